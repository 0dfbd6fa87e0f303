//! Who is in the room, who is expected, how many are counted, and whether all have introduced themselves.

mod attendance;
mod attribution;
mod counts;
mod expected;
mod list;
mod roll_call;
mod tally;

pub use attendance::{Attendance, TookPart};
pub use counts::Counts;
pub use expected::{Announced, Expectations};
pub use list::{Arrival, ParticipantList};
pub use roll_call::RollCall;
pub use tally::Tally;

use crate::domain::attested::Attested;
use crate::domain::capability::Action;
use crate::domain::participant::{
    Expected, Participant, ParticipantId, ParticipantKey, Role, Sighting,
};
use crate::domain::time::Timestamp;

/// Everybody in the room, and everybody who is expected.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct People {
    list: ParticipantList,
    expected: Expectations,
    counts: Counts,
    roll_call: RollCall,
    attendance: Attendance,
}

/// What others read.
impl People {
    /// Everybody, in order of arrival.
    pub fn iter(&self) -> impl Iterator<Item = &Participant> {
        self.list.iter()
    }

    /// One participant.
    pub fn get(&self, id: ParticipantId) -> Option<&Participant> {
        self.list.get(id)
    }

    /// The participant with this handle of the platform's, while they are listed.
    pub fn by_key(&self, key: &ParticipantKey) -> Option<ParticipantId> {
        self.list.by_key(key)
    }

    /// The handles of all who are in the call or wait, in order of arrival.
    pub fn keys(&self) -> Vec<ParticipantKey> {
        self.list.keys()
    }

    /// The counts of the list.
    pub fn tally(&self) -> &Tally {
        self.list.tally()
    }

    /// People who wait to be let in, in order of arrival.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.list.waiting()
    }

    /// People in the call whom nobody has identified, in order of arrival.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Participant> {
        self.list.unaccounted()
    }

    /// People in the call whom nothing identifies, in order of arrival; at most `limit`.
    pub fn nameless(&self, limit: usize) -> Vec<ParticipantId> {
        self.list.nameless(limit)
    }

    /// The participant taken for the viewer.
    pub fn viewer(&self) -> Option<ParticipantId> {
        self.list.viewer()
    }

    /// Who shows a screen, when the platform reports it.
    pub fn presenter(&self) -> Option<&Participant> {
        self.list.presenter()
    }

    /// Who is expected, when the host page or the clinician said so.
    pub fn expected(&self) -> Option<&Announced> {
        self.expected.announced()
    }

    /// The roles of those whom the clinician added to the expected.
    pub fn added(&self) -> &[Role] {
        self.expected.added()
    }

    /// How many others the platform or a person counts.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How many are counted and not listed; zero while the two may still catch up with each other.
    pub fn unlisted(&self, at: Timestamp) -> u32 {
        self.counts.unlisted(self.tally().in_call(), at)
    }

    /// Everybody has introduced themselves; the number is of those off camera.
    pub fn roll_call(&self) -> &Attested<u32> {
        self.roll_call.attested()
    }

    /// When the participant list was last looked at.
    pub fn list_looked_at(&self) -> Option<Timestamp> {
        self.roll_call.list_looked_at()
    }

    /// Who was in the call and when they first came.
    pub fn attendance(&self) -> &Attendance {
        &self.attendance
    }
}

/// What events and intents change.
impl People {
    /// Takes in what the platform reports of one participant. `lists_viewer`: the platform lists the viewer too.
    pub fn see(&mut self, seen: Sighting, lists_viewer: bool) -> Arrival {
        self.list.see(seen, self.expected.announced(), lists_viewer)
    }

    /// An arrival may be reported before the count that includes it: whoever is listed is here.
    pub fn count_arrived(&mut self) {
        self.counts.at_least(self.list.tally().in_call());
    }

    /// Somebody left. Returns them as they were before; `None` if no such participant is in the room.
    pub fn gone(&mut self, key: Option<&ParticipantKey>) -> Option<Participant> {
        let before = self.tally().in_call();
        let gone = self.list.gone(key)?;
        self.counts.departed(before, self.list.tally().in_call());
        Some(gone)
    }

    /// The viewer is out of the room: nobody in it is known any more.
    pub fn leave_room(&mut self) {
        self.list.clear();
        self.counts = Counts::default();
    }

    /// The host page announces who is expected.
    pub fn announce(&mut self, list: Vec<Expected>) {
        self.expected.announce(list);
        self.match_expected();
    }

    /// The clinician adds somebody. `usual`: the role that is expected where nobody was announced.
    pub fn expect_also(&mut self, role: Role, usual: Role) {
        self.expected.add(role, usual);
        self.match_expected();
    }

    /// The clinician takes back one whom they added. Changes nothing where there is none.
    pub fn expect_fewer(&mut self, role: Role, usual: Role) {
        if self.expected.remove(role, usual) {
            self.match_expected();
        }
    }

    /// Puts back whom the clinician added before a reload.
    pub fn restore_added(&mut self, added: Vec<Role>, usual: Role) {
        self.expected = Expectations::restore(added, usual);
    }

    fn match_expected(&mut self) {
        if let Some(announced) = self.expected.announced() {
            self.list.match_expected(announced);
        }
    }

    /// The list, for what a person says of one participant.
    pub fn list_mut(&mut self) -> &mut ParticipantList {
        &mut self.list
    }

    /// Notes what the room was asked to do with a participant; `None` when that is over.
    pub fn set_asked(&mut self, id: ParticipantId, asked: Option<Action>) {
        self.list.set_asked(id, asked);
    }

    /// Brings up to date since when count and list differ, and how many of the unlisted are accounted for.
    pub fn sync_counts(&mut self, at: Timestamp) {
        self.counts.sync(self.list.tally().in_call(), at);
    }

    /// A roll call accounts for everybody who is counted and not listed.
    pub fn account_for_unlisted(&mut self, at: Timestamp) {
        self.counts.account_for(self.unlisted(at));
    }

    pub fn counts_mut(&mut self) -> &mut Counts {
        &mut self.counts
    }

    pub fn roll_call_mut(&mut self) -> &mut RollCall {
        &mut self.roll_call
    }

    pub fn attendance_mut(&mut self) -> &mut Attendance {
        &mut self.attendance
    }
}
