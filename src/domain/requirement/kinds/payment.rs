//! A 2.6: when there were technical problems, the patient does not pay.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Read beforehand; after a problem it is met when an outcome, and with it the charge, is settled.
pub fn no_payment_on_problems(c: &Consultation) -> Known {
    if !c.assessment.any_fault() {
        return informed(c);
    }
    match (c.outcome, c.assessment.faults.last()) {
        (Some(_), Some(fault)) => Known::attested(fault.last),
        _ => Known::OPEN,
    }
}

/// What a person has read and need not answer.
pub(super) fn informed(c: &Consultation) -> Known {
    let before = c.answer_before(Question::RulesRead);
    match c.answer(Question::RulesRead) {
        Some(said) if said.value => Known::informed(said.at).after(before),
        // Not read yet is no breach of the rule.
        Some(_) | None => Known::OPEN.after(before),
    }
}
