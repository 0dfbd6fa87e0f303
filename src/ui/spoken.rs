//! What a screen reader is told of alerts and notices: a line each, in live regions that hold nothing else.

use super::prelude::*;
use crate::domain::{Severity, Viewer};
use crate::view_model::{AlertView, ViewModel};

/// How a screen reader takes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It interrupts what is being read.
    Interrupts,
    /// It waits until nothing else is read.
    Waits,
}

/// A line of a live region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenLine {
    /// Tells the line from the others of its region.
    pub key: String,
    /// How it is taken.
    pub urgency: Urgency,
    /// Its words.
    pub text: String,
}

/// The lines of the alerts, gravest first. A grave one interrupts the clinician's screen reader; the patient's it does not, since
/// whoever is with them may hear it.
pub fn alert_lines(
    localizer: Localizer,
    viewer: Viewer,
    alerts: &[Rc<AlertView>],
) -> Vec<SpokenLine> {
    let line = |alert: &Rc<AlertView>| SpokenLine {
        key: alert.kind.word().to_owned(),
        urgency: match (viewer, alert.severity) {
            (Viewer::Clinician, Severity::Alarm | Severity::Caution) => Urgency::Interrupts,
            (Viewer::Clinician, Severity::Info) | (Viewer::Patient, _) => Urgency::Waits,
        },
        text: alert_line(localizer, alert),
    };
    alerts.iter().map(line).collect()
}

/// How grave an alert is, what has happened, and the first thing to do.
fn alert_line(localizer: Localizer, alert: &AlertView) -> String {
    let title = alert_title(localizer, alert);
    let Some(first) = alert.body.first() else { return title };
    let end = if title.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{title}{end} {}", localizer.format(first))
}

/// How grave an alert is, and what has happened.
pub(super) fn alert_title(localizer: Localizer, alert: &AlertView) -> String {
    let line = Key::PanelAlertLine
        .with(Var::Label, severity(alert.severity))
        .with(Var::State, alert.title.clone());
    localizer.format(&line)
}

/// The word for a severity.
pub(super) const fn severity(severity: Severity) -> Key {
    match severity {
        Severity::Alarm => Key::PanelSeverityAlarm,
        Severity::Caution => Key::PanelSeverityCaution,
        Severity::Info => Key::PanelSeverityInfo,
    }
}

/// The lines of the panel's own problems.
pub fn notice_lines(localizer: Localizer, view: &ViewModel) -> Vec<SpokenLine> {
    let line = |line: &Message| SpokenLine {
        key: (line.key as u16).to_string(),
        urgency: Urgency::Waits,
        text: localizer.format(line),
    };
    view.notices.iter().map(line).collect()
}
