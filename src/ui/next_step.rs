//! The one next thing to do.

use yew::prelude::*;

use super::context::{use_localizer, use_screen};
use super::icon;
use super::screen::ScreenAction;
use crate::i18n::Localizer;
use crate::view_model::{CardId, Key, NextStep};

/// Properties of [`NextStepBanner`].
#[derive(Properties, PartialEq)]
pub struct NextStepProps {
    /// The next step.
    pub next: NextStep,
}

/// The next step, and a button that moves the focus to its card. An alert says itself what to do, so it takes the place of
/// the banner.
#[component]
pub fn NextStepBanner(NextStepProps { next }: &NextStepProps) -> Html {
    let localizer = use_localizer();
    let screen = use_screen();
    if next.told_above {
        return Html::default();
    }
    html! {
        <section class="tg-next" data-tone={icon::word(next.tone)}
            aria-label={localizer.text(Key::PanelNext)}>
            { icon::tone(next.tone) }
            <div class="tg-next-words">
                if next.card.is_some() {
                    <p class="tg-eyebrow" aria-hidden="true">{ localizer.text(Key::PanelNext) }</p>
                }
                <h3 id="tg-next" tabindex="-1">{ localizer.format(&next.line) }</h3>
            </div>
            if let Some(card) = next.card {
                { go_to_card(localizer, card, &screen.dispatch) }
            }
        </section>
    }
}

fn go_to_card(localizer: Localizer, card: CardId, dispatch: &Callback<ScreenAction>) -> Html {
    let onclick = dispatch.reform(move |_: MouseEvent| ScreenAction::GoToCard(card));
    html! {
        <button type="button" class="ds-button" data-variant="tertiary" data-act="go-to-card"
            aria-describedby="tg-next" {onclick}>
            { localizer.text(Key::PanelNextGo) }
        </button>
    }
}
