//! What the page's JavaScript sees: the only exports to it. Everything here is wasm32 only.

mod handed;
mod log;
mod options;
mod out;
mod panel;
mod port;
mod running;

pub use panel::Panel;
pub use port::Port;
