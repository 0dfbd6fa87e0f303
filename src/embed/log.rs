//! The session log as a plain object for the host page. Moments are milliseconds since the Unix epoch.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::out::{Plain, word};
use crate::domain::Timestamp;
use crate::runtime::{Counted, LoggedRequirement, SessionLog};

/// The session log of API version 1.
pub fn session_log(log: &SessionLog) -> JsValue {
    let (id, version) = &log.procedure;
    let procedure = Plain::new().with("id", id.as_str()).with("version", version.as_str()).done();
    let judged = log.judged.map_or(JsValue::NULL, |(quality, decision, at)| {
        Plain::new()
            .with("quality", quality)
            .with("decision", decision)
            .with("at", moment(Some(at)))
            .done()
    });
    Plain::new()
        .with("version", 1)
        .with("procedure", procedure)
        .with("setting", log.setting)
        .with("viewer", log.viewer)
        .with("platform", word(log.platform))
        .with("phases", counted(&log.phases))
        .with("requirements", log.requirements.iter().map(requirement).collect::<Array>())
        .with("alerts", counted(&log.alerts))
        .with("faults", counted(&log.faults))
        .with("judged", judged)
        .with("outcome", word(log.outcome))
        .with("charge", word(log.charge))
        .with("reason", word(log.reason.as_deref()))
        .done()
}

fn requirement(r: &LoggedRequirement) -> JsValue {
    Plain::new()
        .with("id", r.id.as_str())
        .with("status", r.status)
        .with("basis", r.basis)
        .with("at", moment(r.at))
        .with("before", moment(r.before))
        .done()
}

fn counted(list: &[Counted]) -> Array {
    let entry = |(kind, often): &Counted| {
        Plain::new()
            .with("kind", *kind)
            .with("times", often.times)
            .with("first", moment(Some(often.first)))
            .with("last", moment(Some(often.last)))
            .done()
    };
    list.iter().map(entry).collect()
}

/// A moment, or null. A number of milliseconds fits into a double for longer than anybody will be treated.
#[allow(clippy::cast_precision_loss)]
fn moment(at: Option<Timestamp>) -> JsValue {
    at.map_or(JsValue::NULL, |at| JsValue::from_f64(at.0 as f64))
}
