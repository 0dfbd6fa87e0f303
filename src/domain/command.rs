//! What the domain asks the outside to do, as data. `embed` carries it out.

use super::admission::{Admission, Declined};
use super::alert::{AlertKind, Severity};
use super::capability::Action;
use super::outcome::{Charge, Outcome, Reason};
use super::participant::ParticipantKey;
use super::phase::PhaseWord;
use super::procedure::RequirementId;
use super::requirement::{Basis, Status};
use crate::domain::word::worded;

worded! {
    /// A block of the note.
    NoteBlock {
        /// What belongs in the patient's record.
        Record = "record",
        /// What belongs in the hospital's deviation system.
        Deviations = "deviations",
    }
}

/// Something for the outside to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// An action of the video platform.
    Platform(Action),
    /// An action of the video platform on one participant.
    PlatformFor(Action, ParticipantKey),
    /// A notice to the host page.
    Host(Notice),
    /// Offer the appointment as a calendar file.
    SaveCalendar,
    /// Open microphone and camera for the panel's own test, or release them.
    TestDevices(bool),
    /// Copy a block of the note to the clipboard.
    CopyNote(NoteBlock),
    /// Send the note to the record system.
    SendNote,
    /// Store what may be kept of this consultation across a reload.
    Save,
    /// Erase what was stored.
    Wipe,
}

/// Why a platform action counts as failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Failed {
    /// The room did not show the result within the procedure's time limit.
    NotShown,
    /// The room declined it.
    Declined(Declined),
}

/// A notice to the host page. It never holds a name, an id or a text that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The phase changed.
    PhaseChanged {
        /// The previous phase.
        from: PhaseWord,
        /// The current phase.
        to: PhaseWord,
    },
    /// A requirement changed.
    RequirementChanged {
        /// Its id.
        id: RequirementId,
        /// Its current status.
        status: Status,
        /// How it is known.
        basis: Basis,
    },
    /// An alert was raised or cleared.
    AlertChanged {
        /// Its kind.
        kind: AlertKind,
        /// Its severity.
        severity: Severity,
        /// The requirement behind it.
        requirement: Option<RequirementId>,
        /// Whether it is active now.
        active: bool,
    },
    /// The outcome was recorded.
    OutcomeChosen {
        /// The outcome.
        outcome: Outcome,
        /// What the patient owes under the procedure.
        charge: Charge,
        /// The reason for the charge.
        reason: Reason,
    },
    /// The platform did not carry out an action.
    CommandFailed(Action, Failed),
    /// The panel itself is not admitted to the conference; the admission gives the error code.
    NotLetIn(Admission),
    /// The room has been silent too long: what it reported of the lock and of listening machines is unknown again.
    ReportsExpired,
    /// The record system did not confirm the note in time.
    NoteUnanswered,
}
