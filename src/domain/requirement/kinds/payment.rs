//! A 2.6: when there were technical problems, the patient does not pay.

use crate::domain::consultation::Consultation;
use crate::domain::outcome::Charge;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::Known;

/// Read beforehand; after a problem it is met when an outcome settles that nothing is owed. Where the
/// hospital's choice is that something may be, that choice sets it aside.
pub fn no_payment_on_problems(c: &Consultation, procedure: &Procedure) -> Known {
    if c.had_problem() { after_problem(c, procedure) } else { super::informed::read(c) }
}

#[inline(never)]
fn after_problem(c: &Consultation, procedure: &Procedure) -> Known {
    let since = c.quality().assessment().faults.last().map_or(c.phase_since(), |fault| fault.last);
    match c.closing().outcome().map(|outcome| c.charge_for(outcome, procedure).0) {
        Some(Charge::Nothing) => Known::attested(since),
        Some(Charge::AsUsual | Charge::HospitalDecides) => Known::SET_ASIDE,
        None => Known::OPEN,
    }
}
