//! The commands to a conference, by the names that the page's client has for them.

use crate::domain::Action;

/// What the panel's own client can do.
pub const ACTIONS: &[Action] = &[
    Action::Lock,
    Action::Unlock,
    Action::Admit,
    Action::Remove,
    Action::MicrophoneOff,
    Action::MicrophoneOn,
    Action::CameraOff,
    Action::EndForAll,
];

/// The command's name in the page's client, if there is one.
pub const fn command_for(action: Action) -> Option<&'static str> {
    match action {
        Action::Lock => Some("lock"),
        Action::Unlock => Some("unlock"),
        Action::Admit => Some("admit"),
        Action::Remove => Some("remove"),
        Action::MicrophoneOff => Some("microphone-off"),
        Action::MicrophoneOn => Some("microphone-on"),
        Action::CameraOff => Some("camera-off"),
        Action::EndForAll => Some("end-for-all"),
        // Leaving would remove the panel only: the viewer is in the conference with another client.
        Action::Leave
        | Action::StopRecording
        | Action::StopTranscription
        | Action::StopStreaming
        | Action::StopSharing
        | Action::CloseChat
        | Action::ShowPeople
        | Action::OpenDeviceSettings => None,
    }
}
