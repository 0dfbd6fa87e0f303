//! A text about a person, which can be compared and shown but not printed by accident.

use std::fmt;
use std::rc::Rc;

/// A text that may identify a person: a display name, an external id, a telephone number.
///
/// `Debug` hides the text, so that no panic message, log line or failing test can contain it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Private(Rc<str>);

impl Private {
    /// Wraps a text.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(Rc::from(text.as_ref()))
    }

    /// The text itself, only for the screen and for comparison.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}
