//! Runs commands through the object that holds the connection. Thin: which command is decided in `wire`.

use super::command::command_for;
use crate::domain::{Action, ParticipantKey};
use crate::platform::error::CommandError;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Asks the source to do something. Its promise is left alone: it is never rejected, and whether it is done the node's
/// events tell.
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
