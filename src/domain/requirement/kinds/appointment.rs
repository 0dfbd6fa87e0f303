//! A 0, A 2.2, B G1, B G2, B O3: what must be settled about the appointment before it starts.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;

/// The clinician states that the patient has the information; the patient has read it in the panel (A 2.2).
pub fn patient_informed(c: &Consultation) -> Known {
    match c.viewer() {
        Viewer::Clinician => super::answered(c, Question::PatientInformed),
        Viewer::Patient => super::informed::read(c),
    }
}

/// As the clinician states. A patient who joined the call has shown it (B G1).
pub fn patient_able(c: &Consultation) -> Known {
    super::answered_or_observed(c, Question::PatientAble)
}
