//! A platform without messages: a person answers every question.
//!
//! It serves every system without an adapter or a connection, each under its own name, on which rules and texts depend.

use super::connection::Connection;
use crate::domain::{Capabilities, PlatformName};

/// No connection.
pub(super) const CONNECTION: Connection = Connection {
    tells: &[],
    tells_observed: &[],
    tells_partly: &[],
    can: &[],
    kinds: &[],
    has_source: false,
    is_own_client: false,
    #[cfg(target_arch = "wasm32")]
    run: super::bridge::cannot,
};

/// No signals and no actions.
pub const fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities { platform, tells: &[], can: &[], is_own_client: false }
}
