//! The card that reminds the clinician to look at the participant list from time to time.

use crate::domain::{Action, Kind, Question, Status};
use crate::view_model::builder::{ask, card, clocked, yes};
use crate::view_model::context::ViewContext;
use crate::view_model::control::Weight;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::Key;

/// The look at the list; `None` unless it is due.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let finding = context
        .finding(Kind::ListWatched)
        .filter(|finding| finding.known.status == Status::Open)?;
    let mut card = card(CardId::ListLook, Key::ListLookTitle, Tone::Open, Key::ListLookDue);
    card.body.push(Key::ListLookBody.into());
    card.before = finding.known.before.map(|at| clocked(Key::BeforeLook, at));
    card.controls.push(yes(Key::ListLookYes, Question::ListLookedAt));
    card.controls.extend(ask(context.c, Action::ShowPeople, Weight::Secondary));
    card.sources = context.sources(&[Kind::ListWatched]);
    Some(card)
}
