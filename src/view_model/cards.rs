//! The clinician's cards before the call, and those that come up in the middle of the talk.

use super::build::{
    ViewContext, answer_tone, ask, button, card, clocked, counted, no, nothing_kept, tone, yes,
};
use super::text::{Arg, Key, Message, Var};
use super::{Card, CardId, Tone, Weight, device_test, words};
use crate::domain::{
    Action, Chat, Consultation, Decision, Intent, Kind, ObservedFault, Outcome, Payment, Quality,
    Question, Sharing, Signal, Status,
};

/// The preparation: sound and picture, one's own room, what to know, the same solution.
pub(super) fn preparation(context: ViewContext<'_>) -> Vec<Card> {
    let mut cards = Vec::new();
    cards.extend(super::appointment::appointment(context));
    cards.extend(super::appointment::company(context));
    cards.extend([sound(context), own_room(context), rules(context)]);
    cards.extend(solution(context));
    cards
}

/// Into the room, for platforms that do not tell.
pub(super) fn enter(context: ViewContext<'_>) -> Card {
    if context.c.reports(Signal::OwnPresence) {
        let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::EnterWaiting);
        card.body.push(Key::EnterTold.into());
        return card;
    }
    let c = context.c;
    let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(if c.lists_viewer() { Key::EnterListed } else { Key::EnterAsked }.into());
    let waiting = c.people().tally().waiting;
    if waiting > 0 {
        let for_host = c.call().host_awaited() == Some(true);
        let words = if for_host { Key::EnterHostAwaited } else { Key::RosterWaiting };
        card.body.push(counted(words, waiting));
    }
    card.controls.push(button(Key::EnterPress, Intent::EnterRoom, Weight::Primary));
    card
}

pub(super) fn sound(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let observed = c.devices().precall().filter(|test| test.value).is_some();
    let (tone, state) = if observed {
        (Tone::Good, Key::SoundObserved)
    } else {
        answer_tone(c, Question::SoundTested)
    };
    let mut card = card(CardId::Sound, Key::SoundTitle, tone, state);
    card.body.push(Key::SoundBody.into());
    if c.devices().precall().is_some_and(|test| !test.value) {
        card.body.push(Key::SoundFailed.into());
    }
    card.body.extend(device_test::heard(context));
    card.controls.extend(device_test::control(context));
    let said = device_test::may_be_said(context);
    let weight = if said { Weight::Primary } else { Weight::Secondary };
    card.controls.push(button(Key::SoundYes, Intent::Confirm(Question::SoundTested), weight));
    // While one tries it, that it does not work is as near as that it does.
    let trying = c.devices().test().is_some_and(|test| test.now.holds());
    let no = no(Key::SoundNo, Question::SoundTested);
    if trying {
        card.controls.push(no)
    } else {
        card.more.push(no)
    }
    card.controls.extend(ask(c, Action::OpenDeviceSettings, Weight::Secondary));
    card.sources = context.sources(&[Kind::NotOverheard]);
    card
}

fn own_room(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_tone(context.c, Question::OwnSurroundings);
    let mut card = card(CardId::OwnRoom, Key::OwnRoomTitle, tone, state);
    card.body.push(Key::OwnRoomBody.into());
    if tone == Tone::Alarm {
        card.body.push(Key::OwnRoomMend.into());
    }
    card.controls.push(yes(Key::OwnRoomYes, Question::OwnSurroundings));
    card.more.push(no(Key::OwnRoomNo, Question::OwnSurroundings));
    card.sources = context.sources(&[
        Kind::NotOverheard,
        Kind::OutOfEarshot,
        Kind::NotInPublicPlace,
        Kind::EqualConfidentiality,
    ]);
    card
}

fn rules(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_tone(context.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(CardId::Rules, Key::RulesTitle, tone, state);
    card.body = rule_lines(context);
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    let said = |kind: &Kind| *kind != Kind::NoRecording || nothing_kept(context);
    card.sources = context.sources(&READ.into_iter().filter(said).collect::<Vec<_>>());
    card
}

/// What is read once before the talk, and asked of nobody while it goes well.
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

/// The rules to know, as the hospital has chosen them.
fn rule_lines(context: ViewContext<'_>) -> Vec<Message> {
    let policies = &context.procedure.policies;
    let mut lines = Vec::new();
    let mut say = |yes: bool, key: Key| lines.extend(yes.then(|| Message::from(key)));
    let chat = context.wants(Kind::ChatNotUsed) || context.wants(Kind::ChatWithoutPersonalData);
    say(chat && policies.chat == Chat::Forbidden, Key::RulesNoChat);
    say(chat && policies.chat == Chat::NoPersonalData, Key::RulesChat);
    say(chat && context.c.privacy().chat().absent_since().is_some(), Key::RulesChatOff);
    let shared =
        context.wants(Kind::SharingWithoutPersonalData) || context.wants(Kind::SharingWithCare);
    say(shared && policies.sharing == Sharing::NoPersonalData, Key::RulesSharing);
    say(shared && policies.sharing == Sharing::WithCare, Key::RulesSharingCare);
    say(context.wants(Kind::WindowNotScreen), Key::RulesWindow);
    say(context.wants(Kind::GroundRules), Key::RulesGround);
    say(context.wants(Kind::Equipment), Key::RulesEquipment);
    say(context.wants(Kind::NoRecording) && nothing_kept(context), Key::RulesFacts);
    if context.wants(Kind::NoPaymentOnProblems) {
        lines.push(payment_policy(context).into());
    }
    lines
}

fn solution(context: ViewContext<'_>) -> Option<Card> {
    let finding = context.finding(Kind::SameSolution)?;
    if context.c.reports(Signal::Arrivals) && context.c.answer(Question::SameSolution).is_none() {
        return None;
    }
    let mut card = card(
        CardId::Solution,
        Key::SolutionTitle,
        tone(finding.known.status),
        words::status(finding.known.status),
    );
    card.body.push(Key::SolutionBody.into());
    card.controls.push(yes(Key::SolutionYes, Question::SameSolution));
    card.more.push(no(Key::SolutionNo, Question::SameSolution));
    card.sources = context.sources(&[Kind::SameSolution]);
    Some(card)
}

/// The periodic look at the list, when it is due.
#[inline(never)]
pub(super) fn list_look(context: ViewContext<'_>) -> Option<Card> {
    let finding = context.finding(Kind::ListWatched)?;
    if finding.known.status != Status::Open {
        return None;
    }
    let mut card = card(CardId::ListLook, Key::ListLookTitle, Tone::Open, Key::ListLookDue);
    card.body.push(Key::ListLookBody.into());
    card.before = finding.known.before.map(|at| clocked(Key::BeforeLook, at));
    card.controls.push(yes(Key::ListLookYes, Question::ListLookedAt));
    card.controls.extend(ask(context.c, Action::ShowPeople, Weight::Secondary));
    card.sources = context.sources(&[Kind::ListWatched]);
    Some(card)
}

/// One fault as a line: what, how often and when last.
pub(super) fn fault_line(seen: &ObservedFault) -> Message {
    Message::from(Key::FaultSeen)
        .with(Var::Fault, Arg::Message(Box::new(words::fault(seen.fault).into())))
        .with(Var::Count, Arg::Number(seen.times))
        .with(Var::Clock, Arg::Clock(seen.last))
}

/// The assessment of technical problems, when it asks for a judgement.
#[inline(never)]
pub(super) fn assessment(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if !c.quality().assessment().open {
        return None;
    }
    let waiting = matches!(c.quality().assessment().judged, Some((_, Decision::Wait, _)));
    let state = if waiting { Key::AssessmentWaiting } else { Key::AssessmentJudge };
    // Somebody who is gone has most likely left as agreed, until a fault says otherwise.
    let only_gone =
        c.quality().participant_lost_since().is_some() && !c.quality().assessment().any_fault();
    let title = if only_gone { Key::AlertLost } else { Key::AssessmentTitle };
    let mut card = card(CardId::Assessment, title, Tone::Caution, state);
    card.body.extend(c.quality().assessment().faults.iter().map(fault_line));
    if let Some(since) = c.quality().participant_lost_since() {
        card.body.push(clocked(Key::AssessmentGone, since));
    }
    if !c.reports(Signal::Connection) {
        card.body.push(Key::AssessmentBlind.into());
    }
    card.body.push(Key::AssessmentBody.into());
    if context.wants(Kind::NoPaymentOnProblems) {
        card.body.push(payment_policy(context).into());
    }
    let judge =
        |key, quality, decision, weight| button(key, Intent::Judge(quality, decision), weight);
    let (go_on, agreed) = if only_gone {
        (Weight::Secondary, Weight::Primary)
    } else {
        (Weight::Primary, Weight::Secondary)
    };
    card.controls = vec![
        judge(Key::JudgeGoOn, Quality::GoodEnough, Decision::GoOn, go_on),
        judge(Key::JudgeWait, Quality::NotGoodEnough, Decision::Wait, Weight::Secondary),
        judge(Key::JudgeTelephone, Quality::NotGoodEnough, Decision::Telephone, Weight::Secondary),
        judge(Key::JudgeStop, Quality::NotGoodEnough, Decision::Stop, Weight::Danger),
    ];
    if c.quality().assessment().reported
        && !c.quality().assessment().any_fault()
        && c.quality().participant_lost_since().is_none()
    {
        let none = Intent::CloseAssessment;
        card.controls.push(button(Key::JudgeNoProblem, none, Weight::Secondary));
    }
    if c.quality().participant_lost_since().is_some() {
        let left = button(Key::JudgeLeftAsAgreed, Intent::CloseAssessment, agreed);
        card.controls.insert(0, left);
    }
    if let Some(number) = &c.appointment().callback
        && let Some(shown) = super::name::to_call(number)
    {
        card.body.push(Message::from(Key::AssessmentCallback).with(Var::Name, Arg::Name(shown)));
    }
    if let Some(support) = &c.appointment().support
        && let Some(shown) = super::name::to_call(support)
    {
        card.body.push(Message::from(Key::AssessmentSupport).with(Var::Name, Arg::Name(shown)));
    }
    card.sources = context.sources(&[Kind::QualityJudged, Kind::NoPaymentOnProblems]);
    Some(card)
}

/// The judgement of quality, when the talk ended before it was made (B O4).
pub(super) fn judgement_afterwards(context: ViewContext<'_>) -> Option<Card> {
    let open = context.finding(Kind::QualityJudged).map(|f| f.known.status) == Some(Status::Open);
    // What the patient owes may hang on it, whether or not the procedure asks for it.
    let owed = context.procedure.policies.payment == Payment::NothingIfNotGoodEnough
        && context.c.had_problem()
        && context.c.anyone_came()
        && context.c.quality().assessment().judged.is_none();
    if !(open || owed) {
        return None;
    }
    let (title, state) = (Key::AfterwardsTitle, Key::AssessmentJudge);
    let mut card = card(CardId::Assessment, title, Tone::Open, state);
    card.body.extend(context.c.quality().assessment().faults.iter().map(fault_line));
    let decision = match context.c.closing().outcome() {
        Some(Outcome::ByTelephone) => Decision::Telephone,
        Some(Outcome::StoppedTechnical) => Decision::Stop,
        None | Some(Outcome::Completed | Outcome::CompletedWithProblems) => Decision::GoOn,
        Some(_) => Decision::Ended,
    };
    let judge = |key, quality, weight| button(key, Intent::Judge(quality, decision), weight);
    card.controls = vec![
        judge(Key::AfterwardsGood, Quality::GoodEnough, Weight::Primary),
        judge(Key::AfterwardsBad, Quality::NotGoodEnough, Weight::Secondary),
    ];
    card.sources = context.sources(&[Kind::QualityJudged]);
    Some(card)
}

/// Whether the quality was judged good enough in the end, and was not at some time before.
pub(super) fn good_only_at_last(c: &Consultation) -> bool {
    let good = matches!(c.quality().assessment().judged, Some((Quality::GoodEnough, ..)));
    good && c.quality().assessment().ever_not_good_enough
}

/// What the procedure says of payment on problems, as a sentence.
pub(super) fn payment_policy(context: ViewContext<'_>) -> Key {
    match context.procedure.policies.payment {
        Payment::NothingOnAnyProblem => Key::PaymentNothingOnAny,
        Payment::NothingIfNotGoodEnough => Key::PaymentNothingIfBad,
        Payment::HospitalDecides => Key::PaymentHospital,
    }
}

/// The talk is stopped.
#[inline(never)]
pub(super) fn suspended(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let gone = c.privacy().outsider().is_none_or(|o| o.gone) && c.unexpected(context.at) == 0;
    let (tone, state) =
        if gone { (Tone::Caution, Key::SuspendedGone) } else { (Tone::Alarm, Key::SuspendedHere) };
    let mut card = card(CardId::Suspended, Key::SuspendedTitle, tone, state);
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    if gone {
        card.body.push(Key::SuspendedResumeBody.into());
        card.controls.push(button(Key::SuspendedResume, Intent::Resume, Weight::Primary));
    } else {
        card.body.push(Key::SuspendedBody.into());
    }
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    card
}
