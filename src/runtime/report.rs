//! The report that the host page can read: counts and closed words, without names.

use crate::domain::{
    Attested, Basis, Check, Consultation, Kind, Procedure, RequirementId, Signal, Status, Timestamp,
};

/// One requirement in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedRequirement {
    /// Its id.
    pub id: RequirementId,
    /// Its status; a word of the public API.
    pub status: &'static str,
    /// How it is known; a word of the public API.
    pub basis: &'static str,
}

/// One alert in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedAlert {
    /// Its kind.
    pub kind: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// The requirement behind it.
    pub requirement: Option<RequirementId>,
}

/// The report of API version 1. Counts leave out the viewer; `None` where the platform does not report them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The phase.
    pub phase: &'static str,
    /// The setting.
    pub setting: &'static str,
    /// Whose panel it is.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The state of the lock, and how it is known.
    pub lock: (&'static str, &'static str),
    /// The number of people in the call.
    pub present: Option<u32>,
    /// The number of people who wait.
    pub waiting: Option<u32>,
    /// The number of unexpected people in the call.
    pub unexpected: Option<u32>,
    /// The number of people who have not introduced themselves.
    pub not_introduced: Option<u32>,
    /// The number of machines in the call.
    pub machines: Option<u32>,
    /// The result of the patient's identity check.
    pub patient_identity: &'static str,
    /// The result of the clinician's identity check.
    pub clinician_identity: &'static str,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<ReportedRequirement>,
    /// Every active alert.
    pub alerts: Vec<ReportedAlert>,
    /// The outcome.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// The reason for the charge.
    pub reason: Option<String>,
}

impl Report {
    /// Reads the report from a consultation at this moment.
    pub fn of(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Self {
        let tally = c.people.tally();
        let arrivals = c.reports(Signal::Arrivals);
        let charge = c.charge(procedure);
        Self {
            phase: c.phase.word().word(),
            setting: c.setting.word(),
            viewer: c.viewer.word(),
            platform: c.platform(),
            lock: lock(c),
            present: c.others_present(),
            waiting: c.reports(Signal::Waiting).then_some(tally.waiting),
            unexpected: arrivals.then(|| c.unexpected(at)),
            not_introduced: arrivals.then_some(tally.not_introduced),
            machines: c.reports(Signal::Names).then_some(tally.machines),
            patient_identity: identity(c, &c.identity.patient, Kind::PatientIdentified),
            clinician_identity: identity(c, &c.identity.clinician, Kind::ClinicianIdentified),
            requirements: c
                .findings
                .iter()
                .map(|finding| ReportedRequirement {
                    id: finding.id.clone(),
                    status: finding.known.status.word(),
                    basis: finding.known.basis.word(),
                })
                .collect(),
            alerts: c
                .alerts
                .iter()
                .map(|alert| ReportedAlert {
                    kind: alert.kind.word(),
                    severity: alert.severity.word(),
                    requirement: alert.requirement.clone(),
                })
                .collect(),
            outcome: c.outcome.map(crate::domain::Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}

fn lock(c: &Consultation) -> (&'static str, &'static str) {
    let basis = if c.lock_is_seen() { Basis::Observed } else { Basis::Attested };
    match c.locked().map(|l| l.value) {
        Some(true) => ("locked", basis.word()),
        Some(false) => ("unlocked", basis.word()),
        None => ("unknown", Basis::None.word()),
    }
}

fn identity(c: &Consultation, check: &Attested<Check>, kind: Kind) -> &'static str {
    match (c.finding(kind).map(|f| f.known.status), check.value()) {
        (None | Some(Status::NotApplicable), _) => "not-applicable",
        (_, Some(check)) => check.shown.word(),
        (_, None) => "open",
    }
}
