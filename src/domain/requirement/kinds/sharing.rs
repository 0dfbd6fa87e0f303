//! A 1.3, A 1.8 and B G4: share a window and not the screen, with nothing in it that may not be seen.
//!
//! Platforms tell that something is shared, not what. Whoever shares says what it is, and one
//! answer serves the rules.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Informed while nothing was shared; asked once something was.
pub fn with_care(c: &Consultation) -> Known {
    if c.shared_at.is_some() {
        return super::answered(c, Question::SharingClean);
    }
    super::informed::read(c)
}
