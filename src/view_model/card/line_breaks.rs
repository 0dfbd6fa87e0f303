//! The card with what happens if the line breaks: who calls whom, what it costs, and the chat.

use crate::domain::{Chat, Kind, Question};
use crate::view_model::builder::{answer_state, card, yes};
use crate::view_model::contact::{callback_line, support_line};
use crate::view_model::context::ViewContext;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::Key;

/// What the patient reads before the conversation, and that it has been read.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_state(context.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(CardId::LineBreaks, Key::PatientLineTitle, tone, state);
    card.body.push(callback_line(context, Key::PatientLineCallback, Key::PatientLineBody));
    card.body.extend(support_line(context));
    if context.wants(Kind::NoPaymentOnProblems) {
        card.body.push(super::payment::policy_for_patient(context).into());
    }
    if context.wants(Kind::ChatNotUsed) || context.wants(Kind::ChatWithoutPersonalData) {
        card.body.push(match context.procedure.policies.chat {
            Chat::Forbidden => Key::PatientLineNoChat.into(),
            Chat::NoPersonalData => Key::PatientLineChat.into(),
            Chat::Allowed => Key::PatientLineWindow.into(),
        });
    }
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    card.sources = context.sources(&[
        Kind::NoPaymentOnProblems,
        Kind::ChatWithoutPersonalData,
        Kind::ChatNotUsed,
        Kind::WindowNotScreen,
    ]);
    card
}
