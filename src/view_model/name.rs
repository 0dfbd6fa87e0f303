//! What participants are called, with names made safe to show: misleading characters removed, and the name marked if there
//! were any.

use super::text::{Arg, Key, Message, Var};
use super::vocabulary;
use crate::domain::{Attribution, Participant, Private, is_suspicious, visible_name};

/// A name that is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeName {
    /// The text to show. Never empty.
    pub shown: Private,
    /// Whether the original holds anything that can mislead.
    pub suspicious: bool,
}

/// Makes a name safe to show; `None` if nothing visible remains.
pub fn safe_name(name: &Private) -> Option<SafeName> {
    let shown = visible_name(name.reveal());
    (!shown.trim().is_empty())
        .then(|| SafeName { shown: Private::new(shown), suspicious: is_suspicious(name.reveal()) })
}

/// The name with the role, or the role, or a number: never empty.
pub(super) fn participant_name(who: &Participant) -> Message {
    let role = match (who.machine, who.attribution) {
        (Some(machine), _) => Some(vocabulary::machine(machine)),
        (None, Attribution::Equipment) => Some(Key::RowEquipment),
        (None, attribution) => attribution.role().map(vocabulary::role),
    };
    let role = role.map(Message::from);
    let named = who.name.as_ref().and_then(safe_name);
    match (named, role) {
        (Some(name), Some(role)) => Message::from(Key::RowNameAndRole)
            .with(Var::Name, Arg::Name(name.shown))
            .with(Var::Role, Arg::Message(Box::new(role))),
        (Some(name), None) => Message::from(Key::RowName).with(Var::Name, Arg::Name(name.shown)),
        (None, Some(role)) => role,
        (None, None) => Message::from(Key::RowNumber).with(Var::Number, Arg::Number(who.id.0 + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_hidden_characters_only_is_no_name() {
        assert_eq!(safe_name(&Private::new("\u{200B}\u{202E}")), None);
    }
}
