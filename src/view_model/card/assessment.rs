//! The assessment of technical problems: what was observed, and the clinician's judgement of the quality.

use crate::domain::{Decision, Millis, ObservedFault, Outcome, Payment, Quality, Setting};
use crate::view_model::name::{contact_lines, lost_title, telephone_label};
use crate::view_model::prelude::*;

/// The judgement: during the call while the assessment is open, in the closing phase if it was never made.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    match context.c.phase() {
        Phase::Closing => afterwards(context),
        _ => during_call(context),
    }
}

fn during_call(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let assessment = c.quality().assessment();
    if !assessment.open {
        return None;
    }
    let waiting = matches!(assessment.judged, Some((_, Decision::Wait, _)));
    let state = if waiting { Key::AssessmentWaiting } else { Key::AssessmentJudge };
    let quality = c.quality();
    let lost_since = quality.participant_lost_since().or(quality.unjudged_loss());
    // Without a fault, a participant who is gone has most likely left as agreed.
    let likely_left = lost_since.is_some() && !assessment.any_fault();
    let (title, go_on, left) = if likely_left {
        (lost_title(c), Weight::Secondary, Weight::Primary)
    } else {
        (Key::AssessmentTitle.into(), Weight::Primary, Weight::Secondary)
    };
    let mut card = card(CardId::Assessment, title, Tone::Caution, state);
    card.body.extend(assessment.faults.iter().map(fault_line));
    card.body.extend(lost_since.map(|since| clocked(Key::AssessmentGone, since)));
    card.body.extend(waited(c));
    card.body.extend(speech(c));
    let measured = measured(c);
    let blind = !c.reports(Signal::Connection) && measured.is_empty();
    card.line_if(blind, Key::AssessmentBlind);
    card.body.extend(measured);
    context.words(&mut card.body, &[Kind::QualityJudged], Key::AssessmentBody);
    card.line_if(concerns_some(c), Key::AssessmentGroup);
    add_payment(context, &mut card.body);
    card.body.extend(contact_lines(context));
    card.line_if(context.c.setting().has_patient(), Key::EmergencyLine);
    if lost_since.is_some() {
        card.controls.push(button(Key::JudgeLeftAsAgreed, Intent::CloseAssessment, left));
    }
    let judge = |key: Message, quality, decision, weight| {
        button(key, Intent::Judge(quality, decision), weight)
    };
    card.controls.extend([
        judge(Key::JudgeGoOn.into(), Quality::GoodEnough, Decision::GoOn, go_on),
        judge(Key::JudgeWait.into(), Quality::NotGoodEnough, Decision::Wait, Weight::Secondary),
        judge(telephone_label(c), Quality::NotGoodEnough, Decision::Telephone, Weight::Secondary),
        judge(Key::JudgeStop.into(), Quality::NotGoodEnough, Decision::Stop, Weight::Danger),
    ]);
    if lost_since.is_none() {
        card.controls.extend(no_problem(c));
    }
    card.sources = context.sources(&[Kind::QualityJudged, Kind::NoPaymentOnProblems]);
    Some(card)
}

/// What the browser measures. What it does not tell is named where it would say the most, and left out otherwise.
fn measured(c: &Consultation) -> Vec<Message> {
    let Some(now) = c.quality().measure() else { return Vec::new() };
    // Rounded, but what is not nothing is not shown as nothing.
    let rounded = |number: u64, unit: u64| {
        u32::try_from(((number + unit / 2) / unit).max(number.min(1))).unwrap_or(u32::MAX)
    };
    let seconds = |ms: Millis| rounded(ms.0, 1_000);
    let line = |key: Key, number: u32| key.with(Var::Number, number);
    let of_time = |known, key: Key, number: Option<u32>| match number {
        Some(number) => line(known, number).with(Var::Count, seconds(now.over)),
        None => key.into(),
    };
    let percent = |share: u32| rounded(u64::from(share), 10);
    let round_trip = now.round_trip.map(|ms| rounded(ms.0, 1));
    [
        Some(of_time(Key::MeasuredFrozen, Key::MeasuredFrozenUnknown, now.frozen.map(seconds))),
        Some(of_time(Key::MeasuredSound, Key::MeasuredSoundUnknown, now.concealed.map(percent))),
        now.frames.map(|number| line(Key::MeasuredFrames, number)),
        now.lost.map(|share| line(Key::MeasuredLost, percent(share))),
        round_trip.map(|ms| line(Key::MeasuredRoundTrip, ms)),
        Some(Key::MeasuredHint.into()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether somebody is heard, as the platform reports it. It can be the viewer. A silence without an end to it says nothing.
fn speech(c: &Consultation) -> Option<Message> {
    let heard = c.quality().speech().filter(|_| c.reports(Signal::Speech))?;
    let key = if heard.value { Key::AssessmentSpeech } else { Key::AssessmentSilence };
    Some(clocked(key, heard.at))
}

/// The judgement after the conversation (B O4), if the procedure or the payment depends on it.
fn afterwards(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if let Some(since) = c.quality().unjudged_loss() {
        return Some(lost_before_end(context, since));
    }
    let required = context.status(Kind::QualityJudged) == Some(Status::Open);
    let decides_payment = context.procedure.policies.payment == Payment::NothingIfNotGoodEnough
        && c.had_problem()
        && c.anyone_came()
        && c.quality().assessment().judgement().is_none();
    if !(required || decides_payment) {
        return None;
    }
    let mut card = card(CardId::Assessment, Key::AfterwardsTitle, Tone::Open, Key::AssessmentJudge);
    context.own(&mut card.body, &[Kind::QualityJudged]);
    card.body.extend(c.quality().assessment().faults.iter().map(fault_line));
    let decision = decided(c);
    let judge = |key, quality, weight| button(key, Intent::Judge(quality, decision), weight);
    card.controls = vec![
        judge(Key::AfterwardsGood, Quality::GoodEnough, Weight::Primary),
        judge(Key::AfterwardsBad, Quality::NotGoodEnough, Weight::Secondary),
    ];
    card.line_if(concerns_some(c), Key::AssessmentGroup);
    card.controls.extend(no_problem(c));
    card.sources = context.sources(&[Kind::QualityJudged]);
    Some(card)
}

/// Somebody left in the middle of the talk, and nobody has said whether they dropped out or left as agreed.
fn lost_before_end(context: ViewContext<'_>, since: Timestamp) -> Card {
    let decision = decided(context.c);
    let title = Key::LossTitle;
    let mut card = card(CardId::Assessment, title, Tone::Open, Key::AssessmentJudge);
    card.body.push(clocked(Key::LossBody, since));
    context.own(&mut card.body, &[Kind::QualityJudged]);
    let judge = |key, quality| button(key, Intent::Judge(quality, decision), Weight::Secondary);
    card.controls = vec![
        button(Key::JudgeLeftAsAgreed, Intent::CloseAssessment, Weight::Primary),
        judge(Key::LossGood, Quality::GoodEnough),
        judge(Key::LossBad, Quality::NotGoodEnough),
    ];
    add_payment(context, &mut card.body);
    card.sources = context.sources(&[Kind::QualityJudged, Kind::NoPaymentOnProblems]);
    card
}

/// Adds what the patient owes after a problem, where the procedure asks about that.
fn add_payment(context: ViewContext<'_>, lines: &mut Vec<Message>) {
    let policy = vocabulary::payment_policy(context.procedure.policies.payment);
    context.words_if_asked(lines, &[Kind::NoPaymentOnProblems], policy);
}

/// What was decided about the quality, as the outcome tells.
fn decided(c: &Consultation) -> Decision {
    match c.closing().outcome() {
        Some(Outcome::ByTelephone) => Decision::Telephone,
        Some(Outcome::StoppedTechnical) => Decision::Stop,
        None | Some(Outcome::Completed | Outcome::CompletedWithProblems) => Decision::GoOn,
        Some(_) => Decision::Ended,
    }
}

/// That it was no problem: what a person reported is taken back, what was observed is judged to be harmless.
fn no_problem(c: &Consultation) -> Option<Control> {
    let assessment = c.quality().assessment();
    let intent = if assessment.any_fault() {
        Intent::Judge(Quality::GoodEnough, Decision::NoProblem)
    } else if assessment.reported || assessment.open && c.phase().is_live() {
        Intent::CloseAssessment
    } else {
        return None;
    };
    Some(button(Key::JudgeNoProblem, intent, Weight::Secondary))
}

/// Whether a judgement decides if the problem was that of one participant of a group or of all.
fn concerns_some(c: &Consultation) -> bool {
    c.setting() == Setting::Group && c.quality().assessment().concerns_single_participants()
}

/// One fault: what, how often and when last.
pub(in crate::view_model) fn fault_line(seen: &ObservedFault) -> Message {
    Key::FaultSeen
        .with(Var::Fault, vocabulary::fault(seen.fault))
        .with(Var::Count, seen.times)
        .with(Var::Clock, seen.last)
}

/// Whether the last judgement is "good enough" after an earlier "not good enough".
pub(in crate::view_model) fn good_enough_in_the_end(c: &Consultation) -> bool {
    let good = matches!(c.quality().assessment().judged, Some((Quality::GoodEnough, ..)));
    good && c.quality().assessment().ever_not_good_enough
}
