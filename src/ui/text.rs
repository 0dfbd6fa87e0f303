//! Small pieces of text that several components draw alike.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::Disclosure;
use super::icon;
use super::screen::DisclosureId;
use crate::i18n::{Lang, Localizer};
use crate::view_model::{Key, Link, Message, Sources, Tone};

/// A message whose words from a procedure file are marked where they are in another language than the panel.
pub fn marked(localizer: Localizer, line: &Message) -> Html {
    let piece = |(is_first, text): (bool, String)| match is_first {
        true => html! { <span lang={Lang::OF_PROCEDURES.tag()}>{ text }</span> },
        false => html! { { text } },
    };
    localizer.pieces(line).into_iter().map(piece).collect()
}

/// Nothing, a paragraph or a list, by the number of lines.
pub fn body(localizer: Localizer, lines: &[Message]) -> Html {
    match lines {
        [] => Html::default(),
        [line] => html! { <p class="tg-body">{ marked(localizer, line) }</p> },
        lines => html! {
            <ul class="tg-body" role="list">
                { for lines.iter().map(|line| html! { <li>{ marked(localizer, line) }</li> }) }
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

/// The places in the procedure that something comes from, behind one sign, in the language of the procedure. `of` names what they
/// belong to, once on the screen, and `about` to a person.
pub fn sources(
    localizer: Localizer,
    sources: Option<&Sources>,
    of: &str,
    about: &AttrValue,
) -> Html {
    let Some(sources) = sources else { return Html::default() };
    let other = (localizer.lang != Lang::OF_PROCEDURES).then(|| Lang::OF_PROCEDURES.tag());
    html! {
        <Disclosure id={DisclosureId::Sources(of.to_owned())} class="tg-sources" title="§"
            label={localizer.text(Key::PanelSources)} about={about.clone()}>
            <p lang={other}>{ sources.named() }</p>
        </Disclosure>
    }
}

/// Links that open in a window of their own, so that the call goes on. Their targets learn nothing of this page.
pub fn links(localizer: Localizer, links: &[Link]) -> Html {
    let one = |link: &Link| {
        html! {
            <p class="tg-link">
                <a href={Rc::clone(&link.address)} target="_blank" rel="noopener noreferrer">
                    { marked(localizer, &link.label) }
                </a>
            </p>
        }
    };
    links.iter().map(one).collect()
}
