//! A button that dispatches an intent.

use crate::ui::about;
use crate::ui::prelude::*;
use crate::view_model::{ButtonView, Weight};

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    pub button: ButtonView,
    /// Whom or what it is about, for a person who does not see where it stands.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Called after the intent is dispatched.
    #[prop_or_else(Callback::noop)]
    pub onpressed: Callback<()>,
}

/// A button that dispatches its intent.
#[component]
pub fn IntentButton(ButtonProps { button, about, onpressed }: &ButtonProps) -> Html {
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let (variant, color) = look(button.weight);
    let onclick = {
        let (intent, onpressed) = (button.intent, onpressed.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(intent);
            onpressed.emit(());
        })
    };
    html! {
        <button type="button" class="ds-button" data-variant={variant} data-color={color}
            data-act={button.intent.write()} {onclick}>
            { localizer.format(&button.label) }
            { about::about(about.as_ref()) }
        </button>
    }
}

/// The variant and the colour of a button of this weight.
pub const fn look(weight: Weight) -> (&'static str, Option<&'static str>) {
    match weight {
        Weight::Primary => ("primary", None),
        Weight::Secondary => ("secondary", None),
        Weight::Quiet => ("tertiary", None),
        Weight::Danger => ("secondary", Some("danger")),
    }
}
