//! A procedure as somebody wrote it: words, not yet checked.

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
    /// Whom it binds, in words of the viewers; empty for both.
    pub audience: Vec<String>,
    /// In which settings it applies; empty for all.
    pub settings: Vec<String>,
    /// On which platforms it applies; empty for all.
    pub platforms: Vec<String>,
    /// What it says, by language.
    pub text: Vec<(String, String)>,
}

/// A procedure as written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Draft {
    /// Its id, as `so-d45111`.
    pub id: String,
    /// Its name, by language.
    pub title: Vec<(String, String)>,
    /// The source document's version.
    pub version: String,
    /// Who issued the source document, and its number.
    pub source: String,
    /// The day somebody last compared it with its source, as `2026-11-22`.
    pub checked_on: String,
    /// Its requirements.
    pub rules: Vec<DraftRule>,
    /// The hospital's choices: name and word.
    pub policies: Vec<(String, String)>,
    /// The times, in seconds.
    pub times: Vec<(String, u64)>,
}
