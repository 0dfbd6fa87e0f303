//! The consultation: everything known of it, and the one function that moves it on.

mod alerts;
mod asked;
mod charge;
mod company;
mod devices;
mod door;
mod ending;
mod fits;
mod memory;
mod seen;
mod settle;
mod state;
mod step;
mod took_part;

pub use memory::Memory;
pub use state::{Consultation, Listener, Outsider, OwnPresence, Sight};
pub use step::{Step, step};
pub use took_part::TookPart;
