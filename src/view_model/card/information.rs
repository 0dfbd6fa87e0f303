//! The cards to read before the conversation: the introduction for a new clinician, and for the patient consent,
//! confidentiality and storage.

use crate::domain::Moment;
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
    card.links = context.reading_at(&[Moment::Onboarding]);
    if context.wants(Kind::Onboarding) {
        card.body.push(Key::OnboardingRules.into());
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}

/// What the patient should know: that nobody sees the presses, and what the procedure says, with a link to the hospital's own
/// information.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let equal = context.wants(Kind::GroundRules) || context.wants(Kind::EqualConfidentiality);
    let consent = context.wants(Kind::ConsentByJoining).then_some(Key::PatientInfoConsent);
    let lines =
        [(equal, Key::PatientInfoEqual), (context.wants(Kind::Equipment), Key::RulesEquipment)];
    let mut card =
        card(CardId::Information, Key::PatientInfoTitle, Tone::Quiet, Key::OnboardingState);
    card.body.extend(consent.map(Message::from));
    card.body.extend(super::rules::facts(context));
    card.body.extend(lines.into_iter().filter(|(applies, _)| *applies).map(|(_, key)| key.into()));
    if card.body.is_empty() {
        return None;
    }
    card.body.push(Key::PatientInfoHelp.into());
    let information = context.procedure.patient_information(context.language);
    card.links.extend(link(Key::PatientInfoLink, information));
    card.links.extend(context.reading_at(&[Moment::Onboarding, Moment::Before]));
    card.sources = context.sources(&[
        Kind::ConsentByJoining,
        Kind::PatientInformed,
        Kind::GroundRules,
        Kind::EqualConfidentiality,
        Kind::Equipment,
    ]);
    Some(card)
}
