//! A button that asks before it dispatches: the question names what or whom it is about, and there is a way back.

use super::button::{IntentButton, look};
use super::popup::{Popup, use_popup};
use crate::ui::prelude::*;
use crate::ui::{focus, text};
use crate::view_model::{Confirm, Weight};

#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// What is shown.
    pub view: Confirm,
    /// Whether the question stands above the button, as at the foot of the panel, where the button keeps its place.
    #[prop_or_default]
    pub above: bool,
}

/// The button, and beside it the question once it is pressed. The focus goes to the question and comes back to the button;
/// Escape is a no.
#[component]
pub fn ConfirmControl(ConfirmProps { scope, view, above }: &ConfirmProps) -> Html {
    let localizer = use_localizer();
    let Popup { open, holder, opener, toggle, close, onkeydown, .. } = use_popup();
    let question = use_node_ref();
    let (box_id, question_id) = (format!("{scope}-ask"), format!("{scope}-question"));

    {
        let question = question.clone();
        // The question is in the page only after this render.
        use_effect_with(open, move |open| {
            if *open {
                focus::focus(&question);
            }
        });
    }

    let (variant, color) = look(view.weight);
    let button = html! {
        <button ref={opener} type="button" class="ds-button" data-variant={variant} data-color={color}
            aria-expanded={open.to_string()} aria-controls={box_id.clone()}
            data-act={format!("open:{}", view.press.intent.write())} onclick={toggle}>
            { localizer.format(&view.open) }
            if let Some(about) = &view.about {
                <span class="tg-sr">{ " " }{ localizer.format(about) }</span>
            }
        </button>
    };
    let asked = html! {
        <div id={box_id} class="tg-confirm-box" role="group"
            aria-labelledby={open.then(|| question_id.clone())} hidden={!open}>
            if open {
                <p ref={question} id={question_id} class="tg-confirm-question" tabindex="-1">
                    { localizer.format(&view.question) }
                </p>
                { text::body(localizer, &view.body) }
                // Every answer closes the question.
                <div class="tg-controls">
                    <IntentButton button={view.press.clone()} onpressed={close.clone()} />
                    if let Some(or) = &view.or {
                        <IntentButton button={or.clone()} onpressed={close.clone()} />
                    }
                    <button type="button" class="ds-button" data-variant={look(Weight::Quiet).0}
                        data-act="cancel" onclick={close.reform(|_: MouseEvent| ())}>
                        { localizer.text(Key::ConfirmCancel) }
                    </button>
                </div>
            }
        </div>
    };
    let [first, second] = if *above { [asked, button] } else { [button, asked] };
    html! {
        <div ref={holder} class="tg-confirm" data-open={open.then_some("true")} {onkeydown}>
            { first }
            { second }
        </div>
    }
}
