//! The cards with the rules to know before the conversation; for the patient, what happens if the line breaks.

use crate::domain::{AlertKind, Chat, Fact, Sharing};
use crate::view_model::name::{callback_line, support_line};
use crate::view_model::prelude::*;

/// The requirements that are read once before the conversation; nothing is asked about them while all goes well.
const READ: [Kind; 8] = [
    Kind::ChatWithoutPersonalData,
    Kind::ChatNotUsed,
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
    card.sources = context.sources(&READ);
    card
}

/// What the patient reads: the chat, who calls whom if the line breaks, and what it costs.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let policies = &context.procedure.policies;
    let chat = has_chat_rule(context).then_some(match policies.chat {
        Chat::Forbidden => (Key::PatientLineTitleChat, Key::PatientLineNoChat),
        Chat::NoPersonalData => (Key::PatientLineTitleChat, Key::PatientLineChat),
        Chat::Allowed => (Key::PatientLineTitle, Key::PatientLineWindow),
    });
    let title = chat.map_or(Key::PatientLineTitle, |(title, _)| title);
    let mut card = to_read(context, CardId::LineBreaks, title);
    card.body.extend(chat.map(|(_, line)| Message::from(line)));
    card.body.push(callback_line(context, false));
    card.body.extend(support_line(context));
    card.body.push(Key::PatientAcute.into());
    // Without a hospital's choice nobody has promised the patient anything.
    let payment = Some(Kind::NoPaymentOnProblems).filter(|_| context.procedure.is_chosen);
    if payment.is_some_and(|kind| context.wants(kind)) {
        card.body.push(vocabulary::payment_policy_for_patient(policies.payment).into());
    }
    let others = [Kind::ChatWithoutPersonalData, Kind::ChatNotUsed, Kind::WindowNotScreen];
    card.sources = context.sources(&payment.into_iter().chain(others).collect::<Vec<_>>());
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
        (context.wants(Kind::NoPaymentOnProblems), payment),
    ]
    .into_iter()
    .filter(|(applies, _)| *applies)
    .map(|(_, rule)| rule.into())
    .chain(facts(context))
    .collect()
}

/// What the procedure states about encryption and storage, with the place. Nothing while something is kept, or on a platform
/// that the procedure does not speak of.
pub(super) fn facts(context: ViewContext<'_>) -> Vec<Message> {
    let procedure = context.procedure;
    // A patient is told what the hospital's own procedure states, and not what the usual one does.
    let of_hospital = procedure.is_chosen || context.c.viewer() == Viewer::Clinician;
    let mismatch = context.c.has_alert(AlertKind::PlatformMismatch);
    if !of_hospital || !context.nothing_is_kept() || mismatch {
        return Vec::new();
    }
    let [both, encrypted, not_stored] = match context.c.viewer() {
        Viewer::Clinician => [Key::RulesFacts, Key::RulesEncrypted, Key::RulesNotStored],
        Viewer::Patient => {
            [Key::PatientInfoStored, Key::PatientInfoEncrypted, Key::PatientInfoNotStored]
        }
    };
    let at = |key: Key, place: &str| key.with(Var::Place, place);
    match (procedure.fact(Fact::Encrypted), procedure.fact(Fact::NotStored)) {
        (Some(one), Some(other)) if one == other => vec![at(both, one)],
        (one, other) => {
            let one = one.map(|place| at(encrypted, place));
            one.into_iter().chain(other.map(|place| at(not_stored, place))).collect()
        }
    }
}
