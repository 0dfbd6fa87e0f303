//! A list to choose one entry from, and a button that dispatches it.

use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::props::ControlProps;
use crate::domain::{AbsenceCheck, Intent, Outcome};
use crate::ui::focus;
use crate::ui::prelude::*;
use crate::view_model::PickView;

/// A list and its button. The button is never disabled: pressed too early, it says what is missing.
#[component]
pub fn PickField(ControlProps { scope, view }: &ControlProps<PickView>) -> Html {
    let PickView { label, placeholder, options, press } = view;
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let picked = use_state(|| None::<Intent>);
    let check = use_state(AbsenceCheck::default);
    let pressed_early = use_state(|| false);
    let list = use_node_ref();

    // An entry that is no longer offered is no longer chosen.
    let choice = picked.filter(|intent| options.iter().any(|(_, offered)| offered == intent));
    let absence = matches!(choice, Some(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
    let complete = choice.is_some() && (!absence || (check.could_not_have_tried && check.phoned));
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

/// What the clinician states before "did not attend" is recorded: two boxes, both of which must be ticked. `missing` is the
/// id of the complaint, while there is one; `onchange` receives the changed statements.
fn absence_fields(
    localizer: Localizer,
    scope: &str,
    check: AbsenceCheck,
    missing: Option<AttrValue>,
    onchange: Callback<AbsenceCheck>,
) -> Html {
    let field = |name: &'static str,
                 label: Key,
                 ticked: bool,
                 set: fn(AbsenceCheck, bool) -> AbsenceCheck| {
        let id = format!("{scope}-{name}");
        let onchange = onchange.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onchange.emit(set(check, field.checked()));
            }
        });
        let complaint = missing.clone().filter(|_| !ticked);
        html! {
            <div class="tg-tick">
                <input type="checkbox" class="ds-input" id={id.clone()} checked={ticked} {onchange}
                    data-tick={name} aria-invalid={complaint.is_some().then_some("true")}
                    aria-describedby={complaint} />
                <label for={id}>{ localizer.text(label) }</label>
            </div>
        }
    };
    html! {
        <fieldset class="ds-fieldset tg-absence">
            <legend class="ds-label">{ localizer.text(Key::PanelAbsenceTitle) }</legend>
            { field("tried", Key::PanelAbsenceTried, check.could_not_have_tried, |check, ticked| {
                AbsenceCheck { could_not_have_tried: ticked, ..check }
            }) }
            { field("phoned", Key::PanelAbsencePhoned, check.phoned, |check, ticked| {
                AbsenceCheck { phoned: ticked, ..check }
            }) }
        </fieldset>
    }
}
