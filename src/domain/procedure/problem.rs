//! What can be wrong with a procedure. All problems are reported together, each with its place.

use std::fmt::{self, Display, Formatter};

use crate::domain::name::is_hidden;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The text is no JSON.
    NotReadable,
    /// Something of another shape stands here; the shape that would do is given.
    WrongShape {
        /// The right one, as "a text between quotation marks".
        wanted: &'static str,
    },
    /// A field that there is none of; those there are, are given.
    UnknownField {
        /// The names that would do.
        allowed: Vec<&'static str>,
    },
    /// Something that must be there is missing or empty.
    Missing,
    /// A word that is not in the list of allowed ones; the list is given.
    UnknownWord {
        /// The words that would do.
        allowed: Vec<&'static str>,
    },
    /// Something that stands twice and must stand once.
    Twice,
    /// An id with other characters than letters, digits, dots and hyphens, or too long.
    BadId,
    /// A date that is not year-month-day.
    BadDate,
    /// An address that is not https, names a user, is too long or holds what no address holds.
    BadLink,
    /// A language that is no tag, such as "nb" or "en".
    BadLanguage,
    /// A time out of bounds, in seconds.
    OutOfBounds {
        /// The least that is allowed.
        least: u64,
        /// The most that is allowed.
        most: u64,
    },
    /// A time that must come before or after another, and does not.
    OutOfOrder {
        /// It must be longer than the other, and not shorter.
        longer: bool,
        /// The other's name.
        than: &'static str,
        /// How long the other is, in seconds.
        seconds: u64,
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
            Self::NotReadable => {
                "make the file valid JSON; look just before this place for a comma, quotation mark or brace"
                    .into()
            }
            Self::WrongShape { wanted } => format!("write {wanted}"),
            Self::UnknownField { allowed } => {
                format!("there is no such field; use one of: {}", allowed.join(", "))
            }
            Self::Missing => "fill it in".into(),
            Self::UnknownWord { allowed } => format!("use one of: {}", allowed.join(", ")),
            Self::Twice => "name each thing once, and give each requirement its own id".into(),
            Self::BadId => "use letters, digits, dots and hyphens, at most 32 characters".into(),
            Self::BadDate => "write the date as year-month-day, for example 2026-11-22".into(),
            Self::BadLink => {
                "write a whole address that begins with https://, without a user name, in at most 500 characters; \
                 other letters than a to z as your browser copies them from its address line"
                    .into()
            }
            Self::BadLanguage => "name the language by its tag, for example nb or en".into(),
            Self::OutOfBounds { least, most } => {
                format!("use a whole number of seconds from {least} to {most}")
            }
            Self::OutOfOrder { longer, than, seconds } => {
                let side = if *longer { "more" } else { "fewer" };
                format!("use {side} seconds than {than}, which is {seconds}")
            }
            Self::NoText => "add a text under \"nb\"".into(),
            Self::TooMany { most } => format!("keep it to {most} requirements"),
        }
    }
}

/// One problem and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where, as a path in the file: `rules[3].kind`, or `policies["identity.known"]` for a name that holds a dot.
    pub place: String,
    /// What.
    pub kind: ProblemKind,
}

/// Where something stands in a procedure. Put into words only where something is wrong there: a file that is right has
/// hundreds of places.
#[derive(Clone, Copy, Debug)]
pub enum Spot<'a> {
    /// At the top, by its name.
    Top(&'a str),
    /// In an object, by its name.
    Field(&'a Self, &'a str),
    /// In a list, by its number from nought.
    Nth(&'a Self, usize),
}

impl Display for Spot<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Whatever else can be seen is taken for a letter: a list of all letters would stand in the module for this alone.
        let plain = |c: char| match c {
            '_' | '-' | '$' => true,
            _ if c.is_ascii() => c.is_ascii_alphanumeric(),
            _ => !c.is_whitespace() && !is_hidden(c),
        };
        match self {
            Self::Top(name) => f.write_str(name),
            Self::Field(outer, name) if name.is_empty() || !name.chars().all(plain) => {
                write!(f, "{outer}[{name:?}]")
            }
            Self::Field(outer, name) => write!(f, "{outer}.{name}"),
            Self::Nth(outer, n) => write!(f, "{outer}[{n}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_be_read_wrongly_stands_in_quotation_marks() {
        for (name, place) in [
            ("known", "rules.known"),
            ("blåbær", "rules.blåbær"),
            ("identity.known", "rules[\"identity.known\"]"),
            ("", "rules[\"\"]"),
            ("a\u{a0}b", "rules[\"a\\u{a0}b\"]"),
            ("a\u{202e}b", "rules[\"a\\u{202e}b\"]"),
        ] {
            assert_eq!(Spot::Field(&Spot::Top("rules"), name).to_string(), place);
        }
    }
}
