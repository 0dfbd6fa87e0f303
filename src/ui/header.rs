//! The top of the panel: where in the consultation one is.

use std::cmp::Ordering;

use yew::prelude::*;

use super::icon;
use super::part::Part;
use crate::i18n::Words;
use crate::view_model::{Key, Line};

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The heading.
    pub title: Part<Line>,
    /// The phases one goes through.
    pub progress: Part<Vec<(Line, Ordering)>>,
    /// The language.
    pub words: Words,
    /// Whether the whole panel is shown where it is a sheet at the foot of a small screen.
    pub unfolded: bool,
    /// Folds and unfolds the sheet.
    pub onfold: Callback<MouseEvent>,
}

/// The heading, the line of progress, and the button that folds the sheet.
#[component(Header)]
pub fn header(props: &HeaderProps) -> Html {
    let words = props.words;
    let fold = if props.unfolded { Key::PanelClose } else { Key::PanelOpen };
    html! {
        <header class="tg-head">
            <div class="tg-head-line">
                <h2 class="tg-title" tabindex="-1">
                    { props.title.get().map(|line| words.say(line)) }
                </h2>
                <button type="button" class="ds-button tg-fold" data-variant="tertiary" data-icon="true"
                    aria-expanded={props.unfolded.to_string()} aria-controls="tg-rest"
                    aria-label={words.key(fold)} onclick={props.onfold.clone()}>
                    { icon::chevron() }
                </button>
            </div>
            { progress(words, props.progress.get().map_or(&[], Vec::as_slice)) }
        </header>
    }
}

fn progress(words: Words, phases: &[(Line, Ordering)]) -> Html {
    if phases.is_empty() {
        return Html::default();
    }
    let phase = |(line, when): &(Line, Ordering)| {
        let (word, key) = match when {
            Ordering::Less => ("past", Key::PanelProgressPast),
            Ordering::Equal => ("now", Key::PanelProgressNow),
            Ordering::Greater => ("later", Key::PanelProgressLater),
        };
        html! {
            <li data-when={word} aria-current={when.is_eq().then_some("step")}>
                <span class="tg-phase">{ words.say(line) }</span>
                <span class="tg-sr">{ ", " }{ words.key(key) }</span>
            </li>
        }
    };
    html! {
        <ol class="tg-progress" role="list" aria-label={words.key(Key::PanelProgress)}>
            { for phases.iter().map(phase) }
        </ol>
    }
}
