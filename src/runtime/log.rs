//! The session log, for a hospital's quality work: what was known and when, in words, counts and times, without names.
//! It is not an audit trail, because a page in a browser cannot prove anything.
//!
//! It is read from the state, which holds counts and not lists, so its size does not depend on the length of the day.

use crate::domain::{Consultation, Occurrences, Procedure, Quality, Timestamp};

/// A word with the number of its occurrences, the first and the last.
pub type Counted = (&'static str, Occurrences);

/// One requirement in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequirement {
    /// Its id.
    pub id: String,
    /// Its status; a word of the public API.
    pub status: &'static str,
    /// How it is known; a word of the public API.
    pub basis: &'static str,
    /// Since when it is known.
    pub at: Option<Timestamp>,
    /// When the previous status was known, if the requirement was reopened or contradicted.
    pub before: Option<Timestamp>,
}

/// The session log of API version 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLog {
    /// The procedure's id and the version of its source.
    pub procedure: (String, String),
    /// The setting.
    pub setting: &'static str,
    /// Whose panel it is.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The phases it has been in.
    pub phases: Vec<Counted>,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<LoggedRequirement>,
    /// The alerts that have been raised.
    pub alerts: Vec<Counted>,
    /// The technical faults that were observed or reported.
    pub faults: Vec<Counted>,
    /// The clinician's judgement of the quality, the decision, and when they were made.
    pub judged: Option<(&'static str, &'static str, Timestamp)>,
    /// The outcome.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// The reason for the charge.
    pub reason: Option<String>,
}

impl SessionLog {
    /// Reads the log from a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure) -> Self {
        let charge = c.charge(procedure);
        let logged = |f: &crate::domain::Finding| LoggedRequirement {
            id: f.id.as_str().to_owned(),
            status: f.known.status.word(),
            basis: f.known.basis.word(),
            at: f.known.at,
            before: f.known.before,
        };
        let faults = c.assessment.faults.iter().map(|seen| {
            let occurrences = Occurrences { times: seen.times, first: seen.first, last: seen.last };
            (seen.fault.word(), occurrences)
        });
        let judged = c.assessment.judged;
        Self {
            procedure: (procedure.id.clone(), procedure.version.clone()),
            setting: c.setting.word(),
            viewer: c.viewer.word(),
            platform: c.platform(),
            phases: c.phases.iter().map(|(phase, count)| (phase.word(), *count)).collect(),
            requirements: c.findings.iter().map(logged).collect(),
            alerts: c.alerted.iter().map(|(kind, count)| (kind.word(), *count)).collect(),
            faults: faults.collect(),
            judged: judged.map(|(q, d, at)| (Quality::word(q), d.word(), at)),
            outcome: c.outcome.map(crate::domain::Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}
