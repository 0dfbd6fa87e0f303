//! The session log, for a hospital's quality work: what was known and when, in words, counts and times, without names.
//! It is not an audit trail, because a page in a browser cannot prove anything.
//!
//! It is read from the state, which holds counts and not lists, so its size does not depend on the length of the day. The
//! structs serialise to the interfaces of `www/element/index.d.ts`. What is unknown is `null`.

use serde::Serialize;

use super::ReportedRequirement;
use crate::domain::{
    Charge, Consultation, Decision, Edition, Finding, ObservedFault, Occurrences, Outcome,
    Procedure, Quality, Reason, Setting, Timestamp, Viewer,
};

/// The version of the log.
const VERSION: u32 = 1;

/// A moment in milliseconds since the Unix epoch, as a number of JavaScript.
pub type Milliseconds = f64;

/// The session log. Words are those of the API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionLog {
    /// The version of the log.
    pub version: u32,
    /// The procedure that is followed.
    pub procedure: LoggedProcedure,
    /// The procedures that were followed before, oldest first; see [`Consultation::earlier_procedures`].
    pub earlier: Vec<FormerProcedure>,
    /// The panel that made the log.
    pub build: Build,
    /// The setting.
    pub setting: Setting,
    /// Whose panel it is.
    pub viewer: Viewer,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// When the state was read from storage after a reload. What is older may have been changed there.
    pub restored: Option<Milliseconds>,
    /// The phases of the consultation so far.
    pub phases: Vec<Counted>,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<LoggedRequirement>,
    /// The alerts that were raised.
    pub alerts: Vec<Counted>,
    /// The technical faults that were observed or reported.
    pub faults: Vec<Counted>,
    /// The clinician's last judgement of quality.
    pub judged: Option<LoggedJudgement>,
    /// The outcome.
    pub outcome: Option<Outcome>,
    /// What the patient owes.
    pub charge: Option<Charge>,
    /// The reason for the charge: the id of a requirement, or a word of a closed list.
    pub reason: Option<Reason>,
}

/// A procedure: which one, and which file of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoggedProcedure {
    /// Its id.
    pub id: String,
    /// The version of its source.
    pub version: String,
    /// As [`Procedure::sha256`].
    pub sha256: String,
}

/// A procedure that was followed before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormerProcedure {
    /// Which one.
    #[serde(flatten)]
    pub procedure: LoggedProcedure,
    /// When another took its place.
    pub until: Milliseconds,
}

/// The panel that made the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Build {
    /// The version of the package.
    pub version: &'static str,
    /// As [`Session::build`](super::Session::build).
    pub sha256: Option<String>,
}

/// How often something happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counted {
    /// What happened.
    pub kind: &'static str,
    /// How many times.
    pub times: u32,
    /// The first time.
    pub first: Milliseconds,
    /// The last time.
    pub last: Milliseconds,
}

/// One requirement in the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoggedRequirement {
    /// Its id, status and basis.
    #[serde(flatten)]
    pub requirement: ReportedRequirement,
    /// Since when it is known.
    pub at: Option<Milliseconds>,
    /// Since when the status before was known, if the requirement was reopened or contradicted.
    pub before: Option<Milliseconds>,
}

/// A judgement of quality.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoggedJudgement {
    /// The quality.
    pub quality: Quality,
    /// The decision.
    pub decision: Decision,
    /// When.
    pub at: Milliseconds,
}

impl SessionLog {
    /// The log of a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure, build: Option<&str>) -> Self {
        let (charge, reason) = c.charge(procedure).unzip();
        let assessment = c.quality().assessment();
        let alerts = c.alert_occurrences().iter();
        let fault = |seen: &ObservedFault| {
            let ObservedFault { fault, times, first, last, .. } = *seen;
            counted(fault.word(), &Occurrences { times, first, last })
        };
        Self {
            version: VERSION,
            procedure: procedure.edition().into(),
            earlier: c.earlier_procedures().iter().map(FormerProcedure::from).collect(),
            build: Build { version: env!("CARGO_PKG_VERSION"), sha256: build.map(str::to_owned) },
            setting: c.setting(),
            viewer: c.viewer(),
            platform: c.platform(),
            restored: c.restored_at().map(milliseconds),
            phases: c.phases().iter().map(|(phase, often)| counted(phase.word(), often)).collect(),
            requirements: c.findings().iter().map(LoggedRequirement::from).collect(),
            alerts: alerts.map(|(kind, often)| counted(kind.word(), often)).collect(),
            faults: assessment.faults.iter().map(fault).collect(),
            judged: assessment.judged.map(|(quality, decision, at)| LoggedJudgement {
                quality,
                decision,
                at: milliseconds(at),
            }),
            outcome: c.closing().outcome(),
            charge,
            reason,
        }
    }
}

impl From<Edition> for LoggedProcedure {
    fn from(Edition { id, version, sha256 }: Edition) -> Self {
        Self { id, version, sha256 }
    }
}

impl From<&(Edition, Timestamp)> for FormerProcedure {
    fn from((edition, until): &(Edition, Timestamp)) -> Self {
        Self { procedure: edition.clone().into(), until: milliseconds(*until) }
    }
}

impl From<&Finding> for LoggedRequirement {
    fn from(found: &Finding) -> Self {
        Self {
            requirement: found.into(),
            at: found.known.at.map(milliseconds),
            before: found.known.before.map(milliseconds),
        }
    }
}

const fn counted(kind: &'static str, often: &Occurrences) -> Counted {
    let Occurrences { times, first, last } = *often;
    Counted { kind, times, first: milliseconds(first), last: milliseconds(last) }
}

/// A double holds every millisecond of the next 285,000 years.
const fn milliseconds(at: Timestamp) -> Milliseconds {
    at.0 as f64
}
