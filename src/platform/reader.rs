//! Reads the required fields of one message, with a named error.

use super::detail::Detail;
use super::error::{BadMessage, BadMessageCode};
use crate::domain::Private;

/// The message type, or the error for an unknown type.
pub fn known<T>(event_type: Option<T>) -> Result<T, BadMessage> {
    event_type.ok_or(BadMessage { code: BadMessageCode::UnknownType, kind: None })
}

/// A non-empty text.
pub fn text(detail: &impl Detail, name: &str) -> Option<Private> {
    detail.field(name).as_str().filter(|text| !text.is_empty()).map(Private::new)
}

/// Reads the fields of one message.
pub struct Reader<'a, D> {
    /// The message type.
    pub kind: &'static str,
    /// The content.
    pub detail: &'a D,
}

impl<D: Detail> Reader<'_, D> {
    /// An error with this message's type.
    pub fn error(&self, code: BadMessageCode) -> BadMessage {
        BadMessage { code, kind: Some(self.kind) }
    }

    /// The error for a value of the wrong type, or an absent one.
    pub fn mismatch(&self, value: &D, when_absent: BadMessageCode) -> BadMessage {
        self.error(if value.is_nullish() { when_absent } else { BadMessageCode::WrongType })
    }

    /// The content, which must be an object.
    pub fn object(&self) -> Result<&D, BadMessage> {
        if self.detail.is_object() {
            Ok(self.detail)
        } else {
            Err(self.mismatch(self.detail, BadMessageCode::NoDetail))
        }
    }

    /// A required text.
    pub fn word(&self, name: &str) -> Result<String, BadMessage> {
        let value = self.object()?.field(name);
        value.as_str().ok_or_else(|| self.mismatch(&value, BadMessageCode::MissingField))
    }

    /// A required boolean.
    pub fn flag(&self, name: &str) -> Result<bool, BadMessage> {
        let value = self.object()?.field(name);
        value.as_bool().ok_or_else(|| self.mismatch(&value, BadMessageCode::MissingField))
    }

    /// The required, non-empty id of the participant concerned.
    pub fn subject(&self, name: &str) -> Result<Private, BadMessage> {
        let id = self.word(name)?;
        if id.is_empty() {
            return Err(self.error(BadMessageCode::MissingField));
        }
        Ok(Private::new(id))
    }

    /// The stream status of the page's JavaScript: `open` or `lost`.
    pub fn open(&self) -> Result<bool, BadMessage> {
        match self.word("status")?.as_str() {
            "open" => Ok(true),
            "lost" => Ok(false),
            _ => Err(self.error(BadMessageCode::UnknownWord)),
        }
    }
}
