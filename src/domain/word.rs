//! Closed lists with words. Reading and writing share one list, so they cannot drift apart.

/// Declares an enum whose every variant has a word, with `ALL`, `WORDS`, `MEANINGS`, `word()` and `parse()`.
///
/// The comment on a variant is also its meaning, which the documentation of the procedure file is written from.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident {
        $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])+ $variant,)+ }

        impl $name {
            /// Every value, in the order they are offered or shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// What every value means, in the same order; for people who write files.
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
