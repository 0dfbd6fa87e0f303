//! The session log, for a hospital's quality work: what was known and when, in words, counts and times, without names.
//! It is not an audit trail, because a page in a browser cannot prove anything.
//!
//! It is read from the state, which holds counts and not lists, so its size does not depend on the length of the day. The
//! structs serialise to the interfaces of `www/element/index.d.ts`. What is unknown is `null`.

use serde::Serialize;

use crate::domain::{
    Basis, Charge, Consultation, Decision, Finding, ObservedFault, Occurrences, Outcome, Procedure,
    Quality, Reason, RequirementId, Setting, Status, Timestamp, Viewer,
};

/// The most procedures that are kept of those that were followed before the present one. The oldest is dropped.
pub const MOST_EARLIER: usize = 12;

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
    /// The procedures that were followed earlier in the consultation since the page was loaded, oldest first: the last
    /// [`MOST_EARLIER`] of them.
    pub earlier: Vec<LoggedProcedure>,
    /// As [`Session::build`](super::Session::build).
    pub build: Option<String>,
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoggedProcedure {
    /// Its id.
    pub id: String,
    /// The version of its source.
    pub version: String,
    /// As [`Procedure::sha256`].
    pub sha256: String,
    /// When another took its place. `None` of the one that is followed.
    pub until: Option<Milliseconds>,
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
    /// Its id.
    pub id: RequirementId,
    /// Its status.
    pub status: Status,
    /// How the status is known.
    pub basis: Basis,
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
    pub fn of(
        c: &Consultation,
        procedure: &Procedure,
        earlier: &[LoggedProcedure],
        build: Option<&str>,
    ) -> Self {
        let (charge, reason) = c.charge(procedure).unzip();
        let assessment = c.quality().assessment();
        let alerts = c.alert_occurrences().iter();
        let fault = |seen: &ObservedFault| {
            let ObservedFault { fault, times, first, last, .. } = *seen;
            counted(fault.word(), &Occurrences { times, first, last })
        };
        Self {
            version: VERSION,
            procedure: LoggedProcedure::of(procedure, None),
            earlier: earlier.to_vec(),
            build: build.map(str::to_owned),
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

impl LoggedProcedure {
    /// A procedure that was followed until a moment, or is.
    pub(super) fn of(procedure: &Procedure, until: Option<Timestamp>) -> Self {
        Self {
            id: procedure.id.clone(),
            version: procedure.version.clone(),
            sha256: procedure.sha256.clone(),
            until: until.map(milliseconds),
        }
    }
}

impl From<&Finding> for LoggedRequirement {
    fn from(found: &Finding) -> Self {
        Self {
            id: found.id,
            status: found.known.status,
            basis: found.known.basis,
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
