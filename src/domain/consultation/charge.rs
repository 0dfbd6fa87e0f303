//! What the patient owes: the procedure's payment policy over what happened (A 2.6, B O4).

use super::state::Consultation;
use crate::domain::outcome::{Charge, Outcome, Reason};
use crate::domain::procedure::Procedure;
use crate::domain::requirement::Kind;

impl Consultation {
    /// What the patient owes by the procedure, and why; `None` before there is an outcome.
    pub fn charge(&self, procedure: &Procedure) -> Option<(Charge, Reason)> {
        self.outcome.map(|outcome| self.charge_for(outcome, procedure))
    }

    /// What the patient would owe for an outcome.
    pub fn charge_for(&self, outcome: Outcome, procedure: &Procedure) -> (Charge, Reason) {
        use crate::domain::procedure::Payment;
        if !self.setting.has_patient() {
            return (Charge::Nothing, Reason::NoPatient);
        }
        // A rule that does not apply here says nothing here; a choice made without a rule holds.
        let rule = procedure.rule(Kind::NoPaymentOnProblems);
        let applies = rule.is_none_or(|r| r.applies(self.setting, self.platform()));
        match (applies, self.assessment.any_fault() || tells_of_problem(outcome)) {
            (true, true) => {
                let charge = match procedure.policies.payment {
                    Payment::NothingOnAnyProblem => Charge::Nothing,
                    Payment::NothingIfNotGoodEnough if self.ever_too_poor(outcome) => {
                        Charge::Nothing
                    }
                    // Nobody said that it was good enough, so nothing is computed from it.
                    Payment::NothingIfNotGoodEnough if self.assessment.judged.is_none() => {
                        Charge::HospitalDecides
                    }
                    Payment::NothingIfNotGoodEnough => Charge::AsUsual,
                    Payment::HospitalDecides => Charge::HospitalDecides,
                };
                // The requirement is a reason not to pay, and for nothing else.
                let reason = match (rule, charge) {
                    (Some(rule), Charge::Nothing) => Reason::Requirement(rule.id.clone()),
                    (None, Charge::HospitalDecides) => Reason::ProcedureSilent,
                    (_, _) => Reason::PaymentPolicy,
                };
                (charge, reason)
            }
            (false, true) => (Charge::HospitalDecides, Reason::ProcedureSilent),
            (_, false) => match outcome {
                Outcome::Completed => (Charge::AsUsual, Reason::NoProblem),
                Outcome::Rescheduled | Outcome::ClinicianAbsent if !self.talked() => {
                    (Charge::Nothing, Reason::NothingGiven)
                }
                _ => (Charge::HospitalDecides, Reason::ProcedureSilent),
            },
        }
    }

    /// Whether the quality was at some time too poor to treat on: as judged, or as the end tells.
    fn ever_too_poor(&self, outcome: Outcome) -> bool {
        self.assessment.ever_not_good_enough
            || matches!(outcome, Outcome::ByTelephone | Outcome::StoppedTechnical)
    }

    /// Whether there was a technical problem: one that was seen, told, or is told by how it ended.
    pub fn had_problem(&self) -> bool {
        let told = self.assessment.told || self.outcome.is_some_and(tells_of_problem);
        self.assessment.any_fault() || told
    }
}

/// Whether an outcome says by itself that there was a technical problem.
pub(super) const fn tells_of_problem(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical
    )
}
