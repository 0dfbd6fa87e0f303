//! What is different from the version before, in the words that a committee reads.

use super::opening::FileButton;
use super::prelude::*;
use super::print::PrintButton;
use crate::tool::difference;

/// The differences, and how another version is chosen.
#[component]
pub fn Differences() -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let open = use_file();
    let versions = open.map(|open| (open.file.last_in_order.clone(), open.file.before.clone()));
    let on_file = Callback::from(move |(name, bytes)| dispatch.emit(Action::Compare(name, bytes)));
    let compared = match versions {
        Some((Some(now), Some(before))) => {
            let found = difference::compare(&before.procedure, &now);
            let text = difference::in_words(&before.procedure, &now, &found, words.tool());
            html! {
                <>
                    <p>{ words.fill(Line::DifferencesFrom, &[("name", &before.name)]) }</p>
                    { for text.lines().filter(|line| !line.is_empty()).map(line) }
                </>
            }
        }
        _ => html! { <p class="ws-notice">{ words.say(Line::DifferencesNone) }</p> },
    };
    html! {
        <section aria-label={words.say(Line::SideDifferences)}>
            <FileButton label={words.say(Line::DifferencesChoose)} id="compare-file" {on_file} />
            <div class="ws-row"><PrintButton /></div>
            <div class="ws-printed">{ compared }</div>
        </section>
    }
}

/// A line, at the depth at which the tool writes it.
fn line(line: &str) -> Html {
    let text = line.trim_start();
    match line.len() - text.len() {
        0 => html! { <h3>{ text }</h3> },
        2 => html! { <p class="ws-difference">{ text }</p> },
        _ => html! { <p class="ws-difference" data-inner="">{ text }</p> },
    }
}
