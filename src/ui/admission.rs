//! The panel's own way into a conference: a field for the PIN, and buttons.
//!
//! What is typed is taken by the page's part, which finds the form by `data-door`, and is cleared at once; it does not
//! pass through here. So the field is not drawn from any state, and the form sends nothing by itself.

use yew::prelude::*;

use super::lines;
use crate::i18n::Localizer;
use crate::view_model::{AdmissionView, Message, PinView};

/// The longest PIN a request can carry.
const LONGEST: &str = "64";

/// The field and the buttons. `scope` makes ids unique in the panel.
#[inline(never)]
pub fn admission(words: Localizer, view: &AdmissionView, scope: &str) -> Html {
    html! {
        <div key="door" class="tg-door">
            if let Some(view) = &view.pin {
                { pin(words, view, scope) }
            }
            if let Some(line) = &view.guest {
                { button(words, line, "guest", "secondary") }
            }
            if let Some(line) = &view.again {
                { button(words, line, "again", "primary") }
            }
            { lines::body(words, &view.notes) }
        </div>
    }
}

fn pin(words: Localizer, view: &PinView, scope: &str) -> Html {
    let (field, said) = (format!("{scope}-pin"), format!("{scope}-said"));
    // A field of this type is not read aloud and not corrected; the word for its content keeps it out of the browser's
    // store of passwords.
    html! {
        <form class="tg-door-pin" data-door="pin" autocomplete="off">
            <label class="ds-label" for={field.clone()}>{ words.format(&view.label) }</label>
            <input id={field} class="ds-input" type="password" autocomplete="one-time-code" inputmode="numeric"
                autocapitalize="off" spellcheck="false" required=true maxlength={LONGEST}
                aria-invalid={view.wrong.then_some("true")} aria-describedby={said.clone()} />
            <button type="submit" class="ds-button" data-variant="primary" data-act="door-pin">
                { words.format(&view.press) }
            </button>
            // In place from the start: a screen reader tells only what is put into a region it knows.
            <p id={said} role="status" class={if view.wrong { "tg-missing" } else { "tg-door-said" }}>
                { view.said.as_ref().map(|line| words.format(line)).unwrap_or_default() }
            </p>
        </form>
    }
}

fn button(words: Localizer, line: &Message, what: &'static str, variant: &'static str) -> Html {
    html! {
        <button key={what} type="button" class="ds-button" data-variant={variant} data-door={what}
            data-act={format!("door-{what}")}>
            { words.format(line) }
        </button>
    }
}
