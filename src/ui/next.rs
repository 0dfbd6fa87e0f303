//! The one next thing to do, and the way to it. An alert says itself what to do, so then there is
//! no banner.

use yew::prelude::*;

use super::icon;
use crate::i18n::Words;
use crate::view_model::{CardId, Key, NextStep};

/// Where the focus goes when the place it was in is gone: the banner, or the alert in its stead.
pub const HEADINGS: [&str; 2] = ["#tg-next", ".tg-alerts h3"];

/// The next step, and a button that moves the focus to its card.
pub fn next_banner(words: Words, next: &NextStep, ongo: &Callback<CardId>) -> Html {
    if next.told_above {
        return Html::default();
    }
    let go = next.card.map(|card| ongo.reform(move |_: MouseEvent| card));
    html! {
        <section class="tg-next" data-tone={icon::word(next.tone)}
            aria-label={words.key(Key::PanelNext)}>
            { icon::tone(next.tone) }
            <div class="tg-next-words">
                if go.is_some() {
                    <p class="tg-eyebrow" aria-hidden="true">{ words.key(Key::PanelNext) }</p>
                }
                <h3 id="tg-next" tabindex="-1">{ words.say(&next.line) }</h3>
            </div>
            if let Some(onclick) = go {
                <button type="button" class="ds-button" data-variant="tertiary" data-act="go-to-card"
                    aria-describedby="tg-next" {onclick}>
                    { words.key(Key::PanelNextGo) }
                </button>
            }
        </section>
    }
}
