//! What becomes of the recorded consultations, and what of it is not as under the version before.

use super::prelude::*;
use crate::workshop::changes::{Outcome, compare};
use crate::workshop::rehearsal::HistoryId;

/// A list of all consultations.
#[component]
pub fn Histories() -> Html {
    let words = use_words();
    let open = use_file();
    let versions = open.map(|open| (open.file.last_in_order.clone(), open.file.before.clone()));
    let outcomes = use_memo((versions, words), |(versions, words)| {
        let (Some(now), before) = versions.clone()? else { return None };
        let before = before.map(|before| before.procedure);
        let one = |history| compare(history, before.as_deref(), &now, *words);
        Some(HistoryId::all().filter_map(one).collect::<Vec<_>>())
    });
    let Some(outcomes) = outcomes.as_ref() else {
        return html! { <p class="ws-notice">{ words.say(Line::LiveNone) }</p> };
    };
    let changed = outcomes.iter().filter(|one| is_changed(one)).count();
    let status = match changed {
        0 => words.say(Line::HistoriesSame).to_owned(),
        count => words.count(Line::HistoriesChanged, count),
    };
    html! {
        <section class="ws-printed" aria-label={words.say(Line::SideHistories)}>
            <p role="status"><strong>{ status }</strong></p>
            <p class="ws-hint">{ words.say(Line::HistoriesLead) }</p>
            { for outcomes.iter().map(|outcome| one(words, outcome)) }
        </section>
    }
}

fn is_changed(outcome: &Outcome) -> bool {
    !outcome.only_before.is_empty() || !outcome.only_now.is_empty()
}

fn one(words: Words, outcome: &Outcome) -> Html {
    let lines = |lines: &[String]| -> Html {
        lines.iter().map(|line| html! { <li>{ line.trim() }</li> }).collect()
    };
    html! {
        <section class="ws-history" key={outcome.history.name()}>
            <h3>{ words.history(outcome.history) }</h3>
            if !is_changed(outcome) {
                <p>{ words.say(Line::HistoriesNoChange) }</p>
            }
            if !outcome.only_before.is_empty() {
                <h4>{ words.say(Line::HistoriesBefore) }</h4>
                <ul>{ lines(&outcome.only_before) }</ul>
            }
            if !outcome.only_now.is_empty() {
                <h4>{ words.say(Line::HistoriesNow) }</h4>
                <ul>{ lines(&outcome.only_now) }</ul>
            }
            <details class="ws-all">
                <summary>{ words.say(Line::HistoriesAll) }</summary>
                <ul>{ lines(&outcome.now) }</ul>
            </details>
        </section>
    }
}
