//! The card about what the patient owes.

use super::assessment::good_enough_in_the_end;
use crate::domain::Reason;
use crate::view_model::prelude::*;

/// The charge, and always the two facts it rests on: whether a problem occurred, and how the quality was judged.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
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
    if good_enough_in_the_end(c) {
        card.body.push(Key::PaymentOnce.into());
    }
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
