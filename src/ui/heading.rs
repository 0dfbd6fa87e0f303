//! The level of the panel's headings among those of the page.

use crate::domain::worded;

worded! {
    /// The level of the panel's title. The headings below it are one level lower.
    HeadingLevel {
        /// The only content of a page.
        One = "1",
        /// A part of a page, as it is unless the page says otherwise.
        Two = "2",
        /// A part of a part.
        Three = "3",
        /// Below that.
        Four = "4",
        /// Below that: the lowest whose parts still have a level.
        Five = "5",
    }
}

impl HeadingLevel {
    /// The `aria-level` of the title, an `h2`; `None` where it is that of the element.
    pub fn of_title(self) -> Option<&'static str> {
        (self != Self::Two).then(|| self.word())
    }

    /// The `aria-level` of a heading below the title, an `h3`; `None` where it is that of the element.
    pub const fn of_part(self) -> Option<&'static str> {
        match self {
            Self::One => Some("2"),
            Self::Two => None,
            Self::Three => Some("4"),
            Self::Four => Some("5"),
            Self::Five => Some("6"),
        }
    }
}
