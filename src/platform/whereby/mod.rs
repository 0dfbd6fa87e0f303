//! Whereby's embedded room element (`@whereby.com/browser-sdk`, entry `embed`), and the practice room with the same
//! events.
//!
//! The element reports its own user, the participant count, arrivals and departures. It reports no names, roles or lock,
//! and nothing from before the panel listened: these stay unknown and a person is asked.

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

/// The element's capabilities, under this platform name.
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

/// The element's event types.
pub fn kinds() -> Vec<&'static str> {
    EventType::ALL.iter().map(|event| event.word()).collect()
}

/// Translates one event of the element.
pub fn translate(kind: &str, detail: &impl Detail) -> Result<Vec<Event>, BadMessage> {
    WireEvent::parse(kind, detail).map(translate::translate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_and_declared_actions_agree() {
        let capabilities = capabilities(PlatformName("whereby"));
        for &action in Action::ALL {
            let call = wire::call_for(action);
            assert_eq!(call.is_some(), capabilities.can(action), "{action:?}");
        }
    }
}
