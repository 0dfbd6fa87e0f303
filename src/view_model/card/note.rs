//! The card with the note for the record: copy it, or send it to the record system.

use crate::domain::Intent;
use crate::view_model::builder::{button, card};
use crate::view_model::context::ViewContext;
use crate::view_model::control::Weight;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::Key;

/// Whether the note was copied or sent, and the buttons for both.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let can_send = c.appointment().takes_note;
    let sending = c.closing().note_sent_at().is_some();
    let (tone, state) = match c.closing().note_is_copied() {
        true if can_send => (Tone::Good, Key::RecordNoteTaken),
        true => (Tone::Good, Key::NoteCopied),
        false => (Tone::Open, Key::NoteNotCopied),
    };
    let state = if sending { Key::RecordNoteUnderWay } else { state };
    let mut card = card(CardId::Note, Key::NoteTitle, tone, state);
    card.body.push(Key::NoteBody.into());
    let weight = if c.closing().note_is_copied() { Weight::Secondary } else { Weight::Primary };
    card.controls.push(button(Key::NoteCopy, Intent::CopyNote, weight));
    if can_send && !sending {
        card.controls.push(button(Key::RecordNoteSend, Intent::SendNote, Weight::Secondary));
    }
    card
}
