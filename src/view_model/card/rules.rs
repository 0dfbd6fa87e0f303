//! The card with the rules to know before the conversation.

use crate::domain::{Chat, Kind, Question, Sharing};
use crate::view_model::builder::{answer_state, card, yes};
use crate::view_model::context::ViewContext;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message};
use crate::view_model::vocabulary;

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
    let (tone, state) = answer_state(context.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(CardId::Rules, Key::RulesTitle, tone, state);
    card.body = rules(context);
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    let stated = |kind: &Kind| *kind != Kind::NoRecording || context.nothing_is_kept();
    card.sources = context.sources(&READ.into_iter().filter(stated).collect::<Vec<_>>());
    card
}

/// The rules in force, as the hospital's policies have them.
fn rules(context: ViewContext<'_>) -> Vec<Message> {
    let policies = &context.procedure.policies;
    let chat = context.wants(Kind::ChatNotUsed) || context.wants(Kind::ChatWithoutPersonalData);
    let sharing =
        context.wants(Kind::SharingWithoutPersonalData) || context.wants(Kind::SharingWithCare);
    let payment = vocabulary::payment_policy(context.procedure.policies.payment);
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
