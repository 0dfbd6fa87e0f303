//! A button that opens a list of buttons.

use super::button::IntentButton;
use super::popup::{Popup, use_leaving, use_popup};
use super::props::ControlProps;
use crate::domain::Intent;
use crate::ui::focus;
use crate::ui::prelude::*;
use crate::view_model::{ButtonView, PickView, Weight};

/// The list and its button. The list stands above the button, so that the button keeps its place at the foot of the panel, and the
/// focus goes to it: it comes first for the keyboard, too. A press in the list closes it, and so do Escape and a focus that goes
/// on; after a press and after Escape the focus is on the button.
#[component]
pub fn Flyout(ControlProps { scope, view }: &ControlProps<PickView>) -> Html {
    let localizer = use_localizer();
    let Popup { open, holder, opener, toggle, close, onkeydown, leave } = use_popup();
    use_leaving(open, &holder, leave);
    let list = use_node_ref();
    {
        let list = list.clone();
        // The list can take the focus only after this render.
        use_effect_with(open, move |open| {
            if *open {
                focus::focus(&list);
            }
        });
    }
    let option = |(label, intent): &(Message, Intent)| {
        let button =
            ButtonView { label: label.clone(), intent: *intent, weight: Weight::Secondary };
        html! { <IntentButton key={intent.write()} {button} onpressed={close.clone()} /> }
    };
    html! {
        <div ref={holder} class="tg-flyout" data-open={open.then_some("true")} {onkeydown}>
            <div ref={list} id={scope.clone()} class="tg-flyout-list" role="group" tabindex="-1"
                aria-label={localizer.format(&view.label)} hidden={!open}>
                { for view.options.iter().map(option) }
            </div>
            <button ref={opener} type="button" class="ds-button" data-variant="secondary"
                aria-expanded={open.to_string()} aria-controls={scope.clone()} data-act="open-flyout" onclick={toggle}>
                { localizer.format(&view.label) }
            </button>
        </div>
    }
}
