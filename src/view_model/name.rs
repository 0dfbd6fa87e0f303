//! Names made safe to show: tricks taken out, and marked when there were any.

use crate::domain::{Private, is_suspicious, without_tricks};

/// A name that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeName {
    /// What to show. Never empty.
    pub shown: Private,
    /// The name holds something that can mislead.
    pub suspicious: bool,
}

/// Makes a name safe to show; `None` when nothing of it can be seen.
pub fn safe_name(name: &Private) -> Option<SafeName> {
    let shown = without_tricks(name.reveal());
    (!shown.trim().is_empty())
        .then(|| SafeName { shown: Private::new(shown), suspicious: is_suspicious(name.reveal()) })
}

/// A number to call, or an address, made safe to show. The digits of one number stay on one line.
pub(super) fn to_call(text: &Private) -> Option<Private> {
    let shown = safe_name(text)?.shown;
    let letters: Vec<char> = shown.reveal().chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let kept = letters.iter().enumerate().map(|(at, letter)| match letter {
        ' ' if at > 0 && digit(at - 1) && digit(at + 1) => '\u{a0}',
        letter => *letter,
    });
    Some(Private::new(kept.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_to_call_is_not_broken_between_lines() {
        let shown = |text| to_call(&Private::new(text)).map(|name| name.reveal().to_owned());
        assert_eq!(shown("Vakt +47 00 00"), Some("Vakt +47\u{a0}00\u{a0}00".to_owned()));
        assert_eq!(shown(" "), None);
    }

    #[test]
    fn a_name_of_nothing_but_hidden_characters_is_no_name() {
        assert_eq!(safe_name(&Private::new("\u{200B}\u{202E}")), None);
    }
}
