//! A 2.9, B S4, B G9: the record is kept as for any consultation; all leave and close their programs.

use crate::domain::capability::Signal;
use crate::domain::consultation::{Consultation, OwnPresence};
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;

/// As the clinician says, at the end.
pub fn record_kept(c: &Consultation) -> Known {
    super::answered(c, Question::RecordKept)
}

/// The clinician says that all is closed and that the others were asked to. The patient is done when
/// they have left (B G9).
pub fn left_and_closed(c: &Consultation) -> Known {
    let still_in = c.call().presence() == OwnPresence::InCall && c.reports(Signal::OwnPresence);
    match c.viewer() {
        // Who was never in the room has nothing to leave.
        Viewer::Clinician if c.call().first_joined().is_none() && c.phase().is_over() => {
            Known::NOT_APPLICABLE
        }
        Viewer::Clinician => match super::answered(c, Question::ClosedAndAsked) {
            // Whoever is seen in the call has not left it, whatever was said.
            said if still_in => Known::OPEN.after(said.at.or(said.before)),
            said => said,
        },
        Viewer::Patient if !c.phase().is_over() || still_in => Known::OPEN,
        // Out is what the platform told; before it told anything, nothing was seen to be left.
        Viewer::Patient if c.call().presence() == OwnPresence::Out => {
            Known::observed(c.phase_since())
        }
        Viewer::Patient if c.phase() == Phase::Closed => Known::attested(c.phase_since()),
        Viewer::Patient => Known::OPEN,
    }
}
