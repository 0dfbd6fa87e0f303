//! The card about entering the room.

use crate::domain::FeedHealth;
use crate::view_model::prelude::*;

/// The clinician's entry: observed where the platform reports it, otherwise confirmed with a button.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    patient(context).unwrap_or_else(|| {
        let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::EnterWaiting);
        card.body.push(Key::EnterTold.into());
        card
    })
}

/// The patient's entry; `None` where the platform reports it.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if c.reports(Signal::OwnPresence) {
        return None;
    }
    let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::AnswerOpen);
    let is_seen = c.lists_viewer() && c.call().feed() != FeedHealth::Forgotten;
    card.body.push(if is_seen { Key::EnterListed } else { Key::EnterAsked }.into());
    let waiting = c.people().tally().waiting;
    let for_host = c.call().host_awaited() == Some(true);
    let line = if for_host { Key::EnterHostAwaited } else { Key::RosterWaiting };
    card.line_if(waiting > 0, counted(line, waiting));
    card.controls.push(button(Key::EnterPress, Intent::EnterRoom, Weight::Primary));
    Some(card)
}
