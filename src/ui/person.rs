//! One row of the participant list.

use std::rc::Rc;

use yew::prelude::*;

use super::{control, icon};
use crate::domain::{Intent, Participant};
use crate::i18n::Words;
use crate::view_model::{ListState, row};

/// Properties of [`PersonRow`].
#[derive(Properties)]
pub struct PersonProps {
    /// Whose row.
    pub who: Rc<Participant>,
    /// What is true of the list as a whole.
    pub state: ListState,
    /// The language.
    pub words: Words,
    /// The row's number and how many rows there are, where not all of them are in the document.
    pub place: Option<(usize, usize)>,
    /// Where intents go.
    pub send: Callback<Intent>,
}

impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.who, &other.who)
            && (self.state, self.words, self.place) == (other.state, other.words, other.place)
            && self.send == other.send
    }
}

/// One participant. Compared by pointer, so that one person's change draws one row again.
#[component(PersonRow)]
pub fn person_row(props: &PersonProps) -> Html {
    let PersonProps { who, state, words, place, send } = props;
    let row = row(who, *state);
    let words = *words;
    let name_id = format!("person-{}", row.id.0);
    html! {
        <li class="tg-person" data-tone={icon::word(row.tone)} data-person={row.id.0.to_string()}
            aria-posinset={place.map(|(number, _)| number.to_string())}
            aria-setsize={place.map(|(_, of)| of.to_string())}>
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
