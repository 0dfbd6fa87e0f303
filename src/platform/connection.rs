//! What the folder of a platform declares.

use crate::domain::{Action, Signal};

#[cfg(target_arch = "wasm32")]
use super::error::CommandError;
#[cfg(target_arch = "wasm32")]
use crate::domain::ParticipantKey;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// Runs an action through the room element or source, on the participant concerned if there is one.
#[cfg(target_arch = "wasm32")]
pub type Run = fn(&JsValue, Action, Option<&ParticipantKey>) -> Result<(), CommandError>;

/// One connection to a vendor, as its folder declares it.
pub struct Connection {
    /// What it reports by itself.
    pub tells: &'static [Signal],
    /// What it reports while the connection of a participant is observed.
    pub tells_observed: &'static [Signal],
    /// What it reports through a source that does not see all of the room.
    pub tells_partly: &'static [Signal],
    /// What it can be asked to do.
    pub can: &'static [Action],
    /// The types of its messages.
    pub kinds: &'static [&'static str],
    /// Whether messages come from a `source` of the page instead of an element in it.
    pub has_source: bool,
    /// Whether commands go to the viewer's own client, which switches the viewer's devices without a host's rights.
    pub is_own_client: bool,
    /// Carries out what it can be asked to do.
    #[cfg(target_arch = "wasm32")]
    pub run: Run,
}
