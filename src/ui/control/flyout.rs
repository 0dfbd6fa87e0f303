//! A button that opens a list of buttons.

use super::button::IntentButton;
use super::popup::{Popup, use_popup};
use crate::domain::Intent;
use crate::ui::prelude::*;
use crate::view_model::{ButtonView, PickView, Weight};

#[derive(Properties, PartialEq)]
pub struct FlyoutProps {
    pub pick: PickView,
}

/// The button and its list. A press in the list closes it, and so does Escape; the focus goes back to the button.
#[component]
pub fn Flyout(FlyoutProps { pick }: &FlyoutProps) -> Html {
    let localizer = use_localizer();
    let Popup { open, opener, toggle, close, onkeydown } = use_popup();
    let id = format!("tg-flyout-{}", pick.label.key as u16);
    let option = |(label, intent): &(Message, Intent)| {
        let button =
            ButtonView { label: label.clone(), intent: *intent, weight: Weight::Secondary };
        html! { <IntentButton key={intent.write()} {button} onpressed={close.clone()} /> }
    };
    html! {
        <div class="tg-flyout" data-open={open.then_some("true")} {onkeydown}>
            <button ref={opener} type="button" class="ds-button" data-variant="secondary"
                aria-expanded={open.to_string()} aria-controls={id.clone()} data-act="open-flyout" onclick={toggle}>
                { localizer.format(&pick.label) }
            </button>
            <div {id} class="tg-flyout-list" role="group" aria-label={localizer.format(&pick.label)} hidden={!open}>
                { for pick.options.iter().map(option) }
            </div>
        </div>
    }
}
