//! Replays the inputs that the page has kept, to build a panel again. `www/element/input_log.js` describes them as `Entry`.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::browser::moment;
use super::state::PanelState;
use crate::domain::Intent;

/// A kept input. Which fields it has depends on its kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry {
    kind: String,
    /// ms since the Unix epoch.
    at: f64,
    /// The type of a message.
    r#type: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    detail: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    embed: JsValue,
    /// The name of an attribute or property.
    name: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    value: JsValue,
    /// An intent, as written by [`Intent::write`].
    entry: String,
    taken: bool,
    told: String,
}

impl PanelState {
    /// Replays an input that the page has kept.
    pub(super) fn replay(&mut self, given: JsValue) {
        // The page's part is of the same release and keeps nothing else.
        let Ok(entry) = serde_wasm_bindgen::from_value::<Entry>(given) else { return };
        let at = moment(entry.at);
        match entry.kind.as_str() {
            "connect" => self.connect(at, entry.embed),
            "seen" => self.seen(at, &entry.r#type, &entry.detail),
            "set" => self.set(at, &entry.name, entry.value),
            "intent" => {
                if let Some(intent) = Intent::read(&entry.entry) {
                    let turn = self.session.ask(intent, at);
                    self.forget_handed_on(intent);
                    self.carry_out(turn, at);
                }
            }
            "answered" => self.answered(at, entry.taken),
            "devices" => self.devices(at, &entry.told),
            "reset" => self.reset(at),
            "restarted" => self.restarted(at),
            _ => {}
        }
    }
}
