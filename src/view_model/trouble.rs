//! Troubles of the panel itself, and refusals, in words for the person at the screen.

use super::build::clocked;
use super::text::{Key, Message};
use crate::domain::{Consultation, Declined, Failed, Procedure, Refusal, Timestamp};

/// Something is wrong with the panel or with what it was given, and a person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trouble {
    /// An attribute or property of the element has a value it cannot have.
    InvalidAttribute,
    /// The platform has no source of events here.
    NoSource,
    /// The video system said something that could not be read.
    BadMessage,
    /// The procedure that was asked for cannot be used; another is followed.
    ProcedureInvalid,
    /// What is said in the panel cannot be kept across a reload.
    StorageUnavailable,
    /// What was kept could not be read and is gone.
    StateDropped,
    /// The video system did not do what it was asked.
    CommandFailed,
    /// The panel is a guest, and only hosts may do what it asked for.
    CommandNotAllowed,
    /// Nothing came back when it asked for something.
    CommandNoAnswer,
    /// It is not connected to the room that it asked something of.
    CommandNotIn,
    /// The note could not be put on the clipboard.
    CopyFailed,
    /// The record system did not confirm the note.
    SendFailed,
}

impl Trouble {
    /// Every trouble.
    pub const ALL: [Self; 12] = [
        Self::InvalidAttribute,
        Self::NoSource,
        Self::BadMessage,
        Self::ProcedureInvalid,
        Self::StorageUnavailable,
        Self::StateDropped,
        Self::CommandFailed,
        Self::CommandNotAllowed,
        Self::CommandNoAnswer,
        Self::CommandNotIn,
        Self::CopyFailed,
        Self::SendFailed,
    ];

    /// What can be wrong with a command. A new one takes all of them off the screen.
    pub const COMMANDS: [Self; 4] =
        [Self::CommandFailed, Self::CommandNotAllowed, Self::CommandNoAnswer, Self::CommandNotIn];

    /// The trouble of a command that failed so.
    pub const fn of_command(failed: Failed) -> Self {
        match failed {
            Failed::Declined(Declined::NotAllowed) => Self::CommandNotAllowed,
            Failed::Declined(Declined::NoAnswer) => Self::CommandNoAnswer,
            Failed::Declined(Declined::NotIn) => Self::CommandNotIn,
            Failed::Declined(Declined::NotDone) | Failed::NotShown => Self::CommandFailed,
        }
    }

    /// The code the host page is told.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidAttribute => "invalid-attribute",
            Self::NoSource => "no-source",
            Self::BadMessage => "bad-message",
            Self::ProcedureInvalid => "procedure-invalid",
            Self::StorageUnavailable => "storage-unavailable",
            Self::StateDropped => "state-dropped",
            Self::CommandFailed
            | Self::CommandNotAllowed
            | Self::CommandNoAnswer
            | Self::CommandNotIn
            | Self::CopyFailed
            | Self::SendFailed => "command-failed",
        }
    }

    /// What the person at the screen reads.
    pub(super) const fn key(self) -> Key {
        match self {
            Self::InvalidAttribute => Key::TroubleInvalidAttribute,
            Self::NoSource => Key::TroubleNoSource,
            Self::BadMessage => Key::TroubleBadMessage,
            Self::ProcedureInvalid => Key::TroubleProcedureInvalid,
            Self::StorageUnavailable => Key::TroubleStorageUnavailable,
            Self::StateDropped => Key::TroubleStateDropped,
            Self::CommandFailed => Key::TroubleCommandFailed,
            Self::CommandNotAllowed => Key::TroubleCommandNotAllowed,
            Self::CommandNoAnswer => Key::TroubleCommandNoAnswer,
            Self::CommandNotIn => Key::TroubleCommandNotIn,
            Self::CopyFailed => Key::TroubleCopyFailed,
            Self::SendFailed => Key::TroubleSendFailed,
        }
    }
}

/// Why an intent was turned down, for the person who asked.
pub fn refusal_line(
    refusal: Refusal,
    c: &Consultation,
    procedure: &Procedure,
    at: Timestamp,
) -> Message {
    match refusal {
        Refusal::NotInThisPhase => Key::RefusalNotInThisPhase.into(),
        Refusal::AfterEnd => Key::RefusalAfterEnd.into(),
        Refusal::NotInCall => Key::RefusalNotInCall.into(),
        Refusal::UnknownParticipant if c.others_present().is_none_or(|n| n == 0) => {
            Key::RefusalNobodyHere.into()
        }
        Refusal::UnknownParticipant => Key::RefusalUnknownParticipant.into(),
        Refusal::NotForThisViewer => Key::RefusalNotForThisViewer.into(),
        Refusal::NotForThisSetting => Key::RefusalNotForThisSetting.into(),
        Refusal::MethodNotAccepted => Key::RefusalMethodNotAccepted.into(),
        Refusal::ProcedureForbids => Key::RefusalProcedureForbids.into(),
        Refusal::TooLate => Key::RefusalTooLate.into(),
        Refusal::RequirementNotHere => Key::RefusalRequirementNotHere.into(),
        Refusal::PlatformCannot => Key::RefusalPlatformCannot.into(),
        Refusal::PlatformTells => Key::RefusalPlatformTells.into(),
        Refusal::OutsiderStillHere => Key::RefusalOutsiderStillHere.into(),
        Refusal::SomebodyUnaccounted => Key::RefusalSomebodyUnaccounted.into(),
        Refusal::FaultWasSeen => Key::RefusalFaultWasSeen.into(),
        Refusal::PhoneFirst => Key::RefusalPhoneFirst.into(),
        Refusal::WaitNotOver => clocked(Key::RefusalWaitNotOver, c.absence_from(procedure).max(at)),
        Refusal::SomebodyCame => Key::RefusalSomebodyCame.into(),
        Refusal::OutcomeOpen => Key::RefusalOutcomeOpen.into(),
        Refusal::NoAppointmentTime => Key::RefusalNoAppointmentTime.into(),
        Refusal::NoRecordSystem => Key::RefusalNoRecordSystem.into(),
        Refusal::NoteUnderWay => Key::RefusalNoteUnderWay.into(),
    }
}
