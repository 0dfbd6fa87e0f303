//! The consultation: everything known of it, and the one function that moves it on.

mod alerts;
mod asked;
mod charge;
mod company;
mod counts;
mod devices;
mod door;
mod ending;
mod fits;
mod memory;
mod pending;
mod seen;
mod settle;
mod state;
mod step;
mod told;
mod took_part;
mod who;

pub use memory::Memory;
pub use state::{Consultation, Listener, Outsider, OwnPresence, Pending, Sight};
pub use step::{Step, step};
pub use took_part::TookPart;
