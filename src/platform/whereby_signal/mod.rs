//! Whereby, heard on the signalling connection of somebody who is in the room (`@whereby.com/core`, `@whereby.com/media`).
//!
//! Whoever holds that connection is told far more than the embedded element tells the page around it: everybody by name,
//! who knocks, the lock, and the machines that record, write down or stream, from before the panel came. The panel hears
//! along and asks for nothing, so it can do nothing in the room. How good the line is, nobody says on this connection.

pub mod event_type;
mod heard;
pub mod translate;
pub mod wire;

pub use heard::Heard;

use crate::domain::{Capabilities, PlatformName, Signal};
use event_type::EventType;

/// What the connection tells, under the name it goes by.
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

/// The types of message.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}
