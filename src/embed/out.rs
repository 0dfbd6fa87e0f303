//! Typed values as plain objects for the host page.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as a plain object: maps become objects, and what is unknown becomes null.
pub fn plain(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::json_compatible();
    // Only a number beyond 53 bits cannot be written, and none of ours is of such a type.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
