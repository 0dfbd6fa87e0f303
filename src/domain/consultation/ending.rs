//! How a consultation may end: the judgement of technical problems, the outcomes that fit, and the charge.

use super::{Consultation, OwnPresence};
use crate::domain::intent::AbsenceCheck;
use crate::domain::outcome::{Charge, Decision, Outcome, Quality, Reason};
use crate::domain::phase::Phase;
use crate::domain::procedure::{Payment, Procedure};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::Kind;
use crate::domain::time::Timestamp;

impl Consultation {
    /// What the patient owes by the procedure, and why; `None` before there is an outcome.
    pub fn charge(&self, procedure: &Procedure) -> Option<(Charge, Reason)> {
        self.closing().outcome().map(|outcome| self.charge_for(outcome, procedure))
    }

    /// What the patient would owe for an outcome, by the procedure's payment policy (A 2.6, B O4), and why.
    pub fn charge_for(&self, outcome: Outcome, procedure: &Procedure) -> (Charge, Reason) {
        if !self.setting().has_patient() {
            return (Charge::Nothing, Reason::NoPatient);
        }
        if !(self.quality().assessment().any_fault() || implies_problem(outcome)) {
            return match outcome {
                Outcome::Completed => (Charge::AsUsual, Reason::NoProblem),
                Outcome::Rescheduled | Outcome::ClinicianAbsent if !self.talked() => {
                    (Charge::Nothing, Reason::NothingGiven)
                }
                _ => (Charge::HospitalDecides, Reason::ProcedureSilent),
            };
        }
        // A rule that does not apply here says nothing here; a policy without a rule holds.
        let rule = procedure.rule(Kind::NoPaymentOnProblems);
        if !rule.is_none_or(|rule| rule.applies(self.setting(), self.rules_platform(procedure))) {
            return (Charge::HospitalDecides, Reason::ProcedureSilent);
        }
        let charge = self.charge_after_problem(outcome, procedure.policies.payment);
        // The requirement is a reason not to pay, and for nothing else.
        let reason = match (rule, charge) {
            (Some(rule), Charge::Nothing) => Reason::Requirement(rule.id.clone()),
            (None, Charge::HospitalDecides) => Reason::ProcedureSilent,
            (_, _) => Reason::PaymentPolicy,
        };
        (charge, reason)
    }

    fn charge_after_problem(&self, outcome: Outcome, policy: Payment) -> Charge {
        let assessment = self.quality().assessment();
        let ended_by_quality = matches!(outcome, Outcome::ByTelephone | Outcome::StoppedTechnical);
        match policy {
            Payment::NothingOnAnyProblem => Charge::Nothing,
            Payment::NothingIfNotGoodEnough
                if assessment.ever_not_good_enough || ended_by_quality =>
            {
                Charge::Nothing
            }
            // Nobody judged the quality, so nothing is computed from it.
            Payment::NothingIfNotGoodEnough if assessment.judged.is_none() => {
                Charge::HospitalDecides
            }
            Payment::NothingIfNotGoodEnough => Charge::AsUsual,
            Payment::HospitalDecides => Charge::HospitalDecides,
        }
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
        Outcome::ALL.iter().copied().filter(|outcome| self.fits(*outcome).is_ok()).collect()
    }

    /// Whether an outcome fits what was observed.
    fn fits(&self, outcome: Outcome) -> Result<(), Refusal> {
        match outcome {
            Outcome::PatientAbsent => self.patient_may_be_absent(),
            Outcome::ClinicianAbsent => ensure(!self.talked(), Refusal::SomebodyCame),
            Outcome::Completed => {
                ensure(!self.quality().assessment().any_fault(), Refusal::FaultWasSeen)
            }
            _ => Ok(()),
        }
    }

    fn patient_may_be_absent(&self) -> Result<(), Refusal> {
        ensure(self.setting().has_patient(), Refusal::NotForThisSetting)?;
        // A failed call must never end as "did not attend" (A 2.6).
        ensure(!self.quality().any_sign_of_trouble(), Refusal::FaultWasSeen)?;
        // Whoever was never in the room cannot know that nobody came to it.
        ensure(self.call().first_joined().is_some(), Refusal::NotInCall)?;
        ensure(!self.anyone_came(), Refusal::SomebodyCame)
    }

    /// Chooses how it ended, where that fits what was observed. What the outcome implies is derived from it and not
    /// recorded, so that a wrong press can be corrected.
    pub(super) fn choose_outcome(
        &mut self,
        procedure: &Procedure,
        outcome: Outcome,
        check: AbsenceCheck,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        self.fits(outcome)?;
        if outcome == Outcome::PatientAbsent {
            ensure(at >= self.absence_from(procedure), Refusal::WaitNotOver)?;
            ensure(check.could_not_have_tried && check.phoned, Refusal::PhoneFirst)?;
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

    /// Closes the consultation when the meeting that was to end with it is over.
    pub(super) fn sync_end(&mut self, at: Timestamp) {
        let over = self.phase() == Phase::Closing && self.call().presence() == OwnPresence::Out;
        if over && self.closing().closes_with_meeting() && self.closing().outcome().is_some() {
            self.close(at);
        }
    }

    /// Closes the consultation.
    pub(super) fn close(&mut self, at: Timestamp) {
        self.pending.clear();
        self.closing.set_closes_with_meeting(false);
        self.enter(Phase::Closed, at);
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
        // Whether the outcome, or that there is none, says what was decided on a problem.
        let decided =
            self.closing().outcome().is_none_or(|o| o == Outcome::Completed || implies_problem(o));
        let ended_otherwise = over && !decided;
        ensure((decision == Decision::Ended) == ended_otherwise, Refusal::NotInThisPhase)?;
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

/// Whether an outcome says by itself that there was a technical problem.
const fn implies_problem(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical
    )
}
