//! For how long the viewer has waited: for whoever is expected, for somebody who dropped out, or until the line is better.
//!
//! It is counted in whole minutes, so that time changes the screen once a minute and only while somebody waits.

use super::{Consultation, OwnPresence};
use crate::domain::outcome::Decision;
use crate::domain::phase::Phase;
use crate::domain::time::{Millis, Timestamp};

impl Consultation {
    /// The whole minutes that the viewer has waited; 0 while they do not wait.
    pub fn waited(&self) -> u32 {
        self.waited
    }

    /// Since when the viewer waits.
    fn waiting_since(&self) -> Option<Timestamp> {
        if !self.phase().is_live() || self.call().presence() == OwnPresence::Out {
            return None;
        }
        let assessment = self.quality().assessment();
        let waits = |(_, decision, at)| (decision == Decision::Wait).then_some(at);
        let decided = assessment.judged.filter(|_| assessment.open).and_then(waits);
        let nobody_yet = self.phase() == Phase::Admission
            && self.others_present() == Some(0)
            && !self.anyone_came();
        let expected = self.call().first_joined().filter(|_| nobody_yet);
        self.quality().participant_lost_since().or(decided).or(expected)
    }

    pub(super) fn sync_waited(&mut self, at: Timestamp) {
        let minutes = self.waiting_since().map_or(0, |since| at.since(since).0 / 60_000);
        self.waited = u32::try_from(minutes).unwrap_or(u32::MAX);
    }

    /// When one more minute has passed.
    pub(super) fn waited_changes_at(&self) -> Option<Timestamp> {
        let since = self.waiting_since()?;
        Some(since.plus(Millis::minutes(u64::from(self.waited) + 1)))
    }
}
