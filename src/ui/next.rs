//! The one next thing to do, and the way to it. An alert says itself what to do, so then there is
//! no banner.

use yew::prelude::*;

use super::{icon, press};
use crate::i18n::Localizer;
use crate::view_model::{Key, NextStep};

/// Where the focus goes when the place it was in is gone: the banner, or the alert in its stead.
pub const HEADINGS: [&str; 2] = ["#tg-next", ".tg-alerts h3"];

/// The next step, and a button that moves the focus to its card.
pub fn next_banner(words: Localizer, next: &NextStep) -> Html {
    if next.told_above {
        return Html::default();
    }
    let leads = next.card.is_some();
    html! {
        <section class="tg-next" data-tone={icon::word(next.tone)}
            aria-label={words.text(Key::PanelNext)}>
            { icon::tone(next.tone) }
            <div class="tg-next-words">
                if leads {
                    <p class="tg-eyebrow" aria-hidden="true">{ words.text(Key::PanelNext) }</p>
                }
                <h3 id="tg-next" tabindex="-1">{ words.format(&next.line) }</h3>
            </div>
            if leads {
                <button type="button" class="ds-button" data-variant="tertiary" data-act={press::GO_TO_CARD}
                    aria-describedby="tg-next">
                    { words.text(Key::PanelNextGo) }
                </button>
            }
        </section>
    }
}
