//! A 2.8: the host makes sure that the room is locked once everybody is in.

use crate::domain::consultation::Consultation;
use crate::domain::requirement::{Basis, Known};

/// As the platform reports, otherwise as the clinician states.
pub fn room_locked(c: &Consultation) -> Known {
    let before = c.lock().attested().previous().map(|s| s.at);
    let basis = if c.lock_is_observed() { Basis::Observed } else { Basis::Attested };
    match c.locked() {
        None => Known::OPEN.after(before),
        Some(state) if !state.value => Known::unmet(basis, state.at).after(before),
        Some(state) if basis == Basis::Observed => Known::observed(state.at).after(before),
        Some(state) => Known::attested(state.at).after(before),
    }
}
