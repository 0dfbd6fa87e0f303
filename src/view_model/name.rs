//! Names made safe to show: misleading characters removed, and the name marked if there were any.

use crate::domain::{Private, is_suspicious, visible_name};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_hidden_characters_only_is_no_name() {
        assert_eq!(safe_name(&Private::new("\u{200B}\u{202E}")), None);
    }
}
