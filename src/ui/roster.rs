//! The live participant list. A list, runs of it and rows are components of their own, compared by
//! pointer, so that one person's change draws one row again. A crowd is shown in pages; a row's number among all stands on
//! what holds the row, so that the row itself keeps still where others come and go.

use std::rc::Rc;

use yew::prelude::*;

use super::pages::{Page, pages};
use super::part::Part;
use super::person::PersonRow;
use super::{control, icon, lines};
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{Arg, Chunk, Key, ListState, Message, Roster, Var, tone_of};

/// Properties of [`RosterList`].
#[derive(Properties, PartialEq)]
pub struct RosterProps {
    /// The list.
    pub roster: Part<Roster>,
    /// The language.
    pub words: Localizer,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The heading, what to know of the list, and everybody in it. Nobody is left out, however many
/// they are: this is where one looks for somebody who should not be there. Who came last is on the last page, which is
/// one press away.
#[component(RosterList)]
pub fn roster_list(props: &RosterProps) -> Html {
    let RosterProps { roster, words, send } = props;
    // The run that the page is to hold: it stays in sight while others come and go.
    let looked_at = use_state_eq(|| 0_u32);
    let Some(roster) = roster.get() else { return Html::default() };
    let (state, runs) = (roster.state, &roster.runs);
    let pages = pages(runs.iter().map(|(_, chunk)| chunk.len()));
    let all: usize = runs.iter().map(|(_, chunk)| chunk.len()).sum();
    let run = runs.partition_point(|(number, _)| *number <= *looked_at).saturating_sub(1);
    let shown = pages.iter().position(|page| page.runs.contains(&run)).unwrap_or_default();
    let Some(Page { runs: range, before }) = pages.get(shown).cloned() else {
        return Html::default();
    };
    let many = pages.len() > 1;
    let starts: Vec<u32> =
        pages.iter().filter_map(|page| Some(runs.get(page.runs.start)?.0)).collect();
    let onpage = {
        let looked_at = looked_at.setter();
        Callback::from(move |page: usize| {
            if let Some(start) = starts.get(page) {
                looked_at.set(*start);
            }
        })
    };
    let mut number = before;
    html! {
        <section class="tg-roster" aria-labelledby="tg-roster">
            <h3 id="tg-roster">{ words.format(&roster.title) }</h3>
            { lines::body(*words, &roster.body) }
            { control::row(*words, &roster.controls, "roster", send) }
            if many {
                { pager(*words, shown, pages.len(), &onpage) }
            }
            <ul class="tg-people" role="list">
                { for runs.iter().take(range.end).skip(range.start).map(|(key, chunk)| {
                    let place = many.then_some((number + 1, all));
                    number += chunk.len();
                    html! {
                        <ChunkRows key={*key} chunk={Rc::clone(chunk)} {state} words={*words} {place}
                            send={send.clone()} />
                    }
                }) }
            </ul>
        </section>
    }
}

/// Which page it is, and the ways to others. A button that leads nowhere stays, so that the focus can stay on it.
fn pager(words: Localizer, shown: usize, count: usize, onpage: &Callback<usize>) -> Html {
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let line = Message::from(Key::PanelPage)
        .with(Var::Number, number(shown + 1))
        .with(Var::Count, number(count));
    let button = |key, act: &'static str, to: usize| {
        let nowhere = to == shown || to >= count;
        let onclick = onpage.reform(move |_: MouseEvent| to);
        html! {
            <button type="button" class="ds-button" data-variant="tertiary" data-act={act} {onclick}
                aria-disabled={nowhere.then_some("true")}>
                { words.text(key) }
            </button>
        }
    };
    html! {
        <div class="tg-pager" role="group" aria-label={words.text(Key::PanelPages)}>
            { button(Key::PanelPageBefore, "page-before", shown.saturating_sub(1)) }
            <p role="status">{ words.format(&line) }</p>
            { button(Key::PanelPageAfter, "page-after", shown + 1) }
            { button(Key::PanelPageLast, "page-last", count - 1) }
        </div>
    }
}

/// Properties of [`ChunkRows`].
#[derive(Properties)]
struct ChunkProps {
    chunk: Chunk,
    state: ListState,
    words: Localizer,
    /// The number of its first row and how many rows there are, where not all of them are in the document.
    place: Option<(usize, usize)>,
    send: Callback<Intent>,
}

impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        self.chunk == other.chunk
            && (self.state, self.words, self.place) == (other.state, other.words, other.place)
            && self.send == other.send
    }
}

#[component(ChunkRows)]
fn chunk_rows(props: &ChunkProps) -> Html {
    let ChunkProps { chunk, state, words, place, send } = props;
    let (state, words) = (*state, *words);
    chunk
        .iter()
        .enumerate()
        .map(|(n, who)| {
            let place = place.map(|(first, all)| (first + n, all));
            html! {
                <li key={who.id.0} class="tg-person" data-tone={icon::word(tone_of(who))}
                    data-person={who.id.0.to_string()}
                    aria-posinset={place.map(|(number, _)| number.to_string())}
                    aria-setsize={place.map(|(_, all)| all.to_string())}>
                    <PersonRow who={Rc::clone(who)} {state} {words} send={send.clone()} />
                </li>
            }
        })
        .collect()
}
