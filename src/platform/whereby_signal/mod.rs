//! Whereby with names and roles: through the page's own client, or observed on the signalling connection of a participant
//! (`@whereby.com/core`, `@whereby.com/media`).
//!
//! Both report far more than the embedded element, and in the same messages: everybody by name, who knocks, the lock, and the
//! machines that record, transcribe or stream, including what started before the panel. The page's client (`trygtrom/whereby`,
//! `www/whereby-source/`) takes commands as well; an observed connection takes none. The hooks of the vendor's package for React
//! give a page less of the room. The viewer's browser can measure the quality.

mod session;

pub use session::Session;

use crate::domain::{Action, Signal};
use crate::platform::connection::Connection;

/// The connection.
pub const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: OBSERVED_SIGNALS,
    tells_partly: SIGNALS_OF_HOOKS,
    can: ACTIONS,
    kinds: KINDS,
    has_source: true,
    is_own_client: true,
    #[cfg(target_arch = "wasm32")]
    run: super::bridge::send,
};

/// What the page's client reports.
const SIGNALS: &[Signal] = &[
    Signal::OwnPresence,
    Signal::Arrivals,
    Signal::Ids,
    Signal::Names,
    Signal::Waiting,
    Signal::Hosts,
    Signal::OwnRole,
    Signal::Lock,
    Signal::Recording,
    Signal::Transcription,
    Signal::Streaming,
    Signal::OwnSharing,
    Signal::SharedSurface,
    Signal::OthersSharing,
    Signal::ChatMessages,
    Signal::Measures,
    Signal::OwnDevices,
];

/// What the hooks report: not the lock, and no machine that takes part.
const SIGNALS_OF_HOOKS: &[Signal] = &[
    Signal::OwnPresence,
    Signal::Arrivals,
    Signal::Ids,
    Signal::Names,
    Signal::Waiting,
    Signal::Hosts,
    Signal::OwnRole,
    Signal::Recording,
    Signal::Transcription,
    Signal::OwnSharing,
    Signal::SharedSurface,
    Signal::OthersSharing,
    Signal::ChatMessages,
    Signal::Measures,
    Signal::OwnDevices,
];

/// What an observed connection reports.
const OBSERVED_SIGNALS: &[Signal] = &[
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

/// What the page's client can be asked to do. It can let somebody wait on as well, but nothing shows whether that was done.
const ACTIONS: &[Action] = &[
    Action::Lock,
    Action::Unlock,
    Action::Admit,
    Action::Remove,
    Action::StopRecording,
    Action::StopTranscription,
    Action::StopSharing,
    Action::MicrophoneOff,
    Action::MicrophoneOn,
    Action::CameraOff,
    Action::Leave,
    Action::EndForAll,
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
    "signal:self",
    "signal:refused",
];
