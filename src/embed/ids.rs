//! The ids of one consultation in other systems.

use super::browser::new_id;

/// The opaque ids of one consultation in other systems. They stay the same, so that a second document replaces the first.
#[derive(Clone)]
pub(super) struct Ids {
    pub(super) encounter: String,
    pub(super) response: String,
    pub(super) calendar: String,
}

impl Ids {
    /// New ids.
    pub(super) fn new() -> Self {
        Self { encounter: new_id(), response: new_id(), calendar: new_id() }
    }
}
