//! What stands in a row of the participant list.

use std::rc::Rc;

use yew::prelude::*;

use super::{control, dom, icon};
use crate::domain::{Intent, Participant};
use crate::i18n::Localizer;
use crate::view_model::{ListState, Message, Row, Tone, row};

/// Properties of [`PersonRow`].
#[derive(Properties)]
pub struct PersonProps {
    /// Whose row.
    pub who: Rc<Participant>,
    /// What is true of the list as a whole.
    pub state: ListState,
    /// The language.
    pub words: Localizer,
    /// Where intents go.
    pub send: Callback<Intent>,
}

impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        self.who == other.who
            && (self.state, self.words) == (other.state, other.words)
            && self.send == other.send
    }
}

/// One participant. Compared by pointer, so that one person's change draws one row again; and where something of somebody
/// changes that their row does not show, nothing is drawn.
pub struct PersonRow {
    row: Row,
    icon: Html,
    tags: Html,
    /// The shape that stood before, and its tone: people come and go, and what stood before stands again.
    before: Option<(Tone, Html)>,
}

impl Component for PersonRow {
    type Message = ();
    type Properties = PersonProps;

    fn create(ctx: &Context<Self>) -> Self {
        let PersonProps { who, state, words, .. } = ctx.props();
        let row = row(who, *state);
        Self { icon: icon::copy(row.tone), tags: tags(*words, &row.tags), before: None, row }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PersonProps) -> bool {
        let PersonProps { who, state, words, send } = ctx.props();
        let row = row(who, *state);
        let same_words = *words == old.words;
        if same_words && row == self.row && *send == old.send {
            return false;
        }
        if row.tone != self.row.tone {
            let stood = (self.row.tone, std::mem::take(&mut self.icon));
            self.icon = match self.before.replace(stood) {
                Some((tone, icon)) if tone == row.tone => icon,
                _ => icon::copy(row.tone),
            };
        }
        if row.tags != self.row.tags || !same_words {
            self.tags = tags(*words, &row.tags);
        }
        self.row = row;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PersonProps { words, send, .. } = ctx.props();
        let Self { row, icon, tags, .. } = self;
        let name_id = format!("person-{}", row.id.0);
        html! {
            <div role="group" data-hold={name_id.clone()} aria-labelledby={name_id.clone()}>
                <p class="tg-person-line">
                    { icon.clone() }
                    <span id={name_id.clone()} class="tg-name" tabindex="-1" dir="auto">{ words.format(&row.name) }</span>
                    <span class="tg-sr">{ ": " }</span>
                    <span class="tg-person-state">{ words.format(&row.state) }</span>
                </p>
                { tags.clone() }
                { control::row(*words, &row.controls, &name_id, send) }
            </div>
        }
    }
}

/// What else to know of somebody, in a few words each.
fn tags(words: Localizer, tags: &[Message]) -> Html {
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
                    <li class="ds-tag" data-color="neutral">{ words.format(tag) }</li>
                }) }
            </ul>
        }
    })
}
