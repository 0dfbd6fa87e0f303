//! A procedure as somebody wrote it: words, not yet checked. And the names of what can be written.

use super::{Rule, Texts};
use crate::domain::word::worded;

worded! {
    /// A field of a procedure.
    ProcedureField {
        /// Where the JSON Schema of this file lies, for editors. The panel does not look at it.
        Schema = "$schema",
        /// A short name for programs, unlike that of every other procedure: so-d45111.
        Id = "id",
        /// The name that people know the procedure by.
        Title = "title",
        /// The version of the document, as the document itself says it. A dash if it says none.
        Version = "version",
        /// Who issued the document, and its number.
        Source = "source",
        /// The day somebody last compared this file with its document, as year-month-day.
        CheckedOn = "checked_on",
        /// Where the document can be read: an https address.
        Link = "link",
        /// Where the hospital tells patients about video consultations: an https address for each language.
        PatientInformation = "patient_information",
        /// The hospital's choices. Every one must be made.
        Policies = "policies",
        /// Why the hospital chose so, for the choices that need it; shown beside them.
        Reasons = "reasons",
        /// How long things take, in whole seconds. What is not named is as it usually is.
        Times = "times",
        /// Built-in procedures whose requirements are taken over, in this order. What else they hold is not.
        Of = "of",
        /// The requirements, in the order in which they are shown. One with the id of a requirement that is taken over
        /// stands in its place.
        Rules = "rules",
    }
}

worded! {
    /// A field of a requirement.
    RuleField {
        /// The requirement's own id: letters, digits, dots and hyphens, at most 32. It stands in reports and notes.
        Id = "id",
        /// What the panel does about it.
        Kind = "kind",
        /// How strongly the document words it, in its own verb.
        Strength = "strength",
        /// When it is dealt with.
        Moment = "moment",
        /// Where in the document it stands, as people look it up; shown beside the requirement.
        Place = "place",
        /// Where the document can be read at this place: an https address.
        Link = "link",
        /// Whose panel shows it. Left out or empty: both.
        Audience = "audience",
        /// In which settings it applies. Left out or empty: all.
        Settings = "settings",
        /// On which video systems it applies. Left out or empty: all.
        Platforms = "platforms",
        /// What it says, in plain words.
        Text = "text",
    }
}

/// One requirement as written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DraftRule {
    /// Its id, as `A-2.8`.
    pub id: String,
    /// The word of its kind.
    pub kind: String,
    /// The word of its strength.
    pub strength: String,
    /// The word of its moment.
    pub moment: String,
    /// Where in the source document it stands, as shown on screen.
    pub place: String,
    /// Where the source document can be read at this place.
    pub link: Option<String>,
    /// Whom it binds, in words of the viewers; empty for both.
    pub audience: Vec<String>,
    /// In which settings it applies; empty for all.
    pub settings: Vec<String>,
    /// On which platforms it applies; empty for all.
    pub platforms: Vec<String>,
    /// What it says.
    pub text: Texts,
}

/// A procedure as written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Draft {
    /// Its id, as `so-d45111`.
    pub id: String,
    /// Its name.
    pub title: Texts,
    /// The source document's version.
    pub version: String,
    /// Who issued the source document, and its number.
    pub source: String,
    /// The day somebody last compared it with its source, as `2026-11-22`.
    pub checked_on: String,
    /// Where the source document can be read.
    pub link: Option<String>,
    /// Where patients can read about video consultations.
    pub patient_information: Texts,
    /// The requirements of built-in procedures that it takes over, in their order.
    pub taken_over: Vec<Rule>,
    /// Its own requirements. One with the id of a requirement that is taken over stands in its place.
    pub rules: Vec<DraftRule>,
    /// The hospital's choices: name and word.
    pub policies: Vec<(String, String)>,
    /// Why the hospital chose so: name of the choice and reason.
    pub reasons: Vec<(String, Texts)>,
    /// The times, in seconds.
    pub times: Vec<(String, u64)>,
}
