//! Calls to the page's `source` that are the same on every platform.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the source accepts commands. Without `run` it is read-only.
pub fn takes_commands(source: &JsValue) -> bool {
    Reflect::get(source, &JsValue::from_str("run")).is_ok_and(|run| run.is_function())
}

/// Asks the source to send the room's state again. A source without `retell` sends it with its next snapshot.
pub fn retell(source: &JsValue) {
    let retell = Reflect::get(source, &JsValue::from_str("retell"));
    if let Ok(Ok(retell)) = retell.map(|value| value.dyn_into::<Function>()) {
        // Nothing depends on the result, so an exception is ignored.
        let _thrown = retell.call0(source);
    }
}
