//! Whether the room is locked, and how we know (A 2.8).

use crate::domain::attested::{Attested, Stamped};
use crate::domain::time::Timestamp;

/// What a person says of the lock, and what the platform reports.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RoomLock {
    attested: Attested<bool>,
    observed: Option<Stamped<bool>>,
}

impl RoomLock {
    /// What a person says of the lock.
    pub fn attested(&self) -> &Attested<bool> {
        &self.attested
    }

    /// What the platform reported last.
    pub fn observed(&self) -> Option<Stamped<bool>> {
        self.observed
    }

    /// The last known state, also where it was opened again since; for the snapshot.
    pub fn last(&self) -> Option<Stamped<bool>> {
        self.observed.or(self.attested.last())
    }

    /// The platform reports the lock. An attestation that this contradicts is opened again and kept as history.
    pub(super) fn observe(&mut self, locked: bool, at: Timestamp) {
        if self.observed.is_none_or(|seen| seen.value != locked) {
            self.observed = Some(Stamped { value: locked, at });
            if self.attested.value().is_some_and(|attested| attested != locked) {
                self.attested.reopen();
            }
        }
    }

    pub(super) fn attest(&mut self, locked: bool, at: Timestamp) {
        self.attested.attest(locked, at);
    }

    pub(super) fn reopen(&mut self) {
        self.attested.reopen();
    }

    /// What was reported may no longer be so.
    pub(super) fn forget_observed(&mut self) {
        self.observed = None;
    }

    pub(super) fn restore(attested: Attested<bool>) -> Self {
        Self { attested, observed: None }
    }
}
