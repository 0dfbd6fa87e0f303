//! The end of the consultation: the outcome, and whether the note is in the record.

use crate::domain::outcome::Outcome;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::time::{Millis, Timestamp};

/// The end of the consultation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Closing {
    outcome: Option<Outcome>,
    /// The outcome that the host page was notified of.
    published: Option<Outcome>,
    note_copied: bool,
    note_sent_at: Option<Timestamp>,
    closes_with_meeting: bool,
}

impl Closing {
    /// How it ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// Whether the note was taken over into the record: copied by a person, or confirmed by the record system.
    pub fn note_is_copied(&self) -> bool {
        self.note_copied
    }

    /// When the note was sent to the record system, while no answer has come.
    pub fn note_sent_at(&self) -> Option<Timestamp> {
        self.note_sent_at
    }

    /// Whether the consultation closes by itself when the meeting is over.
    pub fn closes_with_meeting(&self) -> bool {
        self.closes_with_meeting
    }

    pub(super) fn set_closes_with_meeting(&mut self, closes: bool) {
        self.closes_with_meeting = closes;
    }

    /// A person chooses or changes the outcome. A note of another outcome no longer holds, copied or sent.
    pub(super) fn choose(&mut self, outcome: Outcome) {
        if self.outcome != Some(outcome) {
            (self.note_copied, self.note_sent_at) = (false, None);
        }
        self.outcome = Some(outcome);
    }

    /// The decision on a technical problem gives the outcome. The note stays as it is.
    pub(super) fn end_by_decision(&mut self, outcome: Outcome) {
        self.outcome = Some(outcome);
    }

    pub(super) fn withdraw_outcome(&mut self) {
        self.outcome = None;
    }

    /// The outcome to notify the host page of: a final one that it was not notified of. It is final once the consultation
    /// is closed.
    pub(super) fn publish(&mut self, closed: bool) -> Option<Outcome> {
        let last = self.outcome.filter(|_| closed);
        let before = std::mem::replace(&mut self.published, last);
        last.filter(|_| last != before)
    }

    pub(super) fn copy_note(&mut self) {
        self.note_copied = true;
    }

    /// Copying failed after all. Returns whether the note counted as copied.
    pub(super) fn note_copy_failed(&mut self) -> bool {
        std::mem::take(&mut self.note_copied)
    }

    /// Sends the note. Refused while an answer is awaited.
    pub(super) fn send_note(&mut self, at: Timestamp) -> Result<(), Refusal> {
        ensure(self.note_sent_at.is_none(), Refusal::NoteUnderWay)?;
        self.note_sent_at = Some(at);
        Ok(())
    }

    /// The record system answers. Refused where no answer is awaited any more.
    pub(super) fn note_answered(&mut self, accepted: bool) -> Result<(), Refusal> {
        self.note_sent_at.take().ok_or(Refusal::NotInThisPhase)?;
        self.note_copied |= accepted;
        Ok(())
    }

    /// Gives up on an answer that is overdue. Returns whether it did.
    pub(super) fn give_up_note(&mut self, longest: Millis, at: Timestamp) -> bool {
        self.note_sent_at.take_if(|sent| at.since(*sent) >= longest).is_some()
    }

    pub(super) fn restore(outcome: Option<Outcome>, closed: bool, note_copied: bool) -> Self {
        let published = outcome.filter(|_| closed);
        Self { outcome, published, note_copied, ..Self::default() }
    }
}
