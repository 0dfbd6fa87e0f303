//! Problems of the panel itself, and refusals of intents, in words for the person at the screen.

use super::prelude::*;
use crate::domain::{Declined, Failed, Procedure, Refusal, worded};

worded! {
    /// A problem of the panel, or of what it was given, that a person should know about.
    Trouble {
        /// An attribute or property of the element has an invalid value.
        InvalidAttribute = "invalid-attribute",
        /// There is no source of events for the platform on this page.
        NoSource = "no-source",
        /// A message of the video system could not be read.
        BadMessage = "bad-message",
        /// The requested procedure cannot be used; another one is used instead.
        ProcedureInvalid = "procedure-invalid",
        /// The state of the consultation cannot be kept across a reload.
        StorageUnavailable = "storage-unavailable",
        /// The kept state could not be read and has been dropped.
        StateDropped = "state-dropped",
        /// The video system did not carry out a command.
        CommandFailed = "command-failed",
        /// The panel is a guest, and only hosts may give the command.
        CommandNotAllowed = "command-not-allowed",
        /// The video system did not answer a command.
        CommandNoAnswer = "command-no-answer",
        /// The panel is not connected to the room it sent a command to.
        CommandNotIn = "command-not-in",
        /// The note could not be copied to the clipboard.
        CopyFailed = "copy-failed",
        /// The record system did not confirm the note.
        SendFailed = "send-failed",
    }
}

impl Trouble {
    /// The problems of a command. The next command clears them from the screen.
    pub const COMMANDS: [Self; 4] =
        [Self::CommandFailed, Self::CommandNotAllowed, Self::CommandNoAnswer, Self::CommandNotIn];

    /// The problem to show for a failed command.
    pub const fn of_command(failed: Failed) -> Self {
        match failed {
            Failed::Declined(Declined::NotAllowed) => Self::CommandNotAllowed,
            Failed::Declined(Declined::NoAnswer) => Self::CommandNoAnswer,
            Failed::Declined(Declined::NotIn) => Self::CommandNotIn,
            Failed::Declined(Declined::NotDone) | Failed::NotShown => Self::CommandFailed,
        }
    }

    /// The error code that the host page receives: one for all that was not carried out.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CommandNotAllowed
            | Self::CommandNoAnswer
            | Self::CommandNotIn
            | Self::CopyFailed
            | Self::SendFailed => Self::CommandFailed.word(),
            other => other.word(),
        }
    }

    /// The text for the person at the screen.
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

/// Why an intent was refused, for the person who sent it.
pub fn refusal_line(
    refusal: Refusal,
    c: &Consultation,
    procedure: &Procedure,
    at: Timestamp,
) -> Message {
    let key = match refusal {
        Refusal::WaitNotOver => {
            return clocked(Key::RefusalWaitNotOver, c.absence_from(procedure).max(at));
        }
        Refusal::UnknownParticipant if c.others_present().is_none_or(|n| n == 0) => {
            Key::RefusalNobodyHere
        }
        Refusal::NotInThisPhase => Key::RefusalNotInThisPhase,
        Refusal::AfterEnd => Key::RefusalAfterEnd,
        Refusal::NotInCall => Key::RefusalNotInCall,
        Refusal::UnknownParticipant => Key::RefusalUnknownParticipant,
        Refusal::NotForThisViewer => Key::RefusalNotForThisViewer,
        Refusal::NotForThisSetting => Key::RefusalNotForThisSetting,
        Refusal::MethodNotAccepted => Key::RefusalMethodNotAccepted,
        Refusal::ProcedureForbids => Key::RefusalProcedureForbids,
        Refusal::TooLate => Key::RefusalTooLate,
        Refusal::RequirementNotHere => Key::RefusalRequirementNotHere,
        Refusal::PlatformCannot => Key::RefusalPlatformCannot,
        Refusal::PlatformTells => Key::RefusalPlatformTells,
        Refusal::OutsiderStillHere => Key::RefusalOutsiderStillHere,
        Refusal::SomebodyUnaccounted => Key::RefusalSomebodyUnaccounted,
        Refusal::FaultWasSeen => Key::RefusalFaultWasSeen,
        Refusal::PhoneFirst => Key::RefusalPhoneFirst,
        Refusal::SomebodyCame => Key::RefusalSomebodyCame,
        Refusal::OutcomeRuledOut => Key::RefusalOutcomeRuledOut,
        Refusal::OutcomeOpen => Key::RefusalOutcomeOpen,
        Refusal::NoAppointmentTime => Key::RefusalNoAppointmentTime,
        Refusal::NoRecordSystem => Key::RefusalNoRecordSystem,
        Refusal::NoteUnderWay => Key::RefusalNoteUnderWay,
    };
    key.into()
}
