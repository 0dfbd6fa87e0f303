//! What the host page can read of a consultation: counts and closed words, never a name.

use crate::domain::{
    Attested, Basis, Check, Consultation, Kind, Procedure, RequirementId, Signal, Status, Timestamp,
};

/// One requirement, as the host page reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedRequirement {
    /// Its id.
    pub id: RequirementId,
    /// Its status, as a word of the API.
    pub status: &'static str,
    /// How it is known, as a word of the API.
    pub basis: &'static str,
}

/// One alert, as the host page reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedAlert {
    /// What it is about.
    pub kind: &'static str,
    /// How grave.
    pub severity: &'static str,
    /// The requirement it comes from.
    pub requirement: Option<RequirementId>,
}

/// The report of API version 1. Counts are of people other than the viewer; `None` where nobody can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where the consultation is.
    pub phase: &'static str,
    /// Who is to take part.
    pub setting: &'static str,
    /// Whose panel.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The lock, and how it is known.
    pub lock: (&'static str, &'static str),
    /// How many are in the call.
    pub present: Option<u32>,
    /// How many wait.
    pub waiting: Option<u32>,
    /// How many are in the call whom nobody expected.
    pub unexpected: Option<u32>,
    /// How many have not said who they are.
    pub not_introduced: Option<u32>,
    /// How many machines are in the call.
    pub machines: Option<u32>,
    /// The patient's identity.
    pub patient_identity: &'static str,
    /// The clinician's identity.
    pub clinician_identity: &'static str,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<ReportedRequirement>,
    /// Every alert that stands.
    pub alerts: Vec<ReportedAlert>,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
}

impl Report {
    /// Reads the report off a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Self {
        let tally = c.people().tally();
        let seen = c.reports(Signal::Arrivals);
        let charge = c.charge(procedure);
        Self {
            phase: c.phase().word().word(),
            setting: c.setting().word(),
            viewer: c.viewer().word(),
            platform: c.platform(),
            lock: lock(c),
            present: c.others_present(),
            waiting: c.reports(Signal::Waiting).then_some(tally.waiting),
            unexpected: seen.then(|| c.unexpected(at)),
            not_introduced: seen.then_some(tally.not_introduced),
            machines: c.reports(Signal::Names).then_some(tally.machines),
            patient_identity: identity(c, &c.identity().patient(), Kind::PatientIdentified),
            clinician_identity: identity(c, &c.identity().clinician(), Kind::ClinicianIdentified),
            requirements: c
                .findings()
                .iter()
                .map(|f| ReportedRequirement {
                    id: f.id.clone(),
                    status: f.known.status.word(),
                    basis: f.known.basis.word(),
                })
                .collect(),
            alerts: c
                .alerts()
                .iter()
                .map(|a| ReportedAlert {
                    kind: a.kind.word(),
                    severity: a.severity.word(),
                    requirement: a.requirement.clone(),
                })
                .collect(),
            outcome: c.closing().outcome().map(crate::domain::Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}

fn lock(c: &Consultation) -> (&'static str, &'static str) {
    let basis = if c.lock_is_observed() { Basis::Observed } else { Basis::Attested };
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
