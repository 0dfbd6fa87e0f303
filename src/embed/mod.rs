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

/// Loads the text catalog of one language. The page does this before it shows a panel in that language. Returns whether
/// the file belongs to this version and is complete.
#[wasm_bindgen(js_name = loadCatalog)]
pub fn load_catalog(file: &str) -> bool {
    crate::i18n::load_catalog(file)
}
