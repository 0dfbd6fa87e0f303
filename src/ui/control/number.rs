//! A number that is typed or stepped, and a button that dispatches it.

use web_sys::HtmlInputElement;

use super::props::ControlProps;
use crate::ui::focus;
use crate::ui::prelude::*;
use crate::view_model::NumberView;

/// A field with a button for one less, one for one more, and one that dispatches the number.
#[component]
pub fn NumberField(ControlProps { scope, view }: &ControlProps<NumberView>) -> Html {
    let NumberView { start, most, into, .. } = *view;
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let text = use_state(|| start.to_string());
    let stepped = use_state(|| false);
    let pressed_wrong = use_state(|| false);
    let field = use_node_ref();
    let now = view.parse(&text);

    let oninput = {
        let (text, stepped) = (text.clone(), stepped.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(field.value());
                stepped.set(false);
            }
        })
    };
    let field_id = format!("{scope}-field");
    // A button that takes one less or one more. It stays operable at the end of the range, so that it keeps the focus.
    let step = |name: &'static str, label: Key, sign: &'static str, end: u32, by: i32| {
        let (text, stepped) = (text.clone(), stepped.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            text.set(now.unwrap_or(start).saturating_add_signed(by).min(most).to_string());
            stepped.set(true);
        });
        html! {
            <button type="button" class="ds-button" data-variant="secondary" data-icon="true"
                data-step={name} aria-label={format!("{}: {}", localizer.text(label), localizer.format(&view.label))} aria-describedby={field_id.clone()}
                aria-disabled={(now == Some(end)).then_some("true")} {onclick}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    let onclick = {
        let (field, pressed_wrong) = (field.clone(), pressed_wrong.clone());
        Callback::from(move |_: MouseEvent| match now {
            Some(n) => dispatch.emit(into.intent(n)),
            None => {
                pressed_wrong.set(true);
                focus::focus(&field);
            }
        })
    };

    let missing_id = format!("{scope}-missing");
    let invalid = *pressed_wrong && now.is_none();
    let range = Key::PanelNumberRange.with(Var::Most, most);
    // The field does not have the focus while one steps, so the new number is announced here.
    let announced = if *stepped { text.to_string() } else { String::new() };
    let act = into.intent(now.unwrap_or(start)).write();
    html! {
        <div class="tg-number">
            <label class="ds-label" for={field_id.clone()}>{ localizer.format(&view.label) }</label>
            <div class="tg-stepper">
                { step("less", Key::PanelNumberLess, "−", 0, -1) }
                <input ref={field} id={field_id.clone()} class="ds-input" type="number" inputmode="numeric"
                    min="0" max={most.to_string()} step="1" value={(*text).clone()} {oninput}
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={invalid.then(|| missing_id.clone())} />
                { step("more", Key::PanelNumberMore, "+", most, 1) }
                <button type="button" class="ds-button tg-press" data-variant="primary" data-act={act} {onclick}>
                    { localizer.format(&view.press) }
                </button>
            </div>
            <span class="tg-sr" role="status">{ announced }</span>
            if invalid {
                <p id={missing_id} class="tg-missing">{ localizer.format(&range) }</p>
            }
        </div>
    }
}
