//! Whether the note was taken over into the record, or is on its way there.

use crate::domain::refusal::Refusal;
use crate::domain::time::{Millis, Timestamp};

/// Where the note is.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NoteState {
    copied: bool,
    under_way_since: Option<Timestamp>,
}

impl NoteState {
    /// Whether the note was taken over into the record: copied by a person, or confirmed by the record system.
    pub fn is_copied(&self) -> bool {
        self.copied
    }

    /// Since when the note is on its way to the record system without an answer.
    pub fn under_way_since(&self) -> Option<Timestamp> {
        self.under_way_since
    }

    pub fn copy(&mut self) {
        self.copied = true;
    }

    /// Copying failed after all. Returns whether the note counted as copied.
    pub fn copy_failed(&mut self) -> bool {
        std::mem::take(&mut self.copied)
    }

    /// Sends the note. Refused while one is on its way.
    pub fn send(&mut self, at: Timestamp) -> Result<(), Refusal> {
        if self.under_way_since.is_some() {
            return Err(Refusal::NoteUnderWay);
        }
        self.under_way_since = Some(at);
        Ok(())
    }

    /// The record system answers. An answer about a note that is not waited for any more is refused.
    pub fn answered(&mut self, accepted: bool) -> Result<(), Refusal> {
        self.under_way_since.take().ok_or(Refusal::NotInThisPhase)?;
        self.copied |= accepted;
        Ok(())
    }

    /// Gives up on an answer that is overdue. Returns whether it did.
    pub fn give_up(&mut self, longest: Millis, at: Timestamp) -> bool {
        let overdue = self.under_way_since.is_some_and(|sent| at.since(sent) >= longest);
        if overdue {
            self.under_way_since = None;
        }
        overdue
    }

    pub fn restore(copied: bool) -> Self {
        Self { copied, under_way_since: None }
    }
}
