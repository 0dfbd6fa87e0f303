//! A button that opens a list of buttons.

use super::button::IntentButton;
use super::popup::{Popup, use_popup};
use super::props::ControlProps;
use crate::domain::Intent;
use crate::ui::prelude::*;
use crate::view_model::{ButtonView, PickView, Weight};

/// The button and its list. A press in the list closes it, and so does Escape; the focus goes back to the button.
#[component]
pub fn Flyout(ControlProps { scope, view }: &ControlProps<PickView>) -> Html {
    let localizer = use_localizer();
    let Popup { open, opener, toggle, close, onkeydown } = use_popup();
    let option = |(label, intent): &(Message, Intent)| {
        let button =
            ButtonView { label: label.clone(), intent: *intent, weight: Weight::Secondary };
        html! { <IntentButton key={intent.write()} {button} onpressed={close.clone()} /> }
    };
    html! {
        <div class="tg-flyout" data-open={open.then_some("true")} {onkeydown}>
            <button ref={opener} type="button" class="ds-button" data-variant="secondary"
                aria-expanded={open.to_string()} aria-controls={scope.clone()} data-act="open-flyout" onclick={toggle}>
                { localizer.format(&view.label) }
            </button>
            <div id={scope.clone()} class="tg-flyout-list" role="group"
                aria-label={localizer.format(&view.label)} hidden={!open}>
                { for view.options.iter().map(option) }
            </div>
        </div>
    }
}
