//! The cards that finish a consultation: the duty to keep a record, the two blocks of the note, and the way on to the next
//! patient.

use crate::view_model::prelude::*;

/// Whether the record is kept; `None` if the procedure does not require it.
pub(super) fn record(context: ViewContext<'_>) -> Option<Card> {
    if !context.wants(Kind::RecordKept) {
        return None;
    }
    let (tone, state) = answer_state(context.c, Question::RecordKept);
    let mut card = card(CardId::Record, Key::RecordTitle, tone, state);
    context.words(&mut card.body, &[Kind::RecordKept], Key::RecordBody);
    card.controls.push(yes(Key::RecordYes, Question::RecordKept));
    card.sources = context.sources(&[Kind::RecordKept]);
    Some(card)
}

/// Whether the note was copied or sent to the record system, and the buttons for both.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let can_send = c.appointment().takes_note;
    let sending = c.closing().note_sent_at().is_some();
    let (tone, state, weight) = match c.closing().note_is_copied() {
        true if can_send => (Tone::Good, Key::RecordNoteTaken, Weight::Secondary),
        true => (Tone::Good, Key::NoteCopied, Weight::Secondary),
        false => (Tone::Open, Key::NoteNotCopied, Weight::Primary),
    };
    let state = if sending { Key::RecordNoteUnderWay } else { state };
    let mut card = card(CardId::Note, Key::NoteTitle, tone, state);
    card.body.push(Key::NoteBody.into());
    card.controls.push(button(Key::NoteCopy, Intent::CopyNote, weight));
    if can_send && !sending {
        card.controls.push(button(Key::RecordNoteSend, Intent::SendNote, Weight::Secondary));
    }
    card
}

/// What belongs in the deviation system, with its own button; `None` if all went well.
pub(super) fn deviations(context: ViewContext<'_>) -> Option<Card> {
    let closing = context.c.closing();
    if !closing.has_deviations() {
        return None;
    }
    let (tone, state, weight) = match closing.deviations_wait() {
        true => (Tone::Open, Key::NoteNotCopied, Weight::Primary),
        false => (Tone::Good, Key::NoteCopied, Weight::Secondary),
    };
    let mut card = card(CardId::Deviations, Key::NoteDeviationsCard, tone, state);
    card.body.push(Key::NoteDeviationsBody.into());
    card.controls.push(button(Key::NoteDeviationsCopy, Intent::CopyDeviations, weight));
    Some(card)
}

/// Goes on to the next patient, with a warning if the note was not copied.
pub(super) fn next_patient(context: ViewContext<'_>) -> Card {
    let closing = context.c.closing();
    let waits = match (closing.note_is_copied(), closing.deviations_wait()) {
        (false, _) => Some(Key::NextPatientNoteOpen),
        (true, true) => Some(Key::NextPatientDeviationsOpen),
        (true, false) => None,
    };
    let (tone, state, press, weight) = match waits {
        None => (Tone::Quiet, Key::NextPatientReady, Key::NextPatientPress, Weight::Primary),
        Some(state) => (Tone::Caution, state, Key::NextPatientAnyway, Weight::Danger),
    };
    let mut card = card(CardId::NextPatient, Key::NextPatientTitle, tone, state);
    card.body.push(Key::NextPatientBody.into());
    card.controls.push(button(press, Intent::NextPatient, weight));
    card
}
