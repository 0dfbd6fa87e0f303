//! A platform without messages: a person answers every question.
//!
//! It serves every system without an adapter or a connection, each under its own name, on which rules and texts depend.

use crate::domain::{Capabilities, PlatformName};

/// No signals and no actions.
pub const fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities { platform, tells: &[], can: &[] }
}
