//! What can go wrong at the rim, in closed words.
//!
//! The sentences are for the integrator who reads the error event; they are the same for every message of a kind and
//! carry nothing of it, since a message may hold names.

use thiserror::Error;

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum BadMessageCode {
    /// No message of that type is known.
    #[error("no such event is known; look for other code that dispatches on the room element")]
    UnknownType,
    /// The message came without the object that says what happened.
    #[error("the event has no detail; dispatch it with the detail its typings describe")]
    NoDetail,
    /// A field that says what happened is not there.
    #[error("the detail lacks a field; dispatch it with the fields its typings describe")]
    MissingField,
    /// A field holds another type of value than described, or a text too long to be one.
    #[error("a field has the wrong type; dispatch it with the types its typings describe")]
    WrongType,
    /// A field holds a word that is not in the vendor's list.
    #[error("a field holds an unknown word; check that the panel is as new as the room's package")]
    UnknownWord,
    /// A number is not whole, below zero or too large to be true.
    #[error("a number cannot be true; send whole numbers from zero up")]
    OutOfRange,
}

/// A message that was left out. It never carries a value of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("left out {}: {code}", .kind.unwrap_or("an event"))]
pub struct BadMessage {
    /// What is wrong.
    pub code: BadMessageCode,
    /// The type of the message, when it is one we know; the sender's own text is never repeated.
    pub kind: Option<&'static str>,
}

/// Why the platform did not take a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum CommandError {
    /// The platform has no such command at all.
    #[error("this platform has no command for that; use the room's own controls")]
    PlatformCannot,
    /// The connected element does not offer it.
    #[error("the room element lacks the method; check that its package is loaded and current")]
    NoSuchMethod,
    /// The element offers it and threw.
    #[error("the room element threw; check that its room is loaded")]
    Threw,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_a_known_type_is_named_and_another_is_not() {
        let code = BadMessageCode::NoDetail;
        let known = BadMessage { code, kind: Some("arrival") };
        let unknown = BadMessage { code, kind: None };
        assert!(known.to_string().starts_with("left out arrival: the event has no detail"));
        assert!(unknown.to_string().starts_with("left out an event: "));
    }
}
