//! The card that ends a closed consultation and starts with the next patient.

use crate::domain::Intent;
use crate::view_model::builder::{button, card};
use crate::view_model::context::ViewContext;
use crate::view_model::control::Weight;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::Key;

/// Goes on to the next patient, with a warning if the note was not copied.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let (tone, state, press, weight) = if context.c.closing().note_is_copied() {
        (Tone::Quiet, Key::NextPatientReady, Key::NextPatientPress, Weight::Primary)
    } else {
        (Tone::Caution, Key::NextPatientNoteOpen, Key::NextPatientAnyway, Weight::Danger)
    };
    let mut card = card(CardId::NextPatient, Key::NextPatientTitle, tone, state);
    card.body.push(Key::NextPatientBody.into());
    card.controls.push(button(press, Intent::NextPatient, weight));
    card
}
