//! The cards about the outcome of the consultation and what the patient owes for it.

use super::assessment::good_enough_in_the_end;
use crate::domain::{AbsenceCheck, CheckResult, Outcome, Place, Reason};
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
        card.more.push(all_outcomes(context));
    }
    card
}

fn choose(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(Key::OutcomeBody.into());
    if c.quality().assessment().any_fault() {
        card.body.push(Key::OutcomeFaults.into());
    } else if !c.anyone_came() && c.setting().has_patient() {
        card.body.push(clocked(Key::OutcomeAbsentFrom, c.absence_from(context.procedure)));
    }
    // The patient is called before an absence is recorded.
    if c.fitting_outcomes().contains(&Outcome::PatientAbsent) {
        card.body.extend(contact_lines(context));
    }
    if let Some(outcome) = suggested(context) {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::default());
        card.controls.push(button(vocabulary::outcome(outcome), intent, Weight::Primary));
        card.more.push(all_outcomes(context));
    } else {
        card.controls.push(all_outcomes(context));
    }
    card
}

/// The outcome that fits best what is known, offered as one button; `None` if none stands out.
fn suggested(context: ViewContext<'_>) -> Option<Outcome> {
    let c = context.c;
    if let Some(outsider) = c.privacy().outsider().filter(|outsider| !outsider.gone) {
        return Some(match outsider.place {
            Place::Call => Outcome::StoppedIntrusion,
            Place::OwnRoom | Place::OtherRoom => Outcome::StoppedPrivacy,
        });
    }
    let in_doubt = context.any_check(|result| result != CheckResult::Confirmed);
    if in_doubt && c.setting().has_patient() {
        return Some(Outcome::IdentityNotEstablished);
    }
    // Without a roll call there was hardly a conversation, so nothing is suggested.
    let roll_call = c.people().roll_call();
    if !c.anyone_came() || roll_call.current().or(roll_call.previous()).is_none() {
        return None;
    }
    Some(if c.quality().assessment().any_fault() {
        Outcome::CompletedWithProblems
    } else {
        Outcome::Completed
    })
}

fn all_outcomes(context: ViewContext<'_>) -> Control {
    let option = |outcome| {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::default());
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
    let problem = if c.had_problem() { Key::PaymentProblem } else { Key::PaymentNoProblem };
    card.body.push(problem.into());
    card.body.push(match c.quality().assessment().judged {
        Some((quality, decision, at)) => clocked(Key::PaymentJudged, at)
            .with(Var::Result, vocabulary::quality(quality))
            .with(Var::Decision, vocabulary::decision(decision)),
        None => Key::PaymentNotJudged.into(),
    });
    card.line_if(good_enough_in_the_end(c), Key::PaymentOnce);
    card.body.extend(match reason {
        Reason::Requirement(_) | Reason::PaymentPolicy => {
            Some(vocabulary::payment_policy(context.procedure.policies.payment).into())
        }
        Reason::ProcedureSilent => Some(Key::PaymentSilent.into()),
        Reason::NothingGiven => Some(Key::PaymentNothingGiven.into()),
        Reason::NoProblem | Reason::NoPatient => None,
    });
    if matches!(reason, Reason::Requirement(_)) {
        card.sources = context.sources(&[Kind::NoPaymentOnProblems]);
    }
    Some(card)
}
