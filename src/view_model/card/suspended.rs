//! The card of a suspended conversation: an outsider is in the call or in one of the rooms.

use crate::view_model::prelude::*;

/// The clinician waits until the outsider is gone, then resumes, or ends the consultation.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let gone = outsider_is_gone(context) && c.unexpected(context.at) == 0;
    let mut card = suspended(context, gone);
    if gone {
        card.body.push(Key::SuspendedResumeBody.into());
        card.controls.push(button(Key::SuspendedResume, Intent::Resume, Weight::Primary));
    } else {
        card.body.push(Key::SuspendedBody.into());
    }
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    card
}

/// The patient waits until the outsider is gone, then resumes.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let gone = outsider_is_gone(context);
    let mut card = suspended(context, gone);
    if gone {
        card.body.push(Key::PatientResumeBody.into());
        card.controls.push(button(Key::PatientResume, Intent::Resume, Weight::Primary));
    } else {
        card.body.push(Key::PatientSuspendedBody.into());
    }
    card
}

fn outsider_is_gone(context: ViewContext<'_>) -> bool {
    context.c.privacy().outsider().is_none_or(|outsider| outsider.gone)
}

fn suspended(context: ViewContext<'_>, gone: bool) -> Card {
    let (tone, state) =
        if gone { (Tone::Caution, Key::SuspendedGone) } else { (Tone::Alarm, Key::SuspendedHere) };
    let mut card = card(CardId::Suspended, Key::SuspendedTitle, tone, state);
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    card
}
