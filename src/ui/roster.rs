//! The live participant list. Each row is a component that is compared by value, so that a change of one person renders one
//! row. A crowd is shown in pages.

use super::disclosure::Disclosure;
use super::pages::{Page, page};
use super::prelude::*;
use super::screen::DisclosureId;
use super::{control, icon, text};
use crate::view_model::{Roster, Row, Tone};

#[derive(Properties, PartialEq)]
pub struct RosterProps {
    pub roster: Rc<Roster>,
}

/// The heading, what to know of the list, and everybody in it. Nobody is left out, because this is where one looks for
/// somebody who should not be there. The latest arrivals are on the last page, one press away.
#[component]
pub fn RosterList(RosterProps { roster }: &RosterProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
    // The id of the row that the page begins with. Places change while people come and go, the id does not.
    let first = use_state_eq(|| 0_u32);
    let rows = &roster.rows;
    let start = rows.iter().position(|row| row.id.0 >= *first).unwrap_or(rows.len());
    let page = page(rows.len(), start);
    let paged = page.count > 1;
    let onpage = {
        let (first, ids) = (first.setter(), rows.iter().map(|row| row.id.0).collect::<Vec<_>>());
        Callback::from(move |start: usize| first.set(ids.get(start).copied().unwrap_or_default()))
    };
    let row = |(place, row): (usize, &Rc<Row>)| {
        let position = paged.then_some((place + 1, rows.len()));
        html! { <PersonRow key={row.id.0} row={Rc::clone(row)} {position} /> }
    };
    html! {
        <div role="group" class="tg-roster" aria-labelledby="tg-roster">
            <h3 aria-level={level.of_part()} id="tg-roster">{ localizer.format(&roster.title) }</h3>
            { text::body(localizer, &roster.body) }
            { control::row(localizer, &roster.controls, "roster") }
            if paged {
                { pager(localizer, &page, &onpage) }
            }
            <ul class="tg-people" role="list">
                { for rows.iter().enumerate().skip(page.rows.start).take(page.rows.len()).map(row) }
            </ul>
        </div>
    }
}

/// The number of the page, and the buttons to others. A button that leads nowhere stays, so that it keeps the focus.
/// `onpage` receives the first row of the page to show.
fn pager(localizer: Localizer, page: &Page, onpage: &Callback<usize>) -> Html {
    let line = Key::PanelPage.with(Var::Number, page.number).with(Var::Count, page.count);
    let button = |key: Key, act: &'static str, start: Option<usize>| {
        let onpage = onpage.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(start) = start {
                onpage.emit(start);
            }
        });
        html! {
            <button type="button" class="ds-button" data-variant="tertiary" data-act={act} {onclick}
                aria-disabled={start.is_none().then_some("true")}>
                { localizer.text(key) }
            </button>
        }
    };
    html! {
        <div class="tg-pager" role="group" aria-label={localizer.text(Key::PanelPages)}>
            { button(Key::PanelPageBefore, "page-before", page.previous) }
            <p role="status">{ localizer.format(&line) }</p>
            { button(Key::PanelPageAfter, "page-after", page.next) }
            { button(Key::PanelPageLast, "page-last", page.next.map(|_| page.last)) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PersonProps {
    pub(super) row: Rc<Row>,
    /// The number of the row, from 1, and how many rows there are, where not all of them are in the document.
    #[prop_or_default]
    pub(super) position: Option<(usize, usize)>,
}

/// One participant.
#[component]
pub(super) fn PersonRow(PersonProps { row, position }: &PersonProps) -> Html {
    let localizer = use_localizer();
    let name_id = format!("person-{}", row.id.0);
    let more = DisclosureId::PersonOptions(row.id.0);
    let more_scope = more.to_string();
    let name = AttrValue::from(localizer.format(&row.name));
    let tag = |tag: &Message| {
        html! {
            <li key={tag.key as u16} class="ds-tag" data-color="neutral">{ localizer.format(tag) }</li>
        }
    };
    html! {
        <li class="tg-person" data-tone={row.tone.word()} data-person={row.id.0.to_string()}
            aria-posinset={position.map(|(number, _)| number.to_string())}
            aria-setsize={position.map(|(_, all)| all.to_string())}>
            <div role="group" data-hold={name_id.clone()} aria-labelledby={name_id.clone()}>
                <div class="tg-person-line">
                    { icon::tone(row.tone) }
                    <span id={name_id.clone()} class="tg-name" tabindex="-1" dir="auto">
                        { name.clone() }
                    </span>
                    <span class="tg-sr">{ ": " }</span>
                    <span class="tg-person-state">{ localizer.format(&row.state) }</span>
                </div>
                if !row.tags.is_empty() {
                    // What is in order is told by the sign.
                    <ul class={if row.tone == Tone::Good { "tg-sr" } else { "tg-tags" }} role="list">
                        { for row.tags.iter().map(tag) }
                    </ul>
                }
                { control::row_about(localizer, &row.controls, &name_id, Some(&name)) }
                if !row.more.is_empty() {
                    <Disclosure id={more} class="tg-more" title={localizer.text(Key::ExplainAgain)} about={name.clone()}>
                        { control::row_about(localizer, &row.more, &more_scope, Some(&name)) }
                    </Disclosure>
                }
            </div>
        </li>
    }
}
