//! A list to choose one entry from, and a button that dispatches it.

use web_sys::HtmlSelectElement;

use super::absence::{absence_fields, is_complete};
use crate::domain::{AbsenceCheck, Intent, Outcome};
use crate::ui::focus;
use crate::ui::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// The label of the list.
    pub label: Message,
    /// The first entry, which stands for no choice.
    pub placeholder: Message,
    /// The entries.
    pub options: Vec<(Message, Intent)>,
    /// The label of the button.
    pub press: Message,
}

/// A list and its button. The button is never disabled: pressed too early, it says what is missing.
#[component]
pub fn PickField(props: &PickProps) -> Html {
    let PickProps { scope, label, placeholder, options, press } = props;
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let picked = use_state(|| None::<Intent>);
    let check = use_state(AbsenceCheck::default);
    let pressed_early = use_state(|| false);
    let list = use_node_ref();

    // An entry that is no longer offered is no longer chosen.
    let choice = picked.filter(|intent| options.iter().any(|(_, offered)| offered == intent));
    let absence = matches!(choice, Some(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
    let complete = choice.is_some() && (!absence || is_complete(*check));
    let complain = *pressed_early && !complete;

    let onchange = {
        let (picked, pressed_early) = (picked.clone(), pressed_early.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value());
            picked.set(chosen.and_then(|value| Intent::read(&value)));
            pressed_early.set(false);
        })
    };
    let oncheck = {
        let check = check.setter();
        Callback::from(move |stated| check.set(stated))
    };
    let onclick = {
        let (list, check, picked) = (list.clone(), *check, picked.clone());
        Callback::from(move |_: MouseEvent| match choice {
            Some(Intent::ChooseOutcome(outcome @ Outcome::PatientAbsent, _)) if complete => {
                dispatch.emit(Intent::ChooseOutcome(outcome, check));
            }
            Some(intent) if complete => {
                dispatch.emit(intent);
                // An intent that can be sent twice, as one more of a role, has to be chosen twice.
                picked.set(None);
                if let Some(list) = list.cast::<HtmlSelectElement>() {
                    list.set_value("");
                }
            }
            _ => {
                pressed_early.set(true);
                if !absence {
                    focus::focus(&list);
                }
            }
        })
    };

    let list_id = format!("{scope}-list");
    let missing_id = AttrValue::from(format!("{scope}-missing"));
    let invalid = complain && choice.is_none();
    let missing = if absence { Key::PanelAbsenceMissing } else { Key::PanelPickMissing };
    html! {
        <div class="tg-pick">
            <label class="ds-label" for={list_id.clone()}>{ localizer.format(label) }</label>
            <select ref={list} id={list_id} class="ds-input" {onchange}
                aria-invalid={invalid.then_some("true")}
                aria-describedby={invalid.then(|| missing_id.clone())}>
                // Marked, because Yew inserts the entries from the last to the first.
                <option key="none" value="" selected=true>{ localizer.format(placeholder) }</option>
                { for options.iter().map(|(line, intent)| {
                    let act = intent.write();
                    html! { <option key={act.clone()} value={act}>{ localizer.format(line) }</option> }
                }) }
            </select>
            if absence {
                { absence_fields(localizer, scope, *check, complain.then(|| missing_id.clone()), oncheck) }
            }
            if complain {
                <p id={missing_id} class="tg-missing" role={absence.then_some("alert")}>
                    { localizer.text(missing) }
                </p>
            }
            <button type="button" class="ds-button" data-variant="secondary" {onclick}
                data-act={choice.map_or_else(|| "pick".to_owned(), |intent| intent.write())}>
                { localizer.format(press) }
            </button>
        </div>
    }
}
