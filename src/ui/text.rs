//! Small pieces of text that several components draw alike.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::Disclosure;
use super::icon;
use super::screen::DisclosureId;
use crate::i18n::Localizer;
use crate::view_model::{Key, Link, Message, Sources, Tone};

/// Nothing, a paragraph or a list, by the number of lines.
pub fn body(localizer: Localizer, lines: &[Message]) -> Html {
    match lines {
        [] => Html::default(),
        [line] => html! { <p class="tg-body">{ localizer.format(line) }</p> },
        lines => html! {
            <ul class="tg-body" role="list">
                { for lines.iter().map(|line| html! { <li>{ localizer.format(line) }</li> }) }
            </ul>
        },
    }
}

/// A state: the shape of its tone, and its words.
pub fn state(localizer: Localizer, tone: Tone, line: &Message) -> Html {
    html! {
        <span class="tg-state" data-tone={tone.word()}>
            { icon::tone(tone) }
            <span>{ localizer.format(line) }</span>
        </span>
    }
}

/// The places in the procedure that something comes from, behind one sign. `of` names what they belong to, once on the screen.
pub fn sources(localizer: Localizer, sources: Option<&Sources>, of: &str) -> Html {
    let Some(sources) = sources else { return Html::default() };
    html! {
        <Disclosure id={DisclosureId::Sources(of.to_owned())} class="tg-sources" title="§"
            label={localizer.text(Key::PanelSources)}>
            <p>{ sources.named() }</p>
        </Disclosure>
    }
}

/// Links that open in a window of their own, so that the call goes on. Their targets learn nothing of this page.
pub fn links(localizer: Localizer, links: &[Link]) -> Html {
    let one = |link: &Link| {
        html! {
            <p class="tg-link">
                <a href={Rc::clone(&link.address)} target="_blank" rel="noopener noreferrer">
                    { localizer.format(&link.label) }
                </a>
            </p>
        }
    };
    links.iter().map(one).collect()
}
