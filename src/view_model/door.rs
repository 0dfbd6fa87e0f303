//! The panel's own way into a conference that it hears from inside: what it waits for, and what a person can do.
//!
//! What is typed here goes from the field to the one who holds the connection and passes through nothing else, so there is
//! no intent for it.

use super::build::card;
use super::text::{Key, Line};
use super::{Card, CardId, Control, DoorView, PinView, Tone};
use crate::domain::{Consultation, Door, Shut, Viewer};

/// The card, unless there is no door or the panel is in as a host.
pub(super) fn card_of(c: &Consultation) -> Option<Card> {
    c.door.and_then(|door| card_at(c, door))
}

/// Whether a card waits for the clinician without a control of its own: the panel is let in from the room's list.
pub(super) fn waits_for_clinician(c: &Consultation, card: &Card) -> bool {
    let locked = c.door == Some(Door::Waiting) && c.host_awaited == Some(false);
    card.id == CardId::Door && locked && c.viewer == Viewer::Clinician
}

#[inline(never)]
fn card_at(c: &Consultation, door: Door) -> Option<Card> {
    let (tone, state) = match door {
        Door::In if c.own_role == Some(false) => (Tone::Quiet, Key::DoorIsGuest),
        Door::In => return None,
        Door::Asked | Door::Pin { asked: true, .. } => (Tone::Unknown, Key::DoorAsking),
        Door::Pin { wrong: true, .. } => (Tone::Caution, Key::DoorPinWrong),
        Door::Pin { .. } => (Tone::Open, Key::DoorPinWanted),
        Door::Waiting => (Tone::Caution, Key::DoorWaits),
        Door::Shut { trying: true, .. } => (Tone::Caution, Key::DoorTrying),
        Door::Shut { .. } => (Tone::Caution, Key::DoorShut),
    };
    let mut card = card(CardId::Door, Key::DoorTitle, tone, state);
    card.body = body(c, door).iter().map(|key| Line::from(*key)).collect();
    let control = control(door).map(|view| DoorView { notes: notes(door), ..view });
    // Where there is nothing to do, all of it is what there is to read.
    card.body.extend(control.is_none().then(|| notes(door)).into_iter().flatten());
    card.controls.extend(control.map(Control::Door));
    Some(card)
}

/// What one needs in order to do what is asked.
fn body(c: &Consultation, door: Door) -> &'static [Key] {
    match door {
        Door::Asked => &[Key::DoorVisible],
        Door::In => &[Key::DoorGuestBody],
        Door::Pin { .. } => &[Key::DoorPinBody, Key::DoorVisible],
        Door::Waiting => match c.host_awaited {
            Some(true) => &[Key::DoorWaitsForHost],
            Some(false) => &[Key::DoorWaitsLocked],
            // Why is not told yet.
            None => &[],
        },
        Door::Shut { why, .. } => match why {
            Shut::Unreachable => &[Key::DoorUnreachable],
            Shut::Busy => &[Key::DoorBusy],
            Shut::NotANode => &[Key::DoorNotANode],
            Shut::BadAddress => &[Key::DoorBadAddress],
            Shut::UnknownConference => &[Key::DoorUnknownConference],
            Shut::Full => &[Key::DoorFull],
            Shut::TooManyTries => &[Key::DoorTooManyTries],
            Shut::SignOn => &[Key::DoorSignOn],
            Shut::Refused => &[Key::DoorRefused],
            Shut::PutOut => &[Key::DoorPutOut],
            Shut::NotLetIn => &[Key::DoorNotLetIn],
            Shut::Alone => &[Key::DoorAlone],
            Shut::Ended => &[Key::DoorEnded],
            Shut::Left => &[Key::DoorLeft],
        },
    }
}

/// What is good to know, and can be read later.
fn notes(door: Door) -> Vec<Line> {
    let keys: &[Key] = match door {
        Door::Asked | Door::In => &[],
        Door::Pin { guests_free: true, .. } => &[Key::DoorPinGuest, Key::DoorMeanwhile],
        Door::Pin { .. } | Door::Waiting | Door::Shut { .. } => &[Key::DoorMeanwhile],
    };
    keys.iter().map(|key| Line::from(*key)).collect()
}

/// What can be done, without the notes.
fn control(door: Door) -> Option<DoorView> {
    let pin = |wrong, said: Option<Key>| PinView {
        label: Key::DoorPinLabel.into(),
        press: Key::DoorPinPress.into(),
        wrong,
        said: said.map(Line::from),
    };
    let nothing = DoorView { pin: None, guest: None, again: None, notes: Vec::new() };
    match door {
        Door::In => Some(DoorView { pin: Some(pin(false, None)), ..nothing }),
        Door::Pin { guests_free, wrong, asked } => {
            let said = match (asked, wrong) {
                (true, _) => Some(Key::DoorAsking),
                (false, true) => Some(Key::DoorPinWrongMend),
                (false, false) => None,
            };
            let guest = guests_free.then(|| Key::DoorGuestPress.into());
            Some(DoorView { pin: Some(pin(wrong && !asked, said)), guest, ..nothing })
        }
        // Nothing but another address helps, and with that the page begins by itself.
        Door::Shut { why: Shut::BadAddress, .. } => None,
        Door::Shut { trying: false, .. } => {
            Some(DoorView { again: Some(Key::DoorAgainPress.into()), ..nothing })
        }
        Door::Asked | Door::Waiting | Door::Shut { trying: true, .. } => None,
    }
}
