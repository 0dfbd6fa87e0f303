//! Whereby's embedded room element (`@whereby.com/browser-sdk`, entry `embed`), and the practice room with the same
//! events.
//!
//! The element reports its own user, the participant count, arrivals and departures. It reports no names, roles or lock,
//! and nothing from before the panel listened: these stay unknown and a person is asked.

#[cfg(target_arch = "wasm32")]
pub(super) mod bridge;
mod translate;

pub(super) use translate::translate;

use crate::domain::{Action, Signal};

/// What the element reports.
pub(super) const SIGNALS: &[Signal] = &[
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

/// What the element's methods can do.
pub(super) const ACTIONS: &[Action] = &[
    Action::StopRecording,
    Action::StopTranscription,
    Action::StopStreaming,
    Action::StopSharing,
    Action::CloseChat,
    Action::ShowPeople,
    Action::MicrophoneOff,
    Action::MicrophoneOn,
    Action::CameraOff,
    Action::OpenDeviceSettings,
    Action::Leave,
    Action::EndForAll,
];

/// The event types in the element's typings, in their order. The element passes on whatever its room sends; a type that is
/// not in this list is unknown.
pub(super) const KINDS: &[&str] = &[
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

/// The argument of an element method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// On or off. Without an argument the element would toggle.
    Switch(bool),
    /// A section of the settings.
    Pane(&'static str),
}

/// The element's method for an action and its argument, if there is such a method.
pub fn call_for(action: Action) -> Option<(&'static str, Option<Argument>)> {
    Some(match action {
        Action::Lock | Action::Unlock | Action::Admit | Action::Remove => return None,
        Action::StopRecording => ("stopRecording", None),
        Action::StopTranscription => ("stopLiveTranscription", None),
        Action::StopStreaming => ("stopStreaming", None),
        Action::StopSharing => ("toggleScreenshare", Some(Argument::Switch(false))),
        Action::CloseChat => ("toggleChat", Some(Argument::Switch(false))),
        Action::ShowPeople => ("togglePeople", Some(Argument::Switch(true))),
        Action::MicrophoneOff => ("toggleMicrophone", Some(Argument::Switch(false))),
        Action::MicrophoneOn => ("toggleMicrophone", Some(Argument::Switch(true))),
        Action::CameraOff => ("toggleCamera", Some(Argument::Switch(false))),
        Action::OpenDeviceSettings => ("openSettings", Some(Argument::Pane("media"))),
        Action::Leave => ("leaveRoom", None),
        Action::EndForAll => ("endMeeting", None),
    })
}
