//! Join, heard over the client API of its conference node (Pexip Infinity, version 2), as somebody who sends no sound
//! and no picture.
//!
//! The messages are the node's own events under their own names, and some that begin with `join:` of the page's part
//! that holds the connection (`www/element/platform/join/messages.js`). The node tells who is there, by name, who waits,
//! the lock, who presents and, where it is a new one, what listens along. It tells nothing of how good the line is, of
//! recorders that are dialled in as if they were people, nor which of those listed the viewer is.

#[cfg(target_arch = "wasm32")]
pub mod bridge;
pub mod door;
pub mod event_type;
mod heard;
mod row;
pub mod translate;
pub mod wire;

pub use heard::Heard;

use crate::domain::{Ability, Capabilities, PlatformName, Tells};
use event_type::EventType;

/// The call tag under which every panel joins, so that panels know each other.
pub const CALL_TAG: &str = "trygtrom";

/// What the node tells and can be asked for, under the name it goes by.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Tells::Arrivals,
            Tells::Names,
            Tells::Waiting,
            Tells::Hosts,
            Tells::OwnRole,
            Tells::Lock,
            Tells::Recording,
            Tells::Transcription,
            Tells::Streaming,
            Tells::OthersSharing,
            Tells::ChatOffered,
            Tells::ChatMessages,
            Tells::MeetingEnd,
        ],
        can: &[Ability::Lock, Ability::Unlock, Ability::Admit, Ability::Remove, Ability::EndForAll],
    }
}

/// What is told where the connection of somebody in the conference is listened to, under the name it goes by.
pub fn overheard(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Tells::Arrivals,
            Tells::Names,
            Tells::Waiting,
            Tells::Hosts,
            Tells::Lock,
            Tells::Recording,
            Tells::Transcription,
            Tells::Streaming,
            Tells::OwnSharing,
            Tells::SharedSurface,
            Tells::OthersSharing,
            Tells::ChatOffered,
            Tells::ChatMessages,
            Tells::MeetingEnd,
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
        for &ability in Ability::ALL {
            assert_eq!(wire::command_for(ability).is_some(), capabilities.can(ability));
        }
    }
}
