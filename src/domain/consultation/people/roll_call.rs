//! The roll call: everybody has introduced themselves, and the list was looked at (A 1.6, A 1.7, B G7).

use crate::domain::attested::Attested;
use crate::domain::time::Timestamp;

/// The roll call and the last look at the participant list.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RollCall {
    /// How many were off camera.
    attested: Attested<u32>,
    list_looked_at: Option<Timestamp>,
}

impl RollCall {
    pub fn attested(&self) -> &Attested<u32> {
        &self.attested
    }

    pub fn list_looked_at(&self) -> Option<Timestamp> {
        self.list_looked_at
    }

    pub fn attest(&mut self, off_camera: u32, at: Timestamp) {
        self.attested.attest(off_camera, at);
        self.look_at_list(at);
    }

    /// Opens the roll call again. Returns whether one stood.
    pub fn reopen(&mut self) -> bool {
        self.attested.reopen()
    }

    pub fn look_at_list(&mut self, at: Timestamp) {
        self.list_looked_at = Some(at);
    }

    pub fn restore(attested: Attested<u32>, list_looked_at: Option<Timestamp>) -> Self {
        Self { attested, list_looked_at }
    }
}
