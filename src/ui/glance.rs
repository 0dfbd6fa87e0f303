//! The five states that can be seen at a glance.

use yew::prelude::*;

use super::icon;
use crate::i18n::Words;
use crate::view_model::{Facet, Glance, Key};

/// The states, each with a shape, its name and a word or two.
pub fn glance_bar(words: Words, glance: &[Glance]) -> Html {
    if glance.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="tg-glance" role="list" aria-label={words.key(Key::PanelGlance)}>
            { for glance.iter().map(|g| html! {
                <li key={facet(g.facet)} data-facet={facet(g.facet)} data-tone={icon::word(g.tone)}>
                    { icon::tone(g.tone) }
                    <span class="tg-facet">{ words.say(&g.label) }<span class="tg-sr">{ ": " }</span></span>
                    <span class="tg-facet-state">{ words.say(&g.state) }</span>
                </li>
            }) }
        </ul>
    }
}

const fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Identity => "identity",
        Facet::People => "people",
        Facet::Lock => "lock",
        Facet::Recording => "recording",
        Facet::Quality => "quality",
    }
}
