//! What the hospital words itself: a person says that it is right or not, or has read it.

use crate::domain::consultation::Consultation;
use crate::domain::procedure::Rule;
use crate::domain::requirement::{Basis, Known, Status};

/// As a person answered.
pub fn confirm(c: &Consultation, rule: &Rule) -> Known {
    let given = c.rule_answers().of(rule.id);
    given.map_or(Known::OPEN, |given| super::stated(&given.answer, |yes| yes))
}

/// Met once a person has read it. Not having read it is not a breach.
pub fn inform(c: &Consultation, rule: &Rule) -> Known {
    match confirm(c, rule) {
        known if known.status == Status::Met => Known { basis: Basis::Informed, ..known },
        _ => Known::OPEN,
    }
}
