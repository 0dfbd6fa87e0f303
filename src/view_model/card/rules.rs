//! The cards with the rules to know before the conversation; for the patient, what happens if the line breaks.

use crate::domain::{Chat, Sharing};
use crate::view_model::name::{callback_line, support_line};
use crate::view_model::prelude::*;

/// The requirements that are read once before the conversation; nothing is asked about them while all goes well.
const READ: [Kind; 9] = [
    Kind::NoRecording,
    Kind::ChatNotUsed,
    Kind::ChatWithoutPersonalData,
    Kind::SharingWithoutPersonalData,
    Kind::SharingWithCare,
    Kind::WindowNotScreen,
    Kind::GroundRules,
    Kind::Equipment,
    Kind::NoPaymentOnProblems,
];

/// The rules, and that they have been read.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let mut card = to_read(context, CardId::Rules, Key::RulesTitle);
    card.body = rules(context);
    let stated = |kind: &Kind| *kind != Kind::NoRecording || context.nothing_is_kept();
    card.sources = context.sources(&READ.into_iter().filter(stated).collect::<Vec<_>>());
    card
}

/// What the patient reads: who calls whom if the line breaks, what it costs, and the chat.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let mut card = to_read(context, CardId::LineBreaks, Key::PatientLineTitle);
    card.body.push(callback_line(context, Key::PatientLineCallback, Key::PatientLineBody));
    card.body.extend(support_line(context));
    card.body.push(Key::PatientAcute.into());
    let policies = &context.procedure.policies;
    if context.wants(Kind::NoPaymentOnProblems) {
        card.body.push(vocabulary::payment_policy_for_patient(policies.payment).into());
    }
    if has_chat_rule(context) {
        card.body.push(match policies.chat {
            Chat::Forbidden => Key::PatientLineNoChat.into(),
            Chat::NoPersonalData => Key::PatientLineChat.into(),
            Chat::Allowed => Key::PatientLineWindow.into(),
        });
    }
    card.sources = context.sources(&[
        Kind::NoPaymentOnProblems,
        Kind::ChatWithoutPersonalData,
        Kind::ChatNotUsed,
        Kind::WindowNotScreen,
    ]);
    card
}

/// A card with the button that confirms that it has been read.
fn to_read(context: ViewContext<'_>, id: CardId, title: Key) -> Card {
    let (tone, state) = answer_state(context.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(id, title, tone, state);
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    card
}

fn has_chat_rule(context: ViewContext<'_>) -> bool {
    context.wants(Kind::ChatNotUsed) || context.wants(Kind::ChatWithoutPersonalData)
}

/// The rules in force, as the hospital's policies have them.
fn rules(context: ViewContext<'_>) -> Vec<Message> {
    let policies = &context.procedure.policies;
    let chat = has_chat_rule(context);
    let sharing =
        context.wants(Kind::SharingWithoutPersonalData) || context.wants(Kind::SharingWithCare);
    let payment = vocabulary::payment_policy(policies.payment);
    [
        (chat && policies.chat == Chat::Forbidden, Key::RulesNoChat),
        (chat && policies.chat == Chat::NoPersonalData, Key::RulesChat),
        (chat && context.c.privacy().chat().absent_since.is_some(), Key::RulesChatOff),
        (sharing && policies.sharing == Sharing::NoPersonalData, Key::RulesSharing),
        (sharing && policies.sharing == Sharing::WithCare, Key::RulesSharingCare),
        (context.wants(Kind::WindowNotScreen), Key::RulesWindow),
        (context.wants(Kind::GroundRules), Key::RulesGround),
        (context.wants(Kind::Equipment), Key::RulesEquipment),
        (context.wants(Kind::NoRecording) && context.nothing_is_kept(), Key::RulesFacts),
        (context.wants(Kind::NoPaymentOnProblems), payment),
    ]
    .into_iter()
    .filter(|(applies, _)| *applies)
    .map(|(_, rule)| rule.into())
    .collect()
}
