//! Join, over the client API of its conference node (Pexip Infinity, version 2), as a client without media.
//!
//! Messages are the node's events under their own names, and events with the prefix `join:` from the page's client
//! (`www/element/platform/join/messages.js`). The node reports participants by name, the waiting room, the lock, who
//! presents and, in newer versions, recording and transcription. It does not report call quality, recorders that dial in
//! like people, or which participant the viewer is.

pub mod admission;
mod row;
mod session;

pub(super) use session::Session;

use crate::domain::{Action, Signal};
use crate::platform::connection::Connection;

/// The connection to a node.
pub(super) const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: OBSERVED_SIGNALS,
    tells_partly: SIGNALS,
    can: ACTIONS,
    kinds: KINDS,
    has_source: true,
    is_own_client: false,
    #[cfg(target_arch = "wasm32")]
    run: crate::platform::bridge::send,
};

/// What the panel's own client can be asked to do. Leaving would remove the panel only: the viewer is in the conference with another
/// client.
const ACTIONS: &[Action] = &[
    Action::Lock,
    Action::Unlock,
    Action::Admit,
    Action::Remove,
    Action::MicrophoneOff,
    Action::MicrophoneOn,
    Action::CameraOff,
    Action::EndForAll,
];

/// The call tag of every panel. Anybody can enter with it: it makes a participant a question, and never one that is known.
pub const CALL_TAG: &str = "trygtrom";

/// The name under which every panel is listed, with the same reservation.
pub const PANEL_NAME: &str = "Sjekkliste (Trygtrom)";

/// What the panel's own client reports.
const SIGNALS: &[Signal] = &[
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
    Signal::OwnDevices,
];

/// What an observed participant's connection reports.
const OBSERVED_SIGNALS: &[Signal] = &[
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
    Signal::Measures,
];

/// The message types: every event that the vendor's own client listens for, in its order, and then the messages of the
/// page's client. A type that is not in this list is unknown.
const KINDS: &[&str] = &[
    "presentation_start",
    "presentation_stop",
    "presentation_ended",
    "presentation_frame",
    "participant_create",
    "participant_update",
    "participant_delete",
    "message_received",
    "conference_update",
    "stage",
    "layout",
    "disconnect",
    "call_disconnected",
    "participant_sync_begin",
    "participant_sync_end",
    "refer",
    "cancel_refer",
    "on_hold",
    "fecc",
    "refresh_token",
    "live_captions",
    "peer_disconnect",
    "new_offer",
    "update_sdp",
    "new_candidate",
    "splash_screen",
    "breakout_begin",
    "breakout_event",
    "breakout_end",
    "breakout_refer",
    "join:asking",
    "join:entered",
    "join:stream",
    "join:failed",
    "join:refused",
    "join:left",
    "join:screen",
    "join:quality",
    "join:unreadable",
];
