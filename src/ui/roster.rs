//! The live participant list. Each row is a component that is compared by value, so that a change of one person renders one
//! row. A crowd is shown in pages.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_localizer;
use super::pages::{Page, page};
use super::person::PersonRow;
use super::{control, text};
use crate::i18n::Localizer;
use crate::view_model::{Arg, Key, Message, Roster, Row, Var};

/// Properties of [`RosterList`].
#[derive(Properties, PartialEq)]
pub struct RosterProps {
    /// The list.
    pub roster: Rc<Roster>,
}

/// The heading, what to know of the list, and everybody in it. Nobody is left out, because this is where one looks for
/// somebody who should not be there. The latest arrivals are on the last page, one press away.
#[component]
pub fn RosterList(RosterProps { roster }: &RosterProps) -> Html {
    let localizer = use_localizer();
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
        <section class="tg-roster" aria-labelledby="tg-roster">
            <h3 id="tg-roster">{ localizer.format(&roster.title) }</h3>
            { text::body(localizer, &roster.body) }
            { control::row(&roster.controls, "roster") }
            if paged {
                { pager(localizer, &page, &onpage) }
            }
            <ul class="tg-people" role="list">
                { for rows.iter().enumerate().skip(page.rows.start).take(page.rows.len()).map(row) }
            </ul>
        </section>
    }
}

/// The number of the page, and the buttons to others. A button that leads nowhere stays, so that it keeps the focus.
/// `onpage` receives the first row of the page to show.
fn pager(localizer: Localizer, page: &Page, onpage: &Callback<usize>) -> Html {
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let line = Message::from(Key::PanelPage)
        .with(Var::Number, number(page.number))
        .with(Var::Count, number(page.count));
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
