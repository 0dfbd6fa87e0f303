//! A 2.9: the record is kept as for any consultation.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// As the clinician says, at the end.
pub fn record_kept(c: &Consultation) -> Known {
    super::answered(c, Question::RecordKept)
}
