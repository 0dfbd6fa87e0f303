//! The clinician's cards when the talk is over: how it ended, what is owed, the note, the way out.

use super::build::{ViewContext, answer_tone, ask, button, card, clocked, yes};
use super::confirm::end_for_all;
use super::text::{Arg, Key, Var};
use super::{Card, CardId, Control, Tone, Weight, words};
use crate::domain::{
    AbsenceCheck, Action, CheckResult, Intent, Kind, Outcome, OwnPresence, Phase, Place, Question,
    Reason, Signal,
};

/// The cards of closing, in the order one does them.
#[inline(never)]
pub(super) fn closing(context: ViewContext<'_>) -> Vec<Card> {
    let mut cards = vec![leave(context), outcome(context)];
    cards.extend(super::cards::judgement_afterwards(context));
    cards.extend(payment(context));
    // The record before the note, which says whether it is kept.
    cards.extend(context.wants(Kind::RecordKept).then(|| record(context)));
    for card in cards.iter_mut().filter(|card| card.tone == Tone::Good) {
        super::view::without_primary(card);
    }
    cards.push(note(context));
    cards
}

/// The cards of a closed consultation.
#[inline(never)]
pub(super) fn closed(context: ViewContext<'_>) -> Vec<Card> {
    let mut cards = vec![outcome(context)];
    cards.extend(payment(context));
    cards.push(note(context));
    cards.push(next_patient(context));
    cards
}

fn leave(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let asks = context.wants(Kind::LeftAndClosed);
    let closed = c.answer(Question::ClosedAndAsked).is_some_and(|said| said.value);
    // A room that tells has not told that the viewer is in: after a reload, or when nobody went in.
    // Where it does not tell, it is as the person says.
    let out = match (c.call().presence(), c.reports(Signal::OwnPresence)) {
        (OwnPresence::Out, _) => true,
        (OwnPresence::Unknown | OwnPresence::Knocking, true) => true,
        (OwnPresence::InCall, true) => false,
        (_, false) => asks && closed,
    };
    let (tone, state) =
        if out { (Tone::Good, Key::LeaveOut) } else { (Tone::Open, Key::LeaveStillIn) };
    let mut card = card(CardId::Leave, Key::LeaveTitle, tone, state);
    let body = if out { Key::LeaveBodyOut } else { Key::LeaveBody };
    card.body.push(body.into());
    card.body.extend(c.call().ended_by().filter(|_| out).map(|by| words::ended_by(by).into()));
    if asks && out {
        (card.tone, card.state) = if closed {
            (Tone::Good, Key::LeaveClosed.into())
        } else {
            (Tone::Open, Key::LeaveOut.into())
        };
    }
    if !out {
        card.controls.extend(end_for_all(c, Weight::Primary));
        card.controls.extend(ask(c, Action::Leave, Weight::Secondary));
        if card.controls.is_empty() {
            card.state = Key::LeaveByHand.into();
            card.tone = Tone::Unknown;
        }
    }
    if asks && !closed {
        // Out of the room comes first, where the room can be asked for that.
        let first = card.controls.is_empty();
        let weight = if first { Weight::Primary } else { Weight::Secondary };
        let closed = Intent::Confirm(Question::ClosedAndAsked);
        card.controls.push(button(Key::LeaveClosedYes, closed, weight));
    }
    card.sources = context.sources(&[Kind::LeftAndClosed]);
    card
}

/// The outcome that fits best what was seen, offered as one press.
fn suggested(context: ViewContext<'_>) -> Option<Outcome> {
    let c = context.c;
    let doubt = [&c.identity().patient(), &c.identity().clinician()]
        .iter()
        .any(|check| check.value().is_some_and(|v| v.shown != CheckResult::Confirmed));
    let outsider_here = c.privacy().outsider().is_some_and(|o| !o.gone);
    if outsider_here {
        let call = c.privacy().outsider().is_some_and(|o| o.place == Place::Call);
        return Some(if call { Outcome::StoppedIntrusion } else { Outcome::StoppedPrivacy });
    }
    if doubt && c.setting().has_patient() {
        return Some(Outcome::IdentityNotEstablished);
    }
    // Without a roll call there was hardly a talk, so nothing is put forward.
    let called = c.people().roll_call().current().or(c.people().roll_call().previous()).is_some();
    if !c.anyone_came() || !called {
        return None;
    }
    Some(if c.quality().assessment().any_fault() {
        Outcome::CompletedWithProblems
    } else {
        Outcome::Completed
    })
}

fn outcome(context: ViewContext<'_>) -> Card {
    let c = context.c;
    if let Some(outcome) = c.closing().outcome() {
        let key = words::outcome(outcome);
        let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Good, key);
        if outcome == Outcome::ByTelephone {
            card.body.extend(super::appointment::at_hand(context));
        }
        if c.phase() == Phase::Closing {
            card.more.push(all_outcomes(context));
        }
        return card;
    }
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(Key::OutcomeBody.into());
    if c.quality().assessment().any_fault() {
        card.body.push(Key::OutcomeFaults.into());
    } else if !c.anyone_came() && c.setting().has_patient() {
        card.body.push(clocked(Key::OutcomeAbsentFrom, c.absence_from(context.procedure)));
    }
    // The patient is phoned before an absence is recorded.
    if c.fitting_outcomes().contains(&Outcome::PatientAbsent) {
        card.body.extend(super::appointment::at_hand(context));
    }
    if let Some(best) = suggested(context) {
        let intent = Intent::ChooseOutcome(best, AbsenceCheck::default());
        card.controls.push(button(words::outcome(best), intent, Weight::Primary));
        card.more.push(all_outcomes(context));
    } else {
        card.controls.push(all_outcomes(context));
    }
    card
}

fn all_outcomes(context: ViewContext<'_>) -> Control {
    let options = context
        .c
        .fitting_outcomes()
        .into_iter()
        .map(|outcome| {
            let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::default());
            (words::outcome(outcome).into(), intent)
        })
        .collect();
    Control::Pick {
        label: Key::OutcomeLabel.into(),
        placeholder: Key::OutcomePlaceholder.into(),
        options,
        press: Key::OutcomePress.into(),
    }
}

/// What is owed: the charge, and always both facts it rests on.
fn payment(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if !c.setting().has_patient() {
        return None;
    }
    let (charge, reason) = c.charge(context.procedure)?;
    let mut card = card(CardId::Payment, Key::PaymentTitle, Tone::Quiet, words::charge(charge));
    card.body.push(if c.had_problem() {
        Key::PaymentProblem.into()
    } else {
        Key::PaymentNoProblem.into()
    });
    card.body.push(match c.quality().assessment().judged {
        Some((quality, decision, at)) => clocked(Key::PaymentJudged, at)
            .with(Var::Result, Arg::Message(Box::new(words::quality(quality).into())))
            .with(Var::Decision, Arg::Message(Box::new(words::decision(decision).into()))),
        None => Key::PaymentNotJudged.into(),
    });
    if super::cards::good_only_at_last(c) {
        card.body.push(Key::PaymentOnce.into());
    }
    match reason {
        Reason::Requirement(_) => {
            card.body.push(super::cards::payment_policy(context).into());
            card.sources = context.sources(&[Kind::NoPaymentOnProblems]);
        }
        Reason::PaymentPolicy => card.body.push(super::cards::payment_policy(context).into()),
        Reason::ProcedureSilent => card.body.push(Key::PaymentSilent.into()),
        Reason::NothingGiven => card.body.push(Key::PaymentNothingGiven.into()),
        Reason::NoProblem | Reason::NoPatient => {}
    }
    Some(card)
}

fn note(context: ViewContext<'_>) -> Card {
    let copied = context.c.closing().note().is_copied();
    let (tone, state) =
        if copied { (Tone::Good, Key::NoteCopied) } else { (Tone::Open, Key::NoteNotCopied) };
    let mut card = card(CardId::Note, Key::NoteTitle, tone, state);
    card.body.push(Key::NoteBody.into());
    let weight = if copied { Weight::Secondary } else { Weight::Primary };
    card.controls.push(button(Key::NoteCopy, Intent::CopyNote, weight));
    super::record::send_note(context, &mut card);
    card
}

fn record(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_tone(context.c, Question::RecordKept);
    let mut card = card(CardId::Record, Key::RecordTitle, tone, state);
    card.body.push(Key::RecordBody.into());
    card.controls.push(yes(Key::RecordYes, Question::RecordKept));
    card.sources = context.sources(&[Kind::RecordKept]);
    card
}

fn next_patient(context: ViewContext<'_>) -> Card {
    let copied = context.c.closing().note().is_copied();
    let state = if copied { Key::NextPatientReady } else { Key::NextPatientNoteOpen };
    let tone = if copied { Tone::Quiet } else { Tone::Caution };
    let mut card = card(CardId::NextPatient, Key::NextPatientTitle, tone, state);
    card.body.push(Key::NextPatientBody.into());
    let (key, weight) = if copied {
        (Key::NextPatientPress, Weight::Primary)
    } else {
        (Key::NextPatientAnyway, Weight::Danger)
    };
    card.controls.push(button(key, Intent::NextPatient, weight));
    card
}
