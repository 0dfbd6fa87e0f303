//! The report: what the host page can read of a consultation. Counts and closed words, never a name.
//!
//! The structs serialise to the interfaces of `www/element/index.d.ts`. What is unknown is `null`.

use serde::Serialize;

use crate::domain::{
    Alert, AlertKind, Attested, Basis, Charge, Check, Consultation, Finding, Kind, Outcome,
    PhaseWord, Procedure, Reason, RequirementId, Setting, Severity, Signal, Status, Viewer,
};

/// The version of the report.
const VERSION: u32 = 1;

/// The report. Words are those of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of the report.
    pub version: u32,
    /// The phase of the consultation.
    pub phase: PhaseWord,
    /// The setting.
    pub setting: Setting,
    /// Whose panel it is.
    pub viewer: Viewer,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The lock of the room.
    pub lock: ReportedLock,
    /// The numbers of participants.
    pub participants: ParticipantCounts,
    /// The identity checks.
    pub identity: ReportedIdentity,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<ReportedRequirement>,
    /// Every active alert.
    pub alerts: Vec<ReportedAlert>,
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// What the patient owes.
    pub charge: Option<Charge>,
    /// The reason for the charge: the id of a requirement, or a word of a closed list.
    pub reason: Option<Reason>,
}

/// The lock of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedLock {
    /// `locked`, `unlocked` or `unknown`.
    pub state: &'static str,
    /// Its basis.
    pub basis: Basis,
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
    pub id: RequirementId,
    /// Its status.
    pub status: Status,
    /// How the status is known.
    pub basis: Basis,
}

/// One alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportedAlert {
    /// Its kind.
    pub kind: AlertKind,
    /// Its severity.
    pub severity: Severity,
    /// The requirement behind it.
    pub requirement: Option<RequirementId>,
}

impl Report {
    /// The report of a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure) -> Self {
        let (charge, reason) = c.charge(procedure).unzip();
        Self {
            version: VERSION,
            phase: c.phase().word(),
            setting: c.setting(),
            viewer: c.viewer(),
            platform: c.platform(),
            lock: lock(c),
            participants: participants(c),
            identity: ReportedIdentity {
                patient: identity(c, c.identity().patient(), Kind::PatientIdentified),
                clinician: identity(c, c.identity().clinician(), Kind::ClinicianIdentified),
            },
            requirements: c.findings().iter().map(ReportedRequirement::from).collect(),
            alerts: c.alerts().iter().map(ReportedAlert::from).collect(),
            outcome: c.closing().outcome(),
            charge,
            reason,
        }
    }
}

impl From<&Finding> for ReportedRequirement {
    fn from(found: &Finding) -> Self {
        Self { id: found.id, status: found.known.status, basis: found.known.basis }
    }
}

impl From<&Alert> for ReportedAlert {
    fn from(alert: &Alert) -> Self {
        let Alert { kind, severity, requirement, .. } = alert;
        Self { kind: *kind, severity: *severity, requirement: *requirement }
    }
}

fn participants(c: &Consultation) -> ParticipantCounts {
    let tally = c.people().tally();
    let arrivals = c.reports(Signal::Arrivals);
    ParticipantCounts {
        present: c.others_present(),
        waiting: c.reports(Signal::Waiting).then_some(tally.waiting),
        unexpected: arrivals.then(|| c.unexpected()),
        not_introduced: arrivals.then_some(tally.not_introduced),
        machines: c.reports(Signal::Names).then_some(tally.machines),
    }
}

fn lock(c: &Consultation) -> ReportedLock {
    let (state, basis) = match c.lock_state() {
        None => ("unknown", Basis::None),
        Some((lock, basis)) => (if lock.value { "locked" } else { "unlocked" }, basis),
    };
    ReportedLock { state, basis }
}

fn identity(c: &Consultation, check: &Attested<Check>, kind: Kind) -> &'static str {
    match (c.finding(kind).map(|finding| finding.known.status), check.value()) {
        (None | Some(Status::NotApplicable), _) => "not-applicable",
        (_, Some(check)) => check.shown.word(),
        (_, None) => "open",
    }
}
