//! The commands, by the names that the page's part has for them, and why it refuses one.

use crate::domain::{Action, Declined};
use crate::platform::detail::Detail;

/// What the object can be asked to do. It has no command to close the chat or to stop sharing, but only toggles.
pub const ACTIONS: &[Action] = &[
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

/// The command's name in the page's part, if there is one.
pub fn command_for(action: Action) -> Option<&'static str> {
    ACTIONS.contains(&action).then(|| action.word())
}

/// The refused command and the reason. `None` for a command that the panel does not give.
pub(super) fn refused(detail: &impl Detail) -> Option<(Action, Declined)> {
    let word = |name: &str| detail.field(name).as_str().unwrap_or_default();
    let action = Action::parse(&word("command")).filter(|action| ACTIONS.contains(action))?;
    let why = match word("why").as_str() {
        "not-allowed" => Declined::NotAllowed,
        "not-in" => Declined::NotIn,
        _ => Declined::NotDone,
    };
    Some((action, why))
}
