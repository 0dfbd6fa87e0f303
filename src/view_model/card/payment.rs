//! The card about what the patient owes, and the hospital's payment policy in words for each viewer.

use crate::domain::{Kind, Payment, Reason};
use crate::view_model::builder::{card, clocked, nested};
use crate::view_model::context::ViewContext;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Var};
use crate::view_model::vocabulary;

use super::assessment::good_enough_in_the_end;

/// The charge, and always the two facts it rests on: whether a problem occurred, and how the quality was judged.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if !c.setting().has_patient() {
        return None;
    }
    let (charge, reason) = c.charge(context.procedure)?;
    let mut card =
        card(CardId::Payment, Key::PaymentTitle, Tone::Quiet, vocabulary::charge(charge));
    let problem = if c.had_problem() { Key::PaymentProblem } else { Key::PaymentNoProblem };
    card.body.push(problem.into());
    card.body.push(match c.quality().assessment().judged {
        Some((quality, decision, at)) => clocked(Key::PaymentJudged, at)
            .with(Var::Result, nested(vocabulary::quality(quality)))
            .with(Var::Decision, nested(vocabulary::decision(decision))),
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

/// The same policy, for the patient who pays.
pub(super) fn policy_for_patient(context: ViewContext<'_>) -> Key {
    match context.procedure.policies.payment {
        Payment::NothingOnAnyProblem => Key::PatientPaymentNothing,
        Payment::NothingIfNotGoodEnough => Key::PatientPaymentIfBad,
        Payment::HospitalDecides => Key::PatientPaymentHospital,
    }
}
