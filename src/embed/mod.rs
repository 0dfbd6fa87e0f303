//! The exports to the page's JavaScript, and one panel between the page, the browser and the loop. Everything here is wasm32
//! only.
//!
//! `panel` has the exports and `port` the imports. `state` is what one panel holds; its methods stand by subject: `inputs`,
//! `commands`, `drawing` and `handed`. What the page gives is read in `options` and `announced` through
//! `page_value`. `browser` is what is asked of the browser itself.

mod announced;
mod browser;
mod commands;
mod drawing;
mod handed;
mod inputs;
mod options;
mod page_value;
mod panel;
mod port;
mod state;

pub use panel::Panel;
pub use port::Port;

use wasm_bindgen::prelude::wasm_bindgen;

/// Loads the text catalog of one language. The page does this before it shows a panel in that language. Returns whether
/// the file belongs to this version and is complete.
#[wasm_bindgen(js_name = loadCatalog)]
pub fn load_catalog(file: &str) -> bool {
    crate::i18n::load_catalog(file)
}
