//! How it ended, what the patient owes, and where the note is.

mod charge;
mod note;
mod outcome;

pub use charge::{ChargeFacts, charge};
pub use note::NoteState;
pub use outcome::{ChosenOutcome, implies_problem, reflects_decision};

use crate::domain::outcome::Outcome;
use crate::domain::time::Timestamp;

/// The end of the consultation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Closing {
    outcome: ChosenOutcome,
    note: NoteState,
}

impl Closing {
    /// How it ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome.get()
    }

    /// Where the note is.
    pub fn note(&self) -> &NoteState {
        &self.note
    }

    /// How it ended is chosen or changed. A note of another outcome no longer holds, copied or on its way.
    pub fn choose(&mut self, outcome: Outcome) {
        if self.outcome() != Some(outcome) {
            self.note = NoteState::default();
        }
        self.outcome.set(outcome);
    }

    /// The decision on a technical problem says how it ended. The note stays as it is.
    pub fn end_by_decision(&mut self, outcome: Outcome) {
        self.outcome.set(outcome);
    }

    pub fn withdraw_outcome(&mut self) {
        self.outcome.withdraw();
    }

    pub fn note_mut(&mut self) -> &mut NoteState {
        &mut self.note
    }

    /// The outcome to notify the host page of: a final one that it does not know.
    pub fn publish(&mut self, closed: bool) -> Option<Outcome> {
        self.outcome.publish(closed)
    }

    pub fn restore(outcome: Option<Outcome>, closed: bool, note_copied: bool) -> Self {
        Self {
            outcome: ChosenOutcome::restore(outcome, closed),
            note: NoteState::restore(note_copied),
        }
    }

    /// When a note was sent that nobody has confirmed.
    pub fn note_sent_at(&self) -> Option<Timestamp> {
        self.note.under_way_since()
    }
}
