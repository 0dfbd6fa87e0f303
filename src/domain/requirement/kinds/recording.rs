//! A 1.1 and B S3: nobody records; where the procedure opens for it, only what was cleared before the start.
//!
//! A platform can show its own recorder, never a telephone held up to the screen. So seeing no
//! recorder is no proof: a person is asked as well, and asked again after any recorder was seen.

use crate::domain::consultation::{Consultation, Listener};
use crate::domain::intent::Question;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::{Basis, Known};

/// Broken while a machine listens along that was not cleared; else as the people say.
pub fn no_recording(c: &Consultation, procedure: &Procedure) -> Known {
    let before = c.answer_before(Question::NobodyRecords);
    let cleared = c.recording_cleared(procedure);
    for listener in Listener::ALL {
        let allowed = *listener == Listener::Recording && cleared.is_some();
        if let Some(seen) =
            c.privacy().recording().activity(*listener).filter(|_| c.listens(*listener))
            && !allowed
        {
            return Known::unmet(Basis::Observed, seen.at).after(before);
        }
    }
    super::answered(c, Question::NobodyRecords)
}
