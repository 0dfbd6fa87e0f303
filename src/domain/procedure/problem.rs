//! The problems that a draft procedure can have. All are reported together, each with its place.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use super::Moment;
use crate::domain::name::is_hidden;

/// The most problems of a file that are listed. The others are counted.
pub const MOST_PROBLEMS: usize = 100;

/// The most characters of a name that a place repeats. A longer name is cut and ends with an ellipsis.
const LONGEST_NAME_IN_PLACE: usize = 60;

/// The kind of a problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The text is not valid JSON.
    NotReadable,
    /// A value has the wrong shape.
    WrongShape {
        /// The right shape, for instance "a text between quotation marks".
        wanted: &'static str,
    },
    /// There is no such field.
    UnknownField {
        /// The names of the fields.
        allowed: Vec<&'static str>,
    },
    /// A required value is missing or empty.
    Missing,
    /// A word is not in its closed list.
    UnknownWord {
        /// The words of the list.
        allowed: Vec<&'static str>,
    },
    /// Something that must be unique occurs twice.
    Twice,
    /// An id has characters other than letters, digits, dots and hyphens, or is too long.
    BadId,
    /// A link is for something that is neither a requirement of the procedure nor a moment.
    UnknownSubject,
    /// A date is not year-month-day.
    BadDate,
    /// An address is not https, has a user name, is too long or has invalid characters.
    BadLink,
    /// A language is not a tag such as "nb" or "en".
    BadLanguage,
    /// A time is out of bounds.
    OutOfBounds {
        /// The minimum, in seconds.
        least: u64,
        /// The maximum, in seconds.
        most: u64,
    },
    /// A time must be longer or shorter than another, and is not.
    OutOfOrder {
        /// Whether it must be longer than the other.
        longer: bool,
        /// The name of the other.
        than: &'static str,
        /// The length of the other, in seconds.
        seconds: u64,
    },
    /// A policy is stricter than another that it must not exceed.
    Stricter {
        /// The name of the other.
        than: &'static str,
        /// The value of the other.
        value: &'static str,
    },
    /// A text is missing in the panel's first language.
    NoText,
    /// A text is longer than the panel shows, or a phrase too long to stand inside a sentence.
    TooLong {
        /// The maximum, in characters.
        most: usize,
    },
    /// A field that only requirements of one kind have.
    OnlyFor {
        /// The kind.
        kind: &'static str,
    },
    /// A phrase that is used inside a sentence ends with a full stop.
    FinalStop,
    /// A list or an object has too many entries.
    TooMany {
        /// The maximum.
        most: usize,
    },
    /// The file is too large.
    TooLarge {
        /// The maximum, in bytes.
        most: usize,
    },
    /// Lists and objects are nested too deeply.
    TooDeep {
        /// The maximum, in levels.
        most: usize,
    },
    /// The file is written in a format that came after this version of the panel.
    NewerFormat {
        /// The newest format that is read.
        known: u32,
    },
    /// There are more problems than are listed.
    More,
}

impl ProblemKind {
    /// How to fix it, for the person who writes the file.
    pub fn fix(&self) -> String {
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
            Self::Twice => "name each thing once, and give each requirement and each link its own id".into(),
            Self::BadId => "use letters, digits, dots and hyphens, at most 32 characters".into(),
            Self::UnknownSubject => {
                format!("use the id of a requirement of this procedure, or one of: {}", Moment::WORDS.join(", "))
            }
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
            Self::Stricter { than, value } => format!(
                "a known patient need not show more than an unknown one: use {value}, as in {than}, or make {than} at least as \
                 strict"
            ),
            Self::NoText => "add a text under \"nb\"".into(),
            Self::TooLong { most } => format!("keep it to {most} characters"),
            Self::OnlyFor { kind } => format!("leave it out: only a requirement of the kind {kind} has it"),
            Self::FinalStop => "leave out the full stop: it is used inside a sentence".into(),
            Self::TooMany { most } => format!("keep it to {most}"),
            Self::TooLarge { most } => format!("keep the file to {most} bytes"),
            Self::TooDeep { most } => {
                format!("keep lists and objects to {most} levels inside each other")
            }
            Self::NewerFormat { known } => {
                format!("update Trygtrom, which reads format {known} at most here; nothing else of the file was checked")
            }
            Self::More => "correct those above first".into(),
        }
    }
}

/// A problem and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Its place, as a path in the file: `rules[3].kind`, or `policies["identity.known"]` for a name with a dot.
    pub place: String,
    /// Its kind.
    pub kind: ProblemKind,
}

/// The problems found so far, of which at most [`MOST_PROBLEMS`] are listed: a hostile file has a problem in every byte.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    /// How many are not listed.
    more: usize,
}

impl Problems {
    /// Adds a problem.
    pub fn report(&mut self, place: Spot<'_>, kind: ProblemKind) {
        if self.list.len() < MOST_PROBLEMS {
            self.list.push(Problem { place: place.to_string(), kind });
        } else {
            self.more += 1;
        }
    }

    /// Adds those of another list that `keep` keeps.
    pub fn append(&mut self, other: Self, keep: impl Fn(&Problem, &[Problem]) -> bool) {
        let kept: Vec<Problem> =
            other.list.into_iter().filter(|problem| keep(problem, &self.list)).collect();
        let room = kept.len().min(MOST_PROBLEMS - self.list.len());
        self.more += other.more + kept.len() - room;
        self.list.extend(kept.into_iter().take(room));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether every problem is listed.
    pub fn is_complete(&self) -> bool {
        self.more == 0
    }

    /// All that are listed, and at the end how many are not.
    pub fn into_list(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let place = format!("and {} more", self.more);
            self.list.push(Problem { place, kind: ProblemKind::More });
        }
        self.list
    }
}

/// A place in a procedure. It is formatted only if there is a problem: a correct file has hundreds of places.
#[derive(Clone, Copy, Debug)]
pub enum Spot<'a> {
    /// A field of the top level.
    Top(&'a str),
    /// A field of an object.
    Field(&'a Self, &'a str),
    /// An entry of a list, counted from 0.
    Nth(&'a Self, usize),
}

impl Display for Spot<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain = |c: char| match c {
            '_' | '-' | '$' => true,
            _ if c.is_ascii() => c.is_ascii_alphanumeric(),
            _ => !c.is_whitespace() && !is_hidden(c),
        };
        match self {
            Self::Top(name) => write!(f, "{}", shortened(name)),
            Self::Field(outer, name) if name.is_empty() || !name.chars().all(plain) => {
                write!(f, "{outer}[{:?}]", shortened(name))
            }
            Self::Field(outer, name) => write!(f, "{outer}.{}", shortened(name)),
            Self::Nth(outer, n) => write!(f, "{outer}[{n}]"),
        }
    }
}

/// A name of the file, cut if it is long.
fn shortened(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_NAME_IN_PLACE) {
        Some((end, _)) => format!("{}…", &name[..end]).into(),
        None => name.into(),
    }
}
