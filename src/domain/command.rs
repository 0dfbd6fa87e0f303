//! What the domain asks the world to do. Data only: the runtime carries it out.

use super::admission::{Admission, Declined};
use super::alert::{AlertKind, Severity};
use super::capability::Action;
use super::outcome::{Charge, Outcome, Reason};
use super::participant::ParticipantKey;
use super::phase::PhaseWord;
use super::procedure::RequirementId;
use super::requirement::{Basis, Status};

/// Something the outside world shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the video platform.
    Platform(Action),
    /// To the video platform, about one participant.
    PlatformFor(Action, ParticipantKey),
    /// To the host page.
    Host(Notice),
    /// Offer the appointment as a calendar file.
    SaveCalendar,
    /// Take microphone and camera for the panel's own test, or let go of them.
    TestDevices(bool),
    /// Put the note on the clipboard.
    CopyNote,
    /// Send the note to the record system.
    SendNote,
    /// Keep what may be kept of this consultation across a reload.
    Save,
    /// Forget what was kept.
    Wipe,
}

/// Why something asked of the platform is taken to have failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Failed {
    /// The room did not show it in the procedure's time.
    NotShown,
    /// The room did not take it.
    Declined(Declined),
}

/// What the host page is told. Never a name, an id or a word anybody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The phase changed.
    PhaseChanged {
        /// Before.
        from: PhaseWord,
        /// Now.
        to: PhaseWord,
    },
    /// A requirement changed.
    RequirementChanged {
        /// Which.
        id: RequirementId,
        /// Its status now.
        status: Status,
        /// How we know.
        basis: Basis,
    },
    /// An alert came up or went away.
    AlertChanged {
        /// What it is about.
        kind: AlertKind,
        /// How grave.
        severity: Severity,
        /// The requirement it comes from.
        requirement: Option<RequirementId>,
        /// It stands now.
        active: bool,
    },
    /// The consultation has an outcome.
    OutcomeChosen {
        /// How it ended.
        outcome: Outcome,
        /// What the patient owes by the procedure.
        charge: Charge,
        /// Why.
        reason: Reason,
    },
    /// The platform did not do what it was asked.
    CommandFailed(Action, Failed),
    /// The panel itself is not let into the conference, which has a code.
    NotLetIn(Admission),
    /// The record system did not say in time whether it has the note.
    NoteUnanswered,
}
