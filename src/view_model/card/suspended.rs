//! The card of a suspended conversation: an outsider is in the call or in one of the rooms, or the patient needs a pause.

use super::own_devices;
use crate::domain::{OwnDevice, Place};
use crate::view_model::prelude::*;

/// The clinician waits until the outsider is gone, then resumes, or ends the consultation.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let outsider = c.privacy().outsider().filter(|outsider| !outsider.gone);
    let unexpected = c.unexpected() > 0;
    let place = outsider.map(|outsider| outsider.place).or(unexpected.then_some(Place::Call));
    let mut card = match place {
        Some(place) => wait(c, place),
        None => resume(),
    };
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    match place {
        Some(_) => card.controls.extend(own_devices::controls(c)),
        None => own_devices::to_go_on(c, &mut card),
    }
    card
}

/// The title says where they are: whoever is in a physical room cannot be taken out of the call.
fn wait(c: &Consultation, place: Place) -> Card {
    let (title, body) = match place {
        Place::Call => (Key::SuspendedTitle, Key::SuspendedBody),
        Place::OwnRoom => (Key::SuspendedTitleOwn, Key::SuspendedBodySpeaker),
        Place::OtherRoom => (Key::SuspendedTitleOther, Key::SuspendedBodyOther),
    };
    let mut card = card(CardId::Suspended, title, Tone::Alarm, Key::SuspendedHere);
    let lines = own_devices::lines(c);
    let by_hand = lines.contains(&Key::OwnMicrophoneByHand) && place == Place::Call;
    card.body.extend(lines.into_iter().map(Message::from));
    card.line_if(by_hand, Key::OwnMicrophoneToAsk);
    card.body.extend([body, Key::SuspendedDanger].map(Message::from));
    card
}

fn resume() -> Card {
    let (title, state) = (Key::SuspendedTitleGone, Key::SuspendedGoOn);
    let mut card = card(CardId::Suspended, title, Tone::Caution, state);
    card.body.push(Key::SuspendedResumeBody.into());
    card.controls.push(button(Key::SuspendedResume, Intent::Resume, Weight::Primary));
    card
}

/// The patient's pause. It is safe to read for whoever the patient needs a pause from, and never an alarm. Sound and picture go on
/// unless the patient switches them off.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let in_call = c.privacy().outsider().is_some_and(|it| it.place == Place::Call);
    let (title, say) = if in_call {
        (Key::PatientStrangerTitle, Key::PatientStrangerSay)
    } else {
        (Key::PatientPauseTitle, Key::PatientPauseSay)
    };
    let mut card = card(CardId::Suspended, title, Tone::Quiet, Key::PatientPauseState);
    let sends = |device| matches!(device, OwnDevice::On | OwnDevice::Unknown);
    let untouched = sends(c.own_microphone()) && sends(c.own_camera());
    match untouched {
        true => card.body.extend([say, Key::PatientPauseMedia].map(Message::from)),
        false => {
            // Whoever takes a pause decides what is off; beside a stranger both should be.
            let by_hand = [Key::OwnMicrophoneByHand, Key::OwnCameraByHand];
            let lines = own_devices::lines(c).into_iter();
            let lines = lines.filter(|line| in_call || !by_hand.contains(line));
            card.body.extend(lines.map(Message::from));
            let heard = sends(c.own_microphone());
            card.body.push(if heard || !in_call { say } else { Key::PatientStrangerAsk }.into());
        }
    }
    card.body.extend([Key::PatientPauseLeave, Key::PatientAcute].map(Message::from));
    card.controls.extend(own_devices::controls(c));
    card.controls.push(button(Key::PatientPauseOn, Intent::Resume, Weight::Quiet));
    card
}
