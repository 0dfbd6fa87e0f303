//! Names of participants and contacts of the appointment, without the characters that can mislead.

use super::prelude::*;
use crate::domain::{Attribution, Participant, Private, visible_name};

/// Makes a name safe to show; `None` if nothing visible remains.
pub fn safe_name(name: &Private) -> Option<Private> {
    let shown = visible_name(name.reveal());
    (!shown.trim().is_empty()).then(|| Private::new(shown))
}

/// The name with the role, or the role, or a number: never empty.
pub(super) fn participant_name(who: &Participant) -> Message {
    let role = match (who.machine, who.attribution) {
        (Some(machine), _) => Some(vocabulary::machine(machine)),
        (None, Attribution::Equipment) => Some(Key::RowEquipment),
        (None, attribution) => attribution.role().map(vocabulary::role),
    };
    let named = who.name.as_ref().and_then(safe_name);
    match (named, role) {
        (Some(name), Some(role)) => Key::RowNameAndRole.with(Var::Name, name).with(Var::Role, role),
        (Some(name), None) => Key::RowName.with(Var::Name, name),
        (None, Some(role)) => role.into(),
        (None, None) => Key::RowNumber.with(Var::Number, who.id.0 + 1),
    }
}

/// The callback and the support of the appointment, as far as the host page gave them.
pub(super) fn contact_lines(context: ViewContext<'_>) -> Vec<Message> {
    let callback = context.c.appointment().callback.as_ref();
    let callback = contact_line(Key::AssessmentCallback, callback);
    callback.into_iter().chain(support_line(context)).collect()
}

/// The support, if the host page gave one.
pub(super) fn support_line(context: ViewContext<'_>) -> Option<Message> {
    contact_line(Key::AssessmentSupport, context.c.appointment().support.as_ref())
}

/// What the patient does when the line breaks: `with_number` names the callback, `without_number` is used if there is none.
/// Neither promises that the clinician calls, because the panel cannot know.
pub(super) fn callback_line(
    context: ViewContext<'_>,
    with_number: Key,
    without_number: Key,
) -> Message {
    contact_line(with_number, context.c.appointment().callback.as_ref())
        .unwrap_or_else(|| without_number.into())
}

fn contact_line(key: Key, contact: Option<&Private>) -> Option<Message> {
    Some(key.with(Var::Name, safe_contact(contact?)?))
}

/// Makes a number or an address safe to show. Digits stay on one line: the spaces between them do not break.
fn safe_contact(text: &Private) -> Option<Private> {
    let shown = safe_name(text)?;
    let characters: Vec<char> = shown.reveal().chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let unbroken = characters.iter().enumerate().map(|(at, character)| match character {
        ' ' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => '\u{a0}',
        character => *character,
    });
    Some(Private::new(unbroken.collect::<String>()))
}
