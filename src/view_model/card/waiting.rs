//! Who waits to be let in, on top of everything else: those who may be expected, and apart from them those who are not.

use std::rc::Rc;

use crate::domain::Participant;
use crate::view_model::confirm;
use crate::view_model::model::Row;
use crate::view_model::prelude::*;
use crate::view_model::roster::person_row;
use crate::view_model::waiting::{MOST_ROWS, has_awaited_name, piles};

/// The clinician's cards, while people come together: at most two.
pub(super) fn clinician(context: ViewContext<'_>) -> Vec<Card> {
    let [expected, others] = piles(context);
    let of_others = |who: &&Participant| who.attribution.role().is_none();
    let state = match expected.iter().any(of_others) {
        true => Key::WaitingMayBeExpected,
        false => Key::TagExpected,
    };
    let cards = [
        pile(context, CardId::Waiting, Key::WaitingTitle, state, &expected),
        pile(
            context,
            CardId::WaitingOthers,
            Key::WaitingOthersTitle,
            Key::WaitingOthersState,
            &others,
        ),
    ];
    cards.into_iter().flatten().collect()
}

fn pile(
    context: ViewContext<'_>,
    id: CardId,
    title: Key,
    state: Key,
    people: &[&Participant],
) -> Option<Card> {
    let c = context.c;
    let count = u32::try_from(people.len()).ok().filter(|count| *count > 0)?;
    let mut card = card(id, counted(title, count), Tone::Open, state);
    let rows = people.iter().take(MOST_ROWS).map(|who| row(context, who, id));
    card.rows =
        rows.map(|row| Rc::new(if count == 1 { recommend_admission(row) } else { row })).collect();
    let by_hand = !c.can(Action::Admit) && c.call().host_awaited() != Some(true);
    card.line_if(by_hand, Key::WaitingByHand);
    let rest = people.len().saturating_sub(MOST_ROWS);
    let rest = u32::try_from(rest).ok().filter(|rest| *rest > 0);
    card.body.extend(rest.map(|rest| counted(Key::WaitingRest, rest)));
    Some(card)
}

/// The only one who may be expected is let in, as a rule.
fn recommend_admission(mut row: Row) -> Row {
    if let Some(Control::Confirm(first)) = row.controls.first_mut()
        && matches!(first.press.intent, Intent::Admit(_))
    {
        first.weight = Weight::Primary;
    }
    row
}

/// One who waits. Whoever is not expected is turned away first.
fn row(context: ViewContext<'_>, who: &Participant, pile: CardId) -> Row {
    let c = context.c;
    let mut row = person_row(context, who, c.can(Action::Admit) && confirm::all_here(c));
    if pile == CardId::WaitingOthers {
        row.controls.reverse();
    }
    row.tags.extend(has_awaited_name(c, who).then(|| Key::TagSameName.into()));
    row
}
