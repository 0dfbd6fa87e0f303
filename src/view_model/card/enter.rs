//! The card about entering the room.

use crate::view_model::prelude::*;

/// The clinician's entry: observed where the platform reports it, otherwise confirmed with a button.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    if context.c.reports(Signal::OwnPresence) { wait_for_platform() } else { ask(context) }
}

/// The patient's entry; `None` where the platform reports it.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    (!context.c.reports(Signal::OwnPresence)).then(|| ask(context))
}

fn wait_for_platform() -> Card {
    let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::EnterWaiting);
    card.body.push(Key::EnterTold.into());
    card
}

fn ask(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(if c.lists_viewer() { Key::EnterListed } else { Key::EnterAsked }.into());
    let waiting = c.people().tally().waiting;
    if waiting > 0 {
        let for_host = c.call().host_awaited() == Some(true);
        let line = if for_host { Key::EnterHostAwaited } else { Key::RosterWaiting };
        card.body.push(counted(line, waiting));
    }
    card.controls.push(button(Key::EnterPress, Intent::EnterRoom, Weight::Primary));
    card
}
