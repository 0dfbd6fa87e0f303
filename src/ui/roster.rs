//! The live participant list. A list, runs of it and rows are components of their own, compared by
//! pointer, so that one person's change draws one row again.

use std::rc::Rc;

use yew::prelude::*;

use super::part::Part;
use super::{control, icon, lines};
use crate::domain::{Chunk, Intent, Participant, Viewer};
use crate::i18n::Words;
use crate::view_model::{Roster, row};

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
    let (viewer, live) = (roster.viewer, roster.live);
    html! {
        <section class="tg-roster" aria-labelledby="tg-roster">
            <h3 id="tg-roster">{ words.say(&roster.title) }</h3>
            { lines::body(*words, &roster.body) }
            { control::row(*words, &roster.controls, "roster", send) }
            <ul class="tg-people" role="list">
                { for roster.runs.iter().map(|(number, chunk)| html! {
                    <ChunkRows key={*number} chunk={Rc::clone(chunk)} {viewer} {live} words={*words}
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
    viewer: Viewer,
    live: bool,
    words: Words,
    send: Callback<Intent>,
}

impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chunk, &other.chunk)
            && (self.viewer, self.live, self.words) == (other.viewer, other.live, other.words)
            && self.send == other.send
    }
}

#[component(ChunkRows)]
fn chunk_rows(props: &ChunkProps) -> Html {
    let ChunkProps { chunk, viewer, live, words, send } = props;
    let (viewer, live, words) = (*viewer, *live, *words);
    chunk
        .iter()
        .map(|who| html! {
            <PersonRow key={who.id.0} who={Rc::clone(who)} {viewer} {live} {words} send={send.clone()} />
        })
        .collect()
}

/// Properties of [`PersonRow`].
#[derive(Properties)]
struct PersonProps {
    who: Rc<Participant>,
    viewer: Viewer,
    live: bool,
    words: Words,
    send: Callback<Intent>,
}

impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.who, &other.who)
            && (self.viewer, self.live, self.words) == (other.viewer, other.live, other.words)
            && self.send == other.send
    }
}

#[component(PersonRow)]
fn person_row(props: &PersonProps) -> Html {
    let PersonProps { who, viewer, live, words, send } = props;
    let row = row(who, *viewer, *live);
    let words = *words;
    let name_id = format!("person-{}", row.id.0);
    html! {
        <li class="tg-person" data-tone={icon::word(row.tone)} data-person={row.id.0.to_string()}>
            <div role="group" data-hold={name_id.clone()} aria-labelledby={name_id.clone()}>
                <p class="tg-person-line">
                    { icon::tone(row.tone) }
                    <span id={name_id.clone()} class="tg-name" tabindex="-1" dir="auto">{ words.say(&row.name) }</span>
                    <span class="tg-sr">{ ": " }</span>
                    <span class="tg-person-state">{ words.say(&row.state) }</span>
                </p>
                if !row.tags.is_empty() {
                    <ul class="tg-tags" role="list">
                        { for row.tags.iter().map(|tag| html! {
                            <li class="ds-tag" data-color="neutral">{ words.say(tag) }</li>
                        }) }
                    </ul>
                }
                { control::row(words, &row.controls, &name_id, send) }
            </div>
        </li>
    }
}
