//! The pauses that a patient needs.

use crate::domain::time::Occurrences;

/// The patient's pauses. Why they need one is not asked, so it is no report of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Pauses {
    /// The patient has not gone on yet.
    pub stands: bool,
    /// How often, and when.
    pub taken: Option<Occurrences>,
}

impl Pauses {
    pub(super) const fn go_on(&mut self) {
        self.stands = false;
    }
}
