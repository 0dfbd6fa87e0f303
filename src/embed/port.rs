//! What the page's JavaScript does for us: the clock, the host page, storage, the clipboard, one timer.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The plain object the JavaScript part hands over.
    pub type Port;

    /// Now, in ms since the epoch.
    #[wasm_bindgen(method)]
    pub fn now(this: &Port) -> f64;

    /// Tells the host page. It is passed on after this module has returned.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Port, name: &str, detail: &JsValue);

    /// Keeps an accepted intent, to build the panel again from; `numbered` when it names a
    /// participant by number, which holds only while everything before it is kept too.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Port, entry: &str, numbered: bool);

    /// Asks to be woken at a moment, in ms since the epoch; `null` for not at all.
    #[wasm_bindgen(method, js_name = wakeAt)]
    pub fn wake_at(this: &Port, at: Option<f64>);

    /// Asks for [`super::Panel::frame`] at the next frame of the page. Tells whether it will come: where it will not,
    /// everything is drawn at once.
    #[wasm_bindgen(method, js_name = nextFrame)]
    pub fn next_frame(this: &Port) -> bool;

    /// Reads what was stored. Throws where storage is not to be had.
    #[wasm_bindgen(method, catch)]
    pub fn load(this: &Port, key: &str) -> Result<Option<String>, JsValue>;

    /// Stores.
    #[wasm_bindgen(method, catch)]
    pub fn save(this: &Port, key: &str, value: &str) -> Result<(), JsValue>;

    /// Forgets what was stored.
    #[wasm_bindgen(method, catch)]
    pub fn wipe(this: &Port, key: &str) -> Result<(), JsValue>;

    /// Puts a text on the clipboard.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Port, text: &str) -> js_sys::Promise;

    /// Offers a file to the person: a name, its media type and its text.
    #[wasm_bindgen(method)]
    pub fn offer(this: &Port, name: &str, media_type: &str, text: &str);

    /// Sends a resource to the record system at this origin, and to nobody else. The answer comes as
    /// an input, once; never while this module runs, and not after [`Port::give_up`] or another send.
    #[wasm_bindgen(method)]
    pub fn send(this: &Port, origin: &str, handle: &str, resource: JsValue);

    /// Waits no longer for an answer.
    #[wasm_bindgen(method, js_name = giveUp)]
    pub fn give_up(this: &Port);

    /// A new opaque id, as a UUID.
    #[wasm_bindgen(method, js_name = newId)]
    pub fn new_id(this: &Port) -> String;

    /// Whether this module may be handed what is written in the chat. It is not before it was said.
    #[wasm_bindgen(method, js_name = readChat)]
    pub fn read_chat(this: &Port, on: bool);

    /// Takes microphone and camera for the panel's own test, or lets go of them. How it goes comes back as an input.
    #[wasm_bindgen(method, js_name = testDevices)]
    pub fn test_devices(this: &Port, on: bool);

    /// The first screen is up.
    #[wasm_bindgen(method)]
    pub fn present(this: &Port);
}
