//! The card of a suspended conversation: an outsider is in the call or in one of the rooms, or the patient needs a pause.

use crate::domain::Place;
use crate::view_model::prelude::*;

/// The clinician waits until the outsider is gone, then resumes, or ends the consultation.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let outsider = c.privacy().outsider().filter(|outsider| !outsider.gone);
    let unexpected = c.unexpected() > 0;
    let place = outsider.map(|outsider| outsider.place).or(unexpected.then_some(Place::Call));
    let mut card = match place {
        Some(place) => wait(place),
        None => resume(),
    };
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    card
}

/// The title says where they are: whoever is in a physical room cannot be taken out of the call.
fn wait(place: Place) -> Card {
    let (title, body) = match place {
        Place::Call => (Key::SuspendedTitle, Key::SuspendedBody),
        Place::OwnRoom => (Key::SuspendedTitleOwn, Key::SuspendedBodyOwn),
        Place::OtherRoom => (Key::SuspendedTitleOther, Key::SuspendedBodyOther),
    };
    let mut card = card(CardId::Suspended, title, Tone::Alarm, Key::SuspendedHere);
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

/// The patient's pause. It is safe to read for whoever the patient needs a pause from, and never an alarm.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let in_call = context.c.privacy().outsider().is_some_and(|it| it.place == Place::Call);
    let (title, say) = if in_call {
        (Key::PatientStrangerTitle, Key::PatientStrangerSay)
    } else {
        (Key::PatientPauseTitle, Key::PatientPauseSay)
    };
    let mut card = card(CardId::Suspended, title, Tone::Quiet, Key::PatientPauseState);
    card.body.extend(
        [say, Key::PatientPauseMedia, Key::PatientPauseLeave, Key::PatientAcute].map(Message::from),
    );
    card.controls.push(button(Key::PatientPauseOn, Intent::Resume, Weight::Quiet));
    card
}
