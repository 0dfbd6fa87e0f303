//! The workshop: a page in which a hospital writes its procedure and sees at once what the panel makes of it.
//!
//! Start at [`State`]: it holds the file that is open as text, reads it anew after every change, and knows what is wrong with
//! it. [`ui`] draws it. What the panel and the command-line tool know already, as the checker, the comparison and the recorded
//! consultations, is used as it is.
//!
//! It is compiled for the host, where the tests use it, and with the feature `workshop` into a module of its own. The panel's
//! module has nothing of it.

pub mod changes;
pub mod document;
#[cfg(all(target_arch = "wasm32", feature = "workshop"))]
mod entry;
mod file;
mod languages;
pub mod place;
pub mod rehearsal;
mod start;
pub mod state;
pub mod ui;
mod words;

pub use file::{Before, File, MOST_UNDONE};
pub use languages::languages_of;
pub use state::{Action, State};
pub use words::{Line, Words};
