//! The session log, for a hospital's quality work: what was known and when, in words, counts and times, without names.
//! It is not an audit trail, because a page in a browser cannot prove anything.
//!
//! It is read from the state, which holds counts and not lists, so its size does not depend on the length of the day. The
//! structs serialise to the interfaces of `www/element/index.d.ts`. What is unknown is `null`.

use serde::Serialize;

use super::report::written;
use crate::domain::{Consultation, Finding, Occurrences, Outcome, Procedure, Timestamp};

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
    /// Who is to take part.
    pub setting: &'static str,
    /// Whose panel.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
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
    /// How the consultation ended.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// Why: the id of a requirement, or a word of a closed list.
    pub reason: Option<String>,
}

/// A procedure by its id and the version of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoggedProcedure {
    /// Its id.
    pub id: String,
    /// The version of its source.
    pub version: String,
}

/// How occurrences something happened.
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
    pub id: String,
    /// Its status.
    pub status: &'static str,
    /// How the status is known.
    pub basis: &'static str,
    /// Since when it is known.
    pub at: Option<Milliseconds>,
    /// Since when the status before was known, if the requirement was reopened or contradicted.
    pub before: Option<Milliseconds>,
}

/// A judgement of quality.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoggedJudgement {
    /// The quality.
    pub quality: &'static str,
    /// The decision.
    pub decision: &'static str,
    /// When.
    pub at: Milliseconds,
}

impl SessionLog {
    /// Reads the log off a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure) -> Self {
        let charge = c.charge(procedure);
        let faults = c.quality().assessment().faults.iter().map(|seen| {
            let occurrences = Occurrences { times: seen.times, first: seen.first, last: seen.last };
            counted(seen.fault.word(), occurrences)
        });
        Self {
            version: VERSION,
            procedure: LoggedProcedure {
                id: procedure.id.clone(),
                version: procedure.version.clone(),
            },
            setting: c.setting().word(),
            viewer: c.viewer().word(),
            platform: c.platform(),
            phases: c
                .phases()
                .iter()
                .map(|(phase, occurrences)| counted(phase.word(), *occurrences))
                .collect(),
            requirements: c.findings().iter().map(requirement).collect(),
            alerts: c
                .alert_occurrences()
                .iter()
                .map(|(kind, occurrences)| counted(kind.word(), *occurrences))
                .collect(),
            faults: faults.collect(),
            judged: c.quality().assessment().judged.map(|(quality, decision, at)| {
                LoggedJudgement {
                    quality: quality.word(),
                    decision: decision.word(),
                    at: milliseconds(at),
                }
            }),
            outcome: c.closing().outcome().map(Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}

fn requirement(finding: &Finding) -> LoggedRequirement {
    LoggedRequirement {
        id: written(&finding.id),
        status: finding.known.status.word(),
        basis: finding.known.basis.word(),
        at: finding.known.at.map(milliseconds),
        before: finding.known.before.map(milliseconds),
    }
}

fn counted(kind: &'static str, occurrences: Occurrences) -> Counted {
    let Occurrences { times, first, last } = occurrences;
    Counted { kind, times, first: milliseconds(first), last: milliseconds(last) }
}

/// A double holds every millisecond of the next 285,000 years.
const fn milliseconds(at: Timestamp) -> Milliseconds {
    at.0 as f64
}
