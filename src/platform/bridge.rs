//! Calls of methods of the room element or of the page's `source`.

use super::error::CommandError;
use crate::domain::{Action, ParticipantKey};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The method of this name, if there is one.
pub fn method(target: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(target, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// Calls a method and ignores its result: the platform's events confirm the effect.
pub fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<(), CommandError> {
    let method = method(target, name).ok_or(CommandError::NoSuchMethod)?;
    let result = method.apply(target, &arguments.iter().collect::<Array>());
    result.map(drop).map_err(|_| CommandError::Threw)
}

/// Sends a command by its word to the page's source, which answers with a message where it cannot give it.
pub fn send(
    source: &JsValue,
    action: Action,
    whom: Option<&ParticipantKey>,
) -> Result<(), CommandError> {
    let id = whom.map(|key| key.0.reveal());
    let words = [action.word()].into_iter().chain(id);
    call(source, "run", &words.map(JsValue::from_str).collect::<Vec<_>>())
}

/// Of a connection that takes no commands.
pub fn cannot(
    _embed: &JsValue,
    _action: Action,
    _whom: Option<&ParticipantKey>,
) -> Result<(), CommandError> {
    Err(CommandError::PlatformCannot)
}
