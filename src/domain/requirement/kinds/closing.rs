//! A 2.6, B G9, B O4: problems are judged and cost the patient nothing; everybody leaves and closes their programs.

use super::answered;
use super::informed::read;
use crate::domain::capability::Signal;
use crate::domain::consultation::{Consultation, OwnPresence};
use crate::domain::intent::Question;
use crate::domain::outcome::{Charge, Decision};
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::{Known, Status};
use crate::domain::setting::Viewer;

/// The professional judges the quality when there are technical problems (B O4): not applicable without a problem, met by a
/// judgement that no later fault has reopened.
pub fn quality_judged(c: &Consultation) -> Known {
    let assessment = c.quality().assessment();
    let asked = assessment.open && c.phase().is_live();
    // If nobody came there was nothing to judge.
    let nothing = c.phase().is_over() && !c.anyone_came();
    if nothing || !c.had_problem() && !asked {
        return Known::NOT_APPLICABLE;
    }
    match assessment.judgement() {
        Some((_, decision, at)) if !assessment.open && decision != Decision::Wait => {
            Known::attested(at)
        }
        _ => Known::OPEN.after(assessment.judged.map(|(_, _, at)| at)),
    }
}

/// The patient does not pay if there were technical problems (A 2.6): read in advance. After a problem it is met once an
/// outcome shows that nothing is owed, and waived if the hospital's policy is that something may be owed.
pub fn no_payment_on_problems(c: &Consultation, procedure: &Procedure) -> Known {
    if !c.had_problem() {
        return read(c);
    }
    let since = c.quality().assessment().faults.last().map_or(c.phase_since(), |fault| fault.last);
    match c.closing().outcome().map(|outcome| c.charge_for(outcome, procedure).0) {
        Some(Charge::Nothing) => Known::attested(since),
        Some(Charge::AsUsual | Charge::HospitalDecides) => Known::SET_ASIDE,
        None => Known::OPEN,
    }
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
        Viewer::Clinician => match answered(c, Question::ClosedAndAsked) {
            // A viewer who is observed in the call has not left, whatever was answered.
            answer if still_in => {
                let said = answer.at.filter(|_| answer.status == Status::Met);
                Known::OPEN.after(said.or(answer.before))
            }
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
