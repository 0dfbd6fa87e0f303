//! Join, over the client API of its conference node (Pexip Infinity, version 2), as a client without media.
//!
//! Messages are the node's events under their own names, and events with the prefix `join:` from the page's client
//! (`www/element/platform/join/messages.js`). The node reports participants by name, the waiting room, the lock, who
//! presents and, in newer versions, recording and transcription. It does not report call quality, recorders that dial in
//! like people, or which participant the viewer is.

pub mod admission;
#[cfg(target_arch = "wasm32")]
pub mod bridge;
pub mod command;
pub mod event_type;
pub mod failure;
mod row;
mod session;
pub mod translate;
pub mod wire;

pub use session::Session;

use crate::domain::{Action, Capabilities, PlatformName, Signal};
use event_type::EventType;

/// The call tag of every panel, by which panels recognise each other.
pub const CALL_TAG: &str = "trygtrom";

/// The capabilities of the panel's own client, under this platform name.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Signal::Arrivals,
            Signal::Names,
            Signal::Waiting,
            Signal::Hosts,
            Signal::OwnRole,
            Signal::Lock,
            Signal::Recording,
            Signal::Transcription,
            Signal::Streaming,
            Signal::OthersSharing,
            Signal::ChatOffered,
            Signal::ChatMessages,
            Signal::MeetingEnd,
        ],
        can: &[Action::Lock, Action::Unlock, Action::Admit, Action::Remove, Action::EndForAll],
    }
}

/// The capabilities of an observed participant's connection, under this platform name.
pub fn observed_capabilities(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Signal::Arrivals,
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
            Signal::ChatOffered,
            Signal::ChatMessages,
            Signal::MeetingEnd,
        ],
        can: &[],
    }
}

/// The message types.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_declared_actions_agree() {
        let capabilities = capabilities(PlatformName("join"));
        for &action in Action::ALL {
            assert_eq!(command::command_for(action).is_some(), capabilities.can(action));
        }
    }
}
