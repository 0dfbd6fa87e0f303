//! JSON as it stands, with nothing lost: a name given twice is for the checks to tell of, and something of the wrong
//! shape must not hide what else is wrong.
//!
//! In the browser the page's own JSON reads and writes the text, since a parser of our own would be a tenth of the module
//! that every page loads. On the host, where files are checked and tests run, it is serde's.

#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use host::{read, write};
#[cfg(target_arch = "wasm32")]
pub(super) use page::{read, write};

use std::borrow::Cow;

/// How deep values may stand in each other. No file of ours comes near it, and every level is a level of the stack.
const DEEPEST: usize = 128;

/// A value of a JSON text.
#[derive(Debug, PartialEq)]
pub(super) enum Tree {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number from nought.
    Number(u64),
    /// A text.
    Text(Cow<'static, str>),
    /// A list.
    List(Vec<Self>),
    /// An object: its entries, in the order of the file.
    Fields(Vec<(Cow<'static, str>, Self)>),
    /// Any other number: no file of ours holds it.
    Other,
}

/// A text that is no JSON, and where that showed: line and column, where the reader tells them.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoJson {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// JSON knows one kind of number: 30.0 is 30.
fn number(number: f64) -> Tree {
    // The greatest whole number up to which every other one can be told from its neighbours.
    const MOST: f64 = 9_007_199_254_740_991.0;
    let whole = number.fract() == 0.0 && (0.0..=MOST).contains(&number);
    // Within these bounds the cast is exact.
    if whole { Tree::Number(number as u64) } else { Tree::Other }
}

impl From<bool> for Tree {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Tree {
    fn from(value: u32) -> Self {
        Self::Number(value.into())
    }
}

impl From<u64> for Tree {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}

impl From<&'static str> for Tree {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Tree {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl<T: Into<Self>> From<Option<T>> for Tree {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl FromIterator<Self> for Tree {
    fn from_iter<I: IntoIterator<Item = Self>>(list: I) -> Self {
        Self::List(list.into_iter().collect())
    }
}

impl<const N: usize> From<[Self; N]> for Tree {
    fn from(list: [Self; N]) -> Self {
        Self::List(list.into())
    }
}

/// Writes an object, field by field.
#[derive(Default)]
pub(super) struct Object(Vec<(Cow<'static, str>, Tree)>);

impl Object {
    /// With one more field.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Tree>) -> Self {
        self.0.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// With one more field, where there is something to stand in it.
    pub(super) fn with_some<T: Into<Tree>>(self, name: &'static str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

impl From<Object> for Tree {
    fn from(object: Object) -> Self {
        Self::Fields(object.0)
    }
}
