//! What needs a person now. Its two live regions stand from the first render, so that the first
//! alert is told too.

use yew::prelude::*;

use super::{control, icon, lines};
use crate::domain::{Intent, Severity};
use crate::i18n::Localizer;
use crate::view_model::{AlertView, Key};

/// The alerts. Grave ones interrupt a screen reader; what is only good to know waits its turn.
pub fn alerts(words: Localizer, all: &[AlertView], send: &Callback<Intent>) -> Html {
    let some = |grave: bool| {
        all.iter()
            .filter(move |a| (a.severity > Severity::Info) == grave)
            .map(|a| alert(words, a, send))
            .collect::<Html>()
    };
    // Not atomic: a new alert is told alone, without all that stood there before it.
    html! {
        <section class="tg-alerts" aria-label={words.text(Key::PanelAlerts)} data-count={all.len().to_string()}>
            <div role="alert" aria-atomic="false">{ some(true) }</div>
            <div role="status" aria-atomic="false">{ some(false) }</div>
        </section>
    }
}

#[inline(never)]
fn alert(words: Localizer, alert: &AlertView, send: &Callback<Intent>) -> Html {
    let kind = alert.kind.word();
    let (severity, color) = match alert.severity {
        Severity::Alarm => (Key::PanelSeverityAlarm, "danger"),
        Severity::Caution => (Key::PanelSeverityCaution, "warning"),
        Severity::Info => (Key::PanelSeverityInfo, "info"),
    };
    html! {
        <article key={kind} class="tg-alert" data-alert={kind} data-severity={alert.severity.word()}
            data-color={color} data-hold={format!("alert-{kind}")}
            aria-labelledby={format!("alert-{kind}")}>
            <h3 id={format!("alert-{kind}")} class="tg-alert-title" tabindex="-1">
                { icon::severity(alert.severity) }
                <span>
                    <span class="tg-eyebrow">{ words.text(severity) }<span class="tg-sr">{ ": " }</span></span>
                    { words.format(&alert.title) }
                </span>
            </h3>
            { lines::body(words, &alert.body) }
            { control::row(words, &alert.controls, &format!("alert-{kind}"), send) }
            { lines::sources(words, alert.sources.as_ref()) }
        </article>
    }
}
