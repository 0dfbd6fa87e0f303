//! The events of the element: what the host page is told, with typed details that serialise to the interfaces of
//! `www/element/index.d.ts`.

use serde::Serialize;

use super::report::{ReportedRequirement, written};
use crate::domain::{Admission, AdmissionFailure, Declined, Failed, Notice};
use crate::view_model::Trouble;

/// An event of the element. It serialises to its `detail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum HostEvent {
    /// The consultation is in another phase.
    PhaseChange(PhaseChange),
    /// A requirement has another status.
    RequirementChange(ReportedRequirement),
    /// An alert was raised, or is over.
    Alert(AlertChange),
    /// The outcome was chosen.
    Outcome(ChosenOutcome),
    /// Something is wrong that an integrator can mend.
    Error(ErrorDetail),
}

/// From one phase to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseChange {
    /// The phase before.
    pub from: &'static str,
    /// The phase now.
    pub to: &'static str,
}

/// An alert was raised, or is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlertChange {
    /// What it is about.
    pub kind: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// The id of the requirement it comes from.
    pub requirement: Option<String>,
    /// Raised, or over.
    pub active: bool,
}

/// An outcome with what the patient owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChosenOutcome {
    /// How the consultation ended.
    pub outcome: &'static str,
    /// What the patient owes.
    pub charge: &'static str,
    /// Why.
    pub reason: String,
}

/// What is wrong, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorDetail {
    /// A public error code.
    pub code: &'static str,
    /// For the integrator.
    pub message: String,
}

impl HostEvent {
    /// An error event.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::Error(ErrorDetail { code, message: message.into() })
    }

    /// The name under which the element dispatches it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PhaseChange(_) => "trygtrom-phasechange",
            Self::RequirementChange(_) => "trygtrom-requirementchange",
            Self::Alert(_) => "trygtrom-alert",
            Self::Outcome(_) => "trygtrom-outcome",
            Self::Error(_) => "trygtrom-error",
        }
    }
}

impl From<&Notice> for HostEvent {
    fn from(notice: &Notice) -> Self {
        match notice {
            Notice::RequirementChanged { id, status, basis } => {
                Self::RequirementChange(ReportedRequirement {
                    id: written(id),
                    status: status.word(),
                    basis: basis.word(),
                })
            }
            Notice::PhaseChanged { from, to } => {
                Self::PhaseChange(PhaseChange { from: from.word(), to: to.word() })
            }
            Notice::AlertChanged { kind, severity, requirement, active } => {
                Self::Alert(AlertChange {
                    kind: kind.word(),
                    severity: severity.word(),
                    requirement: requirement.as_ref().map(written),
                    active: *active,
                })
            }
            Notice::OutcomeChosen { outcome, charge, reason } => Self::Outcome(ChosenOutcome {
                outcome: outcome.word(),
                charge: charge.word(),
                reason: reason.word().to_owned(),
            }),
            Notice::NotLetIn(admission) => {
                Self::error(admission.code().unwrap_or_default(), not_let_in(*admission))
            }
            Notice::NoteUnanswered => Self::error(
                Trouble::SendFailed.code(),
                "The record system did not answer in time whether it has the note. Check that \
                 \"appointment.smart.origin\" is that of the window which opened or holds this page.",
            ),
            Notice::CommandFailed(action, why) => {
                let word = action.word();
                let message = match why {
                    Failed::NotShown => format!(
                        "The video platform did not show that it did \"{word}\" within the procedure's time. \
                         Check that this page may send commands to the room."
                    ),
                    Failed::Declined(why) => {
                        format!("\"{word}\" was not done: {}.", declined(*why))
                    }
                };
                Self::error(Trouble::of_command(*why).code(), message)
            }
        }
    }
}

/// For the integrator: why the panel is not in the conference, and how to mend it.
const fn not_let_in(admission: Admission) -> &'static str {
    let why = match admission {
        Admission::Pin { wrong: true, .. } => {
            return "The conference does not take this PIN. The panel asks again.";
        }
        Admission::Asked | Admission::Waiting | Admission::In | Admission::Pin { .. } => {
            return "The conference asks for a PIN. The panel asks the person for it.";
        }
        Admission::Failed { why, .. } => why,
    };
    match why {
        AdmissionFailure::Unreachable => {
            "The conference node did not answer. It may be down, this page's policy may forbid the request \
             (connect-src), or the node may not let this origin read its answers (CORS): a page cannot tell these \
             apart. The panel tries again by itself."
        }
        AdmissionFailure::Busy => {
            "The conference node answers that it cannot take the panel just now."
        }
        AdmissionFailure::NotANode => {
            "What answers at the address in \"node\" is no conference node: a portal's page, or a proxy's. Check the \
             address. The panel tries again by itself."
        }
        AdmissionFailure::BadAddress => {
            "\"node\" must be a host name or an https address without a path, and \"conference\" an alias."
        }
        AdmissionFailure::UnknownConference => {
            "The node knows no conference of the alias in \"conference\"."
        }
        AdmissionFailure::TooManyTries => {
            "The conference was given a wrong PIN too often, and takes none for a while."
        }
        AdmissionFailure::Full => {
            "No more participants may join the conference. The panel counts as one."
        }
        AdmissionFailure::SignOn => {
            "The conference wants its participants to sign on, which the panel cannot."
        }
        AdmissionFailure::Refused
        | AdmissionFailure::PutOut
        | AdmissionFailure::NotLetIn
        | AdmissionFailure::Alone
        | AdmissionFailure::Ended
        | AdmissionFailure::Left => {
            "The conference lets the panel in neither as host nor as guest."
        }
    }
}

/// For the integrator: why a command was not done.
const fn declined(why: Declined) -> &'static str {
    match why {
        Declined::NotAllowed => {
            "the panel is a guest in the conference, and only hosts may; it was let in without the host's PIN"
        }
        Declined::NoAnswer => "the conference node did not answer",
        Declined::NotIn => "the panel is not in the conference",
        Declined::NotDone => "the conference node declined",
    }
}
