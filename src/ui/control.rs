//! Controls: buttons, and the way to the lists and numbers one can send.

use yew::prelude::*;

use super::admission::admission;
use super::confirm::ConfirmField;
use super::device_test::device_test;
use super::fold::{Folds, fold};
use super::number::NumberField;
use super::pick::PickField;
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{ButtonView, Confirm, Control, Key, NumberView, Weight};

/// A row of controls. `scope` makes their ids unique in the panel.
pub fn row(words: Localizer, controls: &[Control], scope: &str, send: &Callback<Intent>) -> Html {
    if controls.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tg-controls">
            { for controls.iter().map(|c| one(words, c, scope, send)) }
        </div>
    }
}

/// Controls that are rarely used, folded away. `scope` is the name of what is folded, too.
pub fn more(
    words: Localizer,
    controls: &[Control],
    scope: &str,
    open: &Folds,
    send: &Callback<Intent>,
) -> Html {
    if controls.is_empty() {
        return Html::default();
    }
    let title = words.text(Key::PanelMore);
    fold("tg-more", scope, title, open, || row(words, controls, scope, send))
}

/// One control. Its key is what it asks for, so a press can never land on a button that has just
/// turned into another one.
fn one(words: Localizer, control: &Control, scope: &str, send: &Callback<Intent>) -> Html {
    match control {
        Control::Button(action) => button(words, action),
        Control::Pick { label, placeholder, options, press } => {
            let key = format!("pick-{}", label.key as u16);
            let scope = AttrValue::from(format!("{scope}-{key}"));
            html! {
                <PickField {key} {scope} {words} label={label.clone()} placeholder={placeholder.clone()}
                    options={options.clone()} press={press.clone()} send={send.clone()} />
            }
        }
        Control::DeviceTest(test) => device_test(words, test, scope),
        Control::Number(asked) => number(words, asked, scope, send),
        Control::Confirm(asked) => confirm(words, asked, scope),
        Control::Admission(view) => admission(words, view, scope),
    }
}

#[inline(never)]
fn number(words: Localizer, asked: &NumberView, scope: &str, send: &Callback<Intent>) -> Html {
    let key = format!("number-{}-{}", asked.label.key as u16, asked.start);
    let scope = AttrValue::from(format!("{scope}-{key}"));
    html! { <NumberField {key} {scope} {words} asked={asked.clone()} send={send.clone()} /> }
}

#[inline(never)]
fn confirm(words: Localizer, asked: &Confirm, scope: &str) -> Html {
    let key = format!("confirm-{}", asked.press.intent.write());
    let scope = AttrValue::from(format!("{scope}-{key}"));
    html! { <ConfirmField {key} {scope} {words} asked={asked.clone()} /> }
}

/// How a button of this weight looks: its variant and its colour.
pub const fn look(weight: Weight) -> (&'static str, Option<&'static str>) {
    match weight {
        Weight::Primary => ("primary", None),
        Weight::Secondary => ("secondary", None),
        Weight::Quiet => ("tertiary", None),
        Weight::Danger => ("secondary", Some("danger")),
    }
}

/// A button that asks for its intent. `data-act` names it, for the root that hears the press, for tests, and for the
/// host's own CSS.
pub fn button(words: Localizer, action: &ButtonView) -> Html {
    button_as(&action.intent.write(), words, action)
}

/// A button that stays the same element whatever it asks for, as long as its key is the same.
pub fn button_as(key: &str, words: Localizer, action: &ButtonView) -> Html {
    let (variant, color) = look(action.weight);
    html! {
        <button key={key.to_owned()} type="button" class="ds-button" data-variant={variant}
            data-color={color} data-act={action.intent.write()}>
            { words.format(&action.label) }
        </button>
    }
}
