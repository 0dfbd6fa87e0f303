//! What the page's JavaScript keeps for the panel: everything that must outlive a panic of this module, and the page itself.
//! `docs/adr/0008-what-stays-in-javascript.md` has the rule.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The plain object that `www/element/session.js` makes.
    pub type Port;

    /// Called first, from inside the module: the page reads from the stack by which name the browser knows the module, to
    /// tell its errors from the page's own.
    #[wasm_bindgen(method, js_name = observeStack)]
    pub fn observe_stack(this: &Port);

    /// Dispatches an event of the element, after this module has returned.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Port, name: &str, detail: &JsValue);

    /// Keeps an accepted intent, to build the panel again from. `numbered` if it names a participant by number, which holds
    /// only while every input before it is kept too.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Port, entry: &str, numbered: bool);

    /// A new consultation has begun with the input that is handed over: the page keeps only what still holds, and soon builds
    /// the panel again in a fresh instance of this module, in this setting. `announced` if what the page has announced is
    /// for the new consultation.
    #[wasm_bindgen(method)]
    pub fn renew(this: &Port, setting: &str, announced: bool);

    /// The stored text of this key, as it was when it was first read in this consultation: a panel that is built again
    /// starts from the same text. Throws if storage is denied.
    #[wasm_bindgen(method, catch)]
    pub fn load(this: &Port, key: &str) -> Result<Option<String>, JsValue>;

    /// Sends a resource to the record system at this origin, and to nobody else. The answer comes once as an input, never
    /// while this module runs, and not after [`Port::give_up`] or another message.
    #[wasm_bindgen(method)]
    pub fn send(this: &Port, origin: &str, handle: &str, message_id: &str, resource: &JsValue);

    /// Stops waiting for an answer.
    #[wasm_bindgen(method, js_name = giveUp)]
    pub fn give_up(this: &Port);

    /// Whether this module may be given the text of chat messages. Until this is called it is not.
    #[wasm_bindgen(method, js_name = readChat)]
    pub fn read_chat(this: &Port, on: bool);

    /// Starts or stops the panel's own test of microphone and camera. Its progress comes as inputs.
    #[wasm_bindgen(method, js_name = testDevices)]
    pub fn test_devices(this: &Port, on: bool);

    /// The first screen is drawn.
    #[wasm_bindgen(method)]
    pub fn present(this: &Port);
}
