//! Text keys and what goes into them. The words themselves live in the language files.

use std::rc::Rc;

use crate::domain::{Private, Timestamp};

// `Key`, one variant for each message of the first language's files, and `Var`, one for each
// variable they use, made by build.rs.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// What goes in a variable's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A count.
    Number(u32),
    /// A moment, shown as the clock on the wall.
    Clock(Timestamp),
    /// A text about a person, already made safe to show.
    Name(Private),
    /// A text from a procedure file.
    Text(Rc<str>),
    /// Another line.
    Message(Box<Message>),
}

/// One line of text: its key and what goes into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which text.
    pub key: Key,
    /// What goes into it.
    pub args: Vec<(Var, Arg)>,
}

impl Message {
    /// The same line with a variable filled in.
    #[must_use]
    pub fn with(mut self, var: Var, arg: Arg) -> Self {
        self.args.push((var, arg));
        self
    }
}

impl From<Key> for Message {
    fn from(key: Key) -> Self {
        Self { key, args: Vec::new() }
    }
}
