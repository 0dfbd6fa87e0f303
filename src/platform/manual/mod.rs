//! A platform without messages: a person answers every question.
//!
//! It serves every system without an adapter, each under its own name, because rules and texts depend on the name.

use super::error::{BadMessage, BadMessageCode};
use crate::domain::{Capabilities, Event, PlatformName};

/// No signals and no actions.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities { platform, tells: &[], can: &[] }
}

/// Rejects every message, so that a wrong `platform` attribute is noticed.
pub fn translate() -> Result<Vec<Event>, BadMessage> {
    Err(BadMessage { code: BadMessageCode::UnknownType, kind: None })
}
