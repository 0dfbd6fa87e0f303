//! A 2.6: when there were technical problems, the patient does not pay.

use crate::domain::consultation::Consultation;
use crate::domain::requirement::Known;

/// Read beforehand; after a problem it is met when an outcome, and with it the charge, is settled.
pub fn no_payment_on_problems(c: &Consultation) -> Known {
    if !c.assessment.any_fault() {
        return super::informed::read(c);
    }
    match (c.outcome, c.assessment.faults.last()) {
        (Some(_), Some(fault)) => Known::attested(fault.last),
        _ => Known::OPEN,
    }
}
