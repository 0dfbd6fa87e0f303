//! The top of the panel: where in the consultation one is.

use std::cmp::Ordering;

use yew::prelude::*;

use super::{icon, press};
use crate::i18n::Localizer;
use crate::view_model::{Key, Message};

/// The heading, the line of progress, and the button that folds the sheet. `unfolded` is whether the whole panel is shown
/// where it is a sheet at the foot of a small screen.
pub fn header(
    words: Localizer,
    title: &Message,
    phases: &[(Message, Ordering)],
    unfolded: bool,
) -> Html {
    let fold = if unfolded { Key::PanelClose } else { Key::PanelOpen };
    html! {
        <header class="tg-head">
            <div class="tg-head-line">
                <h2 class="tg-title" tabindex="-1">
                    { words.format(title) }
                </h2>
                <button type="button" class="ds-button tg-fold" data-variant="tertiary" data-icon="true"
                    aria-expanded={unfolded.to_string()} aria-controls="tg-rest"
                    aria-label={words.text(fold)} data-act={press::FOLD_SHEET}>
                    { icon::chevron() }
                </button>
            </div>
            { progress(words, phases) }
        </header>
    }
}

fn progress(words: Localizer, phases: &[(Message, Ordering)]) -> Html {
    if phases.is_empty() {
        return Html::default();
    }
    let phase = |(line, when): &(Message, Ordering)| {
        let (word, key) = match when {
            Ordering::Less => ("past", Key::PanelProgressPast),
            Ordering::Equal => ("now", Key::PanelProgressNow),
            Ordering::Greater => ("later", Key::PanelProgressLater),
        };
        html! {
            <li data-when={word} aria-current={when.is_eq().then_some("step")}>
                <span class="tg-phase">{ words.format(line) }</span>
                <span class="tg-sr">{ ", " }{ words.text(key) }</span>
            </li>
        }
    };
    html! {
        <ol class="tg-progress" role="list" aria-label={words.text(Key::PanelProgress)}>
            { for phases.iter().map(phase) }
        </ol>
    }
}
