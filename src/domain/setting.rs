//! What kind of consultation this is, and whose panel.

use super::participant::Role;
use crate::domain::word::worded;

worded! {
    /// Who is to take part. A rule applies by setting and platform.
    Setting {
        /// The patient has not met this clinician before.
        UnknownPatient = "unknown-patient",
        /// The patient is known to the clinician.
        KnownPatient = "known-patient",
        /// Several patients, or a patient with a group around them.
        Group = "group",
        /// Health personnel talking about patients; no patient is present.
        CliniciansOnly = "clinicians-only",
    }
}

impl Setting {
    /// Whether a patient takes part.
    pub const fn has_patient(self) -> bool {
        !matches!(self, Self::CliniciansOnly)
    }

    /// The role of the one whom a clinician expects where nobody was announced.
    pub const fn usual_role(self) -> Role {
        if self.has_patient() { Role::Patient } else { Role::Clinician }
    }
}

worded! {
    /// Whose panel this is. The two panels are independent of each other.
    Viewer {
        /// The host of the consultation.
        Clinician = "clinician",
        /// The patient.
        Patient = "patient",
    }
}

worded! {
    /// One of the two who show each other who they are.
    Party {
        /// The patient, towards the clinician (A 2.3).
        Patient = "patient",
        /// The clinician, towards the patient (A 2.4).
        Clinician = "clinician",
    }
}
