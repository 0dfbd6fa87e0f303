//! How a consultation may end: the judgement of technical problems, the outcomes that fit, and the charge.

use super::Consultation;
use super::closing::{ChargeFacts, charge, implies_problem, reflects_decision};
use crate::domain::intent::AbsenceCheck;
use crate::domain::outcome::{Charge, Outcome, Reason};
use crate::domain::outcome::{Decision, Quality};
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

impl Consultation {
    /// What the patient owes by the procedure, and why; `None` before there is an outcome.
    pub fn charge(&self, procedure: &Procedure) -> Option<(Charge, Reason)> {
        self.closing().outcome().map(|outcome| self.charge_for(outcome, procedure))
    }

    /// What the patient would owe for an outcome.
    pub fn charge_for(&self, outcome: Outcome, procedure: &Procedure) -> (Charge, Reason) {
        let assessment = self.quality().assessment();
        let facts = ChargeFacts {
            outcome,
            setting: self.setting(),
            platform: self.platform(),
            fault: assessment.any_fault(),
            judged: assessment.judged.is_some(),
            ever_not_good_enough: assessment.ever_not_good_enough,
            talked: self.talked(),
        };
        charge(facts, procedure)
    }

    /// Whether there was a technical problem: observed, reported, or implied by how it ended.
    pub fn had_problem(&self) -> bool {
        let assessment = self.quality().assessment();
        let implied = self.closing().outcome().is_some_and(implies_problem);
        assessment.any_fault() || assessment.reported || implied
    }

    /// When the clinician may say that the patient did not attend.
    pub fn absence_from(&self, procedure: &Procedure) -> Timestamp {
        let opened = self.call().first_joined();
        let start = self.appointment().start.or(opened).unwrap_or(self.phase_since());
        start.plus(procedure.policies.times.absence_wait)
    }

    /// The outcomes that fit what was observed, in the order they are offered. No others are offered.
    pub fn fitting_outcomes(&self) -> Vec<Outcome> {
        let fits = |outcome: &Outcome| match outcome {
            Outcome::Completed => !self.quality().assessment().any_fault(),
            Outcome::PatientAbsent => self.patient_may_be_absent().is_ok(),
            Outcome::ClinicianAbsent => !self.talked(),
            _ => true,
        };
        Outcome::ALL.iter().copied().filter(fits).collect()
    }

    /// Whether "did not attend" fits what was observed.
    fn patient_may_be_absent(&self) -> Result<(), Refusal> {
        if !self.setting().has_patient() {
            return Err(Refusal::NotForThisSetting);
        }
        // A failed call must never end as "did not attend" (A 2.6).
        if self.quality().any_sign_of_trouble() {
            return Err(Refusal::FaultWasSeen);
        }
        // Whoever was never in the room cannot know that nobody came to it.
        if self.call().first_joined().is_none() {
            return Err(Refusal::NotInCall);
        }
        if self.anyone_came() {
            return Err(Refusal::SomebodyCame);
        }
        Ok(())
    }

    /// Chooses how it ended, where that fits what was observed.
    pub(super) fn choose_outcome(
        &mut self,
        procedure: &Procedure,
        outcome: Outcome,
        check: AbsenceCheck,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        match outcome {
            Outcome::PatientAbsent => {
                self.patient_may_be_absent()?;
                if at < self.absence_from(procedure) {
                    return Err(Refusal::WaitNotOver);
                }
                if !(check.could_not_have_tried && check.phoned) {
                    return Err(Refusal::PhoneFirst);
                }
            }
            Outcome::ClinicianAbsent if self.talked() => return Err(Refusal::SomebodyCame),
            Outcome::Completed if self.quality().assessment().any_fault() => {
                return Err(Refusal::FaultWasSeen);
            }
            // What such an outcome implies is read off it and not recorded, so that a wrong press can be corrected.
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
        self.closing.choose(outcome);
        Ok(())
    }

    /// Withdraws "did not attend" when somebody comes or a fault is observed after all.
    pub(super) fn sync_absence(&mut self) {
        let contradicted = self.anyone_came() || self.quality().assessment().any_fault();
        if self.closing().outcome() == Some(Outcome::PatientAbsent) && contradicted {
            self.closing.withdraw_outcome();
        }
    }

    /// The clinician's judgement of quality and what follows from it (B O4).
    pub(super) fn judge(
        &mut self,
        quality: Quality,
        decision: Decision,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        let over = self.phase().is_over();
        let ended_otherwise = over && !reflects_decision(self.closing().outcome());
        if (decision == Decision::Ended) != ended_otherwise {
            return Err(Refusal::NotInThisPhase);
        }
        let implied = decision == Decision::Ended || over && self.had_problem();
        self.quality.judge(quality, decision, implied, at);
        let outcome = match decision {
            Decision::GoOn | Decision::Wait | Decision::Ended => return Ok(()),
            Decision::Telephone => Outcome::ByTelephone,
            Decision::Stop => Outcome::StoppedTechnical,
        };
        self.closing.end_by_decision(outcome);
        self.enter(Phase::Closing, at);
        Ok(())
    }
}
