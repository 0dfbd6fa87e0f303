//! A 2.9, B S4, B G9: the record is kept as for any consultation; everybody leaves and closes their programs.

use crate::domain::capability::Signal;
use crate::domain::consultation::{Consultation, OwnPresence};
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;

/// As the clinician states at the end.
pub fn record_kept(c: &Consultation) -> Known {
    super::answered(c, Question::RecordKept)
}

/// The clinician states that all programs are closed and that the others were asked to do the same. For the patient it is
/// met once they have left (B G9).
pub fn left_and_closed(c: &Consultation) -> Known {
    let still_in = c.call().presence() == OwnPresence::InCall && c.reports(Signal::OwnPresence);
    match c.viewer() {
        // A viewer who was never in the room has nothing to leave.
        Viewer::Clinician if c.call().first_joined().is_none() && c.phase().is_over() => {
            Known::NOT_APPLICABLE
        }
        Viewer::Clinician => match super::answered(c, Question::ClosedAndAsked) {
            // A viewer who is observed in the call has not left, whatever was answered.
            answer if still_in => Known::OPEN.after(answer.at.or(answer.before)),
            answer => answer,
        },
        Viewer::Patient if !c.phase().is_over() || still_in => Known::OPEN,
        // The platform reported the viewer out. Before it reports anything, leaving is not observed.
        Viewer::Patient if c.call().presence() == OwnPresence::Out => {
            Known::observed(c.phase_since())
        }
        Viewer::Patient if c.phase() == Phase::Closed => Known::attested(c.phase_since()),
        Viewer::Patient => Known::OPEN,
    }
}
