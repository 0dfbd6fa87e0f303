//! The cards to read before the conversation: the introduction for a new clinician, and for the patient consent,
//! confidentiality and storage.

use crate::view_model::prelude::*;

/// How the panel works, and what the procedure wants known before the first time. `None` once it has been read, or if the
/// host page says so.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    if context.c.onboarded().is_some() || context.confirmed(Question::OnboardingRead) {
        return None;
    }
    let mut card =
        card(CardId::Onboarding, Key::OnboardingTitle, Tone::Quiet, Key::OnboardingState);
    card.body.extend(
        [Key::OnboardingSees, Key::OnboardingAsks, Key::OnboardingKeeps].map(Message::from),
    );
    if context.wants(Kind::Onboarding) {
        card.body.push(Key::OnboardingRules.into());
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}

/// What the patient should know: that nobody sees the presses, and what the procedure says, with a link to the hospital's own information.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let nothing_is_kept = context.nothing_is_kept();
    let equal = context.wants(Kind::GroundRules) || context.wants(Kind::EqualConfidentiality);
    let lines = [
        (context.wants(Kind::ConsentByJoining), Key::PatientInfoConsent),
        (context.wants(Kind::NoRecording) && nothing_is_kept, Key::PatientInfoStored),
        (equal, Key::PatientInfoEqual),
        (context.wants(Kind::Equipment), Key::RulesEquipment),
    ];
    let mut card =
        card(CardId::Information, Key::PatientInfoTitle, Tone::Quiet, Key::OnboardingState);
    card.body.extend(lines.into_iter().filter(|(applies, _)| *applies).map(|(_, key)| key.into()));
    if card.body.is_empty() {
        return None;
    }
    card.link = link(Key::PatientInfoLink, context.procedure.patient_information(context.language));
    let mut kinds = vec![Kind::ConsentByJoining, Kind::PatientInformed];
    kinds.extend(nothing_is_kept.then_some(Kind::NoRecording));
    kinds.extend([Kind::GroundRules, Kind::EqualConfidentiality, Kind::Equipment]);
    card.sources = context.sources(&kinds);
    Some(card)
}
