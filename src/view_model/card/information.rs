//! The cards to read before the conversation: the introduction for a new clinician, and for the patient consent,
//! confidentiality and storage.

use crate::domain::Moment;
use crate::view_model::builder::rule_text;
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
    let own = own_reading(context);
    let listed = context.wants(Kind::Onboarding).then_some(Key::OnboardingRules);
    if listed.is_some() || !own.is_empty() {
        card.body.extend(listed.map(Message::from));
        card.body.extend(own);
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}

/// What the hospital words itself, to read before the first consultation.
fn own_reading(context: ViewContext<'_>) -> Vec<Message> {
    let own = context.c.own_rules(context.procedure, Moment::Onboarding..=Moment::Onboarding);
    own.map(|(rule, _)| rule_text(context.language, rule)).collect()
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
    card.body.extend(own_reading(context));
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
