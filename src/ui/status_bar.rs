//! The five states that can be seen at a status_bar.

use yew::prelude::*;

use super::icon;
use crate::i18n::Localizer;
use crate::view_model::{Key, StatusItem, StatusKind};

/// The bar that the states stand in.
#[inline(never)]
pub fn status_bar(words: Localizer, states: Vec<Html>) -> Html {
    html! {
        <ul class="tg-status_bar" role="list" aria-label={words.text(Key::PanelStatusBar)}>
            { for states }
        </ul>
    }
}

/// One state, with a shape, its name and a word or two, until the bar has heard that it is not told any more.
#[inline(never)]
pub fn facet(words: Localizer, status_bar: Option<&StatusItem>) -> Html {
    let Some(status_bar) = status_bar else { return Html::default() };
    html! {
        <li data-status={name(status_bar.facet)} data-tone={icon::word(status_bar.tone)}>
            { icon::tone(status_bar.tone) }
            <span class="tg-status-name">{ words.format(&status_bar.label) }<span class="tg-sr">{ ": " }</span></span>
            <span class="tg-status-state">{ words.format(&status_bar.state) }</span>
        </li>
    }
}

/// A state's name in the page.
pub const fn name(facet: StatusKind) -> &'static str {
    match facet {
        StatusKind::Identity => "identity",
        StatusKind::People => "people",
        StatusKind::Lock => "lock",
        StatusKind::Recording => "recording",
        StatusKind::Quality => "quality",
    }
}
