//! Runs commands on the room element. Thin: which method and with what is decided in `wire`.

use super::wire::{Argument, call_for};
use crate::domain::Action;
use crate::platform::error::CommandError;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Asks the element to do something. That it took the call does not mean that it is done: the room tells that itself.
pub fn run(embed: &JsValue, action: Action) -> Result<(), CommandError> {
    let call = call_for(action).ok_or(CommandError::PlatformCannot)?;
    // The typings promise a method that the shipped element lacks, so none is taken for granted.
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
