//! Errors of messages and commands, as closed lists.
//!
//! Integrators read these texts in the error event. A text depends on the kind of error only and never contains content
//! of the message, which may include names.

use thiserror::Error;

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum BadMessageCode {
    /// The message type is unknown.
    #[error("no such event is known; look for other code that dispatches on the room element")]
    UnknownType,
    /// The message has no detail object.
    #[error("the event has no detail; dispatch it with the detail its typings describe")]
    NoDetail,
    /// A required field is absent.
    #[error("the detail lacks a field; dispatch it with the fields its typings describe")]
    MissingField,
    /// A field has the wrong type, or its text is too long.
    #[error("a field has the wrong type; dispatch it with the types its typings describe")]
    WrongType,
    /// A field has a value outside the vendor's list.
    #[error("a field holds an unknown word; check that the panel is as new as the room's package")]
    UnknownWord,
    /// A number is not an integer, negative or implausibly large.
    #[error("a number cannot be true; send whole numbers from zero up")]
    OutOfRange,
    /// The message is larger than the panel reads.
    #[error("the message is larger than the panel reads; check what sends it")]
    TooLarge,
    /// More people are reported than the panel lists.
    #[error(
        "more people are reported than the panel lists; check that it is connected to the right room"
    )]
    TooMany,
}

/// A rejected message. Contains no value of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("left out {}: {code}", .kind.unwrap_or("an event"))]
pub struct BadMessage {
    /// What is wrong.
    pub code: BadMessageCode,
    /// The message type, if it is known; an unknown type is not repeated.
    pub kind: Option<&'static str>,
}

/// Why the platform rejected a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum CommandError {
    /// The platform has no such command.
    #[error("this platform has no command for that; use the room's own controls")]
    PlatformCannot,
    /// The connected element lacks the method.
    #[error("the room element lacks the method; check that its package is loaded and current")]
    NoSuchMethod,
    /// The method threw.
    #[error("the room element threw; check that its room is loaded")]
    Threw,
}
