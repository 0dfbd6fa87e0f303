//! The session log: what was known when, for a hospital's own work on quality. Words, counts and moments,
//! never a name. It is not an audit trail: a page in a browser is no sworn witness.
//!
//! It is read off the state, which counts and does not list, so it stays short however long the day is.

use crate::domain::{Consultation, Occurrences, Procedure, Quality, Timestamp};

/// How often one thing was so: its word, how often, first and last.
pub type Counted = (&'static str, Occurrences);

/// One requirement in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequirement {
    /// Its id.
    pub id: String,
    /// Its status, as a word of the API.
    pub status: &'static str,
    /// How it is known, as a word of the API.
    pub basis: &'static str,
    /// Since when it is known.
    pub at: Option<Timestamp>,
    /// When what stood before was known, if something was opened again or contradicted.
    pub before: Option<Timestamp>,
}

/// The session log of API version 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLog {
    /// The procedure's id and the version of its source.
    pub procedure: (String, String),
    /// Who was to take part.
    pub setting: &'static str,
    /// Whose panel.
    pub viewer: &'static str,
    /// The platform whose adapter is connected.
    pub platform: Option<&'static str>,
    /// The phases it was in.
    pub phases: Vec<Counted>,
    /// Every requirement that binds this viewer.
    pub requirements: Vec<LoggedRequirement>,
    /// The alerts that came up.
    pub alerts: Vec<Counted>,
    /// The technical faults that were seen or told.
    pub faults: Vec<Counted>,
    /// The clinician's judgement of quality, the decision, and when.
    pub judged: Option<(&'static str, &'static str, Timestamp)>,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// What the patient owes.
    pub charge: Option<&'static str>,
    /// Why.
    pub reason: Option<String>,
}

impl SessionLog {
    /// Reads the log off a consultation.
    pub fn of(c: &Consultation, procedure: &Procedure) -> Self {
        let charge = c.charge(procedure);
        let logged = |f: &crate::domain::Finding| LoggedRequirement {
            id: f.id.as_str().to_owned(),
            status: f.known.status.word(),
            basis: f.known.basis.word(),
            at: f.known.at,
            before: f.known.before,
        };
        let faults = c.quality().assessment().faults.iter().map(|seen| {
            let often = Occurrences { times: seen.times, first: seen.first, last: seen.last };
            (seen.fault.word(), often)
        });
        let judged = c.quality().assessment().judged;
        Self {
            procedure: (procedure.id.clone(), procedure.version.clone()),
            setting: c.setting().word(),
            viewer: c.viewer().word(),
            platform: c.platform(),
            phases: c.phases().iter().map(|(phase, often)| (phase.word(), *often)).collect(),
            requirements: c.findings().iter().map(logged).collect(),
            alerts: c
                .alert_occurrences()
                .iter()
                .map(|(kind, often)| (kind.word(), *often))
                .collect(),
            faults: faults.collect(),
            judged: judged.map(|(q, d, at)| (Quality::word(q), d.word(), at)),
            outcome: c.closing().outcome().map(crate::domain::Outcome::word),
            charge: charge.as_ref().map(|(charge, _)| charge.word()),
            reason: charge.map(|(_, reason)| reason.word().to_owned()),
        }
    }
}
