//! The report: what the host page can read of a consultation. Counts and closed words, never a name.
//!
//! The structs serialise to the interfaces of `www/element/index.d.ts`. What is unknown is `null`.

use serde::Serialize;

use crate::domain::{
    Attested, Basis, Check, Consultation, Finding, Kind, Outcome, Procedure, RequirementId, Signal,
    Status, Timestamp,
};

/// The version of the report.
const VERSION: u32 = 1;

/// The report. Words are those of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of the report.
    pub version: u32,
    /// The phase of the consultation.
    pub phase: &'static str,
    /// Who is to take part.
    pub setting: &'static str,
    /// Whose panel.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The lock of the room.
    pub lock: ReportedLock,
    /// How many people there are.
    pub participants: ParticipantCounts,
    /// The checks of identity.
    pub identity: ReportedIdentity,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<ReportedRequirement>,
    /// Every alert that stands.
    pub alerts: Vec<ReportedAlert>,
    /// How the consultation ended.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// Why: the id of a requirement, or a word of a closed list.
    pub reason: Option<String>,
}

/// The lock of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedLock {
    /// `locked`, `unlocked` or `unknown`.
    pub state: &'static str,
    /// How it is known.
    pub basis: &'static str,
}

/// Counts of people other than the viewer; `None` where the platform cannot tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantCounts {
    /// In the call.
    pub present: Option<u32>,
    /// Waiting to be let in.
    pub waiting: Option<u32>,
    /// In the call and not expected.
    pub unexpected: Option<u32>,
    /// In the call and not introduced.
    pub not_introduced: Option<u32>,
    /// Machines in the call.
    pub machines: Option<u32>,
}

/// The state of the identity checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedIdentity {
    /// Of the patient.
    pub patient: &'static str,
    /// Of the clinician.
    pub clinician: &'static str,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedRequirement {
    /// Its id.
    pub id: String,
    /// Its status.
    pub status: &'static str,
    /// How the status is known.
    pub basis: &'static str,
}

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedAlert {
    /// What it is about.
    pub kind: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// The id of the requirement it comes from.
    pub requirement: Option<String>,
}

impl Report {
    /// Reads the report off a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Self {
        let charge = c.charge(procedure);
        Self {
            version: VERSION,
            phase: c.phase().word().word(),
            setting: c.setting().word(),
            viewer: c.viewer().word(),
            platform: c.platform(),
            lock: lock(c),
            participants: participants(c, at),
            identity: ReportedIdentity {
                patient: identity(c, c.identity().patient(), Kind::PatientIdentified),
                clinician: identity(c, c.identity().clinician(), Kind::ClinicianIdentified),
            },
            requirements: c.findings().iter().map(requirement).collect(),
            alerts: c
                .alerts()
                .iter()
                .map(|alert| ReportedAlert {
                    kind: alert.kind.word(),
                    severity: alert.severity.word(),
                    requirement: alert.requirement.as_ref().map(written),
                })
                .collect(),
            outcome: c.closing().outcome().map(Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}

/// A requirement's id as text.
pub(super) fn written(id: &RequirementId) -> String {
    id.as_str().to_owned()
}

fn requirement(finding: &Finding) -> ReportedRequirement {
    ReportedRequirement {
        id: written(&finding.id),
        status: finding.known.status.word(),
        basis: finding.known.basis.word(),
    }
}

fn participants(c: &Consultation, at: Timestamp) -> ParticipantCounts {
    let tally = c.people().tally();
    let arrivals = c.reports(Signal::Arrivals);
    ParticipantCounts {
        present: c.others_present(),
        waiting: c.reports(Signal::Waiting).then_some(tally.waiting),
        unexpected: arrivals.then(|| c.unexpected(at)),
        not_introduced: arrivals.then_some(tally.not_introduced),
        machines: c.reports(Signal::Names).then_some(tally.machines),
    }
}

fn lock(c: &Consultation) -> ReportedLock {
    let basis = if c.lock_is_observed() { Basis::Observed } else { Basis::Attested };
    match c.locked().map(|lock| lock.value) {
        Some(true) => ReportedLock { state: "locked", basis: basis.word() },
        Some(false) => ReportedLock { state: "unlocked", basis: basis.word() },
        None => ReportedLock { state: "unknown", basis: Basis::None.word() },
    }
}

fn identity(c: &Consultation, check: &Attested<Check>, kind: Kind) -> &'static str {
    match (c.finding(kind).map(|finding| finding.known.status), check.value()) {
        (None | Some(Status::NotApplicable), _) => "not-applicable",
        (_, Some(check)) => check.shown.word(),
        (_, None) => "open",
    }
}
