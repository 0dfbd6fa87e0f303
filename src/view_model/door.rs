//! The panel's own way into a conference that it hears from inside: what it waits for, and what a person can do.
//!
//! What is typed here goes from the field to the one who holds the connection and passes through nothing else, so there is
//! no intent for it.

use super::build::card;
use super::text::{Key, Line};
use super::{Card, CardId, Control, DoorView, PinView, Tone};
use crate::domain::{Consultation, Door, Shut};

/// The card, unless the panel is in as a host.
pub(super) fn card_of(c: &Consultation) -> Option<Card> {
    let door = c.door?;
    let (tone, state) = match door {
        Door::In { guest: false } => return None,
        Door::In { guest: true } => (Tone::Quiet, Key::DoorIsGuest),
        Door::Asked | Door::Pin { asked: true, .. } => (Tone::Unknown, Key::DoorAsking),
        Door::Pin { wrong: true, .. } => (Tone::Caution, Key::DoorPinWrong),
        Door::Pin { .. } => (Tone::Open, Key::DoorPinWanted),
        Door::Waiting => (Tone::Caution, Key::DoorWaits),
        Door::Shut { trying: true, .. } => (Tone::Caution, Key::DoorTrying),
        Door::Shut { .. } => (Tone::Caution, Key::DoorShut),
    };
    let mut card = card(CardId::Door, Key::DoorTitle, tone, state);
    card.body = body(c, door);
    card.controls.extend(control(door));
    Some(card)
}

fn body(c: &Consultation, door: Door) -> Vec<Line> {
    let keys: &[Key] = match door {
        Door::Asked | Door::In { guest: false } => &[Key::DoorVisible],
        Door::In { guest: true } => &[Key::DoorGuestBody],
        Door::Pin { guests_free: true, .. } => {
            &[Key::DoorPinBody, Key::DoorPinGuest, Key::DoorVisible, Key::DoorMeanwhile]
        }
        Door::Pin { .. } => &[Key::DoorPinBody, Key::DoorVisible, Key::DoorMeanwhile],
        Door::Waiting if c.host_awaited == Some(true) => {
            &[Key::DoorWaitsForHost, Key::DoorMeanwhile]
        }
        Door::Waiting => &[Key::DoorWaitsLocked, Key::DoorMeanwhile],
        Door::Shut { why, .. } => match why {
            Shut::Unreachable => &[Key::DoorUnreachable, Key::DoorMeanwhile],
            Shut::Busy => &[Key::DoorBusy, Key::DoorMeanwhile],
            Shut::NotANode => &[Key::DoorNotANode, Key::DoorMeanwhile],
            Shut::BadAddress => &[Key::DoorBadAddress, Key::DoorMeanwhile],
            Shut::UnknownConference => &[Key::DoorUnknownConference, Key::DoorMeanwhile],
            Shut::Full => &[Key::DoorFull, Key::DoorMeanwhile],
            Shut::TooManyTries => &[Key::DoorTooManyTries, Key::DoorMeanwhile],
            Shut::SignOn => &[Key::DoorSignOn, Key::DoorMeanwhile],
            Shut::Refused => &[Key::DoorRefused, Key::DoorMeanwhile],
            Shut::PutOut => &[Key::DoorPutOut, Key::DoorMeanwhile],
            Shut::NotLetIn => &[Key::DoorNotLetIn, Key::DoorMeanwhile],
            Shut::Alone => &[Key::DoorAlone, Key::DoorMeanwhile],
            Shut::Ended => &[Key::DoorEnded, Key::DoorMeanwhile],
            Shut::Left => &[Key::DoorLeft, Key::DoorMeanwhile],
        },
    };
    keys.iter().map(|key| Line::from(*key)).collect()
}

fn control(door: Door) -> Option<Control> {
    let view = match door {
        Door::In { guest: true } => DoorView {
            pin: Some(PinView {
                label: Key::DoorPinLabel.into(),
                press: Key::DoorPinPress.into(),
                wrong: false,
                said: None,
            }),
            guest: None,
            again: None,
        },
        Door::Pin { guests_free, wrong, asked } => DoorView {
            pin: Some(PinView {
                label: Key::DoorPinLabel.into(),
                press: Key::DoorPinPress.into(),
                wrong: wrong && !asked,
                said: match (asked, wrong) {
                    (true, _) => Some(Key::DoorAsking.into()),
                    (false, true) => Some(Key::DoorPinWrongMend.into()),
                    (false, false) => None,
                },
            }),
            guest: guests_free.then(|| Key::DoorGuestPress.into()),
            again: None,
        },
        // Nothing but another address helps, and with that the page begins by itself.
        Door::Shut { why: Shut::BadAddress, .. } => return None,
        Door::Shut { trying: false, .. } => {
            DoorView { pin: None, guest: None, again: Some(Key::DoorAgainPress.into()) }
        }
        Door::In { guest: false }
        | Door::Asked
        | Door::Waiting
        | Door::Shut { trying: true, .. } => return None,
    };
    Some(Control::Door(view))
}
