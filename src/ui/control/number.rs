//! A number that is typed or stepped, and a button that dispatches it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::context::{use_dispatch, use_localizer};
use crate::ui::focus;
use crate::view_model::{Arg, Key, Message, NumberView, Var};

/// Properties of [`NumberField`].
#[derive(Properties, PartialEq)]
pub struct NumberProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// What is counted, and within which bounds.
    pub number: NumberView,
}

/// The number in a text, where it is one from nought to `most`.
fn parse(text: &str, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|n| *n <= most)
}

/// A field with a button for one less, one for one more, and one that dispatches the number.
#[component]
pub fn NumberField(NumberProps { scope, number }: &NumberProps) -> Html {
    let NumberView { label, start, most, press, into } = number;
    let (start, most, into) = (*start, *most, *into);
    let localizer = use_localizer();
    let dispatch = use_dispatch();
    let text = use_state(|| start.to_string());
    let stepped = use_state(|| false);
    let pressed_wrong = use_state(|| false);
    let field = use_node_ref();
    let now = parse(&text, most);

    let oninput = {
        let (text, stepped) = (text.clone(), stepped.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(field.value());
                stepped.set(false);
            }
        })
    };
    let step = |up: bool| {
        let (text, stepped) = (text.clone(), stepped.clone());
        Callback::from(move |_: MouseEvent| {
            let from = now.unwrap_or(start);
            let to = if up { from.saturating_add(1).min(most) } else { from.saturating_sub(1) };
            text.set(to.to_string());
            stepped.set(true);
        })
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

    let field_id = format!("{scope}-field");
    let missing_id = format!("{scope}-missing");
    let invalid = *pressed_wrong && now.is_none();
    let range = Message::from(Key::PanelNumberRange).with(Var::Most, Arg::Number(most));
    // The field does not have the focus while one steps, so the new number is announced here.
    let announced = if *stepped { text.to_string() } else { String::new() };
    let act = into.intent(now.unwrap_or(start)).write();
    html! {
        <div class="tg-number">
            <label class="ds-label" for={field_id.clone()}>{ localizer.format(label) }</label>
            <div class="tg-stepper">
                <button type="button" class="ds-button" data-variant="secondary" data-icon="true"
                    data-step="less" aria-label={localizer.text(Key::PanelNumberLess)}
                    aria-describedby={field_id.clone()} aria-disabled={(now == Some(0)).then_some("true")}
                    onclick={step(false)}>
                    <span aria-hidden="true">{ "−" }</span>
                </button>
                <input ref={field} id={field_id.clone()} class="ds-input" type="number" inputmode="numeric"
                    min="0" max={most.to_string()} step="1" value={(*text).clone()} {oninput}
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={invalid.then(|| missing_id.clone())} />
                <button type="button" class="ds-button" data-variant="secondary" data-icon="true"
                    data-step="more" aria-label={localizer.text(Key::PanelNumberMore)}
                    aria-describedby={field_id} aria-disabled={(now == Some(most)).then_some("true")}
                    onclick={step(true)}>
                    <span aria-hidden="true">{ "+" }</span>
                </button>
                <button type="button" class="ds-button tg-press" data-variant="primary" data-act={act} {onclick}>
                    { localizer.format(press) }
                </button>
            </div>
            <span class="tg-sr" role="status">{ announced }</span>
            if invalid {
                <p id={missing_id} class="tg-missing">{ localizer.format(&range) }</p>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_whole_numbers_in_the_range_are_accepted() {
        for (text, accepted) in [
            ("0", Some(0)),
            (" 3 ", Some(3)),
            ("10", Some(10)),
            ("11", None),
            ("-1", None),
            ("1.5", None),
            ("", None),
            ("to", None),
            ("99999999999", None),
        ] {
            assert_eq!(parse(text, 10), accepted, "{text:?}");
        }
    }
}
