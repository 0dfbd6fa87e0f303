//! What needs a person now.

use super::disclosure::Disclosure;
use super::prelude::*;
use super::screen::DisclosureId;
use super::spoken::{Urgency, alert_lines, alert_title, severity};
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
    // All in one list with keys, so that another alert leaves the elements of those that stand as they are.
    let one = |(place, alert): (usize, &Rc<AlertView>)| {
        let key = alert.kind.word();
        if place == 0 {
            return html! { <Alert {key} alert={Rc::clone(alert)} /> };
        }
        html! {
            <Disclosure {key} id={DisclosureId::Alert(alert.kind.word())} class="tg-alert-more"
                title={alert_title(localizer, alert)}>
                <Alert alert={Rc::clone(alert)} />
            </Disclosure>
        }
    };
    html! {
        <>
            { spoken(localizer, *viewer, alerts) }
            <div role="group" class="tg-alerts" aria-label={localizer.text(Key::PanelAlerts)}
                data-count={alerts.len().to_string()}>
                { for alerts.iter().enumerate().map(one) }
            </div>
        </>
    }
}

/// The live regions of the alerts. They are there from the first render, so that the first alert is read aloud too.
fn spoken(localizer: Localizer, viewer: Viewer, alerts: &[Rc<AlertView>]) -> Html {
    let lines = alert_lines(localizer, viewer, alerts);
    let region = |urgency: Urgency| {
        let lines = lines.iter().filter(|line| line.urgency == urgency);
        lines.map(|line| html! { <p key={line.key.clone()}>{ &line.text }</p> }).collect::<Html>()
    };
    // Not atomic: a new alert is read without those that were there before.
    html! {
        <div class="tg-sr" data-spoken="alerts">
            if viewer == Viewer::Clinician {
                <div role="alert" aria-atomic="false">{ region(Urgency::Interrupts) }</div>
            }
            <div role="status" aria-atomic="false">{ region(Urgency::Waits) }</div>
        </div>
    }
}

/// The colour of a severity.
const fn color(severity: Severity) -> &'static str {
    match severity {
        Severity::Alarm => "danger",
        Severity::Caution => "warning",
        Severity::Info => "info",
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
    let title = AttrValue::from(localizer.format(&alert.title));
    html! {
        <article class="tg-alert" data-alert={kind} data-severity={alert.severity.word()}
            data-color={color(alert.severity)} data-hold={id.clone()} aria-labelledby={id.clone()}>
            <h3 aria-level={level.of_part()} id={id.clone()} class="tg-alert-title" tabindex="-1">
                { icon::severity(alert.severity) }
                <span>
                    <span class="tg-eyebrow">{ localizer.text(severity(alert.severity)) }<span class="tg-sr">{ ": " }</span></span>
                    { title.clone() }
                </span>
            </h3>
            { text::body(localizer, &alert.body) }
            { control::row(localizer, &alert.controls, &id) }
            { text::sources(localizer, alert.sources.as_ref(), &id, &title) }
        </article>
    }
}
