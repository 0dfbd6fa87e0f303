//! The consultation: everything known of it, and the one function that moves it on.

mod admission;
mod alerts;
mod asked;
mod charge;
mod company;
mod counts;
mod devices;
mod ending;
mod fits;
mod memory;
mod pending;
mod people;
mod recompute;
mod seen;
mod state;
mod step;
mod told;
mod took_part;
mod who;

pub use memory::Memory;
pub use people::{Announced, ParticipantList, Tally};
pub use state::{Consultation, FeedHealth, Listener, Outsider, OwnPresence, Pending};
pub use step::{Step, step};
pub use took_part::TookPart;
