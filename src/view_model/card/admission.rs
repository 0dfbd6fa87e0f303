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

/// The panel's admission; `None` if the platform has none or the panel is in as a host, and for a patient whose panel is in. The
/// host's PIN gives control of the room, so the patient is never asked for it.
pub(super) fn for_both(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let admission = c.call().admission()?;
    let patient = c.viewer() == Viewer::Patient;
    let (tone, state) = match admission {
        Admission::In if patient => return None,
        Admission::In if c.call().panel_is_host() == Some(false) => {
            (Tone::Quiet, Key::AdmissionIsGuest)
        }
        Admission::In => return None,
        Admission::Asked | Admission::Pin { asked: true, .. } => {
            (Tone::Unknown, Key::AdmissionAsking)
        }
        Admission::Pin { .. } if patient => (Tone::Caution, Key::AdmissionShut),
        Admission::Pin { wrong: true, .. } => (Tone::Caution, Key::AdmissionPinWrong),
        Admission::Pin { .. } => (Tone::Open, Key::AdmissionPinWanted),
        Admission::Waiting => (Tone::Caution, Key::AdmissionWaits),
        Admission::Failed { trying: true, .. } => (Tone::Caution, Key::AdmissionTrying),
        Admission::Failed { .. } => (Tone::Caution, Key::AdmissionShut),
    };
    let mut card = card(CardId::Admission, Key::AdmissionTitle, tone, state);
    card.body.extend(body(c, admission).iter().map(|key| Message::from(*key)));
    let view = control(c.viewer(), admission);
    if view.pin.is_some() || view.guest.is_some() || view.again.is_some() {
        card.controls.push(Control::Admission(view));
    } else {
        // Without a control the notes are shown as text.
        card.body.extend(view.notes);
    }
    Some(card)
}

/// What to know in order to act.
fn body(c: &Consultation, admission: Admission) -> &'static [Key] {
    match admission {
        Admission::Asked => &[Key::AdmissionVisible],
        Admission::In => &[Key::AdmissionGuestBody],
        Admission::Pin { .. } if c.viewer() == Viewer::Patient => &[Key::AdmissionVisible],
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

/// The control, and background information that can be read later.
fn control(viewer: Viewer, admission: Admission) -> AdmissionView {
    let clinician = viewer == Viewer::Clinician;
    let pin = |wrong, status: Option<Key>| PinView {
        label: Key::AdmissionPinLabel.into(),
        press: Key::AdmissionPinPress.into(),
        wrong,
        status: status.map(Message::from),
    };
    let pin = match admission {
        _ if !clinician => None,
        Admission::Pin { asked: true, .. } => Some(pin(false, Some(Key::AdmissionAsking))),
        Admission::Pin { wrong: true, .. } => Some(pin(true, Some(Key::AdmissionPinWrongMend))),
        Admission::Pin { .. } | Admission::In => Some(pin(false, None)),
        Admission::Asked | Admission::Waiting | Admission::Failed { .. } => None,
    };
    let as_guest = matches!(admission, Admission::Pin { guests_free: true, .. });
    // Only another address helps against a bad one, and the page starts again by itself when it gets one.
    let again = matches!(
        admission,
        Admission::Failed { trying: false, why, .. } if why != AdmissionFailure::BadAddress
    );
    let meanwhile = !matches!(admission, Admission::Asked | Admission::In);
    let notes =
        [(as_guest && clinician, Key::AdmissionPinGuest), (meanwhile, Key::AdmissionMeanwhile)];
    AdmissionView {
        pin,
        guest: as_guest.then(|| Key::AdmissionGuestPress.into()),
        again: again.then(|| Key::AdmissionAgainPress.into()),
        notes: notes
            .into_iter()
            .filter(|(applies, _)| *applies)
            .map(|(_, key)| key.into())
            .collect(),
    }
}
