//! Reading one message: what it must have, and the name of the fault where it has not.

use super::detail::Detail;
use super::error::{BadMessage, BadMessageCode};
use crate::domain::Private;

/// The type of a message, or the fault of a message whose type is not known.
pub fn known<T>(event_type: Option<T>) -> Result<T, BadMessage> {
    event_type.ok_or(BadMessage { code: BadMessageCode::UnknownType, kind: None })
}

/// A text that is not empty.
pub fn text(detail: &impl Detail, name: &str) -> Option<Private> {
    detail.field(name).as_str().filter(|text| !text.is_empty()).map(Private::new)
}

/// Reads the fields of one message and names the fault of those it cannot read.
pub struct Reader<'a, D> {
    /// The type of the message.
    pub kind: &'static str,
    /// What it carries.
    pub detail: &'a D,
}

impl<D: Detail> Reader<'_, D> {
    /// A fault of this message.
    pub fn bad(&self, code: BadMessageCode) -> BadMessage {
        BadMessage { code, kind: Some(self.kind) }
    }

    /// The fault of a value that is not what it should be.
    pub fn unlike(&self, value: &D, when_absent: BadMessageCode) -> BadMessage {
        self.bad(if value.is_nullish() { when_absent } else { BadMessageCode::WrongType })
    }

    /// What it carries, when that can have fields.
    pub fn object(&self) -> Result<&D, BadMessage> {
        if self.detail.is_object() {
            Ok(self.detail)
        } else {
            Err(self.unlike(self.detail, BadMessageCode::NoDetail))
        }
    }

    /// A text.
    pub fn word(&self, name: &str) -> Result<String, BadMessage> {
        let value = self.object()?.field(name);
        value.as_str().ok_or_else(|| self.unlike(&value, BadMessageCode::MissingField))
    }

    /// A truth value.
    pub fn flag(&self, name: &str) -> Result<bool, BadMessage> {
        let value = self.object()?.field(name);
        value.as_bool().ok_or_else(|| self.unlike(&value, BadMessageCode::MissingField))
    }

    /// Whom the message is about.
    pub fn subject(&self, name: &str) -> Result<Private, BadMessage> {
        let id = self.word(name)?;
        if id.is_empty() {
            return Err(self.bad(BadMessageCode::MissingField));
        }
        Ok(Private::new(id))
    }

    /// Whether a line is open or lost, as our own part of the page says it.
    pub fn open(&self) -> Result<bool, BadMessage> {
        match self.word("status")?.as_str() {
            "open" => Ok(true),
            "lost" => Ok(false),
            _ => Err(self.bad(BadMessageCode::UnknownWord)),
        }
    }
}
