//! Small pieces of text that several components draw alike.

use yew::prelude::*;

use super::icon;
use crate::i18n::Localizer;
use crate::view_model::{Key, Link, Message, Sources, Tone};

/// Nothing, a paragraph, or a list: as many as there are lines.
pub fn body(words: Localizer, lines: &[Message]) -> Html {
    match lines {
        [] => Html::default(),
        [line] => html! { <p class="tg-body">{ words.format(line) }</p> },
        lines => html! {
            <ul class="tg-body" role="list">
                { for lines.iter().map(|line| html! { <li>{ words.format(line) }</li> }) }
            </ul>
        },
    }
}

/// How something stands: its shape and its words.
pub fn state(words: Localizer, tone: Tone, line: &Message) -> Html {
    html! {
        <span class="tg-state" data-tone={icon::word(tone)}>
            { icon::tone(tone) }
            <span>{ words.format(line) }</span>
        </span>
    }
}

/// The places in the procedure something comes from.
pub fn sources(words: Localizer, sources: Option<&Sources>) -> Html {
    let Some(sources) = sources else { return Html::default() };
    html! { <p class="tg-sources">{ words.text(Key::PanelSources) }{ " " }{ sources.named() }</p> }
}

/// A link, opened in a window of its own so that the call stays; nothing is told to where it leads.
pub fn link(words: Localizer, link: Option<&Link>) -> Html {
    link.map(|link| link_to(words, link)).unwrap_or_default()
}

#[inline(never)]
fn link_to(words: Localizer, link: &Link) -> Html {
    html! {
        <p class="tg-link">
            <a href={link.address.to_string()} target="_blank" rel="noopener noreferrer">
                { words.format(&link.label) }
            </a>
        </p>
    }
}
