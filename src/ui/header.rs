//! The top of the panel: the phase of the consultation.

use std::cmp::Ordering;

use super::icon;
use super::prelude::*;
use super::screen::ScreenAction;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The heading of the phase.
    pub title: Message,
    /// The phases in their order: the name of each, and whether it is past, now or later. Empty where there is no line of
    /// progress.
    pub progress: Rc<[(Message, Ordering)]>,
}

/// The heading, the line of progress, and the button that opens and closes the sheet on a small screen.
#[component]
pub fn Header(HeaderProps { title, progress }: &HeaderProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
    let screen = use_screen();
    let sheet_open = screen.state.sheet_open;
    let label = if sheet_open { Key::PanelClose } else { Key::PanelOpen };
    let onclick = screen.dispatch.reform(|_: MouseEvent| ScreenAction::ToggleSheet);
    let phase = |(name, when): &(Message, Ordering)| {
        let (word, key) = match when {
            Ordering::Less => ("past", Key::PanelProgressPast),
            Ordering::Equal => ("now", Key::PanelProgressNow),
            Ordering::Greater => ("later", Key::PanelProgressLater),
        };
        html! {
            <li data-when={word} aria-current={when.is_eq().then_some("step")}>
                <span class="tg-phase">{ localizer.format(name) }</span>
                <span class="tg-sr">{ ", " }{ localizer.text(key) }</span>
            </li>
        }
    };
    html! {
        <header class="tg-head">
            <div class="tg-head-line">
                <h2 class="tg-title" aria-level={level.of_title()} tabindex="-1">
                    { localizer.format(title) }
                </h2>
                <button type="button" class="ds-button tg-fold" data-variant="tertiary" data-icon="true"
                    aria-expanded={sheet_open.to_string()} aria-controls="tg-rest"
                    aria-label={localizer.text(label)} data-act="fold-sheet" {onclick}>
                    { icon::chevron() }
                </button>
            </div>
            if !progress.is_empty() {
                <ol class="tg-progress" role="list" aria-label={localizer.text(Key::PanelProgress)}>
                    { for progress.iter().map(phase) }
                </ol>
            }
        </header>
    }
}
