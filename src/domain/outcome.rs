//! How a consultation ended, and what the procedure says the patient owes.

use super::procedure::RequirementId;
use crate::domain::word::worded;

worded! {
    /// How it ended.
    Outcome {
        /// Carried through.
        Completed = "completed",
        /// Carried through, with technical problems on the way.
        CompletedWithProblems = "completed-with-problems",
        /// Carried on by telephone.
        ByTelephone = "by-telephone",
        /// Stopped for technical problems.
        StoppedTechnical = "stopped-technical",
        /// Stopped because somebody came in who does not belong.
        StoppedIntrusion = "stopped-intrusion",
        /// Stopped because somebody could hear, see or record.
        StoppedPrivacy = "stopped-privacy",
        /// Not held, because identity could not be established.
        IdentityNotEstablished = "identity-not-established",
        /// The patient ended it.
        EndedByPatient = "ended-by-patient",
        /// The clinician ended it for another reason.
        EndedByClinician = "ended-by-clinician",
        /// A new appointment takes its place.
        Rescheduled = "rescheduled",
        /// The patient did not attend.
        PatientAbsent = "patient-absent",
        /// The clinician did not attend.
        ClinicianAbsent = "clinician-absent",
    }
}

worded! {
    /// What the procedure says the patient owes.
    Charge {
        /// As for any appointment.
        AsUsual = "as-usual",
        /// Nothing.
        Nothing = "nothing",
        /// The procedure leaves it to the hospital.
        HospitalDecides = "hospital-decides",
    }
}

/// Why the charge is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A requirement of the procedure says so.
    Requirement(RequirementId),
    /// No technical problem was seen or told.
    NoProblem,
    /// No patient takes part, so nobody owes anything.
    NoPatient,
    /// Nothing was given that could be paid for.
    NothingGiven,
    /// The hospital's own choice on payment says so, without a requirement.
    PaymentPolicy,
    /// The procedure says nothing about payment.
    ProcedureSilent,
}

impl Reason {
    /// The word of the public API: a requirement's id, or a word of this closed list.
    pub fn word(&self) -> &str {
        match self {
            Self::Requirement(id) => id.as_str(),
            Self::NoProblem => "no-problem",
            Self::NoPatient => "no-patient",
            Self::NothingGiven => "nothing-given",
            Self::PaymentPolicy => "payment-policy",
            Self::ProcedureSilent => "procedure-silent",
        }
    }
}
