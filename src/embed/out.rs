//! Plain objects for the host page.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::domain::{Admission, AdmissionFailure, Command, Declined, Failed, Notice};
use crate::runtime::Report;
use crate::view_model::Trouble;

/// A value as a plain object: maps become objects, and what is unknown becomes null.
pub fn plain(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::json_compatible();
    // Only a number beyond 53 bits cannot be written, and none of ours is of such a type.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// Builds a plain object. A fresh object takes every property, so setting cannot fail.
pub struct Plain(Object);

impl Plain {
    pub fn new() -> Self {
        Self(Object::new())
    }

    pub fn with(self, name: &str, value: impl Into<JsValue>) -> Self {
        let set = Reflect::set(&self.0, &name.into(), &value.into());
        debug_assert!(set.is_ok(), "a fresh object takes every property");
        self
    }

    pub fn done(self) -> JsValue {
        self.0.into()
    }
}

/// A word, or null.
pub fn word(word: Option<&str>) -> JsValue {
    word.map_or(JsValue::NULL, JsValue::from_str)
}

/// A count, or null where nobody can tell.
fn count(count: Option<u32>) -> JsValue {
    count.map_or(JsValue::NULL, JsValue::from)
}

/// The error event's detail.
pub fn error(code: &str, message: &str) -> JsValue {
    Plain::new().with("code", code).with("message", message).done()
}

/// The report of API version 1.
pub fn report(report: &Report) -> JsValue {
    let requirements: Array = report
        .requirements
        .iter()
        .map(|r| {
            Plain::new()
                .with("id", r.id.as_str())
                .with("status", r.status)
                .with("basis", r.basis)
                .done()
        })
        .collect();
    let alerts: Array = report
        .alerts
        .iter()
        .map(|a| {
            Plain::new()
                .with("kind", a.kind)
                .with("severity", a.severity)
                .with("requirement", word(a.requirement.as_ref().map(|id| id.as_str())))
                .done()
        })
        .collect();
    let lock = Plain::new().with("state", report.lock.0).with("basis", report.lock.1).done();
    let participants = Plain::new()
        .with("present", count(report.present))
        .with("waiting", count(report.waiting))
        .with("unexpected", count(report.unexpected))
        .with("notIntroduced", count(report.not_introduced))
        .with("machines", count(report.machines))
        .done();
    let identity = Plain::new()
        .with("patient", report.patient_identity)
        .with("clinician", report.clinician_identity)
        .done();
    Plain::new()
        .with("version", 1)
        .with("phase", report.phase)
        .with("setting", report.setting)
        .with("viewer", report.viewer)
        .with("platform", word(report.platform))
        .with("lock", lock)
        .with("participants", participants)
        .with("identity", identity)
        .with("requirements", requirements)
        .with("alerts", alerts)
        .with("outcome", word(report.outcome))
        .with("charge", word(report.charge))
        .with("reason", word(report.reason.as_deref()))
        .done()
}

/// A notice as event name and detail; `None` for what is no notice.
pub fn notice(command: &Command) -> Option<(&'static str, JsValue)> {
    let Command::Host(notice) = command else { return None };
    Some(match notice {
        Notice::RequirementChanged { id, status, basis } => (
            "trygtrom-requirementchange",
            Plain::new()
                .with("id", id.as_str())
                .with("status", status.word())
                .with("basis", basis.word())
                .done(),
        ),
        later => later_notice(later)?,
    })
}

/// The same for what no start tells of.
#[inline(never)]
fn later_notice(notice: &Notice) -> Option<(&'static str, JsValue)> {
    Some(match notice {
        Notice::RequirementChanged { .. } => return None,
        Notice::PhaseChanged { from, to } => (
            "trygtrom-phasechange",
            Plain::new().with("from", from.word()).with("to", to.word()).done(),
        ),
        Notice::AlertChanged { kind, severity, requirement, active } => (
            "trygtrom-alert",
            Plain::new()
                .with("kind", kind.word())
                .with("severity", severity.word())
                .with("requirement", word(requirement.as_ref().map(|id| id.as_str())))
                .with("active", *active)
                .done(),
        ),
        Notice::OutcomeChosen { outcome, charge, reason } => (
            "trygtrom-outcome",
            Plain::new()
                .with("outcome", outcome.word())
                .with("charge", charge.word())
                .with("reason", reason.word())
                .done(),
        ),
        Notice::NotLetIn(admission) => {
            ("trygtrom-error", error(admission.code().unwrap_or_default(), not_let_in(*admission)))
        }
        Notice::NoteUnanswered => (
            "trygtrom-error",
            error(
                Trouble::SendFailed.code(),
                "The record system did not answer in time whether it has the note. Check that \
                 \"appointment.smart.origin\" is that of the window which opened or holds this page.",
            ),
        ),
        Notice::CommandFailed(action, why) => {
            let word = action.word();
            let message = match why {
                Failed::NotShown => format!(
                    "The video platform did not show that it did \"{word}\" within the procedure's time. \
                     Check that this page may send commands to the room."
                ),
                Failed::Declined(why) => format!("\"{word}\" was not done: {}.", declined(*why)),
            };
            ("trygtrom-error", error(Trouble::of_command(*why).code(), &message))
        }
    })
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
        Admission::AdmissionFailure { why, .. } => why,
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
