//! The embedded room element of Whereby (`@whereby.com/browser-sdk`, entry `embed`), and the practice room that speaks
//! as it does.
//!
//! The element tells about its own user, how many are in the room and that somebody came or went. It carries no names,
//! no roles and no lock, and nothing of what was so before somebody listened: all that stays unknown and is asked.

#[cfg(target_arch = "wasm32")]
pub mod bridge;
pub mod event_type;
pub mod translate;
pub mod wire;

use super::detail::Detail;
use super::error::BadMessage;
use crate::domain::{Action, Capabilities, Event, PlatformName, Signal};
use event_type::EventType;
use wire::WireEvent;

/// What the element tells and can do, under the name it goes by.
pub fn capabilities(platform: PlatformName) -> Capabilities {
    Capabilities {
        platform,
        tells: &[
            Signal::OwnPresence,
            Signal::Count,
            Signal::Arrivals,
            Signal::Ids,
            Signal::Recording,
            Signal::Transcription,
            Signal::Streaming,
            Signal::OwnSharing,
            Signal::ChatPanel,
            Signal::PeoplePanel,
            Signal::Connection,
            Signal::MeetingEnd,
            Signal::Precall,
            Signal::OwnDevices,
        ],
        can: &[
            Action::StopRecording,
            Action::StopTranscription,
            Action::StopStreaming,
            Action::StopSharing,
            Action::CloseChat,
            Action::ShowPeople,
            Action::OpenDeviceSettings,
            Action::Leave,
            Action::EndForAll,
        ],
    }
}

/// The types of event the element dispatches.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}

/// What one event of the element means.
pub fn translate(kind: &str, detail: &impl Detail) -> Result<Vec<Event>, BadMessage> {
    WireEvent::parse(kind, detail).map(translate::translate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_is_known_for_exactly_what_the_element_can_do() {
        let capabilities = capabilities(PlatformName("whereby"));
        for &action in Action::ALL {
            let call = wire::call_for(action);
            assert_eq!(call.is_some(), capabilities.can(action), "{action:?}");
        }
    }
}
