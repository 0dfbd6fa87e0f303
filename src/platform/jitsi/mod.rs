//! Jitsi Meet in an iframe, through the page's own `JitsiMeetExternalAPI`.
//!
//! Messages are the events of that object under their own names, and messages with the prefix `jitsi:` from the page's part
//! (`www/element/platform/jitsi/source.js`), which asks for what no event tells: who was there before. The object reports
//! participants by name, who knocks, the viewer's role and devices, recordings by mode, shared screens and that something is
//! written in the chat. It reports neither lobby nor password, nor what ran before the panel listened, nor who left the lobby.

mod captures;
mod session;

pub(super) use session::Session;

use crate::domain::{Action, Signal};
use crate::platform::connection::Connection;

/// The connection to the page's object.
pub(super) const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: SIGNALS,
    tells_partly: SIGNALS,
    can: ACTIONS,
    kinds: KINDS,
    has_source: true,
    is_own_client: false,
    #[cfg(target_arch = "wasm32")]
    run: crate::platform::bridge::send,
};

/// What the object reports.
const SIGNALS: &[Signal] = &[
    Signal::OwnPresence,
    Signal::Arrivals,
    Signal::Names,
    Signal::Waiting,
    Signal::Hosts,
    Signal::OwnRole,
    Signal::Recording,
    Signal::Transcription,
    Signal::Streaming,
    Signal::OwnSharing,
    Signal::SharedSurface,
    Signal::OthersSharing,
    Signal::ChatPanel,
    Signal::ChatMessages,
    Signal::OwnDevices,
];

/// What the object can be asked to do. It has no command to close the chat or to stop sharing, but only toggles.
const ACTIONS: &[Action] = &[
    Action::Lock,
    Action::Unlock,
    Action::Admit,
    Action::Remove,
    Action::StopRecording,
    Action::StopStreaming,
    Action::MicrophoneOff,
    Action::CameraOff,
    Action::Leave,
    Action::EndForAll,
];

/// The message types: the object's events, and then the messages of the page's part. The object emits others, which are not
/// listened to.
const KINDS: &[&str] = &[
    "videoConferenceJoined",
    "videoConferenceLeft",
    "participantJoined",
    "participantLeft",
    "participantKickedOut",
    "participantRoleChanged",
    "displayNameChange",
    "knockingParticipant",
    "audioMuteStatusChanged",
    "videoMuteStatusChanged",
    "screenSharingStatusChanged",
    "contentSharingParticipantsChanged",
    "recordingStatusChanged",
    "transcribingStatusChanged",
    "chatUpdated",
    "incomingMessage",
    "outgoingMessage",
    "errorOccurred",
    "jitsi:room",
    "jitsi:sharing",
    "jitsi:devices",
    "jitsi:answered",
    "jitsi:refused",
];
