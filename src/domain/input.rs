//! The inputs of a consultation. Closed: all that can ever happen to it.

use super::event::Event;
use super::intent::Intent;

/// Everything that can happen to a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// An adapter or the host page reports an event.
    Seen(Event),
    /// A person asks for something.
    Asked(Intent),
    /// Time has passed. Requested by [`Consultation::next_wake`](super::Consultation::next_wake); there is no other
    /// ticking.
    Tick,
}
