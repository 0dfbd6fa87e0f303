//! A procedure as written, before the check, and the names of its fields.

use super::{Fact, Moment, PolicyName, Reopens, Rule, Strength, Texts, TimeName, WhenNo};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};
use crate::domain::word::worded;

worded! {
    /// A field of a procedure.
    ProcedureField {
        /// The location of the JSON Schema of this file, for editors. The panel ignores it.
        Schema = "$schema",
        /// The version of the format that the file is written in, a whole number. Left out: 1.
        Format = "format",
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
        /// The role that approved this version, for each language. Not the name of a person.
        ApprovedBy = "approved_by",
        /// The https address of the document.
        Link = "link",
        /// The https address of the hospital's information for patients about video consultations, for each language.
        PatientInformation = "patient_information",
        /// What the document states about its video systems: for each statement the place in the document. The panel says only
        /// what is stated here.
        Facts = "facts",
        /// Pages to read, each shown where it matters: guides for the clinician, information for the patient.
        Links = "links",
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
        /// Only for the kind `confirm`: when a "yes" does not hold any more; a "no" stands until a person says
        /// otherwise. Left out: `never`.
        Reopens = "reopens",
        /// Only for the kind `confirm`: what follows from a "no". Left out: `note`.
        WhenNo = "when_no",
        /// The text, in plain words. What stands in `rules` of a hospital's own file is shown as it is, in the list and on the
        /// cards. Of the kind `confirm`, a statement that a person says is right or not.
        Text = "text",
        /// The text in the patient's panel, in words to the patient. Left out: the text.
        Patient = "patient",
        /// What it requires, as a noun phrase that ends a sentence: "the requirement for …". At most 80 characters, without a
        /// final full stop. Left out: its place is shown instead.
        Short = "short",
        /// Why the requirement is applied as it is, where the document leaves it open; shown below the text.
        Note = "note",
    }
}

worded! {
    /// A field of a link.
    LinkField {
        /// The id of the link: letters, digits, dots and hyphens, at most 32.
        Id = "id",
        /// What the page is, as people read it.
        Label = "label",
        /// The https address of the page. It opens in a new window.
        Address = "address",
        /// The panels that show it. Left out or empty: both.
        Audience = "audience",
        /// What it is for: ids of requirements of this procedure, whose rows show it, or moments.
        For = "for",
    }
}

/// One link as written: the values of the fields of [`LinkField`], each empty if it is left out or cannot be read.
#[derive(Debug, Default)]
pub(crate) struct DraftLink {
    pub(crate) id: String,
    pub(crate) label: Texts,
    pub(crate) address: String,
    pub(crate) audience: Vec<Viewer>,
    /// Ids of requirements, and words of moments.
    pub(crate) subjects: Vec<String>,
}

/// One requirement as written: the values of the fields of [`RuleField`], each empty if it is left out or cannot be read.
#[derive(Debug, Default)]
pub(crate) struct DraftRule {
    pub(crate) id: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) strength: Option<Strength>,
    pub(crate) moment: Option<Moment>,
    pub(crate) place: String,
    pub(crate) link: Option<String>,
    pub(crate) audience: Vec<Viewer>,
    pub(crate) settings: Vec<Setting>,
    pub(crate) platforms: Vec<&'static str>,
    pub(crate) reopens: Option<Reopens>,
    pub(crate) when_no: Option<WhenNo>,
    pub(crate) text: Texts,
    pub(crate) patient: Texts,
    pub(crate) short: Texts,
    pub(crate) note: Texts,
}

/// A procedure as written: the values of the fields of [`ProcedureField`], each empty if it is left out or cannot be read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The SHA-256 of the bytes that it was read from, in lower-case hex.
    pub(crate) sha256: String,
    pub(crate) id: String,
    pub(crate) title: Texts,
    pub(crate) version: String,
    pub(crate) source: String,
    pub(crate) checked_on: String,
    pub(crate) approved_by: Texts,
    pub(crate) link: Option<String>,
    pub(crate) patient_information: Texts,
    pub(crate) facts: Vec<(Fact, String)>,
    pub(crate) links: Vec<DraftLink>,
    pub(crate) policies: Vec<(PolicyName, String)>,
    pub(crate) reasons: Vec<(PolicyName, Texts)>,
    /// In seconds.
    pub(crate) times: Vec<(TimeName, u64)>,
    /// The requirements of the built-in procedures that are included.
    pub(crate) included: Vec<Rule>,
    pub(crate) rules: Vec<DraftRule>,
}
