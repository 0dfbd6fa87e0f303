//! A 1.1 and B S3: nobody records, apart from a recording that was agreed before the start where the procedure allows it.
//!
//! A platform reports its own recorder, but not a telephone held up to the screen. So no observed recorder proves nothing: a
//! person is asked, and asked again after a recorder was observed.

use crate::domain::consultation::{Consultation, Listener};
use crate::domain::intent::Question;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::{Basis, Known};

/// Broken while something records, transcribes or streams without agreement; otherwise as a person answered.
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
