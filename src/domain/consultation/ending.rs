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
pub(super) fn told_fault(c: &Consultation) -> Fault {
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
    if c.lost_since.is_some() || !c.assessment.any_fault() {
        c.assessment.note(told_fault(c), at);
    }
    c.assessment.judged = Some((quality, decision, at));
    c.assessment.ever_not_good_enough |= quality == Quality::NotGoodEnough;
    // Waiting leaves the question open: it is judged again when the wait is over.
    c.assessment.open = decision == Decision::Wait;
    match decision {
        Decision::GoOn | Decision::Wait => {}
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
            if c.assessment.any_fault() {
                return Err(Refusal::FaultWasSeen);
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
        Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical => {
            if !c.assessment.any_fault() {
                c.assessment.note(Fault::Reported, at);
            }
        }
        Outcome::Completed
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
