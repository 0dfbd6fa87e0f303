//! Shapes for tones and severities. Each has an outline of its own, so that nothing depends on colour alone.

use yew::prelude::*;

use crate::domain::Severity;
use crate::view_model::Tone;

/// The shape of a tone. It always stands beside words, so it is hidden from screen readers.
pub fn tone(tone: Tone) -> Html {
    let shape = match tone {
        // A check in a filled circle.
        Tone::Good => html! {
            <>
                <circle class="tg-fill" cx="12" cy="12" r="10" />
                <path class="tg-cut" d="m7 12.4 3.4 3.4L17 8.8" />
            </>
        },
        // A hollow circle with a dot.
        Tone::Open => html! {
            <>
                <circle class="tg-line" cx="12" cy="12" r="9" />
                <circle class="tg-fill" cx="12" cy="12" r="3.2" />
            </>
        },
        // A triangle with an exclamation mark.
        Tone::Caution => html! {
            <>
                <path class="tg-line" d="M12 3.2 22 20.8H2Z" />
                <path class="tg-line" d="M12 9.6v5" />
                <circle class="tg-fill" cx="12" cy="17.6" r="1.3" />
            </>
        },
        // A filled octagon with an exclamation mark.
        Tone::Alarm => html! {
            <>
                <path class="tg-fill" d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9Z" />
                <path class="tg-cut" d="M12 6.6v6.6" />
                <circle class="tg-hole" cx="12" cy="17" r="1.5" />
            </>
        },
        // A dashed circle with a question mark.
        Tone::Unknown => html! {
            <>
                <circle class="tg-line tg-dashed" cx="12" cy="12" r="9.5" />
                <path class="tg-line" d="M9.3 9.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.5 1.1-1.5 2.2" />
                <circle class="tg-fill" cx="12" cy="17.2" r="1.2" />
            </>
        },
        // A dash.
        Tone::Quiet => html! { <path class="tg-line" d="M6 12h12" /> },
    };
    svg(tone.word(), shape)
}

/// The shape of a severity: that of the tone with the same name, or a square with an i.
pub fn severity(severity: Severity) -> Html {
    match severity {
        Severity::Alarm => tone(Tone::Alarm),
        Severity::Caution => tone(Tone::Caution),
        Severity::Info => {
            let shape = html! {
                <>
                    <rect class="tg-line" x="3" y="3" width="18" height="18" rx="3" />
                    <circle class="tg-fill" cx="12" cy="8" r="1.3" />
                    <path class="tg-line" d="M12 11.2v6" />
                </>
            };
            svg(severity.word(), shape)
        }
    }
}

/// A chevron, for what opens and closes.
pub fn chevron() -> Html {
    svg("chevron", html! { <path class="tg-line" d="m6 9.5 6 6 6-6" /> })
}

/// An icon. Its key makes another shape another element, instead of the same one changed piece by piece.
fn svg(key: &'static str, shape: Html) -> Html {
    html! {
        <svg {key} class="tg-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ shape }</svg>
    }
}
