//! The events of the element for the host page. Their details serialise to the interfaces of `www/element/index.d.ts`.

use serde::Serialize;

use super::ReportedRequirement;
use crate::domain::{
    Admission, AdmissionFailure, AlertKind, Charge, Declined, Failed, Notice, Outcome, PhaseWord,
    Reason, RequirementId, Severity,
};
use crate::view_model::Trouble;

/// An event of the element. It serialises to its `detail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum HostEvent {
    /// The phase of the consultation changed.
    PhaseChange {
        /// The previous phase.
        from: PhaseWord,
        /// The current phase.
        to: PhaseWord,
    },
    /// The status of a requirement changed.
    RequirementChange(ReportedRequirement),
    /// An alert was raised or cleared.
    Alert {
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
    Outcome {
        /// The outcome.
        outcome: Outcome,
        /// What the patient owes.
        charge: Charge,
        /// The reason for the charge.
        reason: Reason,
    },
    /// A fault that an integrator can fix.
    Error {
        /// A public error code.
        code: &'static str,
        /// What is wrong and how to fix it, for the integrator.
        message: String,
    },
}

impl HostEvent {
    /// An error event.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::Error { code, message: message.into() }
    }

    /// The name under which the element dispatches it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PhaseChange { .. } => "trygtrom-phasechange",
            Self::RequirementChange(_) => "trygtrom-requirementchange",
            Self::Alert { .. } => "trygtrom-alert",
            Self::Outcome { .. } => "trygtrom-outcome",
            Self::Error { .. } => "trygtrom-error",
        }
    }
}

impl From<&Notice> for HostEvent {
    fn from(notice: &Notice) -> Self {
        match notice.clone() {
            Notice::RequirementChanged { id, status, basis } => {
                Self::RequirementChange(ReportedRequirement { id, status, basis })
            }
            Notice::PhaseChanged { from, to } => Self::PhaseChange { from, to },
            Notice::AlertChanged { kind, severity, requirement, active } => {
                Self::Alert { kind, severity, requirement, active }
            }
            Notice::OutcomeChosen { outcome, charge, reason } => {
                Self::Outcome { outcome, charge, reason }
            }
            Notice::NotLetIn(admission) => {
                Self::error(admission.code().unwrap_or_default(), not_let_in(admission))
            }
            Notice::ReportsExpired => Self::error(
                "node-unreachable",
                "The panel has not had the room's events for too long, so what they said of the lock and of recordings \
                 is unknown. It goes on by itself once they are back. Check the node, the network, and whether a proxy \
                 ends long answers.",
            ),
            Notice::NoteUnanswered => Self::error(
                Trouble::SendFailed.code(),
                "The record system did not confirm the note in time. Check that \"appointment.smart.origin\" is the \
                 origin of the window that opened or contains this page.",
            ),
            Notice::CommandFailed(action, why) => {
                let action = action.word();
                let message = match why {
                    Failed::NotShown => format!(
                        "The video platform did not confirm \"{action}\" within the procedure's time limit. Check that \
                         this page may send commands to the room."
                    ),
                    Failed::Declined(why) => format!("\"{action}\" failed: {}.", declined(why)),
                };
                Self::error(Trouble::of_command(why).code(), message)
            }
        }
    }
}

/// For the integrator: why the panel is not admitted to the conference, and how to fix it.
const fn not_let_in(admission: Admission) -> &'static str {
    match admission {
        Admission::Pin { wrong: true, .. } => {
            "The conference rejected the PIN. The panel asks again."
        }
        Admission::Asked | Admission::Waiting | Admission::In | Admission::Pin { .. } => {
            "The conference requires a PIN. The panel asks the person for it."
        }
        Admission::Failed { why, .. } => match why {
            AdmissionFailure::Unreachable => {
                "The conference node did not answer. It may be down, this page's policy may forbid the request \
                 (connect-src), or the node may not let this origin read its answers (CORS): a page cannot tell these \
                 apart. The panel tries again by itself."
            }
            AdmissionFailure::Busy => "The conference node cannot admit the panel at the moment.",
            AdmissionFailure::NotANode => {
                "The server at the address in \"node\" is not a conference node; it may be a portal or a proxy. Check \
                 the address. The panel tries again by itself."
            }
            AdmissionFailure::BadAddress => {
                "\"node\" must be a host name or an https address without a path, and \"conference\" an alias."
            }
            AdmissionFailure::UnknownConference => {
                "The node knows no conference with the alias in \"conference\"."
            }
            AdmissionFailure::TooManyTries => {
                "Too many wrong PINs were entered. The conference accepts none for a while."
            }
            AdmissionFailure::Full => {
                "The conference is full. The panel counts as one participant."
            }
            AdmissionFailure::SignOn => {
                "The conference requires participants to sign in, which the panel cannot do."
            }
            AdmissionFailure::Refused
            | AdmissionFailure::PutOut
            | AdmissionFailure::NotLetIn
            | AdmissionFailure::Alone
            | AdmissionFailure::Ended
            | AdmissionFailure::Left => {
                "The conference admits the panel neither as host nor as guest."
            }
        },
    }
}

/// For the integrator: why a command was not done.
const fn declined(why: Declined) -> &'static str {
    match why {
        Declined::NotAllowed => {
            "only hosts may do this, and the panel is connected as a guest; on Join, it joined without the host PIN"
        }
        Declined::NoAnswer => "the room's server did not answer",
        Declined::NotIn => "the panel is not connected to the room",
        Declined::NotDone => "the room declined it, or its version has no such command",
    }
}
