//! The languages of the panel.

/// A language of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Norwegian Bokmål.
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Nb, Self::En];

    /// The first language of procedure files.
    pub const OF_PROCEDURES: Self = Self::Nb;

    /// The language for a BCP 47 tag. Bokmål for every language the panel does not have:
    /// the procedures are Norwegian. Nynorsk is among these until it has texts of its own.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Self::En } else { Self::Nb }
    }

    /// The BCP 47 tag, for a `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }
}
