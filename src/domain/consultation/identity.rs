//! The checks of identity, both ways (A 2.3, A 2.4). A method and a result, never a number.

use crate::domain::attested::Attested;
use crate::domain::identity::Check;
use crate::domain::setting::Party;
use crate::domain::time::Timestamp;

/// Both checks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Identity {
    patient: Attested<Check>,
    clinician: Attested<Check>,
}

impl Identity {
    /// One party's check.
    pub fn of(&self, party: Party) -> &Attested<Check> {
        match party {
            Party::Patient => &self.patient,
            Party::Clinician => &self.clinician,
        }
    }

    /// The patient's check, towards the clinician.
    pub fn patient(&self) -> &Attested<Check> {
        &self.patient
    }

    /// The clinician's check, towards the patient.
    pub fn clinician(&self) -> &Attested<Check> {
        &self.clinician
    }

    pub(super) fn attest(&mut self, party: Party, check: Check, at: Timestamp) {
        self.of_mut(party).attest(check, at);
    }

    pub(super) fn reopen(&mut self, party: Party) {
        self.of_mut(party).reopen();
    }

    pub(super) fn restore(&mut self, party: Party, check: Attested<Check>) {
        *self.of_mut(party) = check;
    }

    fn of_mut(&mut self, party: Party) -> &mut Attested<Check> {
        match party {
            Party::Patient => &mut self.patient,
            Party::Clinician => &mut self.clinician,
        }
    }
}
