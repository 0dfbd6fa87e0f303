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

const CHAT: [Kind; 2] = [Kind::ChatWithoutPersonalData, Kind::ChatNotUsed];
const SHARING: [Kind; 2] = [Kind::SharingWithoutPersonalData, Kind::SharingWithCare];

/// The rules, and that they have been read. What the hospital wrote about a matter that no other card asks about stands here.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let mut card = to_read(context, CardId::Rules, Key::RulesTitle);
    let solution = super::sound::solution(context).is_none().then_some(Kind::SameSolution);
    let others: Vec<Kind> = [Kind::ConsentByJoining].into_iter().chain(solution).collect();
    let others = context.own_kinds(&others);
    rules(context, &mut card.body);
    context.own(&mut card.body, &others);
    card.body.extend(facts(context));
    card.sources = context.sources(&[&READ, others.as_slice()].concat());
    card
}

/// What the patient reads: the chat, who calls whom if the line breaks, and what it costs.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let policies = &context.procedure.policies;
    let mut card = to_read(context, CardId::LineBreaks, Key::PatientLineTitle);
    about_chat(context, &mut card.body, [Key::PatientLineNoChat, Key::PatientLineChat]);
    if !card.body.is_empty() {
        card.title = Key::PatientLineTitleChat.into();
    }
    context.words_if_asked(&mut card.body, &[Kind::WindowNotScreen], Key::PatientLineWindow);
    let others = context.own_kinds(&[&SHARING, [Kind::QualityJudged].as_slice()].concat());
    context.own(&mut card.body, &others);
    card.body.push(callback_line(context, false));
    card.body.extend(support_line(context));
    card.body.push(Key::PatientAcute.into());
    // Without a hospital's choice nobody has promised the patient anything.
    let payment = Some(Kind::NoPaymentOnProblems).filter(|_| context.procedure.is_chosen);
    if let Some(kind) = payment {
        let policy = vocabulary::payment_policy_for_patient(policies.payment);
        context.words_if_asked(&mut card.body, &[kind], policy);
    }
    let shown = payment.into_iter().chain(CHAT).chain([Kind::WindowNotScreen]).chain(others);
    card.sources = context.sources(&shown.collect::<Vec<_>>());
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

/// Adds what is asked about the chat, as the hospital's policy has it. Where the chat is free, what the hospital wrote alone.
fn about_chat(context: ViewContext<'_>, lines: &mut Vec<Message>, [forbidden, no_data]: [Key; 2]) {
    match context.procedure.policies.chat {
        Chat::Forbidden => context.words_if_asked(lines, &CHAT, forbidden),
        Chat::NoPersonalData => context.words_if_asked(lines, &CHAT, no_data),
        Chat::Allowed => context.own(lines, &CHAT),
    }
}

/// Adds the rules in force, as the hospital's policies have them.
fn rules(context: ViewContext<'_>, lines: &mut Vec<Message>) {
    let policies = &context.procedure.policies;
    about_chat(context, lines, [Key::RulesNoChat, Key::RulesChat]);
    let no_chat = context.c.privacy().chat().absent_since.is_some();
    let asked = CHAT.iter().any(|kind| context.wants(*kind));
    lines.extend((no_chat && asked).then(|| Key::RulesChatOff.into()));
    let sharing = match policies.sharing {
        Sharing::NoPersonalData => Key::RulesSharing,
        Sharing::WithCare => Key::RulesSharingCare,
    };
    let each: [(&[Kind], Key); 5] = [
        (&SHARING, sharing),
        (&[Kind::WindowNotScreen], Key::RulesWindow),
        (&[Kind::GroundRules], Key::RulesGround),
        (&[Kind::Equipment], Key::RulesEquipment),
        (&[Kind::NoPaymentOnProblems], vocabulary::payment_policy(policies.payment)),
    ];
    for (kinds, line) in each {
        context.words_if_asked(lines, kinds, line);
    }
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
