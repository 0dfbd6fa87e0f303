//! The check of identity, both ways (A 2.3, A 2.4). A method and a result, never a number.

use super::attested::Attested;
use super::setting::Party;
use crate::domain::word::worded;

worded! {
    /// How somebody showed who they are.
    Method {
        /// An identity document held up to the camera.
        Document = "document",
        /// Logged in with an electronic identity through the platform.
        ElectronicId = "electronic-id",
        /// The other one knows them.
        Recognised = "recognised",
    }
}

worded! {
    /// What the showing led to.
    CheckResult {
        /// No doubt.
        Confirmed = "confirmed",
        /// Doubt remains.
        Doubtful = "doubtful",
        /// It could not be done.
        NotPossible = "not-possible",
    }
}

/// One party's check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// How.
    pub method: Method,
    /// With what result.
    pub shown: CheckResult,
}

/// Both checks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Identity {
    /// The patient, towards the clinician.
    pub patient: Attested<Check>,
    /// The clinician, towards the patient.
    pub clinician: Attested<Check>,
}

impl Identity {
    /// One party's check.
    pub fn of(&self, party: Party) -> &Attested<Check> {
        match party {
            Party::Patient => &self.patient,
            Party::Clinician => &self.clinician,
        }
    }

    /// One party's check, to change it.
    pub fn of_mut(&mut self, party: Party) -> &mut Attested<Check> {
        match party {
            Party::Patient => &mut self.patient,
            Party::Clinician => &mut self.clinician,
        }
    }
}
