//! A 2.7: clinician and patient use the same video solution.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Observed once the patient is seen in the room of the adapter in use; asked where it is blind.
pub fn same_solution(c: &Consultation) -> Known {
    super::said_or_seen(c, Question::SameSolution)
}
