//! The cards about the outcome of the consultation and what the patient owes for it.

use super::assessment::good_enough_in_the_end;
use crate::domain::{AbsenceCheck, Outcome, Reason};
use crate::view_model::name::contact_lines;
use crate::view_model::prelude::*;

/// The recorded outcome, or the choice of one.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    match context.c.closing().outcome() {
        Some(outcome) => recorded(context, outcome),
        None => choose(context),
    }
}

fn recorded(context: ViewContext<'_>, outcome: Outcome) -> Card {
    let state = vocabulary::outcome(outcome);
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Good, state);
    if outcome == Outcome::ByTelephone {
        card.body.extend(contact_lines(context));
    }
    if context.c.phase() == Phase::Closing {
        if let Some(finish) = finish(context) {
            card.body.extend(finish_states(context));
            card.controls.push(finish);
        }
        card.more.push(all_outcomes(context));
    }
    card
}

/// Finishes with one press: the outcome that was chosen or suggests itself, the note copied, and closed. `None` while something
/// has to be answered by itself, or nothing is left to do but to close.
pub(super) fn finish(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    let chosen = c.closing().outcome();
    let outcome = chosen.or_else(|| c.suggested_outcome()).filter(|it| c.can_finish(*it))?;
    let label = match chosen {
        Some(_) if c.closing().note_is_copied() => return None,
        Some(_) => Key::FinishPress.into(),
        None => Key::FinishAs.with(Var::Result, vocabulary::outcome(outcome)),
    };
    Some(button(label, Intent::Finish(outcome), Weight::Primary))
}

/// What the press that finishes states beside the outcome.
fn finish_states(context: ViewContext<'_>) -> Vec<Message> {
    let record = context.wants(Kind::RecordKept) && !context.confirmed(Question::RecordKept);
    let left = context.wants(Kind::LeftAndClosed) && !context.confirmed(Question::ClosedAndAsked);
    let states = [(record, Key::FinishRecord), (left, Key::FinishClosed)];
    states.into_iter().filter(|(open, _)| *open).map(|(_, key)| key.into()).collect()
}

fn choose(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(Key::OutcomeBody.into());
    if c.quality().assessment().any_fault() {
        card.body.push(Key::OutcomeFaults.into());
    } else if !c.patient_came() && c.setting().has_patient() {
        card.body.push(clocked(Key::OutcomeAbsentFrom, c.absence_from(context.procedure)));
    }
    // The patient is called before an absence is recorded.
    if c.fitting_outcomes().contains(&Outcome::PatientAbsent) {
        card.body.extend(contact_lines(context));
    }
    if let Some(outcome) = c.suggested_outcome() {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::NONE);
        let weight = match finish(context) {
            Some(finish) => {
                if c.setting().has_patient() {
                    let (charge, _) = c.charge_for(outcome, context.procedure);
                    card.body.push(
                        Key::FinishCharge
                            .with(Var::Result, vocabulary::outcome(outcome))
                            .with(Var::State, vocabulary::charge(charge)),
                    );
                }
                card.body.extend(finish_states(context));
                card.controls.push(finish);
                Weight::Secondary
            }
            None => Weight::Primary,
        };
        card.controls.push(button(vocabulary::outcome(outcome), intent, weight));
        card.more.push(all_outcomes(context));
    } else {
        card.controls.push(all_outcomes(context));
    }
    card
}

fn all_outcomes(context: ViewContext<'_>) -> Control {
    let option = |outcome| {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::NONE);
        (vocabulary::outcome(outcome), intent)
    };
    let labels = [Key::OutcomeLabel, Key::OutcomePlaceholder, Key::OutcomePress];
    pick(labels, context.c.fitting_outcomes().into_iter().map(option))
}

/// The charge, and always the two facts it rests on: whether a problem occurred, and how the quality was judged.
pub(super) fn payment(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if !c.setting().has_patient() {
        return None;
    }
    let (charge, reason) = c.charge(context.procedure)?;
    let state = vocabulary::charge(charge);
    let mut card = card(CardId::Payment, Key::PaymentTitle, Tone::Quiet, state);
    let procedure = context.procedure;
    if reason == Reason::NoShowPolicy {
        // Nothing was given that a patient's share could be owed for; the fee is another matter.
        card.state = vocabulary::no_show_fee(procedure.policies.no_show_fee).into();
        card.body.push(Key::PaymentNothingGiven.into());
        return Some(card);
    }
    let assessment = c.quality().assessment();
    let harmless = assessment.any_fault() && !assessment.any_problem();
    let unjudged = c.quality().unjudged_loss();
    if c.had_problem() || unjudged.is_none() {
        card.body.push(vocabulary::problem(c.had_problem(), harmless).into());
    }
    card.body.extend(unjudged.map(|since| clocked(Key::NoteLossUnjudged, since)));
    card.body.push(match assessment.judged {
        Some((quality, decision, at)) => clocked(Key::PaymentJudged, at)
            .with(Var::Result, vocabulary::quality(quality))
            .with(Var::Decision, vocabulary::decided(decision)),
        None => Key::PaymentNotJudged.into(),
    });
    card.line_if(good_enough_in_the_end(c), Key::PaymentOnce);
    let policy = vocabulary::payment_policy(procedure.policies.payment);
    let line = match reason {
        Reason::Requirement(_) | Reason::PaymentPolicy => policy,
        Reason::ProcedureSilent => Key::PaymentSilent,
        Reason::NothingGiven => Key::PaymentNothingGiven,
        Reason::OneOfGroup => Key::PaymentOneOfGroup,
        Reason::NoProblem | Reason::NoPatient | Reason::NoShowPolicy | Reason::LossUnjudged => {
            return Some(card);
        }
    };
    if matches!(reason, Reason::Requirement(_)) {
        context.words(&mut card.body, &[Kind::NoPaymentOnProblems], line);
    } else {
        card.body.push(line.into());
    }
    if matches!(reason, Reason::Requirement(_) | Reason::OneOfGroup) {
        card.sources = context.sources(&[Kind::NoPaymentOnProblems]);
    }
    Some(card)
}
