//! A procedure as written, before the check, and the names of its fields.

use super::{Rule, Texts};
use crate::domain::word::worded;

worded! {
    /// A field of a procedure.
    ProcedureField {
        /// The location of the JSON Schema of this file, for editors. The panel ignores it.
        Schema = "$schema",
        /// A short name for programs, unique among procedures: so-d45111.
        Id = "id",
        /// The name of the procedure for people.
        Title = "title",
        /// The version of the document, as the document states it. A dash if it states none.
        Version = "version",
        /// The issuer and number of the document.
        Source = "source",
        /// The day this file was last compared with its document, as year-month-day.
        CheckedOn = "checked_on",
        /// The https address of the document.
        Link = "link",
        /// The https address of the hospital's information for patients about video consultations, for each language.
        PatientInformation = "patient_information",
        /// The hospital's policies. Every policy must be set.
        Policies = "policies",
        /// The reasons for those policies that need one; shown beside them.
        Reasons = "reasons",
        /// Times in whole seconds. A time that is left out has its default.
        Times = "times",
        /// Built-in procedures whose requirements are included, in this order. Nothing else of them is included.
        Of = "of",
        /// The requirements, in the order in which they are shown. One with the id of an included requirement replaces it.
        Rules = "rules",
    }
}

worded! {
    /// A field of a requirement.
    RuleField {
        /// The id of the requirement: letters, digits, dots and hyphens, at most 32. Used in reports and notes.
        Id = "id",
        /// The kind, which decides how the panel evaluates it.
        Kind = "kind",
        /// The strength of the wording, by the verb of the document.
        Strength = "strength",
        /// When it is dealt with.
        Moment = "moment",
        /// The place in the document, as people look it up; shown beside the requirement.
        Place = "place",
        /// The https address of this place in the document.
        Link = "link",
        /// The panels that show it. Left out or empty: both.
        Audience = "audience",
        /// The settings in which it applies. Left out or empty: all.
        Settings = "settings",
        /// The video systems on which it applies. Left out or empty: all.
        Platforms = "platforms",
        /// The text, in plain words.
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
    /// Its place in the source document, as shown.
    pub place: String,
    /// The address of this place in the source document.
    pub link: Option<String>,
    /// Whom it binds, as words of the viewers; empty for both.
    pub audience: Vec<String>,
    /// The settings in which it applies; empty for all.
    pub settings: Vec<String>,
    /// The platforms on which it applies; empty for all.
    pub platforms: Vec<String>,
    /// Its text.
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
    /// The issuer and number of the source document.
    pub source: String,
    /// The day it was last compared with its source, as `2026-11-22`.
    pub checked_on: String,
    /// The address of the source document.
    pub link: Option<String>,
    /// The addresses of the information for patients about video consultations.
    pub patient_information: Texts,
    /// The included requirements of built-in procedures, in their order.
    pub taken_over: Vec<Rule>,
    /// Its own requirements. One with the id of an included requirement replaces it.
    pub rules: Vec<DraftRule>,
    /// The hospital's policies: name and word.
    pub policies: Vec<(String, String)>,
    /// The reasons: name of the policy and reason.
    pub reasons: Vec<(String, Texts)>,
    /// The times, in seconds: name and length.
    pub times: Vec<(String, u64)>,
}
