//! The cards to read before the conversation: the introduction for a new clinician, and for the patient consent,
//! confidentiality and storage.

use crate::domain::Moment;
use crate::view_model::builder::rule_text;
use crate::view_model::prelude::*;

/// What the patient is asked nothing about, and reads where the hospital wrote it.
const TO_KNOW: [Kind; 7] = [
    Kind::PatientInformed,
    Kind::VideoSuits,
    Kind::OthersAgreed,
    Kind::ToldOfVideo,
    Kind::PatientAble,
    Kind::CalendarPrivate,
    Kind::Onboarding,
];

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
    let asked = context.wants(Kind::Onboarding);
    if asked || !own.is_empty() {
        if asked {
            context.words(&mut card.body, &[Kind::Onboarding], Key::OnboardingRules);
        }
        card.body.extend(own);
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}

/// What the hospital words itself, to read before the first consultation.
fn own_reading(context: ViewContext<'_>) -> Vec<Message> {
    let own = context.c.own_rules(context.procedure, Moment::Onboarding..=Moment::Onboarding);
    own.map(|(rule, _)| rule_text(context.c.viewer(), context.language, rule)).collect()
}

/// What the patient should know: that nobody sees the presses, and what the procedure says, with a link to the hospital's own
/// information.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let others = context.own_kinds(&TO_KNOW[1..]);
    let mut card =
        card(CardId::Information, Key::PatientInfoTitle, Tone::Quiet, Key::OnboardingState);
    context.words_if_asked(&mut card.body, &[Kind::ConsentByJoining], Key::PatientInfoConsent);
    card.body.extend(super::rules::facts(context));
    let equal = [Kind::GroundRules, Kind::EqualConfidentiality];
    context.words_if_asked(&mut card.body, &equal, Key::PatientInfoEqual);
    context.words_if_asked(&mut card.body, &[Kind::Equipment], Key::RulesEquipment);
    context.own(&mut card.body, &TO_KNOW);
    card.body.extend(own_reading(context));
    if card.body.is_empty() {
        return None;
    }
    card.body.push(Key::PatientInfoHelp.into());
    let information = context.procedure.patient_information(context.language);
    card.links.extend(link(Key::PatientInfoLink, information));
    card.links.extend(context.reading_at(&[Moment::Onboarding, Moment::Before]));
    let shown = [
        Kind::ConsentByJoining,
        Kind::PatientInformed,
        Kind::GroundRules,
        Kind::EqualConfidentiality,
        Kind::Equipment,
    ];
    card.sources = context.sources(&[&shown, others.as_slice()].concat());
    Some(card)
}
