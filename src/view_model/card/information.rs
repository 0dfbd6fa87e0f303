//! The card with what the patient should know about video consultations: consent, confidentiality, storage.

use crate::domain::Kind;
use crate::view_model::builder::{card, link};
use crate::view_model::context::ViewContext;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message};

/// What the patient should know before the conversation, with a link to the hospital's own information.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let mut lines: Vec<Message> = Vec::new();
    if context.wants(Kind::ConsentByJoining) {
        lines.push(Key::PatientInfoConsent.into());
    }
    if context.wants(Kind::NoRecording) && context.nothing_is_kept() {
        lines.push(Key::PatientInfoStored.into());
    }
    if context.wants(Kind::GroundRules) || context.wants(Kind::EqualConfidentiality) {
        lines.push(Key::PatientInfoEqual.into());
    }
    if context.wants(Kind::Equipment) {
        lines.push(Key::RulesEquipment.into());
    }
    if lines.is_empty() {
        return None;
    }
    let mut card =
        card(CardId::Information, Key::PatientInfoTitle, Tone::Quiet, Key::OnboardingState);
    card.body = lines;
    card.link = link(Key::PatientInfoLink, context.procedure.patient_information(context.language));
    let mut kinds = vec![Kind::ConsentByJoining, Kind::PatientInformed];
    if context.nothing_is_kept() {
        kinds.push(Kind::NoRecording);
    }
    kinds.extend([Kind::GroundRules, Kind::EqualConfidentiality, Kind::Equipment]);
    card.sources = context.sources(&kinds);
    Some(card)
}
