//! Closed lists with words. Reading and writing share one list, so they cannot drift apart.

/// Declares an enum whose every variant has a word, with `ALL`, `word()` and `parse()`.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order they are offered or shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

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
