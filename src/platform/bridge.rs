//! What every source that a page gives may be asked, whichever platform it is of.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the source takes commands. One that does not is only listened to.
pub fn takes_commands(source: &JsValue) -> bool {
    Reflect::get(source, &JsValue::from_str("run")).is_ok_and(|run| run.is_function())
}

/// Asks the source to tell again who is there and how the room is. Not every source can; the next list tells it too.
pub fn retell(source: &JsValue) {
    let retell = Reflect::get(source, &JsValue::from_str("retell"));
    if let Ok(Ok(retell)) = retell.map(|value| value.dyn_into::<Function>()) {
        // What it throws is its own matter: nothing waits for an answer.
        let _thrown = retell.call0(source);
    }
}
