//! The panel's own way into a conference that it hears from inside: what it waits for, and what a person can do.
//!
//! What is typed here goes from the field to the one who holds the connection and passes through nothing else, so there is
//! no intent for it.

use super::build::card;
use super::text::{Key, Message};
use super::{AdmissionView, Card, CardId, Control, PinView, Tone};
use crate::domain::{Admission, AdmissionFailure, Consultation, Viewer};

/// The card, unless there is no door or the panel is in as a host.
pub(super) fn card_of(c: &Consultation) -> Option<Card> {
    c.call().admission().and_then(|admission| card_at(c, admission))
}

/// Whether a card waits for the clinician without a control of its own: the panel is let in from the room's list.
pub(super) fn waits_for_clinician(c: &Consultation, card: &Card) -> bool {
    let locked =
        c.call().admission() == Some(Admission::Waiting) && c.call().host_awaited() == Some(false);
    card.id == CardId::Admission && locked && c.viewer() == Viewer::Clinician
}

#[inline(never)]
fn card_at(c: &Consultation, admission: Admission) -> Option<Card> {
    let (tone, state) = match admission {
        Admission::In if c.call().panel_is_host() == Some(false) => {
            (Tone::Quiet, Key::AdmissionIsGuest)
        }
        Admission::In => return None,
        Admission::Asked | Admission::Pin { asked: true, .. } => {
            (Tone::Unknown, Key::AdmissionAsking)
        }
        Admission::Pin { wrong: true, .. } => (Tone::Caution, Key::AdmissionPinWrong),
        Admission::Pin { .. } => (Tone::Open, Key::AdmissionPinWanted),
        Admission::Waiting => (Tone::Caution, Key::AdmissionWaits),
        Admission::AdmissionFailure { trying: true, .. } => (Tone::Caution, Key::AdmissionTrying),
        Admission::AdmissionFailure { .. } => (Tone::Caution, Key::AdmissionShut),
    };
    let mut card = card(CardId::Admission, Key::AdmissionTitle, tone, state);
    card.body = body(c, admission).iter().map(|key| Message::from(*key)).collect();
    let control = control(admission).map(|view| AdmissionView { notes: notes(admission), ..view });
    // Where there is nothing to do, all of it is what there is to read.
    card.body.extend(control.is_none().then(|| notes(admission)).into_iter().flatten());
    card.controls.extend(control.map(Control::Admission));
    Some(card)
}

/// What one needs in order to do what is asked.
fn body(c: &Consultation, admission: Admission) -> &'static [Key] {
    match admission {
        Admission::Asked => &[Key::AdmissionVisible],
        Admission::In => &[Key::AdmissionGuestBody],
        Admission::Pin { .. } => &[Key::AdmissionPinBody, Key::AdmissionVisible],
        Admission::Waiting => match c.call().host_awaited() {
            Some(true) => &[Key::AdmissionWaitsForHost],
            Some(false) => &[Key::AdmissionWaitsLocked],
            // Why is not told yet.
            None => &[],
        },
        Admission::AdmissionFailure { why, .. } => match why {
            AdmissionFailure::Unreachable => &[Key::AdmissionUnreachable],
            AdmissionFailure::Busy => &[Key::AdmissionBusy],
            AdmissionFailure::NotANode => &[Key::AdmissionNotANode],
            AdmissionFailure::BadAddress => &[Key::AdmissionBadAddress],
            AdmissionFailure::UnknownConference => &[Key::AdmissionUnknownConference],
            AdmissionFailure::Full => &[Key::AdmissionFull],
            AdmissionFailure::TooManyTries => &[Key::AdmissionTooManyTries],
            AdmissionFailure::SignOn => &[Key::AdmissionSignOn],
            AdmissionFailure::Refused => &[Key::AdmissionRefused],
            AdmissionFailure::PutOut => &[Key::AdmissionPutOut],
            AdmissionFailure::NotLetIn => &[Key::AdmissionNotLetIn],
            AdmissionFailure::Alone => &[Key::AdmissionAlone],
            AdmissionFailure::Ended => &[Key::AdmissionEnded],
            AdmissionFailure::Left => &[Key::AdmissionLeft],
        },
    }
}

/// What is good to know, and can be read later.
fn notes(admission: Admission) -> Vec<Message> {
    let keys: &[Key] = match admission {
        Admission::Asked | Admission::In => &[],
        Admission::Pin { guests_free: true, .. } => {
            &[Key::AdmissionPinGuest, Key::AdmissionMeanwhile]
        }
        Admission::Pin { .. } | Admission::Waiting | Admission::AdmissionFailure { .. } => {
            &[Key::AdmissionMeanwhile]
        }
    };
    keys.iter().map(|key| Message::from(*key)).collect()
}

/// What can be done, without the notes.
fn control(admission: Admission) -> Option<AdmissionView> {
    let pin = |wrong, said: Option<Key>| PinView {
        label: Key::AdmissionPinLabel.into(),
        press: Key::AdmissionPinPress.into(),
        wrong,
        said: said.map(Message::from),
    };
    let nothing = AdmissionView { pin: None, guest: None, again: None, notes: Vec::new() };
    match admission {
        Admission::In => Some(AdmissionView { pin: Some(pin(false, None)), ..nothing }),
        Admission::Pin { guests_free, wrong, asked } => {
            let said = match (asked, wrong) {
                (true, _) => Some(Key::AdmissionAsking),
                (false, true) => Some(Key::AdmissionPinWrongMend),
                (false, false) => None,
            };
            let guest = guests_free.then(|| Key::AdmissionGuestPress.into());
            Some(AdmissionView { pin: Some(pin(wrong && !asked, said)), guest, ..nothing })
        }
        // Nothing but another address helps, and with that the page begins by itself.
        Admission::AdmissionFailure { why: AdmissionFailure::BadAddress, .. } => None,
        Admission::AdmissionFailure { trying: false, .. } => {
            Some(AdmissionView { again: Some(Key::AdmissionAgainPress.into()), ..nothing })
        }
        Admission::Asked
        | Admission::Waiting
        | Admission::AdmissionFailure { trying: true, .. } => None,
    }
}
