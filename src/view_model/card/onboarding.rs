//! The card that a new user reads once: how the panel works, and what the procedure wants known before the first time.

use crate::domain::{Intent, Kind, Question};
use crate::view_model::builder::{button, card};
use crate::view_model::context::ViewContext;
use crate::view_model::control::Weight;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message};

/// The introduction; `None` once it has been read, or if the host page says so.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let read = c.answer(Question::OnboardingRead).is_some_and(|answer| answer.value);
    if c.onboarded().is_some() || read {
        return None;
    }
    let mut card =
        card(CardId::Onboarding, Key::OnboardingTitle, Tone::Quiet, Key::OnboardingState);
    card.body = [Key::OnboardingSees, Key::OnboardingAsks, Key::OnboardingKeeps]
        .map(Message::from)
        .to_vec();
    if context.wants(Kind::Onboarding) {
        card.body.push(Key::OnboardingRules.into());
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}
