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
        let problem = self.assessment.any_fault()
            || matches!(
                outcome,
                Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical
            );
        match (applies, problem) {
            (true, true) => {
                let charge = match procedure.policies.payment {
                    Payment::NothingOnAnyProblem => Charge::Nothing,
                    Payment::NothingIfNotGoodEnough if self.assessment.ever_not_good_enough => {
                        Charge::Nothing
                    }
                    Payment::NothingIfNotGoodEnough => Charge::AsUsual,
                    Payment::HospitalDecides => Charge::HospitalDecides,
                };
                let reason = match (rule, charge) {
                    (Some(rule), _) => Reason::Requirement(rule.id.clone()),
                    (None, Charge::HospitalDecides) => Reason::ProcedureSilent,
                    (None, _) => Reason::PaymentPolicy,
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
}
