//! `Detail` on a JavaScript value.
//!
//! A page can hand over getters and proxies that throw. Only calls that cannot throw, or whose throwing comes back as a
//! `Result`, are used here: an exception that passed through wasm frames would leave the panel half changed.

use super::detail::{Detail, LONGEST_LIST, LONGEST_TEXT};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

impl Detail for JsValue {
    fn field(&self, name: &str) -> Self {
        Reflect::get(self, &Self::from_str(name)).unwrap_or(Self::UNDEFINED)
    }

    fn as_str(&self) -> Option<String> {
        // The length is asked first, so that a huge text is never copied.
        let text = self.dyn_ref::<JsString>()?;
        (text.length() as usize <= LONGEST_TEXT).then(|| String::from(text))
    }

    fn as_bool(&self) -> Option<bool> {
        Self::as_bool(self)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn items(&self) -> Vec<Self> {
        // Whatever has a length and is no text counts: the test for a list throws on a revoked proxy.
        let length = if Self::is_object(self) { self.field("length").as_f64() } else { None };
        // What is no number of things is zero of them, by Rust's saturating cast.
        let length = (length.unwrap_or_default() as usize).min(LONGEST_LIST);
        (0..length).map(|index| self.field(&index.to_string())).collect()
    }

    fn is_object(&self) -> bool {
        // By `typeof`: the test for a list throws on a revoked proxy, so lists are not told apart.
        Self::is_object(self)
    }

    fn is_nullish(&self) -> bool {
        self.is_null() || self.is_undefined()
    }
}
