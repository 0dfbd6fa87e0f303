//! The live participant list. A list, runs of it and rows are components of their own, compared by
//! pointer, so that one person's change draws one row again.

use std::rc::Rc;

use yew::prelude::*;

use super::part::Part;
use super::person::PersonRow;
use super::{control, lines};
use crate::domain::{Chunk, Intent};
use crate::i18n::Words;
use crate::view_model::{ListState, Roster};

/// Properties of [`RosterList`].
#[derive(Properties, PartialEq)]
pub struct RosterProps {
    /// The list.
    pub roster: Part<Roster>,
    /// The language.
    pub words: Words,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The heading, what to know of the list, and everybody in it. Nobody is left out, however many
/// they are: this is where one looks for somebody who should not be there.
#[component(RosterList)]
pub fn roster_list(props: &RosterProps) -> Html {
    let RosterProps { roster, words, send } = props;
    let Some(roster) = roster.get() else { return Html::default() };
    let state = roster.state;
    html! {
        <section class="tg-roster" aria-labelledby="tg-roster">
            <h3 id="tg-roster">{ words.say(&roster.title) }</h3>
            { lines::body(*words, &roster.body) }
            { control::row(*words, &roster.controls, "roster", send) }
            <ul class="tg-people" role="list">
                { for roster.runs.iter().map(|(number, chunk)| html! {
                    <ChunkRows key={*number} chunk={Rc::clone(chunk)} {state} words={*words}
                        send={send.clone()} />
                }) }
            </ul>
        </section>
    }
}

/// Properties of [`ChunkRows`].
#[derive(Properties)]
struct ChunkProps {
    chunk: Chunk,
    state: ListState,
    words: Words,
    send: Callback<Intent>,
}

impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chunk, &other.chunk)
            && (self.state, self.words) == (other.state, other.words)
            && self.send == other.send
    }
}

#[component(ChunkRows)]
fn chunk_rows(props: &ChunkProps) -> Html {
    let ChunkProps { chunk, state, words, send } = props;
    let (state, words) = (*state, *words);
    chunk
        .iter()
        .map(|who| html! {
            <PersonRow key={who.id.0} who={Rc::clone(who)} {state} {words} send={send.clone()} />
        })
        .collect()
}
