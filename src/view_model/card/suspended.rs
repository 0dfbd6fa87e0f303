//! The card of a suspended conversation: an outsider is in the call or in one of the rooms.

use crate::view_model::prelude::*;

/// The clinician waits until the outsider is gone, then resumes, or ends the consultation.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let gone = outsider_is_gone(context) && context.c.unexpected() == 0;
    let mut card = if gone {
        resume(context, Key::SuspendedResumeBody, Key::SuspendedResume)
    } else {
        wait(context, Key::SuspendedBody)
    };
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    card
}

/// The patient waits until the outsider is gone, then resumes.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    if outsider_is_gone(context) {
        resume(context, Key::PatientResumeBody, Key::PatientResume)
    } else {
        wait(context, Key::PatientSuspendedBody)
    }
}

fn outsider_is_gone(context: ViewContext<'_>) -> bool {
    context.c.privacy().outsider().is_none_or(|outsider| outsider.gone)
}

fn wait(context: ViewContext<'_>, body: Key) -> Card {
    let mut card = card(CardId::Suspended, Key::SuspendedTitle, Tone::Alarm, Key::SuspendedHere);
    card.body.push(body.into());
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    card
}

fn resume(context: ViewContext<'_>, body: Key, press: Key) -> Card {
    let controls = vec![button(press, Intent::Resume, Weight::Primary)];
    let state = Key::SuspendedGone.into();
    Card { tone: Tone::Caution, state, controls, ..wait(context, body) }
}
