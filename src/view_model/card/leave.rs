//! The card about leaving the call and closing programs.

use crate::domain::OwnPresence;
use crate::view_model::confirm;
use crate::view_model::name::callback_line;
use crate::view_model::prelude::*;

/// The clinician leaves the call, and confirms that all programs are closed if the procedure requires it.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let must_close = context.wants(Kind::LeftAndClosed);
    let closed = context.confirmed(Question::ClosedAndAsked);
    // A platform that reports presence has not reported the viewer in the call after a reload, or if nobody entered.
    // Where it does not report presence, the clinician's confirmation counts.
    let out = match c.call().presence() {
        OwnPresence::Out => true,
        presence if c.reports(Signal::OwnPresence) => presence != OwnPresence::InCall,
        _ => must_close && closed,
    };
    let mut controls = Vec::new();
    if !out {
        // Closing was asked for, and the card says who is still there.
        controls.extend(ask(c, Action::EndForAll, Weight::Primary));
        controls.extend(ask(c, Action::Leave, Weight::Secondary));
    }
    let (tone, state) = match (out, must_close, closed) {
        (true, true, true) => (Tone::Good, Key::LeaveClosed),
        (true, true, false) => (Tone::Open, Key::LeaveOut),
        (true, false, _) => (Tone::Good, Key::LeaveOut),
        (false, ..) if controls.is_empty() => (Tone::Unknown, Key::LeaveByHand),
        (false, ..) => (Tone::Open, Key::LeaveStillIn),
    };
    // Nobody can say so while the room shows them in the call.
    if must_close && !closed && !c.is_seen_in_call() {
        // Leaving comes first, where the platform can be asked for it.
        let weight = if controls.is_empty() { Weight::Primary } else { Weight::Secondary };
        let confirm = Intent::Confirm(Question::ClosedAndAsked);
        controls.push(button(Key::LeaveClosedYes, confirm, weight));
    }
    let title = if out { Key::LeaveTitleOut } else { Key::LeaveTitle };
    let mut card = card(CardId::Leave, title, tone, state);
    let others = c.others_present().filter(|others| !out && *others > 0);
    card.body.extend(others.map(|others| counted(Key::LeaveOthersIn, others)));
    let body = if out { Key::LeaveBodyOut } else { Key::LeaveBody };
    context.words(&mut card.body, &[Kind::LeftAndClosed], body);
    card.body.extend(c.call().ended_by().filter(|_| out).map(|by| vocabulary::ended_by(by).into()));
    card.controls = controls;
    card.sources = context.sources(&[Kind::LeftAndClosed]);
    card
}

/// The end for the patient: out of the call, what to do if it broke, and the way back.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let closed = c.phase() == Phase::Closed;
    // The patient does not read that they are out while the room may still hear them.
    let still_in = c.call().presence() == OwnPresence::InCall && !closed;
    let (tone, state) = match (still_in, c.reports(Signal::OwnPresence)) {
        (false, _) if closed => (Tone::Good, Key::PatientEndState),
        (false, _) => (Tone::Good, Key::PatientOutState),
        (true, true) => (Tone::Open, Key::LeaveStillIn),
        (true, false) => (Tone::Unknown, Key::LeaveByHand),
    };
    // Whoever went out is not told that the appointment is over: they may want to go in again.
    let title = match (still_in, closed) {
        (true, _) => Key::PatientEndTitleIn,
        (false, false) => Key::PatientEndState,
        (false, true) => Key::PatientEndTitle,
    };
    let mut card = card(CardId::Leave, title, tone, state);
    if still_in {
        card.controls.extend(ask(c, Action::Leave, Weight::Danger));
    }
    let kinds = [Kind::LeftAndClosed, Kind::RecordKept];
    context.words(&mut card.body, &kinds[..1], Key::PatientEndBody);
    context.own(&mut card.body, &kinds[1..]);
    card.sources = context.sources(&context.own_kinds(&kinds));
    // Without a fault the patient left deliberately, and expects no call.
    if c.quality().assessment().any_fault() {
        card.body.push(callback_line(context, true));
    }
    card.line_if(!still_in && !closed, Key::PatientOutBack);
    card.body.push(Key::PatientAcute.into());
    if closed {
        card.controls.push(button(Key::PatientEndForget, Intent::NextPatient, Weight::Secondary));
    } else {
        card.controls.push(confirm::close(c, Key::PatientEndClose, Weight::Primary));
        card.controls.push(button(Key::PatientEndBack, Intent::ReopenConversation, Weight::Quiet));
    }
    card
}
