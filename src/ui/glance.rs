//! The five states that can be seen at a glance.

use yew::prelude::*;

use super::icon;
use crate::i18n::Words;
use crate::view_model::{Facet, Glance, Key};

/// The bar that the states stand in.
#[inline(never)]
pub fn glance_bar(words: Words, states: Vec<Html>) -> Html {
    html! {
        <ul class="tg-glance" role="list" aria-label={words.key(Key::PanelGlance)}>
            { for states }
        </ul>
    }
}

/// One state, with a shape, its name and a word or two, until the bar has heard that it is not told any more.
#[inline(never)]
pub fn facet(words: Words, glance: Option<&Glance>) -> Html {
    let Some(glance) = glance else { return Html::default() };
    html! {
        <li data-facet={name(glance.facet)} data-tone={icon::word(glance.tone)}>
            { icon::tone(glance.tone) }
            <span class="tg-facet">{ words.say(&glance.label) }<span class="tg-sr">{ ": " }</span></span>
            <span class="tg-facet-state">{ words.say(&glance.state) }</span>
        </li>
    }
}

/// A state's name in the page.
pub const fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Identity => "identity",
        Facet::People => "people",
        Facet::Lock => "lock",
        Facet::Recording => "recording",
        Facet::Quality => "quality",
    }
}
