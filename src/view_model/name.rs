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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_nothing_but_hidden_characters_is_no_name() {
        assert_eq!(safe_name(&Private::new("\u{200B}\u{202E}")), None);
    }
}
