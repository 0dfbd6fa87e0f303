//! What needs a person now.

use super::disclosure::Disclosure;
use super::prelude::*;
use super::screen::DisclosureId;
use super::{control, icon, text};
use crate::domain::{Severity, Viewer};
use crate::view_model::AlertView;

#[derive(Properties, PartialEq)]
pub struct AlertsProps {
    /// The alerts, gravest first.
    pub alerts: Vec<Rc<AlertView>>,
    /// Whose panel it is.
    pub viewer: Viewer,
}

/// The gravest alert whole, and each of the others as a line that opens. What is read aloud stands apart from them.
#[component]
pub fn Alerts(AlertsProps { alerts, viewer }: &AlertsProps) -> Html {
    let localizer = use_localizer();
    let mut alerts_in_order = alerts.iter();
    let first = alerts_in_order.next();
    let other = |alert: &Rc<AlertView>| {
        let line = Key::PanelAlertLine
            .with(Var::Label, severity(alert.severity).0)
            .with(Var::State, alert.title.clone());
        html! {
            <Disclosure key={alert.kind.word()} id={DisclosureId::Alert(alert.kind.word())} class="tg-alert-more"
                title={localizer.format(&line)}>
                <Alert alert={Rc::clone(alert)} />
            </Disclosure>
        }
    };
    html! {
        <>
            { spoken(localizer, *viewer, alerts) }
            <div role="group" class="tg-alerts" aria-label={localizer.text(Key::PanelAlerts)}
                data-count={alerts.len().to_string()}>
                if let Some(alert) = first {
                    <Alert key={alert.kind.word()} alert={Rc::clone(alert)} />
                }
                { for alerts_in_order.map(other) }
            </div>
        </>
    }
}

/// The live regions: one line for each alert, gravest first. They are there from the first render, so that the first alert is
/// read aloud too. A grave one interrupts a screen reader for the clinician; for the patient it waits, since whoever is with
/// them may hear it.
fn spoken(localizer: Localizer, viewer: Viewer, alerts: &[Rc<AlertView>]) -> Html {
    let lines = |grave: bool| {
        alerts
            .iter()
            .filter(move |alert| (alert.severity > Severity::Info) == grave)
            .map(|alert| html! { <p key={alert.kind.word()}>{ spoken_line(localizer, alert) }</p> })
            .collect::<Html>()
    };
    let role = if viewer == Viewer::Clinician { "alert" } else { "status" };
    // Not atomic: a new alert is read without those that were there before.
    html! {
        <div class="tg-sr" data-spoken="alerts">
            <div {role} aria-atomic="false">{ lines(true) }</div>
            <div role="status" aria-atomic="false">{ lines(false) }</div>
        </div>
    }
}

/// What is read aloud of an alert: how grave it is, what has happened, and the first thing to do.
pub fn spoken_line(localizer: Localizer, alert: &AlertView) -> String {
    let line = Key::PanelAlertLine
        .with(Var::Label, severity(alert.severity).0)
        .with(Var::State, alert.title.clone());
    let lines = [line].into_iter().chain(alert.body.first().cloned());
    lines.map(|line| localizer.format(&line)).collect::<Vec<_>>().join(". ")
}

/// The word and the colour of a severity.
const fn severity(severity: Severity) -> (Key, &'static str) {
    match severity {
        Severity::Alarm => (Key::PanelSeverityAlarm, "danger"),
        Severity::Caution => (Key::PanelSeverityCaution, "warning"),
        Severity::Info => (Key::PanelSeverityInfo, "info"),
    }
}

#[derive(Properties, PartialEq)]
struct AlertProps {
    alert: Rc<AlertView>,
}

#[component]
fn Alert(AlertProps { alert }: &AlertProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
    let kind = alert.kind.word();
    let id = format!("alert-{kind}");
    let (word, color) = severity(alert.severity);
    let title = AttrValue::from(localizer.format(&alert.title));
    html! {
        <article class="tg-alert" data-alert={kind} data-severity={alert.severity.word()}
            data-color={color} data-hold={id.clone()} aria-labelledby={id.clone()}>
            <h3 aria-level={level.of_part()} id={id.clone()} class="tg-alert-title" tabindex="-1">
                { icon::severity(alert.severity) }
                <span>
                    <span class="tg-eyebrow">{ localizer.text(word) }<span class="tg-sr">{ ": " }</span></span>
                    { title.clone() }
                </span>
            </h3>
            { text::body(localizer, &alert.body) }
            { control::row(localizer, &alert.controls, &id) }
            { text::sources(localizer, alert.sources.as_ref(), &id, &title) }
        </article>
    }
}
