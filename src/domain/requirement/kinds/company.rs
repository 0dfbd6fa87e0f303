//! B S7: others take part only if that is agreed with the patient, including what may be shared.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Not applicable while nobody else is expected or present; asked once somebody is.
pub fn others_agreed(c: &Consultation) -> Known {
    if !c.others_take_part() {
        return Known::NOT_APPLICABLE;
    }
    super::answered(c, Question::OthersAgreed)
}
