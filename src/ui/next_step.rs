//! The one next thing to do.

use super::icon;
use super::prelude::*;
use super::screen::ScreenAction;
use crate::view_model::NextStep;

#[derive(Properties, PartialEq)]
pub struct NextStepProps {
    pub next: NextStep,
}

/// The next step, and a button that moves the focus to its card. An alert says itself what to do, so it takes the place of
/// the banner.
#[component]
pub fn NextStepBanner(NextStepProps { next }: &NextStepProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
    let screen = use_screen();
    if next.is_alert {
        return Html::default();
    }
    html! {
        <div role="group" class="tg-next" data-tone={next.tone.word()} aria-label={localizer.text(Key::PanelNext)}>
            { icon::tone(next.tone) }
            <div class="tg-next-words">
                if next.card.is_some() {
                    <p class="tg-eyebrow" aria-hidden="true">{ localizer.text(Key::PanelNext) }</p>
                }
                <h3 aria-level={level.of_part()} id="tg-next" tabindex="-1">
                    if next.card.is_some() {
                        <span class="tg-sr">{ localizer.text(Key::PanelNext) }{ ": " }</span>
                    }
                    { localizer.format(&next.line) }
                </h3>
            </div>
            if let Some(card) = next.card {
                <button type="button" class="ds-button" data-variant="tertiary" data-act="go-to-card"
                    aria-describedby="tg-next"
                    onclick={screen.dispatch.reform(move |_: MouseEvent| ScreenAction::GoToCard(card))}>
                    { localizer.text(Key::PanelNextGo) }
                </button>
            }
        </div>
    }
}
