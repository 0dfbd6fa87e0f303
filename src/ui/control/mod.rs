//! Controls: what a person can press, choose or type. `data-act` names what a press asks for. It is a label for tests
//! and for the styles of a host page; only [`super::guard_presses`] reads it, to know an urgent press.

mod admission;
mod button;
mod confirm;
mod device_test;
mod flyout;
mod number;
mod pick;
mod popup;
mod props;

pub use confirm::ConfirmControl;
pub use flyout::Flyout;

use yew::prelude::*;

use button::IntentButton;
use number::NumberField;
use pick::PickField;

use crate::i18n::Localizer;
use crate::view_model::Control;

/// A row of controls. `scope` makes their ids unique in the panel.
pub fn row(localizer: Localizer, controls: &[Control], scope: &str) -> Html {
    row_about(localizer, controls, scope, None)
}

/// A row of controls that stand in several places of the screen. `about` says in their names whom or what each is about.
pub fn row_about(
    localizer: Localizer,
    controls: &[Control],
    scope: &str,
    about: Option<&AttrValue>,
) -> Html {
    if controls.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tg-controls">
            { for controls.iter().map(|control| one(localizer, control, scope, about)) }
        </div>
    }
}

/// One control. Its key is what it asks for, so that a press cannot land on a button that has just become another one.
pub fn one(
    localizer: Localizer,
    control: &Control,
    scope: &str,
    about: Option<&AttrValue>,
) -> Html {
    match control {
        Control::Button(button) => {
            html! { <IntentButton key={button.intent.write()} button={button.clone()} about={about.cloned()} /> }
        }
        Control::Pick(view) => {
            let key = format!("pick-{}", view.label.key as u16);
            let scope = format!("{scope}-{key}");
            html! { <PickField {key} {scope} view={view.clone()} about={about.cloned()} /> }
        }
        Control::Number(view) => {
            let key = format!("number-{}-{}", view.label.key as u16, view.start);
            let scope = format!("{scope}-{key}");
            html! { <NumberField {key} {scope} view={view.clone()} /> }
        }
        Control::Confirm(view) => {
            let key = format!("confirm-{}", view.press.intent.write());
            let scope = format!("{scope}-{key}");
            html! { <ConfirmControl {key} {scope} view={view.clone()} /> }
        }
        Control::DeviceTest(test) => device_test::device_test(localizer, test, scope),
        Control::Admission(view) => admission::admission(localizer, view, scope),
    }
}
