//! Trygtrom: a side panel that helps clinician and patient follow their hospital's procedure in a
//! video consultation.
//!
//! # Where to start
//!
//! An event goes once round the loop, and the modules stand in that order:
//!
//! 1. [`platform`]: what a video platform says becomes an `Event`.
//! 2. [`domain`]: `step` takes the event (or a person's intent) and gives the new state and commands.
//! 3. [`view_model`]: the state becomes flat data and text keys.
//! 4. [`ui`]: Yew components draw it; a person's answer is the next intent.
//! 5. [`runtime`]: the only place that calls `step`, shows the result and carries out commands.
//!
//! Beside the loop: [`format`] reads and writes files and stored state, [`i18n`] holds the words, and
//! `embed` is what the page's JavaScript sees. [`tool`] is what the command-line tool does, and [`workshop`] the page in
//! which a hospital writes its procedure; the panel has nothing of either.

pub mod domain;
#[cfg(all(target_arch = "wasm32", feature = "panel"))]
pub mod embed;
pub mod format;
pub mod i18n;
pub mod platform;
pub mod runtime;
#[cfg(any(feature = "tool", feature = "workshop", not(target_arch = "wasm32")))]
pub mod tool;
pub mod ui;
pub mod view_model;
#[cfg(any(feature = "workshop", not(target_arch = "wasm32")))]
pub mod workshop;
