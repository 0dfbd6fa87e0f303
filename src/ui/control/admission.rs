//! The panel's own admission to a conference: a field for the PIN, and buttons.
//!
//! The page's part carries out what is pressed here. It finds the form and the buttons by `data-door`, takes what is typed
//! and clears the field; the PIN does not pass through here. So the field has no state, and the form submits nothing.

use crate::ui::prelude::*;
use crate::ui::text;
use crate::view_model::{AdmissionView, PinView};

/// The longest PIN that a request can carry, in characters.
const MAX_PIN_LENGTH: &str = "64";

/// The field and the buttons. `scope` makes ids unique in the panel.
pub fn admission(localizer: Localizer, view: &AdmissionView, scope: &str) -> Html {
    html! {
        <div key="door" class="tg-admission">
            if let Some(view) = &view.pin {
                { pin(localizer, view, scope) }
            }
            if let Some(label) = &view.guest {
                { button(localizer, label, "guest", "secondary") }
            }
            if let Some(label) = &view.again {
                { button(localizer, label, "again", "primary") }
            }
            { text::body(localizer, &view.notes) }
        </div>
    }
}

fn pin(localizer: Localizer, view: &PinView, scope: &str) -> Html {
    let (field_id, status_id) = (format!("{scope}-pin"), format!("{scope}-status"));
    let status = view.status.as_ref().map(|line| localizer.format(line)).unwrap_or_default();
    // A password field is neither read aloud nor corrected, and "one-time-code" keeps it out of the browser's passwords.
    html! {
        <form class="tg-admission-pin" data-door="pin" autocomplete="off">
            <label class="ds-label" for={field_id.clone()}>{ localizer.format(&view.label) }</label>
            <input id={field_id} class="ds-input" type="password" autocomplete="one-time-code" inputmode="numeric"
                autocapitalize="off" spellcheck="false" required=true maxlength={MAX_PIN_LENGTH}
                aria-invalid={view.wrong.then_some("true")} aria-describedby={status_id.clone()} />
            <button type="submit" class="ds-button" data-variant="primary" data-act="door-pin">
                { localizer.format(&view.press) }
            </button>
            // There from the start: a screen reader announces only changes of a region it knows.
            <p id={status_id} role="status" class={if view.wrong { "tg-missing" } else { "tg-admission-status" }}>
                { status }
            </p>
        </form>
    }
}

fn button(
    localizer: Localizer,
    label: &Message,
    name: &'static str,
    variant: &'static str,
) -> Html {
    html! {
        <button key={name} type="button" class="ds-button" data-variant={variant} data-door={name}
            data-act={format!("door-{name}")}>
            { localizer.format(label) }
        </button>
    }
}
