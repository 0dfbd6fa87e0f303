//! The setting of a consultation, its parties, and whose panel it is.

use super::participant::Role;
use crate::domain::word::worded;

worded! {
    /// Who takes part. A rule applies by setting and platform.
    Setting {
        /// The patient has not met this clinician before.
        UnknownPatient = "unknown-patient",
        /// The patient is known to the clinician.
        KnownPatient = "known-patient",
        /// Several patients, or a patient with a group around them.
        Group = "group",
        /// Health personnel discussing patients; no patient takes part.
        CliniciansOnly = "clinicians-only",
    }
}

impl Setting {
    /// Whether a patient takes part.
    pub const fn has_patient(self) -> bool {
        !matches!(self, Self::CliniciansOnly)
    }

    /// The role of the person whom a clinician expects if nobody was announced.
    pub const fn usual_role(self) -> Role {
        if self.has_patient() { Role::Patient } else { Role::Clinician }
    }
}

worded! {
    /// Whose panel it is. The two panels are independent of each other.
    Viewer {
        /// The clinician, who hosts the consultation.
        Clinician = "clinician",
        /// The patient.
        Patient = "patient",
    }
}

worded! {
    /// One of the two parties that identify themselves to each other.
    Party {
        /// The patient, to the clinician (A 2.3).
        Patient = "patient",
        /// The clinician, to the patient (A 2.4).
        Clinician = "clinician",
    }
}
