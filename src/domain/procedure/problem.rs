//! What can be wrong with a procedure. All problems are reported together, each with its place.

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The text is no JSON, or not of the right shape.
    NotReadable,
    /// Something that must be there is missing or empty.
    Missing,
    /// A word that is not in the list of allowed ones; the list is given.
    UnknownWord {
        /// The words that would do.
        allowed: Vec<&'static str>,
    },
    /// An id used twice.
    Twice,
    /// An id with other characters than letters, digits, dots and hyphens, or too long.
    BadId,
    /// A date that is not year-month-day.
    BadDate,
    /// A time out of bounds, in seconds.
    OutOfBounds {
        /// The least that is allowed.
        least: u64,
        /// The most that is allowed.
        most: u64,
    },
    /// A text that is missing in the panel's first language.
    NoText,
    /// More requirements than a person could follow.
    TooMany {
        /// The most that is allowed.
        most: usize,
    },
}

impl ProblemKind {
    /// How to mend it, for the person who writes the file.
    pub fn mend(&self) -> String {
        match self {
            Self::NotReadable => "make the file valid JSON of the documented shape".into(),
            Self::Missing => "fill it in".into(),
            Self::UnknownWord { allowed } => format!("use one of: {}", allowed.join(", ")),
            Self::Twice => "give each requirement its own id, and name each choice once".into(),
            Self::BadId => "use letters, digits, dots and hyphens, at most 32 characters".into(),
            Self::BadDate => "write the date as year-month-day, for example 2026-11-22".into(),
            Self::OutOfBounds { least, most } => {
                format!("use a whole number of seconds from {least} to {most}")
            }
            Self::NoText => "add a text under \"nb\"".into(),
            Self::TooMany { most } => format!("keep it to {most} requirements"),
        }
    }
}

/// One problem and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where, as a path in the file: `rules[3].kind`.
    pub place: String,
    /// What.
    pub kind: ProblemKind,
}
