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
    /// Where intents go.
    pub send: Callback<Intent>,
}

impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.who, &other.who)
            && (self.state, self.words) == (other.state, other.words)
            && self.send == other.send
    }
}

/// One participant. Compared by pointer, so that one person's change draws one row again.
#[component(PersonRow)]
pub fn person_row(props: &PersonProps) -> Html {
    let PersonProps { who, state, words, send } = props;
    let row = row(who, *state);
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
