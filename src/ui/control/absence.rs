//! What the clinician states before "did not attend" is recorded.

use web_sys::HtmlInputElement;

use crate::domain::AbsenceCheck;
use crate::ui::prelude::*;

/// Whether everything is stated that the outcome needs.
pub const fn is_complete(check: AbsenceCheck) -> bool {
    check.could_not_have_tried && check.phoned
}

/// Two boxes, both of which must be ticked. `missing` is the id of the complaint, while there is one; `onchange` receives
/// the changed statements.
pub fn absence_fields(
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
