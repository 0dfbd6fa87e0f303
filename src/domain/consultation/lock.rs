//! Whether the room is locked, and how we know (A 2.8).

use crate::domain::attested::{Attested, Stamped};
use crate::domain::time::Timestamp;

/// How far the platform can be relied on for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockReports {
    /// It never reports the lock: a person says how it is.
    Never,
    /// It reports the lock in principle and is not heard now, or the talk is over: a person's word fills the gap.
    Interrupted,
    /// It reports the lock.
    Live,
}

/// What a person says of the lock, and what the platform reports.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RoomLock {
    attested: Attested<bool>,
    observed: Option<Stamped<bool>>,
}

impl RoomLock {
    /// The state that stands: the observation, else the attestation where it counts. `None` while unknown.
    pub fn state(&self, reports: LockReports) -> Option<Stamped<bool>> {
        match reports {
            LockReports::Never => self.attested.current(),
            LockReports::Interrupted => self.observed.or(self.attested.current()),
            LockReports::Live => self.observed,
        }
    }

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
            if self.attested.value().is_some_and(|said| said != locked) {
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
