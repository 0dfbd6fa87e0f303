//! A 0, A 2.2, B G1, B G2, B O3: what is clear about the appointment before it begins.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;

/// The clinician says that the patient has the information; the patient has read what the panel says
/// of it (A 2.2).
pub fn patient_informed(c: &Consultation) -> Known {
    match c.viewer() {
        Viewer::Clinician => super::answered(c, Question::PatientInformed),
        Viewer::Patient => super::informed::read(c),
    }
}

/// As the clinician says; a patient who came by themselves has shown it (B G1).
pub fn patient_able(c: &Consultation) -> Known {
    super::said_or_seen(c, Question::PatientAble)
}
