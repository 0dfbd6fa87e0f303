//! Calls the room element's methods. `wire` decides which method and argument.

use super::wire::{Argument, call_for};
use crate::domain::Action;
use crate::platform::error::CommandError;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Sends a command to the element. The room's events confirm its effect.
pub fn run(embed: &JsValue, action: Action) -> Result<(), CommandError> {
    let call = call_for(action).ok_or(CommandError::PlatformCannot)?;
    // The shipped element lacks a method of its typings, so each is checked.
    let method = Reflect::get(embed, &JsValue::from_str(call.method))
        .ok()
        .and_then(|value| value.dyn_into::<Function>().ok())
        .ok_or(CommandError::NoSuchMethod)?;
    let answer = match call.argument {
        None => method.call0(embed),
        Some(Argument::Switch(on)) => method.call1(embed, &JsValue::from_bool(on)),
        Some(Argument::Pane(name)) => method.call1(embed, &JsValue::from_str(name)),
    };
    answer.map(drop).map_err(|_| CommandError::Threw)
}
