//! The checks of identity, both ways (A 2.3, A 2.4). A method and a result, never a number.

use crate::domain::attested::{Attested, Stamped};
use crate::domain::identity::Check;
use crate::domain::setting::Party;
use crate::domain::time::Timestamp;

/// Both checks, in the order of [`Party::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Identity([Attested<Check>; Party::ALL.len()]);

impl Identity {
    /// One party's check, towards the other.
    pub fn of(&self, party: Party) -> &Attested<Check> {
        &self.0[party as usize]
    }

    /// The patient's check, towards the clinician.
    pub fn patient(&self) -> &Attested<Check> {
        self.of(Party::Patient)
    }

    /// The clinician's check, towards the patient.
    pub fn clinician(&self) -> &Attested<Check> {
        self.of(Party::Clinician)
    }

    pub(super) fn attest(&mut self, party: Party, check: Check, at: Timestamp) {
        self.0[party as usize].attest(check, at);
    }

    /// A check that was opened again holds after all.
    pub(super) fn stand_again(&mut self, party: Party, check: Stamped<Check>) {
        self.0[party as usize].stand_again(check);
    }

    pub(super) fn reopen(&mut self, party: Party) {
        self.0[party as usize].reopen();
    }

    pub(super) fn restore(&mut self, party: Party, check: Attested<Check>) {
        self.0[party as usize] = check;
    }
}
