//! The top of the panel: the phase of the consultation.

use std::cmp::Ordering;

use super::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The heading of the phase.
    pub title: Message,
    /// The phases in their order: the name of each, and whether it is past, now or later. Empty where there is no line of
    /// progress.
    pub progress: Rc<[(Message, Ordering)]>,
}

/// The heading, and the line of progress.
#[component]
pub fn Header(HeaderProps { title, progress }: &HeaderProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
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
            <h2 class="tg-title" aria-level={level.of_title()} tabindex="-1">{ localizer.format(title) }</h2>
            if !progress.is_empty() {
                <ol class="tg-progress" role="list" aria-label={localizer.text(Key::PanelProgress)}>
                    { for progress.iter().map(phase) }
                </ol>
            }
        </header>
    }
}
