//! A 1.1: nobody records, neither patient nor clinician.
//!
//! A platform can show its own recorder, never a telephone held up to the screen. So seeing no
//! recorder is no proof: a person is asked as well, and asked again after any recorder was seen.

use crate::domain::consultation::{Consultation, Listener};
use crate::domain::intent::Question;
use crate::domain::requirement::{Basis, Known};

/// Broken while a machine listens along; else as the people say.
pub fn no_recording(c: &Consultation) -> Known {
    let before = c.answer_before(Question::NobodyRecords);
    for listener in Listener::ALL {
        if let Some(seen) = c.listeners.get(*listener).filter(|_| c.listens(*listener)) {
            return Known::unmet(Basis::Observed, seen.at).after(before);
        }
    }
    super::answered(c, Question::NobodyRecords)
}
