//! Whereby's embedded room element (`@whereby.com/browser-sdk`, entry `embed`), and the practice room with the same
//! events.
//!
//! The element reports its own user, the participant count, arrivals and departures. It reports no names, roles or lock,
//! and nothing from before the panel listened: these stay unknown and a person is asked.

#[cfg(target_arch = "wasm32")]
mod bridge;
mod commands;
mod translate;

pub use commands::call_for;
pub(super) use translate::translate;

use crate::domain::Signal;
use crate::platform::connection::Connection;
use commands::ACTIONS;

/// The connection to the element.
pub(super) const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: SIGNALS,
    tells_partly: SIGNALS,
    can: ACTIONS,
    kinds: KINDS,
    has_source: false,
    is_own_client: false,
    #[cfg(target_arch = "wasm32")]
    run: bridge::run,
};

/// What the element reports.
const SIGNALS: &[Signal] = &[
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
];

/// The event types in the element's typings, in their order. The element passes on whatever its room sends; a type that is
/// not in this list is unknown.
const KINDS: &[&str] = &[
    "ready",
    "knock",
    "cancel_knock",
    "participantupdate",
    "join",
    "leave",
    "participant_join",
    "participant_leave",
    "meeting_end",
    "microphone_toggle",
    "camera_toggle",
    "chat_toggle",
    "people_toggle",
    "pip_toggle",
    "grant_device_permission",
    "deny_device_permission",
    "screenshare_toggle",
    "streaming_status_change",
    "recording_status_change",
    "transcription_status_change",
    "connection_status_change",
    "precall_check_skipped",
    "precall_check_completed",
];
