//! The end of the consultation: the outcome, and whether the note is in the record.

use crate::domain::command::NoteBlock;
use crate::domain::intent::AbsenceCheck;
use crate::domain::outcome::Outcome;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::time::{Millis, Timestamp};

/// A block of the note as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Different for different lines.
    pub(super) fingerprint: u64,
    /// Whether it has no lines.
    pub(super) is_empty: bool,
}

/// Whether a block of the note was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
enum Copied {
    #[default]
    No,
    /// As it is now, or was before a reload: its fingerprint is noted at the end of the step.
    AsItIs,
    /// With this fingerprint. A block with other lines counts as not copied.
    With(u64),
}

impl Copied {
    fn is_yes(self) -> bool {
        self != Self::No
    }

    fn sync(&mut self, now: Block) {
        *self = match *self {
            Self::AsItIs => Self::With(now.fingerprint),
            Self::With(copied) if copied != now.fingerprint => Self::No,
            same => same,
        };
    }
}

/// The end of the consultation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Closing {
    outcome: Option<Outcome>,
    /// What the clinician stated when the outcome was "did not attend".
    absence: Option<AbsenceCheck>,
    /// The outcome that the host page was notified of.
    published: Option<Outcome>,
    record: Copied,
    deviations: Copied,
    /// Whether the note has a second block now.
    has_deviations: bool,
    /// Whether it tells of more than what the press that finishes states.
    has_other_deviations: bool,
    /// When the record was sent, and as what it counts as copied once it is confirmed.
    sent: Option<(Timestamp, Copied)>,
    closes_with_meeting: bool,
}

impl Closing {
    /// How it ended.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// What the clinician stated when the outcome was "did not attend".
    pub fn absence(&self) -> Option<AbsenceCheck> {
        self.absence
    }

    /// Whether the record, as it is now, was taken over: copied by a person, or confirmed by the record system.
    pub fn note_is_copied(&self) -> bool {
        self.record.is_yes()
    }

    /// Whether there is something for the deviation system that was not copied as it is now.
    pub fn deviations_wait(&self) -> bool {
        self.has_deviations && !self.deviations.is_yes()
    }

    /// The same for what remains for the deviation system after the press that finishes.
    pub(super) fn other_deviations_wait(&self) -> bool {
        self.has_other_deviations && self.deviations_wait()
    }

    /// The blocks that were taken over as they are now.
    pub fn copied(&self) -> Vec<NoteBlock> {
        let is = |block: &NoteBlock| match block {
            NoteBlock::Record => self.record.is_yes(),
            NoteBlock::Deviations => self.deviations.is_yes(),
        };
        NoteBlock::ALL.iter().copied().filter(is).collect()
    }

    /// Whether there is anything for the deviation system.
    pub fn has_deviations(&self) -> bool {
        self.has_deviations
    }

    /// When the note was sent to the record system, while no answer has come.
    pub fn note_sent_at(&self) -> Option<Timestamp> {
        self.sent.map(|(at, _)| at)
    }

    /// Whether the consultation closes by itself when the meeting is over.
    pub fn closes_with_meeting(&self) -> bool {
        self.closes_with_meeting
    }

    pub(super) fn set_closes_with_meeting(&mut self, closes: bool) {
        self.closes_with_meeting = closes;
    }

    /// A person chooses or changes the outcome. A note of another outcome no longer holds, copied or sent.
    pub(super) fn choose(&mut self, outcome: Outcome, absence: AbsenceCheck) {
        if self.outcome != Some(outcome) {
            (self.record, self.sent) = (Copied::No, None);
        }
        self.outcome = Some(outcome);
        self.absence = (outcome == Outcome::PatientAbsent).then_some(absence);
    }

    /// The decision on a technical problem gives the outcome.
    pub(super) fn end_by_decision(&mut self, outcome: Outcome) {
        (self.outcome, self.absence) = (Some(outcome), None);
    }

    pub(super) fn withdraw_outcome(&mut self) {
        (self.outcome, self.absence) = (None, None);
    }

    /// The outcome to notify the host page of: a final one that it was not notified of. It is final once the consultation
    /// is closed.
    pub(super) fn publish(&mut self, closed: bool) -> Option<Outcome> {
        let last = self.outcome.filter(|_| closed);
        let before = std::mem::replace(&mut self.published, last);
        last.filter(|_| last != before)
    }

    /// Takes in what the note is now.
    /// `others`: whether the second block tells of more than what the press that finishes states.
    pub(super) fn sync_note(&mut self, record: Block, deviations: Block, others: bool) {
        self.record.sync(record);
        self.deviations.sync(deviations);
        self.has_deviations = !deviations.is_empty;
        self.has_other_deviations = others;
        if let Some((_, sent)) = &mut self.sent {
            sent.sync(record);
        }
    }

    pub(super) fn copy(&mut self, block: NoteBlock) {
        *self.block(block) = Copied::AsItIs;
    }

    /// Copying failed after all. Returns whether the block counted as copied.
    pub(super) fn copy_failed(&mut self, block: NoteBlock) -> bool {
        std::mem::take(self.block(block)).is_yes()
    }

    fn block(&mut self, block: NoteBlock) -> &mut Copied {
        match block {
            NoteBlock::Record => &mut self.record,
            NoteBlock::Deviations => &mut self.deviations,
        }
    }

    /// Sends the note. Refused while an answer is awaited.
    pub(super) fn send_note(&mut self, at: Timestamp) -> Result<(), Refusal> {
        ensure(self.sent.is_none(), Refusal::NoteUnderWay)?;
        self.sent = Some((at, Copied::AsItIs));
        Ok(())
    }

    /// The record system answers. Refused where no answer is awaited any more.
    pub(super) fn note_answered(&mut self, accepted: bool) -> Result<(), Refusal> {
        let (_, sent) = self.sent.take().ok_or(Refusal::NotInThisPhase)?;
        if accepted {
            self.record = sent;
        }
        Ok(())
    }

    /// Gives up on an answer that is overdue. Returns whether it did.
    pub(super) fn give_up_note(&mut self, longest: Millis, at: Timestamp) -> bool {
        self.sent.take_if(|(sent, _)| at.since(*sent) >= longest).is_some()
    }

    /// After a reload. `copied`: which blocks were copied.
    pub(super) fn restore(
        outcome: Option<Outcome>,
        absence: Option<AbsenceCheck>,
        closed: bool,
        copied: &[NoteBlock],
    ) -> Self {
        let was = |block| if copied.contains(&block) { Copied::AsItIs } else { Copied::No };
        Self {
            outcome,
            absence,
            published: outcome.filter(|_| closed),
            record: was(NoteBlock::Record),
            deviations: was(NoteBlock::Deviations),
            ..Self::default()
        }
    }
}
