//! The words by which the page carries out commands.

use crate::domain::Action;

/// The page's word for the command that carries out an action; `None` where there is none.
pub const fn command_for(action: Action) -> Option<&'static str> {
    match action {
        Action::Lock => Some("lock"),
        Action::Unlock => Some("unlock"),
        Action::Admit => Some("admit"),
        Action::Remove => Some("remove"),
        Action::EndForAll => Some("end-for-all"),
        // The panel can leave the conference; the viewer, who takes part by other means, would still be in it.
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
