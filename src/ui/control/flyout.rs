//! A button that opens a list of buttons.

use yew::prelude::*;

use super::button::IntentButton;
use crate::domain::Intent;
use crate::ui::context::use_localizer;
use crate::ui::focus;
use crate::view_model::{ButtonView, Message, Weight};

/// Properties of [`Flyout`].
#[derive(Properties, PartialEq)]
pub struct FlyoutProps {
    /// The label of the button and the name of the list.
    pub label: Message,
    /// The buttons in the list.
    pub options: Vec<(Message, Intent)>,
}

/// The button and its list. A press in the list closes it, and so does Escape; the focus goes back to the button.
#[component]
pub fn Flyout(FlyoutProps { label, options }: &FlyoutProps) -> Html {
    let localizer = use_localizer();
    let open = use_state(|| false);
    let opener = use_node_ref();
    let id = format!("tg-flyout-{}", label.key as u16);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, opener) = (open.clone(), opener.clone());
        Callback::from(move |()| {
            open.set(false);
            focus::focus(&opener);
        })
    };
    let onkeydown = {
        let (open, close) = (open.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let option = |(label, intent): &(Message, Intent)| {
        let button =
            ButtonView { label: label.clone(), intent: *intent, weight: Weight::Secondary };
        html! { <IntentButton key={intent.write()} {button} onpressed={close.clone()} /> }
    };
    html! {
        <div class="tg-flyout" data-open={open.then_some("true")} {onkeydown}>
            <button ref={opener} type="button" class="ds-button" data-variant="secondary"
                aria-expanded={open.to_string()} aria-controls={id.clone()} data-act="open-flyout" {onclick}>
                { localizer.format(label) }
            </button>
            <div {id} class="tg-flyout-list" role="group" aria-label={localizer.format(label)} hidden={!*open}>
                { for options.iter().map(option) }
            </div>
        </div>
    }
}
