//! Join, heard over the client API of its conference node (Pexip Infinity, version 2), as somebody who sends no sound
//! and no picture.
//!
//! The messages are the node's own events under their own names, and some that begin with `join:` of the page's part
//! that holds the connection (`www/element/platform/join/messages.js`). The node tells who is there, by name, who waits,
//! the lock, who presents and, where it is a new one, what listens along. It tells nothing of how good the line is, of
//! recorders that are dialled in as if they were people, nor which of those listed the viewer is.

pub mod admission;
#[cfg(target_arch = "wasm32")]
pub mod bridge;
mod command;
pub mod event_type;
mod heard;
mod row;
pub mod translate;
pub mod wire;

pub use heard::Heard;

use crate::domain::{Action, Capabilities, PlatformName, Signal};
use event_type::EventType;

/// The call tag under which every panel joins, so that panels know each other.
pub const CALL_TAG: &str = "trygtrom";

/// What the node tells and can be asked for, under the name it goes by.
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

/// What is told where the connection of somebody in the conference is listened to, under the name it goes by.
pub fn overheard(platform: PlatformName) -> Capabilities {
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

/// The types of message.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_known_for_exactly_what_the_node_can_do() {
        let capabilities = capabilities(PlatformName("join"));
        for &action in Action::ALL {
            assert_eq!(command::command_for(action).is_some(), capabilities.can(action));
        }
    }
}
