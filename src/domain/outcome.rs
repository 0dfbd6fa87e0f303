//! Technical faults and how they are judged (A 2.6, B O4), the outcome of a consultation, and what the patient owes under
//! the procedure.

use super::procedure::RequirementId;
use crate::domain::word::worded;

worded! {
    /// The clinician's judgement of quality.
    Quality {
        /// Good enough for the consultation.
        GoodEnough = "good-enough",
        /// Not good enough for the consultation.
        NotGoodEnough = "not-good-enough",
    }
}

worded! {
    /// What the clinician decided to do.
    Decision {
        /// Go on with video.
        GoOn = "go-on",
        /// Wait and see.
        Wait = "wait",
        /// Go on by telephone.
        Telephone = "telephone",
        /// Stop, and set up a new appointment.
        Stop = "stop",
        /// None: it was judged after the conversation had ended for another reason.
        Ended = "ended",
        /// None: what was observed was no problem of the consultation.
        NoProblem = "no-problem",
    }
}

worded! {
    /// A technical fault.
    Fault {
        /// The viewer's connection was bad.
        ConnectionUnstable = "connection-unstable",
        /// The viewer's connection was lost.
        ConnectionLost = "connection-lost",
        /// Somebody dropped out of the call and came back.
        ParticipantReconnected = "participant-reconnected",
        /// Somebody dropped out of the call and did not come back.
        ParticipantLost = "participant-lost",
        /// The platform's own test of sound and picture failed.
        PrecallFailed = "precall-failed",
        /// The page may not use camera or microphone.
        DevicesRefused = "devices-refused",
        /// A person reported a problem.
        Reported = "reported",
    }
}

worded! {
    /// The outcome of a consultation.
    Outcome {
        /// Completed.
        Completed = "completed",
        /// Completed, with technical problems on the way.
        CompletedWithProblems = "completed-with-problems",
        /// Continued by telephone.
        ByTelephone = "by-telephone",
        /// Stopped because of technical problems.
        StoppedTechnical = "stopped-technical",
        /// Stopped because of an outsider.
        StoppedIntrusion = "stopped-intrusion",
        /// Stopped because somebody could hear, see or record.
        StoppedPrivacy = "stopped-privacy",
        /// Not held because identity could not be established.
        IdentityNotEstablished = "identity-not-established",
        /// The patient ended it.
        EndedByPatient = "ended-by-patient",
        /// The clinician ended it for another reason.
        EndedByClinician = "ended-by-clinician",
        /// Replaced by a new appointment.
        Rescheduled = "rescheduled",
        /// The patient did not attend.
        PatientAbsent = "patient-absent",
        /// The clinician did not attend.
        ClinicianAbsent = "clinician-absent",
    }
}

worded! {
    /// What the patient owes under the procedure.
    Charge {
        /// As for any appointment.
        AsUsual = "as-usual",
        /// Nothing.
        Nothing = "nothing",
        /// The procedure leaves it to the hospital.
        HospitalDecides = "hospital-decides",
    }
}

/// The reason for a charge.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A requirement of the procedure says so.
    Requirement(RequirementId),
    /// No technical problem was observed or reported.
    NoProblem,
    /// No patient takes part, so nobody owes anything.
    NoPatient,
    /// No service was given that could be charged.
    NothingGiven,
    /// The patient did not attend, and the hospital's policy says whether that costs a fee.
    NoShowPolicy,
    /// In a group, only single participants had a problem, so they do not all owe the same.
    OneOfGroup,
    /// Nobody has said whether somebody dropped out or left as agreed.
    LossUnjudged,
    /// The hospital's payment policy says so, without a requirement.
    PaymentPolicy,
    /// The procedure says nothing about payment.
    ProcedureSilent,
}

impl Reason {
    /// The word of the public API: the id of the requirement, or a word of a closed list.
    pub fn word(&self) -> &str {
        match self {
            Self::Requirement(id) => id.as_str(),
            Self::NoProblem => "no-problem",
            Self::NoPatient => "no-patient",
            Self::NothingGiven => "nothing-given",
            Self::NoShowPolicy => "no-show-policy",
            Self::OneOfGroup => "one-of-group",
            Self::LossUnjudged => "loss-unjudged",
            Self::PaymentPolicy => "payment-policy",
            Self::ProcedureSilent => "procedure-silent",
        }
    }
}
