//! The words by which the page carries out commands.

use crate::domain::Action;

/// The command's name in the page's client, if there is one.
pub const fn command_for(action: Action) -> Option<&'static str> {
    match action {
        Action::Lock => Some("lock"),
        Action::Unlock => Some("unlock"),
        Action::Admit => Some("admit"),
        Action::Remove => Some("remove"),
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
