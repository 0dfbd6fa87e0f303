//! Draws a view model and sends intents. Knows nothing of consultations, platforms or the page.
//!
//! [`Root`] is the top; every other component draws one part of the view model and is skipped when
//! that part is equal to what it drew before. Components keep only what a person has begun and not
//! sent, while it is folded out: a picked entry, a typed number. What is folded out the root keeps,
//! which hears the presses.

mod absence;
mod admission;
mod alerts;
mod card;
mod confirm;
mod control;
mod device_test;
mod dom;
mod fold;
mod footer;
mod header;
mod icon;
mod lines;
mod news;
mod next;
mod number;
mod pages;
mod part;
mod person;
mod pick;
mod piece;
mod press;
mod requirements;
mod root;
mod roster;
mod status_bar;

pub use root::{Msg, Root, RootProps, Theme};
