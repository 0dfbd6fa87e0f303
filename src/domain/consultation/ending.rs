//! What ends a consultation: the judgement of technical problems, and the outcome.

use super::asked;
use super::state::Consultation;
use crate::domain::assessment::{Decision, Fault, Quality};
use crate::domain::intent::AbsenceCheck;
use crate::domain::outcome::Outcome;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// What a person who tells of a problem tells of: somebody who is gone, or something nobody saw.
fn told_fault(c: &Consultation) -> Fault {
    if c.lost_since.is_some() { Fault::ParticipantLost } else { Fault::Reported }
}

/// The clinician's judgement of quality and what follows from it (B O4).
pub(super) fn judge(
    c: &mut Consultation,
    quality: Quality,
    decision: Decision,
    at: Timestamp,
) -> Result<(), Refusal> {
    asked::clinician_only(c)?;
    if (decision == Decision::Ended) != (c.phase.is_over() && !follows_from(c.outcome)) {
        return Err(Refusal::NotInThisPhase);
    }
    let by_the_end = decision == Decision::Ended || c.phase.is_over() && c.had_problem();
    if c.lost_since.is_some() || !c.assessment.any_fault() && !by_the_end {
        c.assessment.note(told_fault(c), at);
    }
    c.assessment.told = false;
    c.assessment.judged = Some((quality, decision, at));
    c.assessment.ever_not_good_enough |= quality == Quality::NotGoodEnough;
    // Waiting leaves the question open: it is judged again when the wait is over.
    c.assessment.open = decision == Decision::Wait;
    match decision {
        Decision::GoOn | Decision::Wait | Decision::Ended => {}
        Decision::Telephone => {
            c.outcome = Some(Outcome::ByTelephone);
            c.go(Phase::Closing, at);
        }
        Decision::Stop => {
            c.outcome = Some(Outcome::StoppedTechnical);
            c.go(Phase::Closing, at);
        }
    }
    Ok(())
}

/// Whether what was decided on a problem is told by how it ended.
fn follows_from(outcome: Option<Outcome>) -> bool {
    matches!(
        outcome,
        None | Some(
            Outcome::Completed
                | Outcome::CompletedWithProblems
                | Outcome::ByTelephone
                | Outcome::StoppedTechnical
        )
    )
}

/// A problem somebody told of and nobody took back is noted when the talk is over.
pub(super) fn note_what_was_told(c: &mut Consultation, at: Timestamp) {
    if c.assessment.told && !c.phase.is_live() {
        c.assessment.note(Fault::Reported, at);
        c.assessment.told = false;
    }
}

/// How it ended, where that fits what was seen.
pub(super) fn choose(
    c: &mut Consultation,
    procedure: &Procedure,
    outcome: Outcome,
    check: AbsenceCheck,
    at: Timestamp,
) -> Result<(), Refusal> {
    asked::clinician_only(c)?;
    match outcome {
        Outcome::PatientAbsent => {
            if !c.setting.has_patient() {
                return Err(Refusal::NotForThisSetting);
            }
            if c.assessment.any_fault() || c.assessment.told || c.trouble_before {
                return Err(Refusal::FaultWasSeen);
            }
            // Whoever was never in the room cannot know that nobody came to it.
            if c.opened.is_none() {
                return Err(Refusal::NotInCall);
            }
            if c.anyone_came() {
                return Err(Refusal::SomebodyCame);
            }
            if at < c.absence_from(procedure) {
                return Err(Refusal::WaitNotOver);
            }
            if !(check.could_not_have_tried && check.phoned) {
                return Err(Refusal::PhoneFirst);
            }
        }
        Outcome::ClinicianAbsent if c.talked() => return Err(Refusal::SomebodyCame),
        Outcome::Completed if c.assessment.any_fault() => return Err(Refusal::FaultWasSeen),
        // What such an end tells of is read off it, so that a slip of the hand can be mended.
        Outcome::CompletedWithProblems
        | Outcome::ByTelephone
        | Outcome::StoppedTechnical
        | Outcome::Completed
        | Outcome::StoppedIntrusion
        | Outcome::StoppedPrivacy
        | Outcome::IdentityNotEstablished
        | Outcome::EndedByPatient
        | Outcome::EndedByClinician
        | Outcome::Rescheduled
        | Outcome::ClinicianAbsent => {}
    }
    // A note that was copied before says something else, and so does one that is on its way.
    c.note_copied &= c.outcome == Some(outcome);
    c.note_under_way = c.note_under_way.filter(|_| c.outcome == Some(outcome));
    c.outcome = Some(outcome);
    Ok(())
}
