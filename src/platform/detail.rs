//! Reads untrusted message content.
//!
//! Every vendor value passes through `Detail`. In the browser it reads single fields of the
//! JavaScript value, since converting the whole value costs more than the few fields needed. On the host it reads JSON,
//! so that recordings run through the same code.

#[cfg(any(feature = "tool", feature = "workshop", not(target_arch = "wasm32")))]
use serde_json::Value;

/// Maximum text length in UTF-16 code units. Vendor words and ids are far shorter; a longer text is not copied.
pub const MAX_TEXT_LEN: usize = 256;

/// Maximum number of list items read: more than any room admits.
pub const MAX_LIST_LEN: usize = 1_000;

/// Maximum number of people an adapter remembers, as many as the panel lists.
pub const MAX_PEOPLE: usize = 2_100;

/// A value in a message. Reading never fails: an unreadable value counts as absent.
pub trait Detail: Sized {
    /// The field of this name; nullish if it is absent or unreadable.
    fn field(&self, name: &str) -> Self;

    /// The text, if it is a string of at most [`MAX_TEXT_LEN`].
    fn as_str(&self) -> Option<String>;

    /// The boolean, without conversion from other types.
    fn as_bool(&self) -> Option<bool>;

    /// The number, which can be NaN or infinite.
    fn as_number(&self) -> Option<f64>;

    /// The items of a list, at most [`MAX_LIST_LEN`]; empty if it is not a list.
    fn items(&self) -> Vec<Self>;

    /// Whether it can have fields. Lists count, as in JavaScript.
    fn is_object(&self) -> bool;

    /// Whether it is null or absent.
    fn is_nullish(&self) -> bool;
}

#[cfg(any(feature = "tool", feature = "workshop", not(target_arch = "wasm32")))]
impl Detail for Value {
    fn field(&self, name: &str) -> Self {
        self.get(name).cloned().unwrap_or(Self::Null)
    }

    fn as_str(&self) -> Option<String> {
        let text = Self::as_str(self)?;
        (text.encode_utf16().count() <= MAX_TEXT_LEN).then(|| text.to_owned())
    }

    fn as_bool(&self) -> Option<bool> {
        Self::as_bool(self)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn items(&self) -> Vec<Self> {
        let list = self.as_array().map_or(&[][..], Vec::as_slice);
        list.iter().take(MAX_LIST_LEN).cloned().collect()
    }

    fn is_object(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Array(_))
    }

    fn is_nullish(&self) -> bool {
        self.is_null()
    }
}
