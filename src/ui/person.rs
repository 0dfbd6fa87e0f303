//! A row of the participant list.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_localizer;
use super::{control, icon};
use crate::i18n::Localizer;
use crate::view_model::{Message, Row};

/// Properties of [`PersonRow`].
#[derive(Properties, PartialEq)]
pub struct PersonProps {
    /// The row.
    pub row: Rc<Row>,
    /// The number of the row, from 1, and how many rows there are, where not all of them are in the document.
    pub position: Option<(usize, usize)>,
}

/// One participant.
#[component]
pub fn PersonRow(PersonProps { row, position }: &PersonProps) -> Html {
    let localizer = use_localizer();
    let name_id = format!("person-{}", row.id.0);
    html! {
        <li class="tg-person" data-tone={icon::word(row.tone)} data-person={row.id.0.to_string()}
            aria-posinset={position.map(|(number, _)| number.to_string())}
            aria-setsize={position.map(|(_, all)| all.to_string())}>
            <div role="group" data-hold={name_id.clone()} aria-labelledby={name_id.clone()}>
                <p class="tg-person-line">
                    { icon::tone(row.tone) }
                    <span id={name_id.clone()} class="tg-name" tabindex="-1" dir="auto">
                        { localizer.format(&row.name) }
                    </span>
                    <span class="tg-sr">{ ": " }</span>
                    <span class="tg-person-state">{ localizer.format(&row.state) }</span>
                </p>
                { tags(localizer, &row.tags) }
                { control::row(&row.controls, &name_id) }
            </div>
        </li>
    }
}

/// What else to know of somebody, in a few words each.
fn tags(localizer: Localizer, tags: &[Message]) -> Html {
    if tags.is_empty() {
        return Html::default();
    }
    let tag = |tag: &Message| {
        html! {
            <li key={tag.key as u16} class="ds-tag" data-color="neutral">{ localizer.format(tag) }</li>
        }
    };
    html! { <ul class="tg-tags" role="list">{ for tags.iter().map(tag) }</ul> }
}
