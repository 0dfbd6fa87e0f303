//! Calls the room element's methods.

use super::commands::{Argument, call_for};
use crate::domain::{Action, ParticipantKey};
use crate::platform::bridge;
use crate::platform::error::CommandError;
use wasm_bindgen::JsValue;

/// Sends a command to the element. The shipped element lacks a method of its typings, so a method can be absent.
///
/// The element has no method that is about one participant.
pub fn run(
    embed: &JsValue,
    action: Action,
    _whom: Option<&ParticipantKey>,
) -> Result<(), CommandError> {
    let (method, argument) = call_for(action).ok_or(CommandError::PlatformCannot)?;
    let argument = argument.map(|argument| match argument {
        Argument::Switch(on) => JsValue::from_bool(on),
        Argument::Pane(name) => JsValue::from_str(name),
    });
    bridge::call(embed, method, argument.as_slice())
}
