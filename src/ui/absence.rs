//! What the clinician states before "did not attend" is recorded.

use yew::prelude::*;

use super::dom;
use crate::domain::AbsenceCheck;
use crate::i18n::Localizer;
use crate::view_model::Key;

/// Properties of [`AbsenceFields`].
#[derive(Properties, PartialEq)]
pub struct AbsenceProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// The language.
    pub words: Localizer,
    /// What is stated so far.
    pub check: AbsenceCheck,
    /// The id of the text that says something is missing, while it does.
    pub missing: Option<AttrValue>,
    /// Where a changed statement goes.
    pub ontick: Callback<AbsenceCheck>,
}

/// Whether everything is stated that the outcome needs.
pub const fn is_complete(check: AbsenceCheck) -> bool {
    check.could_not_have_tried && check.phoned
}

/// Two boxes, both of which must be ticked.
#[component(AbsenceFields)]
pub fn absence_fields(props: &AbsenceProps) -> Html {
    let AbsenceProps { scope, words, check, missing, ontick } = props;
    let check = *check;
    let field = |name: &str,
                 key: Key,
                 ticked: bool,
                 set: fn(AbsenceCheck, bool) -> AbsenceCheck| {
        let id = format!("{scope}-{name}");
        let onchange = ontick.reform(move |event: Event| set(check, dom::ticked(&event)));
        let described = missing.clone().filter(|_| !ticked);
        html! {
            <div class="tg-tick">
                <input type="checkbox" class="ds-input" id={id.clone()} checked={ticked} {onchange}
                    data-tick={name.to_owned()} aria-invalid={described.is_some().then_some("true")}
                    aria-describedby={described} />
                <label for={id}>{ words.text(key) }</label>
            </div>
        }
    };
    html! {
        <fieldset class="ds-fieldset tg-absence">
            <legend class="ds-label">{ words.text(Key::PanelAbsenceTitle) }</legend>
            { field("tried", Key::PanelAbsenceTried, check.could_not_have_tried, |check, ticked| {
                AbsenceCheck { could_not_have_tried: ticked, ..check }
            }) }
            { field("phoned", Key::PanelAbsencePhoned, check.phoned, |check, ticked| {
                AbsenceCheck { phoned: ticked, ..check }
            }) }
        </fieldset>
    }
}
