//! What the patient owes: the procedure's payment policy over what happened (A 2.6, B O4).

use super::outcome::implies_problem;
use crate::domain::outcome::{Charge, Outcome, Reason};
use crate::domain::procedure::{Payment, Procedure};
use crate::domain::requirement::Kind;
use crate::domain::setting::Setting;

/// What the charge follows from, beside the procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargeFacts {
    /// How it ended.
    pub outcome: Outcome,
    /// Who was to take part.
    pub setting: Setting,
    /// The platform, when an adapter is connected.
    pub platform: Option<&'static str>,
    /// A fault was observed or reported.
    pub fault: bool,
    /// The clinician has judged the quality.
    pub judged: bool,
    /// The quality was at some time judged not good enough.
    pub ever_not_good_enough: bool,
    /// The talk began.
    pub talked: bool,
}

/// What the patient owes, and why.
pub fn charge(facts: ChargeFacts, procedure: &Procedure) -> (Charge, Reason) {
    if !facts.setting.has_patient() {
        return (Charge::Nothing, Reason::NoPatient);
    }
    if !(facts.fault || implies_problem(facts.outcome)) {
        return without_problem(facts);
    }
    // A rule that does not apply here says nothing here; a policy without a rule holds.
    let rule = procedure.rule(Kind::NoPaymentOnProblems);
    if !rule.is_none_or(|rule| rule.applies(facts.setting, facts.platform)) {
        return (Charge::HospitalDecides, Reason::ProcedureSilent);
    }
    let charge = after_problem(facts, procedure.policies.payment);
    // The requirement is a reason not to pay, and for nothing else.
    let reason = match (rule, charge) {
        (Some(rule), Charge::Nothing) => Reason::Requirement(rule.id.clone()),
        (None, Charge::HospitalDecides) => Reason::ProcedureSilent,
        (_, _) => Reason::PaymentPolicy,
    };
    (charge, reason)
}

fn after_problem(facts: ChargeFacts, policy: Payment) -> Charge {
    let ended_by_quality =
        matches!(facts.outcome, Outcome::ByTelephone | Outcome::StoppedTechnical);
    match policy {
        Payment::NothingOnAnyProblem => Charge::Nothing,
        Payment::NothingIfNotGoodEnough if facts.ever_not_good_enough || ended_by_quality => {
            Charge::Nothing
        }
        // Nobody said that the quality was good enough, so nothing is computed from it.
        Payment::NothingIfNotGoodEnough if !facts.judged => Charge::HospitalDecides,
        Payment::NothingIfNotGoodEnough => Charge::AsUsual,
        Payment::HospitalDecides => Charge::HospitalDecides,
    }
}

fn without_problem(facts: ChargeFacts) -> (Charge, Reason) {
    match facts.outcome {
        Outcome::Completed => (Charge::AsUsual, Reason::NoProblem),
        Outcome::Rescheduled | Outcome::ClinicianAbsent if !facts.talked => {
            (Charge::Nothing, Reason::NothingGiven)
        }
        _ => (Charge::HospitalDecides, Reason::ProcedureSilent),
    }
}
