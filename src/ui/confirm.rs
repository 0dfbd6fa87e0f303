//! A button that asks before it sends: who or what it is about, said again in words, and a way back.

use yew::prelude::*;

use super::{control, dom, lines};
use crate::i18n::Localizer;
use crate::view_model::{Confirm, Key, Weight};

/// Properties of [`ConfirmField`].
#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// The language.
    pub words: Localizer,
    /// What is asked.
    pub asked: Confirm,
}

/// The button, and under it the question once it was pressed. The focus goes to the question and comes back to the
/// button; Escape is no.
#[component(ConfirmField)]
pub fn confirm_field(props: &ConfirmProps) -> Html {
    let ConfirmProps { scope, words, asked } = props;
    let words = *words;
    let open = use_state(|| false);
    let (opener, question) = (use_node_ref(), use_node_ref());
    let act = asked.press.intent.write();
    let (box_id, question_id) = (format!("{scope}-ask"), format!("{scope}-question"));

    let close = {
        let (open, opener) = (open.clone(), opener.clone());
        Callback::from(move |()| {
            open.set(false);
            dom::focus(&opener);
        })
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let (open, close) = (open.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    // Yes and no both end the question; what yes asks for the root hears.
    let onanswer = Callback::from(move |event: MouseEvent| {
        if dom::is_on_button(&event) {
            close.emit(());
        }
    });
    {
        let question = question.clone();
        // The question is in the page only after this render.
        use_effect_with(*open, move |open| {
            if *open {
                dom::focus(&question);
            }
        });
    }
    let (variant, color) = control::look(asked.weight);
    html! {
        <div class="tg-confirm" data-open={open.then_some("true")} {onkeydown}>
            <button ref={opener} type="button" class="ds-button" data-variant={variant} data-color={color}
                aria-expanded={open.to_string()} aria-controls={box_id.clone()} data-act={format!("open:{act}")}
                {onclick}>
                { words.format(&asked.open) }
                if let Some(about) = &asked.about {
                    <span class="tg-sr">{ " " }{ words.format(about) }</span>
                }
            </button>
            <div id={box_id} class="tg-confirm-box" role="group" aria-labelledby={open.then(|| question_id.clone())} hidden={!*open}>
                if *open {
                    <p ref={question} id={question_id} class="tg-confirm-question" tabindex="-1">
                        { words.format(&asked.question) }
                    </p>
                    { lines::body(words, &asked.body) }
                    <div class="tg-controls" onclick={onanswer}>
                        { control::button(words, &asked.press) }
                        <button type="button" class="ds-button" data-variant={control::look(Weight::Quiet).0}
                            data-act="cancel">
                            { words.text(Key::ConfirmCancel) }
                        </button>
                    </div>
                }
            </div>
        </div>
    }
}
