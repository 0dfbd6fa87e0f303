//! Who is in the room and who is expected.

mod attribution;
mod expected;
mod list;
mod tally;

pub use expected::Announced;
pub use list::{Arrival, ParticipantList};
pub use tally::Tally;
