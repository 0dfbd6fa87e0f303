//! What needs a person now.

use super::prelude::*;
use super::{control, icon, text};
use crate::domain::Severity;
use crate::view_model::AlertView;

#[derive(Properties, PartialEq)]
pub struct AlertsProps {
    /// The alerts, gravest first.
    pub alerts: Vec<Rc<AlertView>>,
}

/// The alerts in two live regions: grave ones interrupt a screen reader, information waits. Both regions are there from
/// the first render, so that the first alert is announced too.
#[component]
pub fn Alerts(AlertsProps { alerts }: &AlertsProps) -> Html {
    let localizer = use_localizer();
    let items = |grave: bool| {
        alerts
            .iter()
            .filter(move |alert| (alert.severity > Severity::Info) == grave)
            .map(|alert| html! { <Alert key={alert.kind.word()} alert={Rc::clone(alert)} /> })
            .collect::<Html>()
    };
    // Not atomic: a new alert is announced without those that were there before.
    html! {
        <section class="tg-alerts" aria-label={localizer.text(Key::PanelAlerts)}
            data-count={alerts.len().to_string()}>
            <div role="alert" aria-atomic="false">{ items(true) }</div>
            <div role="status" aria-atomic="false">{ items(false) }</div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AlertProps {
    alert: Rc<AlertView>,
}

#[component]
fn Alert(AlertProps { alert }: &AlertProps) -> Html {
    let localizer = use_localizer();
    let kind = alert.kind.word();
    let id = format!("alert-{kind}");
    let (severity, color) = match alert.severity {
        Severity::Alarm => (Key::PanelSeverityAlarm, "danger"),
        Severity::Caution => (Key::PanelSeverityCaution, "warning"),
        Severity::Info => (Key::PanelSeverityInfo, "info"),
    };
    html! {
        <article class="tg-alert" data-alert={kind} data-severity={alert.severity.word()}
            data-color={color} data-hold={id.clone()} aria-labelledby={id.clone()}>
            <h3 id={id.clone()} class="tg-alert-title" tabindex="-1">
                { icon::severity(alert.severity) }
                <span>
                    <span class="tg-eyebrow">{ localizer.text(severity) }<span class="tg-sr">{ ": " }</span></span>
                    { localizer.format(&alert.title) }
                </span>
            </h3>
            { text::body(localizer, &alert.body) }
            { control::row(localizer, &alert.controls, &id) }
            { text::sources(localizer, alert.sources.as_ref()) }
        </article>
    }
}
