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

/// The command's name in the page's client, if there is one. Leaving would remove the panel only: the viewer is in the conference
/// with another client.
pub fn command_for(action: Action) -> Option<&'static str> {
    ACTIONS.contains(&action).then(|| action.word())
}
