//! A procedure file: JSON text to draft, and from there to a checked procedure.

use serde::Deserialize;

use super::pairs::Pairs;
use crate::domain::{Draft, DraftRule, Problem, ProblemKind, Procedure};

/// The procedures that come with the panel: id and file.
pub const BUILT_IN: [(&str, &str); 2] = [
    ("so-d45111", include_str!("../../procedures/so-d45111.json")),
    ("checklist", include_str!("../../procedures/checklist.json")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    id: String,
    #[serde(default)]
    title: Pairs<String>,
    #[serde(default)]
    version: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    checked_on: String,
    #[serde(default)]
    rules: Vec<FileRule>,
    #[serde(default)]
    policies: Pairs<String>,
    #[serde(default)]
    times: Pairs<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRule {
    #[serde(default)]
    id: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    strength: String,
    #[serde(default)]
    moment: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    audience: Vec<String>,
    #[serde(default)]
    settings: Vec<String>,
    #[serde(default)]
    platforms: Vec<String>,
    #[serde(default)]
    text: Pairs<String>,
}

impl From<File> for Draft {
    fn from(file: File) -> Self {
        Self {
            id: file.id,
            title: file.title.0,
            version: file.version,
            source: file.source,
            checked_on: file.checked_on,
            rules: file.rules.into_iter().map(DraftRule::from).collect(),
            policies: file.policies.0,
            times: file.times.0,
        }
    }
}

impl From<FileRule> for DraftRule {
    fn from(rule: FileRule) -> Self {
        Self {
            id: rule.id,
            kind: rule.kind,
            strength: rule.strength,
            moment: rule.moment,
            place: rule.place,
            audience: rule.audience,
            settings: rule.settings,
            platforms: rule.platforms,
            text: rule.text.0,
        }
    }
}

/// Reads and checks a procedure file. Every problem is given at once, each with its place; a text
/// that is no JSON of the right shape is one problem at its line and column.
pub fn read_procedure(text: &str) -> Result<Procedure, Vec<Problem>> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        vec![Problem { place, kind: ProblemKind::NotReadable }]
    })?;
    Procedure::check(file.into())
}

/// The built-in procedure of this id. A test reads every one of them, so this cannot fail for an
/// id of [`BUILT_IN`].
pub fn built_in(id: &str) -> Option<Procedure> {
    let (_, text) = BUILT_IN.iter().find(|(name, _)| *name == id)?;
    read_procedure(text).ok()
}
