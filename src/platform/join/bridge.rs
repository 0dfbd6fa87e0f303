//! Runs commands through the page's `source`.

use super::commands::command_for;
use crate::domain::{Action, ParticipantKey};
use crate::platform::bridge;
use crate::platform::error::CommandError;
use wasm_bindgen::JsValue;

/// Sends a command to the source, whose promise never rejects.
pub fn run(
    source: &JsValue,
    action: Action,
    whom: Option<&ParticipantKey>,
) -> Result<(), CommandError> {
    let command = command_for(action).ok_or(CommandError::PlatformCannot)?;
    let uuid = whom.map(|key| key.0.reveal());
    let arguments: Vec<JsValue> =
        [command].into_iter().chain(uuid).map(JsValue::from_str).collect();
    bridge::call(source, "run", &arguments)
}
