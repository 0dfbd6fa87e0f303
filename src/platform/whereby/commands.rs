//! The commands of the element: its methods.

use crate::domain::Action;

/// What the element's methods can do.
pub const ACTIONS: &[Action] = &[
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
