//! The telephone numbers or addresses of the appointment: the callback when the line breaks, and support.

use super::context::ViewContext;
use super::name::safe_name;
use super::text::{Arg, Key, Message, Var};
use crate::domain::Private;

/// The callback and the support, as far as the host page gave them.
pub(super) fn contact_lines(context: ViewContext<'_>) -> Vec<Message> {
    let appointment = &context.c.appointment();
    let callback = contact_line(Key::AssessmentCallback, appointment.callback.as_ref());
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
    Some(Message::from(key).with(Var::Name, Arg::Name(safe_contact(contact?)?)))
}

/// Makes a number or an address safe to show. Digits stay on one line: the spaces between them do not break.
fn safe_contact(text: &Private) -> Option<Private> {
    let shown = safe_name(text)?.shown;
    let characters: Vec<char> = shown.reveal().chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let unbroken = characters.iter().enumerate().map(|(at, character)| match character {
        ' ' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => '\u{a0}',
        character => *character,
    });
    Some(Private::new(unbroken.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_stays_on_one_line() {
        let shown = |text| safe_contact(&Private::new(text)).map(|text| text.reveal().to_owned());
        assert_eq!(shown("Vakt +47 00 00"), Some("Vakt +47\u{a0}00\u{a0}00".to_owned()));
        assert_eq!(shown(" "), None);
    }
}
