//! The module's exports and the conversion of JavaScript values, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod browser;
mod conference;
mod handed;
mod limits;
mod page;
mod panel;
mod platform;
mod rows;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
