//! What `npx trygtrom` does for a hospital that writes its own procedure file: check it, make its checklist on paper and its form in
//! FHIR, compare two versions, and play a recorded consultation against it.
//!
//! It is compiled for the host, where the tests use it, and with the feature `tool` into a module of its own for Node. The
//! workshop uses it, too. The panel's module has nothing of it.

#[cfg(all(target_arch = "wasm32", feature = "tool"))]
mod exports;

mod check;
pub mod difference;
pub mod labels;
pub mod paper;
pub mod questionnaire;
pub mod replay;
mod warnings;
mod words;

pub use check::{Faulty, check, check_as_json, out_of_order, read};
pub use warnings::{Warning, WarningKind, warnings};
pub use words::{Said, Words, filled};
