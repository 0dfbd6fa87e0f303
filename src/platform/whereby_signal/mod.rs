//! Whereby, observed on the signalling connection of a participant (`@whereby.com/core`, `@whereby.com/media`).
//!
//! This connection reports far more than the embedded element: everybody by name, who knocks, the lock, and the machines
//! that record, transcribe or stream, including what started before the panel. The panel only observes and cannot act in
//! the room. The connection does not report call quality.

pub mod event_type;
mod session;
pub mod translate;
pub mod wire;

pub use session::Session;

use crate::domain::{Capabilities, PlatformName, Signal};
use event_type::EventType;

/// The capabilities, under this platform name.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Signal::OwnPresence,
            Signal::Arrivals,
            Signal::Ids,
            Signal::Names,
            Signal::Waiting,
            Signal::Hosts,
            Signal::Lock,
            Signal::Recording,
            Signal::Transcription,
            Signal::Streaming,
            Signal::OwnSharing,
            Signal::SharedSurface,
            Signal::OthersSharing,
            Signal::ChatMessages,
        ],
        can: &[],
    }
}

/// The message types.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}
