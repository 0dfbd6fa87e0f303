//! When time alone changes something. There is no other ticking.

use super::Consultation;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::time::Timestamp;

impl Consultation {
    /// When time alone will change something next.
    pub fn next_wake(&self, procedure: &Procedure, at: Timestamp) -> Option<Timestamp> {
        let times = &procedure.policies.times;
        let unlocked_since = self.unlocked_since();
        let pending = self.pending.first_asked();
        let unconfirmed = [pending, self.closing().note_sent_at()].into_iter().flatten().min();
        let feed = self.call().feed_expires_at().filter(|_| self.phase() != Phase::Closed);
        [
            self.people().counts().settles_at(),
            feed,
            unlocked_since.map(|since| since.plus(times.lock_grows)),
            unlocked_since.map(|since| since.plus(times.lock_insists)),
            self.list_look_due(procedure),
            self.absence_to_offer(procedure),
            unconfirmed.map(|asked| asked.plus(times.command_failed)),
        ]
        .into_iter()
        .flatten()
        .filter(|wake| *wake > at)
        .min()
    }

    /// Since when all are there in a room that is not known to be locked.
    fn unlocked_since(&self) -> Option<Timestamp> {
        let unlocked = self.phase().is_live() && self.locked().is_none_or(|lock| !lock.value);
        self.people().counts().complete_since().filter(|_| unlocked)
    }

    fn list_look_due(&self, procedure: &Procedure) -> Option<Timestamp> {
        let last = self.people().list_looked_at().unwrap_or(self.phase_since());
        let talking = self.phase() == Phase::Conversation;
        talking.then(|| last.plus(procedure.policies.times.list_look))
    }

    fn absence_to_offer(&self, procedure: &Procedure) -> Option<Timestamp> {
        let under_way = self.phase().is_live() || self.phase() == Phase::Closing;
        let nobody = !self.anyone_came() && self.closing().outcome().is_none();
        (under_way && nobody).then(|| self.absence_from(procedure))
    }
}
