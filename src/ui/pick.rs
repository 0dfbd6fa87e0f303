//! A list to pick one from, and a button that sends what was picked.

use yew::prelude::*;

use super::absence::{AbsenceFields, is_complete};
use super::dom;
use crate::domain::{AbsenceCheck, Intent, Outcome};
use crate::i18n::Localizer;
use crate::view_model::{Key, Message};

/// Properties of [`PickField`].
#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// The language.
    pub words: Localizer,
    /// What the list is of.
    pub label: Message,
    /// The first entry, which picks nothing.
    pub placeholder: Message,
    /// What can be picked.
    pub options: Vec<(Message, Intent)>,
    /// What the button says.
    pub press: Message,
    /// Where the picked intent goes.
    pub send: Callback<Intent>,
}

/// A list and its button. The button is never disabled: pressed too early, it says what is missing.
#[component(PickField)]
pub fn pick_field(props: &PickProps) -> Html {
    let PickProps { scope, words, label, placeholder, options, press, send } = props;
    let picked = use_state(|| None::<Intent>);
    let check = use_state(AbsenceCheck::default);
    let pressed_early = use_state(|| false);
    let list = use_node_ref();

    // An entry that is not offered any more is not picked any more either.
    let choice = picked.filter(|intent| options.iter().any(|(_, offered)| offered == intent));
    let absence = matches!(choice, Some(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
    let complete = choice.is_some() && (!absence || is_complete(*check));
    let complain = *pressed_early && !complete;

    let onchange = {
        let (picked, pressed_early) = (picked.clone(), pressed_early.clone());
        Callback::from(move |event: Event| {
            picked.set(Intent::read(&dom::changed(&event)));
            pressed_early.set(false);
        })
    };
    let ontick = {
        let check = check.clone();
        Callback::from(move |now| check.set(now))
    };
    let onclick = {
        let (send, list, check, picked) = (send.clone(), list.clone(), *check, picked.clone());
        Callback::from(move |_: MouseEvent| match choice {
            Some(Intent::ChooseOutcome(outcome @ Outcome::PatientAbsent, _)) if complete => {
                send.emit(Intent::ChooseOutcome(outcome, check));
            }
            Some(intent) if complete => {
                send.emit(intent);
                // What can be sent twice, as one more of a role, is to be picked twice.
                picked.set(None);
                dom::empty(&list);
            }
            _ => {
                pressed_early.set(true);
                if !absence {
                    dom::focus(&list);
                }
            }
        })
    };

    let list_id = format!("{scope}-list");
    let missing_id = format!("{scope}-missing");
    let invalid = complain && choice.is_none();
    let missing = if absence { Key::PanelAbsenceMissing } else { Key::PanelPickMissing };
    html! {
        <div class="tg-pick" data-hears="true">
            <label class="ds-label" for={list_id.clone()}>{ words.format(label) }</label>
            <select ref={list} id={list_id} class="ds-input" {onchange}
                aria-invalid={invalid.then_some("true")}
                aria-describedby={invalid.then(|| missing_id.clone())}>
                // Marked, because the entries are not put into the page from the first to the last.
                <option key="none" value="" selected=true>{ words.format(placeholder) }</option>
                { for options.iter().map(|(line, intent)| {
                    let act = intent.write();
                    html! { <option key={act.clone()} value={act}>{ words.format(line) }</option> }
                }) }
            </select>
            if absence {
                { statements(*words, scope, *check, ontick, complain.then(|| missing_id.clone())) }
            }
            if complain {
                { complaint(*words, missing_id, missing, absence) }
            }
            <button type="button" class="ds-button" data-variant="secondary" {onclick}
                data-act={choice.map_or_else(|| "pick".to_owned(), |intent| intent.write())}>
                { words.format(press) }
            </button>
        </div>
    }
}

/// What is stated of an absence. `missing` is the id of the text that says what is missing, while it does.
#[inline(never)]
fn statements(
    words: Localizer,
    scope: &AttrValue,
    check: AbsenceCheck,
    ontick: Callback<AbsenceCheck>,
    missing: Option<String>,
) -> Html {
    let missing = missing.map(AttrValue::from);
    html! { <AbsenceFields {words} scope={scope.clone()} {check} {ontick} {missing} /> }
}

/// What is missing, at once where it takes more than to pick.
#[inline(never)]
fn complaint(words: Localizer, id: String, missing: Key, at_once: bool) -> Html {
    html! {
        <p {id} class="tg-missing" role={at_once.then_some("alert")}>{ words.text(missing) }</p>
    }
}
