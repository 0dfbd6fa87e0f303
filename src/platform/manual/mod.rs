//! The platform that tells nothing: every question goes to a person.
//!
//! It serves every system without an adapter of its own, each under its own name, because rules and texts differ by name.

use super::error::{BadMessage, BadMessageCode};
use crate::domain::{Capabilities, Event, PlatformName};

/// Nothing told, nothing done.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities { platform, tells: &[], can: &[] }
}

/// No message belongs to this platform. One that comes anyway is reported, so that a wrong `platform` is noticed.
pub fn translate() -> Result<Vec<Event>, BadMessage> {
    Err(BadMessage { code: BadMessageCode::UnknownType, kind: None })
}
