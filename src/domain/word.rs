//! Closed lists of words. Reading and writing use the same list, so they cannot diverge.

/// Declares an enum whose every variant has a word, with `ALL`, `WORDS`, `MEANINGS`, `word()` and `parse()`.
///
/// The docstring of a variant is also its meaning. The documentation of the procedure file is generated from it.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident {
        $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])+ $variant,)+ }

        impl $name {
            /// Every value, in the order in which they are offered or shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The meaning of every value, in the same order, for people who write procedure files.
            pub const MEANINGS: &'static [&'static str] = &[$(concat!($($meaning),+).trim_ascii(),)+];

            /// The word used in the public API, in procedure files and in stored state.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Reads the word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.word() == word)
            }
        }
    };
}

pub(crate) use worded;
