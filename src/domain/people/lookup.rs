//! What is known of the whole room without walking it.

use crate::domain::participant::{Participant, ParticipantId};
use crate::domain::tally::Tally;

/// Counts, and who stands in the short lists that are asked for again and again. Numbers are given out in order of
/// arrival, so a list by number is one in that order, and whoever comes last is put in at its end.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Lookup {
    pub(super) tally: Tally,
    /// People who wait.
    pub(super) waiting: Vec<ParticipantId>,
    /// People in the call of whom nobody has said who they are.
    pub(super) unaccounted: Vec<ParticipantId>,
}

impl Lookup {
    /// Adds one, or takes one off.
    pub(super) fn count(&mut self, who: &Participant, by: i32) {
        self.tally.count(who, by);
        for (list, stands) in [
            (&mut self.waiting, who.is_person_waiting()),
            (&mut self.unaccounted, who.is_unaccounted_here()),
        ] {
            match list.binary_search(&who.id) {
                Ok(at) if stands && by < 0 => {
                    list.remove(at);
                }
                Err(at) if stands && by > 0 => list.insert(at, who.id),
                _ => {}
            }
        }
    }
}
