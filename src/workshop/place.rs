//! Places in a procedure file, written as the checker writes them.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use crate::domain::Spot;

/// A place in a procedure file: the names and numbers that lead to it. Displayed, it is the place of a problem there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Part>);

/// One step to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The member of an object with this name.
    Field(Cow<'static, str>),
    /// The entry of a list with this number, from 0.
    Nth(usize),
}

impl Place {
    /// A field of the file.
    pub fn top(name: &'static str) -> Self {
        Self(vec![Part::Field(Cow::Borrowed(name))])
    }

    /// A member of the object at this place.
    pub fn field(&self, name: impl Into<Cow<'static, str>>) -> Self {
        self.with(Part::Field(name.into()))
    }

    /// An entry of the list at this place.
    pub fn nth(&self, number: usize) -> Self {
        self.with(Part::Nth(number))
    }

    fn with(&self, part: Part) -> Self {
        Self(self.0.iter().cloned().chain([part]).collect())
    }

    /// The steps to it, the first one first.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        /// Puts the steps that are left on the spot so far, and displays the whole.
        fn after(spot: &Spot<'_>, parts: &[Part], f: &mut Formatter<'_>) -> fmt::Result {
            match parts {
                [] => spot.fmt(f),
                [Part::Field(name), rest @ ..] => after(&Spot::Field(spot, name), rest, f),
                [Part::Nth(number), rest @ ..] => after(&Spot::Nth(spot, *number), rest, f),
            }
        }
        match self.0.as_slice() {
            [Part::Field(name), rest @ ..] => after(&Spot::Top(name), rest, f),
            _ => Ok(()),
        }
    }
}

/// Whether a place is another one or inside it. Both are written as the checker writes them.
pub fn is_within(place: &str, outer: &str) -> bool {
    let rest = place.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
