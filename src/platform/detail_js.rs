//! `Detail` for JavaScript values.
//!
//! A page can pass getters and proxies that throw. Only calls are used that cannot throw or that return a `Result`,
//! because an exception through wasm frames would leave the panel in a partial state.
//!
//! Only own properties count: what any script of the page puts on `Object.prototype` would otherwise be in every message
//! that leaves the field out.

use super::detail::{Detail, MAX_LIST_LEN, MAX_TEXT_LEN};
use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// Throws for null and undefined, and where a proxy does.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = hasOwn)]
    fn has_own(value: &JsValue, name: &JsValue) -> Result<bool, JsValue>;
}

impl Detail for JsValue {
    fn field(&self, name: &str) -> Self {
        let name = Self::from_str(name);
        if !has_own(self, &name).unwrap_or(false) {
            return Self::UNDEFINED;
        }
        Reflect::get(self, &name).unwrap_or(Self::UNDEFINED)
    }

    fn as_str(&self) -> Option<String> {
        // Check the length first, so that a huge text is not copied.
        let text = self.dyn_ref::<JsString>()?;
        (text.length() as usize <= MAX_TEXT_LEN).then(|| String::from(text))
    }

    fn as_bool(&self) -> Option<bool> {
        Self::as_bool(self)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn items(&self) -> Vec<Self> {
        // Any object with a length counts, because `Array.isArray` throws on a revoked proxy.
        let length = if Self::is_object(self) { self.field("length").as_f64() } else { None };
        // NaN and negative lengths become 0 by the saturating cast.
        let length = (length.unwrap_or_default() as usize).min(MAX_LIST_LEN);
        (0..length).map(|index| self.field(&index.to_string())).collect()
    }

    fn is_object(&self) -> bool {
        // Uses `typeof`, because `Array.isArray` throws on a revoked proxy.
        Self::is_object(self)
    }

    fn is_nullish(&self) -> bool {
        self.is_null() || self.is_undefined()
    }
}
