//! Runs commands through the page's `source`. `wire` decides which command.

use super::command::command_for;
use crate::domain::{Action, ParticipantKey};
use crate::platform::error::CommandError;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Sends a command to the source. Its promise never rejects and is ignored: the node's events confirm the effect.
pub fn run(
    source: &JsValue,
    action: Action,
    whom: Option<&ParticipantKey>,
) -> Result<(), CommandError> {
    let command = command_for(action).ok_or(CommandError::PlatformCannot)?;
    let run = Reflect::get(source, &JsValue::from_str("run"))
        .ok()
        .and_then(|value| value.dyn_into::<Function>().ok())
        .ok_or(CommandError::NoSuchMethod)?;
    let command = JsValue::from_str(command);
    let answer = match whom {
        None => run.call1(source, &command),
        Some(ParticipantKey(uuid)) => {
            run.call2(source, &command, &JsValue::from_str(uuid.reveal()))
        }
    };
    answer.map(drop).map_err(|_| CommandError::Threw)
}
