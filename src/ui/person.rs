//! A row of the participant list.

use std::cell::RefCell;
use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use super::{control, dom, icon};
use crate::domain::{Intent, Participant};
use crate::i18n::Words;
use crate::view_model::{Line, ListState, Row, Tone, row};

/// The rows that stand in a run of the list, by the number of their person, so that one can be told of its person alone.
#[derive(Default)]
pub struct Seats(RefCell<Vec<(u32, Scope<PersonRow>)>>);

impl Seats {
    /// Tells a person's row that something of them has changed.
    pub fn tell(&self, who: &Rc<Participant>) {
        let seats = self.0.borrow();
        for (_, row) in seats.iter().filter(|(id, _)| *id == who.id.0) {
            row.send_message(Rc::clone(who));
        }
    }

    fn take(&self, id: u32, row: &Scope<PersonRow>) {
        self.0.borrow_mut().push((id, row.clone()));
    }

    fn leave(&self, id: u32) {
        self.0.borrow_mut().retain(|(known, _)| *known != id);
    }
}

/// Properties of [`PersonRow`].
#[derive(Properties)]
pub struct PersonProps {
    /// Whose row, as they were when the run was drawn.
    pub who: Rc<Participant>,
    /// What is true of the list as a whole.
    pub state: ListState,
    /// The language.
    pub words: Words,
    /// The row's number among how many, where not all of them are in the document.
    pub place: Option<(usize, usize)>,
    /// Where intents go.
    pub send: Callback<Intent>,
    /// Where the row can be told of its person.
    pub seats: Rc<Seats>,
}

impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.who, &other.who)
            && (self.state, self.words, self.place) == (other.state, other.words, other.place)
            && self.send == other.send
            && Rc::ptr_eq(&self.seats, &other.seats)
    }
}

/// A part that is a copy, and the one that stood there before it: people come and go, and what stood before stands again.
#[derive(Default)]
struct Copied<T> {
    now: (T, Html),
    before: (T, Html),
}

impl<T: PartialEq + Clone> Copied<T> {
    /// Shows what is copied for a value.
    fn show(&mut self, value: &T, copy: impl FnOnce(&T) -> Html) {
        if self.now.0 == *value {
            return;
        }
        std::mem::swap(&mut self.now, &mut self.before);
        if self.now.0 != *value {
            self.now = (value.clone(), copy(value));
        }
    }
}

/// One participant. Where something of somebody changes that their row does not show, nothing is drawn.
pub struct PersonRow {
    row: Row,
    icon: Copied<Option<Tone>>,
    tags: Copied<Vec<Line>>,
}

impl PersonRow {
    fn new(row: Row, words: Words) -> Self {
        let (icon, tags) = (Copied::default(), Copied::default());
        let mut new = Self { row, icon, tags };
        new.put_copies(words);
        new
    }

    /// Looks at the person anew. Tells whether they look otherwise.
    fn look(&mut self, who: &Participant, state: ListState, words: Words) -> bool {
        let row = row(who, state);
        let otherwise = row != self.row;
        if otherwise {
            self.row = row;
            self.put_copies(words);
        }
        otherwise
    }

    fn put_copies(&mut self, words: Words) {
        let Self { row, icon, tags } = self;
        icon.show(&Some(row.tone), |_| icon::copy(row.tone));
        tags.show(&row.tags, |tags| copy_tags(words, tags));
    }
}

impl Component for PersonRow {
    /// The person, of whom something has changed.
    type Message = Rc<Participant>;
    type Properties = PersonProps;

    fn create(ctx: &Context<Self>) -> Self {
        let PersonProps { who, state, words, seats, .. } = ctx.props();
        seats.take(who.id.0, ctx.link());
        Self::new(row(who, *state), *words)
    }

    fn update(&mut self, ctx: &Context<Self>, who: Rc<Participant>) -> bool {
        let PersonProps { state, words, .. } = ctx.props();
        self.look(&who, *state, *words)
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PersonProps) -> bool {
        let PersonProps { who, state, words, place, send, .. } = ctx.props();
        if *words != old.words {
            *self = Self::new(row(who, *state), *words);
            return true;
        }
        let told = !Rc::ptr_eq(who, &old.who) || *state != old.state;
        let otherwise = told && self.look(who, *state, *words);
        otherwise || *place != old.place || *send != old.send
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PersonProps { words, place, send, .. } = ctx.props();
        let Self { row, icon, tags } = self;
        let name_id = format!("person-{}", row.id.0);
        html! {
            <li class="tg-person" data-tone={icon::word(row.tone)} data-person={row.id.0.to_string()}
                aria-posinset={place.map(|(number, _)| number.to_string())}
                aria-setsize={place.map(|(_, all)| all.to_string())}>
                <div role="group" data-hold={name_id.clone()} aria-labelledby={name_id.clone()}>
                    <p class="tg-person-line">
                        { icon.now.1.clone() }
                        <span id={name_id.clone()} class="tg-name" tabindex="-1" dir="auto">{ words.say(&row.name) }</span>
                        <span class="tg-sr">{ ": " }</span>
                        <span class="tg-person-state">{ words.say(&row.state) }</span>
                    </p>
                    { tags.now.1.clone() }
                    { control::row(*words, &row.controls, &name_id, send) }
                </div>
            </li>
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        let PersonProps { who, seats, .. } = ctx.props();
        seats.leave(who.id.0);
    }
}

/// What else to know of somebody, in a few words each.
fn copy_tags(words: Words, tags: &[Line]) -> Html {
    if tags.is_empty() {
        return Html::default();
    }
    // A tag has no variables, so its key is all it says.
    let name = tags.iter().fold(format!("tags-{}", words.lang.tag()), |name, tag| {
        format!("{name}-{}", tag.key as u16)
    });
    dom::copied(&name, || {
        html! {
            <ul class="tg-tags" role="list">
                { for tags.iter().map(|tag| html! {
                    <li class="ds-tag" data-color="neutral">{ words.say(tag) }</li>
                }) }
            </ul>
        }
    })
}
