//! Reading what a message carries without trusting it.
//!
//! `Detail` is the only way from a vendor's value into the typed wire. In the browser it stands on the JavaScript value
//! itself, field by field, since taking the whole value over would cost more than the few fields we look at; on the host
//! it stands on JSON, so that recordings run through the very same code.

#[cfg(not(target_arch = "wasm32"))]
use serde_json::Value;

/// The longest text that is read at all, in UTF-16 units. Every word and id of a vendor is far shorter, and a longer
/// text must not cost us a copy.
pub const LONGEST_TEXT: usize = 256;

/// The most of a list that is read: more than any room holds.
pub const LONGEST_LIST: usize = 1_000;

/// A value in a message. Nothing here fails: what cannot be read is not there.
pub trait Detail: Sized {
    /// The field of this name; a nullish value when there is none or when it cannot be read.
    fn field(&self, name: &str) -> Self;

    /// The text, when it is one of at most [`LONGEST_TEXT`].
    fn as_str(&self) -> Option<String>;

    /// The truth value, when it is one. Nothing else counts as true or false.
    fn as_bool(&self) -> Option<bool>;

    /// The number, when it is one; it may be no number or endless.
    fn as_number(&self) -> Option<f64>;

    /// What a list holds, up to [`LONGEST_LIST`]; nothing where it is no list.
    fn items(&self) -> Vec<Self>;

    /// Whether it can have fields. Lists count, as they do in JavaScript.
    fn is_object(&self) -> bool;

    /// Whether nothing was sent.
    fn is_nullish(&self) -> bool;
}

#[cfg(not(target_arch = "wasm32"))]
impl Detail for Value {
    fn field(&self, name: &str) -> Self {
        self.get(name).cloned().unwrap_or(Self::Null)
    }

    fn as_str(&self) -> Option<String> {
        let text = Self::as_str(self)?;
        (text.encode_utf16().count() <= LONGEST_TEXT).then(|| text.to_owned())
    }

    fn as_bool(&self) -> Option<bool> {
        Self::as_bool(self)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn items(&self) -> Vec<Self> {
        let list = self.as_array().map_or(&[][..], Vec::as_slice);
        list.iter().take(LONGEST_LIST).cloned().collect()
    }

    fn is_object(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Array(_))
    }

    fn is_nullish(&self) -> bool {
        self.is_null()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(value: &Value) -> Option<String> {
        Detail::as_str(value)
    }

    #[test]
    fn a_field_that_is_not_there_is_nullish_at_any_depth() {
        for value in [json!(null), json!(7), json!("text"), json!([1]), json!({"a": 1})] {
            assert!(value.field("b").field("c").is_nullish(), "{value}");
        }
    }

    #[test]
    fn a_text_is_read_up_to_the_limit_and_not_beyond() {
        let longest = "å".repeat(LONGEST_TEXT);
        assert_eq!(text(&json!(longest)), Some(longest.clone()));
        assert_eq!(text(&json!(longest + "å")), None);
        // A character outside the first plane is two units, as in JavaScript.
        assert_eq!(text(&json!("𐐀".repeat(LONGEST_TEXT / 2 + 1))), None);
    }

    #[test]
    fn a_list_is_read_up_to_the_limit_and_nothing_else_is_one() {
        assert_eq!(json!([1, "a", null]).items(), [json!(1), json!("a"), json!(null)]);
        assert_eq!(json!(vec![0; LONGEST_LIST + 1]).items().len(), LONGEST_LIST);
        for value in [json!(null), json!("ab"), json!({"length": 2, "0": 1}), json!(2)] {
            assert_eq!(value.items(), [json!(null); 0], "{value}");
        }
    }

    #[test]
    fn no_type_passes_for_another() {
        for value in [json!("true"), json!(1), json!([true]), json!(null)] {
            assert_eq!(Detail::as_bool(&value), None, "{value}");
        }
        for value in [json!("1"), json!(true), json!([1]), json!(null)] {
            assert_eq!(value.as_number(), None, "{value}");
        }
        for value in [json!(1), json!(true), json!(["text"]), json!(null)] {
            assert_eq!(text(&value), None, "{value}");
        }
    }
}
