//! What is always at hand, at the foot of the panel: one press, or two where it has to be said which.

use yew::prelude::*;

use super::{control, dom};
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{ButtonView, Control, Key, Message, Weight};

/// The controls that are always at hand, and above them what the panel has to say about the last thing asked for, as why
/// it was turned down.
pub fn footer(
    words: Localizer,
    controls: &[Control],
    notice: Option<&Message>,
    send: &Callback<Intent>,
) -> Html {
    html! {
        <footer class="tg-foot">
            <div role="status" class="tg-notice">
                if let Some(line) = notice {
                    <p>{ words.format(line) }</p>
                }
            </div>
            if !controls.is_empty() {
                <div class="tg-always" role="group" aria-label={words.text(Key::PanelAlways)}>
                    { for controls.iter().map(|c| match c {
                        Control::Button(action) => control::button(words, action),
                        other => to_open(words, other, send),
                    }) }
                </div>
            }
        </footer>
    }
}

/// What is opened first, before it sends anything.
#[inline(never)]
fn to_open(words: Localizer, control: &Control, send: &Callback<Intent>) -> Html {
    match control {
        Control::Pick { label, options, .. } => html! {
            <Flyout key={label.key as u16} label={label.clone()} options={options.clone()} {words} />
        },
        other => control::row(words, std::slice::from_ref(other), "always", send),
    }
}

/// Properties of [`Flyout`].
#[derive(Properties, PartialEq)]
struct FlyoutProps {
    label: Message,
    options: Vec<(Message, Intent)>,
    words: Localizer,
}

/// A list whose entries are buttons of their own: it is used in a hurry, so the second press sends.
#[component(Flyout)]
fn flyout(props: &FlyoutProps) -> Html {
    let FlyoutProps { label, options, words } = props;
    let open = use_state(|| false);
    let button = use_node_ref();
    let id = format!("tg-flyout-{}", label.key as u16);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                open.set(false);
                dom::focus(&button);
            }
        })
    };
    let onpick = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: MouseEvent| {
            if dom::is_on_button(&event) {
                open.set(false);
                dom::focus(&button);
            }
        })
    };
    html! {
        <div class="tg-flyout" data-open={open.then_some("true")} {onkeydown}>
            <button ref={button} type="button" class="ds-button" data-variant="secondary"
                aria-expanded={open.to_string()} aria-controls={id.clone()} data-act="open-flyout" {onclick}>
                { words.format(label) }
            </button>
            <div id={id} class="tg-flyout-list" role="group" aria-label={words.format(label)} hidden={!*open} onclick={onpick}>
                { for options.iter().map(|(line, intent)| {
                    let action =
                        ButtonView { label: line.clone(), intent: *intent, weight: Weight::Secondary };
                    control::button(*words, &action)
                }) }
            </div>
        </div>
    }
}
