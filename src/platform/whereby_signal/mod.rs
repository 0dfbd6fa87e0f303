//! Whereby, observed on the signalling connection of a participant (`@whereby.com/core`, `@whereby.com/media`).
//!
//! This connection reports far more than the embedded element: everybody by name, who knocks, the lock, and the machines
//! that record, transcribe or stream, including what started before the panel. The panel only observes and cannot act in
//! the room. The browser of the observed participant can measure the quality.

mod session;

pub use session::Session;

use crate::domain::Signal;
use crate::platform::connection::Connection;

/// The connection, which is observed only.
pub const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: SIGNALS,
    can: &[],
    kinds: KINDS,
    has_source: true,
    #[cfg(target_arch = "wasm32")]
    run: super::bridge::cannot,
};

/// What the connection reports.
const SIGNALS: &[Signal] = &[
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
    Signal::Measures,
];

/// The message types: the events of the signalling connection about who is in the room and what happens there, and then
/// the messages of the page's part. The server sends others, about media, which are not forwarded.
const KINDS: &[&str] = &[
    "room_joined",
    "room_left",
    "room_locked",
    "new_client",
    "client_left",
    "client_kicked",
    "client_metadata_received",
    "room_knocked",
    "knocker_left",
    "screenshare_started",
    "screenshare_stopped",
    "cloud_recording_started",
    "cloud_recording_stopped",
    "live_transcription_started",
    "live_transcription_stopped",
    "streaming_stopped",
    "chat_message",
    "signal:stream",
    "signal:screen",
    "signal:quality",
];
