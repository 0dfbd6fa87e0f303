//! A 2.7: clinician and patient use the same video system.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Observed once the other side is in the room of the connected adapter; asked where the platform does not report that.
pub fn same_solution(c: &Consultation) -> Known {
    super::answered_or_observed(c, Question::SameSolution)
}
