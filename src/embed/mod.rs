//! What the page's JavaScript sees: the only exports to it. Everything here is wasm32 only.

mod drawing;
mod handed;
mod options;
mod out;
mod panel;
mod port;
mod running;
mod storing;

pub use panel::Panel;
pub use port::Port;

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes in a language file, which has to be there before a panel speaks that language. Tells whether it belongs to this
/// version.
#[wasm_bindgen]
pub fn learn(file: &str) -> bool {
    crate::i18n::learn(file)
}
