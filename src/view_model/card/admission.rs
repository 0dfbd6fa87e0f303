//! The card about the panel's own admission to a conference that it listens to from inside.
//!
//! What is typed here goes straight from the field to the page's JavaScript, which holds the connection. It passes through
//! nothing else, so there is no intent for it.

use crate::domain::{Admission, AdmissionFailure};
use crate::view_model::control::{AdmissionView, PinView};
use crate::view_model::prelude::*;

/// Whether this card waits for the clinician without a control of its own: the panel waits in the lobby, and the clinician
/// lets it in from the video system's own participant list.
pub(in crate::view_model) fn waits_for_clinician(c: &Consultation, card: &Card) -> bool {
    let in_lobby =
        c.call().admission() == Some(Admission::Waiting) && c.call().host_awaited() == Some(false);
    card.id == CardId::Admission && in_lobby && c.viewer() == Viewer::Clinician
}

/// The panel's admission; `None` if the platform has none or the panel is in as a host.
pub(super) fn for_both(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let admission = c.call().admission()?;
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
        Admission::Failed { trying: true, .. } => (Tone::Caution, Key::AdmissionTrying),
        Admission::Failed { .. } => (Tone::Caution, Key::AdmissionShut),
    };
    let mut card = card(CardId::Admission, Key::AdmissionTitle, tone, state);
    card.body = body(c, admission).iter().map(|key| Message::from(*key)).collect();
    let notes = notes(admission).iter().map(|key| Message::from(*key));
    match control(admission) {
        Some(view) => {
            let view = AdmissionView { notes: notes.collect(), ..view };
            card.controls.push(Control::Admission(view));
        }
        // Without a control the notes are shown as text.
        None => card.body.extend(notes),
    }
    Some(card)
}

/// What to know in order to act.
fn body(c: &Consultation, admission: Admission) -> &'static [Key] {
    match admission {
        Admission::Asked => &[Key::AdmissionVisible],
        Admission::In => &[Key::AdmissionGuestBody],
        Admission::Pin { .. } => &[Key::AdmissionPinBody, Key::AdmissionVisible],
        Admission::Waiting => match c.call().host_awaited() {
            Some(true) => &[Key::AdmissionWaitsForHost],
            Some(false) => &[Key::AdmissionWaitsLocked],
            // The reason is not known yet.
            None => &[],
        },
        Admission::Failed { why, .. } => match why {
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

/// Background information that can be read later.
fn notes(admission: Admission) -> &'static [Key] {
    match admission {
        Admission::Asked | Admission::In => &[],
        Admission::Pin { guests_free: true, .. } => {
            &[Key::AdmissionPinGuest, Key::AdmissionMeanwhile]
        }
        Admission::Pin { .. } | Admission::Waiting | Admission::Failed { .. } => {
            &[Key::AdmissionMeanwhile]
        }
    }
}

/// The control, without its notes; `None` if there is nothing to do.
fn control(admission: Admission) -> Option<AdmissionView> {
    let pin = |wrong, status: Option<Key>| PinView {
        label: Key::AdmissionPinLabel.into(),
        press: Key::AdmissionPinPress.into(),
        wrong,
        status: status.map(Message::from),
    };
    let nothing = AdmissionView { pin: None, guest: None, again: None, notes: Vec::new() };
    match admission {
        Admission::In => Some(AdmissionView { pin: Some(pin(false, None)), ..nothing }),
        Admission::Pin { guests_free, wrong, asked } => {
            let status = match (asked, wrong) {
                (true, _) => Some(Key::AdmissionAsking),
                (false, true) => Some(Key::AdmissionPinWrongMend),
                (false, false) => None,
            };
            let guest = guests_free.then(|| Key::AdmissionGuestPress.into());
            Some(AdmissionView { pin: Some(pin(wrong && !asked, status)), guest, ..nothing })
        }
        // Only another address helps, and the page starts again by itself when it gets one.
        Admission::Failed { why: AdmissionFailure::BadAddress, .. } => None,
        Admission::Failed { trying: false, .. } => {
            Some(AdmissionView { again: Some(Key::AdmissionAgainPress.into()), ..nothing })
        }
        Admission::Asked | Admission::Waiting | Admission::Failed { trying: true, .. } => None,
    }
}
