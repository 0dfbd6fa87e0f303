//! A list to choose one entry from, and a button that dispatches it.

use web_sys::HtmlSelectElement;

use crate::domain::{AbsenceCheck, Intent, Outcome, Phoned};
use crate::ui::about;
use crate::ui::focus;
use crate::ui::prelude::*;
use crate::view_model::PickView;

#[derive(Properties, PartialEq)]
pub struct PickProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// What is shown.
    pub view: PickView,
    /// Whom or what it is about, for a person who does not see where it stands.
    #[prop_or_default]
    pub about: Option<AttrValue>,
}

/// A list and its button. The button is never disabled: pressed too early, it says what is missing.
#[component]
pub fn PickField(PickProps { scope, view, about }: &PickProps) -> Html {
    let PickView { label, placeholder, options, press } = view;
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let picked = use_state(|| None::<Intent>);
    let check = use_state(|| AbsenceCheck::NONE);
    let pressed_early = use_state(|| false);
    let list = use_node_ref();

    // An entry that is no longer offered is no longer chosen.
    let choice = picked.filter(|intent| options.iter().any(|(_, offered)| offered == intent));
    let absence = matches!(choice, Some(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
    let complete = choice.is_some() && (!absence || check.is_complete());
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
            <label class="ds-label" for={list_id.clone()}>{ localizer.format(label) }{ about::about(about.as_ref()) }</label>
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
                { about::about(about.as_ref()) }
            </button>
        </div>
    }
}

/// What the clinician states before "did not attend" is recorded: a box, and whether the patient answered the telephone.
/// `missing` is the id of the complaint, while there is one; `onchange` receives the changed statements.
fn absence_fields(
    localizer: Localizer,
    scope: &str,
    check: AbsenceCheck,
    missing: Option<AttrValue>,
    onchange: Callback<AbsenceCheck>,
) -> Html {
    let no_sign = AbsenceCheck { no_sign_of_attempt: !check.no_sign_of_attempt, ..check };
    let box_id = format!("{scope}-no-sign");
    let missing_box = missing.clone().filter(|_| !check.no_sign_of_attempt);
    let missing_call = missing.filter(|_| check.phoned == Phoned::No);
    let change = |stated: AbsenceCheck| {
        let onchange = onchange.clone();
        Callback::from(move |_: Event| onchange.emit(stated))
    };
    let answer = |phoned: Phoned, label: Key| {
        let id = format!("{scope}-{}", phoned.word());
        html! {
            <div class="tg-tick">
                <input type="radio" class="ds-input" id={id.clone()} name={format!("{scope}-phoned")}
                    checked={check.phoned == phoned} onchange={change(AbsenceCheck { phoned, ..check })}
                    data-tick={phoned.word()} aria-describedby={missing_call.clone()} />
                <label for={id}>{ localizer.text(label) }</label>
            </div>
        }
    };
    html! {
        <fieldset class="ds-fieldset tg-absence">
            <legend class="ds-label">{ localizer.text(Key::PanelAbsenceTitle) }</legend>
            <div class="tg-tick">
                <input type="checkbox" class="ds-input" id={box_id.clone()} checked={check.no_sign_of_attempt}
                    onchange={change(no_sign)} data-tick="no-sign"
                    aria-invalid={missing_box.is_some().then_some("true")} aria-describedby={missing_box} />
                <label for={box_id}>{ localizer.text(Key::PanelAbsenceNoSign) }</label>
            </div>
            <fieldset class="ds-fieldset">
                <legend class="ds-label">{ localizer.text(Key::PanelAbsencePhoned) }</legend>
                { answer(Phoned::Answered, Key::PanelAbsenceAnswered) }
                { answer(Phoned::NoAnswer, Key::PanelAbsenceNoAnswer) }
            </fieldset>
        </fieldset>
    }
}
