//! The card about the duty to keep a record.

use crate::domain::{Kind, Question};
use crate::view_model::builder::{answer_state, card, yes};
use crate::view_model::context::ViewContext;
use crate::view_model::model::{Card, CardId};
use crate::view_model::text::Key;

/// Whether the record is kept; `None` if the procedure does not require it.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    if !context.wants(Kind::RecordKept) {
        return None;
    }
    let (tone, state) = answer_state(context.c, Question::RecordKept);
    let mut card = card(CardId::Record, Key::RecordTitle, tone, state);
    card.body.push(Key::RecordBody.into());
    card.controls.push(yes(Key::RecordYes, Question::RecordKept));
    card.sources = context.sources(&[Kind::RecordKept]);
    Some(card)
}
