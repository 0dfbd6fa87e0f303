//! A number one can type or step, and a button that sends it.

use yew::prelude::*;

use super::dom;
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{Arg, Key, Message, NumberView, Var};

/// Properties of [`NumberField`].
#[derive(Properties, PartialEq)]
pub struct NumberProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// The language.
    pub words: Localizer,
    /// What is asked.
    pub asked: NumberView,
    /// Where the intent goes.
    pub send: Callback<Intent>,
}

/// The number a text holds, if it holds one that is allowed.
fn number(text: &str, most: u32) -> Option<u32> {
    text.trim().parse().ok().filter(|n| *n <= most)
}

/// A number with one step up or down beside it.
#[component(NumberField)]
pub fn number_field(props: &NumberProps) -> Html {
    let NumberProps { scope, words, asked, send } = props;
    let NumberView { label, start, most, press, into } = asked;
    let (start, most, into) = (*start, *most, *into);
    let text = use_state(|| start.to_string());
    let stepped = use_state(|| false);
    let pressed_wrong = use_state(|| false);
    let field = use_node_ref();
    let now = number(&text, most);

    let oninput = {
        let (text, stepped) = (text.clone(), stepped.clone());
        Callback::from(move |event: InputEvent| {
            text.set(dom::typed(&event));
            stepped.set(false);
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
        let (send, field, pressed_wrong) = (send.clone(), field.clone(), pressed_wrong.clone());
        Callback::from(move |_: MouseEvent| match now {
            Some(n) => send.emit(into.intent(n)),
            None => {
                pressed_wrong.set(true);
                dom::focus(&field);
            }
        })
    };

    let field_id = format!("{scope}-field");
    let missing_id = format!("{scope}-missing");
    let invalid = *pressed_wrong && now.is_none();
    let range = Message::from(Key::PanelNumberRange).with(Var::Most, Arg::Number(most));
    // The field does not have the focus while one steps, so the new number is told here.
    let told = if *stepped { text.to_string() } else { String::new() };
    let act = into.intent(now.unwrap_or(start)).write();
    html! {
        <div class="tg-number" data-hears="true">
            <label class="ds-label" for={field_id.clone()}>{ words.format(label) }</label>
            <div class="tg-stepper">
                <button type="button" class="ds-button" data-variant="secondary" data-icon="true"
                    data-step="less" aria-label={words.text(Key::PanelNumberLess)}
                    aria-describedby={field_id.clone()} aria-disabled={(now == Some(0)).then_some("true")}
                    onclick={step(false)}>
                    <span aria-hidden="true">{ "−" }</span>
                </button>
                <input ref={field} id={field_id.clone()} class="ds-input" type="number" inputmode="numeric"
                    min="0" max={most.to_string()} step="1" value={(*text).clone()} {oninput}
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={invalid.then(|| missing_id.clone())} />
                <button type="button" class="ds-button" data-variant="secondary" data-icon="true"
                    data-step="more" aria-label={words.text(Key::PanelNumberMore)}
                    aria-describedby={field_id} aria-disabled={(now == Some(most)).then_some("true")}
                    onclick={step(true)}>
                    <span aria-hidden="true">{ "+" }</span>
                </button>
                <button type="button" class="ds-button tg-press" data-variant="primary" data-act={act} {onclick}>
                    { words.format(press) }
                </button>
            </div>
            <span class="tg-sr" role="status">{ told }</span>
            if invalid {
                <p id={missing_id} class="tg-missing">{ words.format(&range) }</p>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn only_whole_numbers_in_the_range_are_taken() {
        for (text, taken) in [
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
            assert_eq!(number(text, 10), taken, "{text:?}");
        }
    }
}
