//! A 2.6: the patient does not pay if there were technical problems.

use crate::domain::consultation::Consultation;
use crate::domain::outcome::Charge;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::Known;

/// Read in advance. After a problem it is met once an outcome shows that nothing is owed, and waived if the hospital's policy
/// is that something may be owed.
pub fn no_payment_on_problems(c: &Consultation, procedure: &Procedure) -> Known {
    if !c.had_problem() {
        return super::informed::read(c);
    }
    let since = c.quality().assessment().faults.last().map_or(c.phase_since(), |fault| fault.last);
    match c.closing().outcome().map(|outcome| c.charge_for(outcome, procedure).0) {
        Some(Charge::Nothing) => Known::attested(since),
        Some(Charge::AsUsual | Charge::HospitalDecides) => Known::SET_ASIDE,
        None => Known::OPEN,
    }
}
