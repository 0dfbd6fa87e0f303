//! Differences for programs, in the words of the procedure file.

use serde_json::{Value, json};

use super::{Difference, LinkChange, RuleChange, TextChange};
use crate::domain::{ProcedureField, RuleField, Setting, Viewer};

/// Each difference as an object: `what` it is about, and its values before and after.
pub fn as_json(differences: &[Difference]) -> Value {
    differences.iter().map(one).collect()
}

fn one(difference: &Difference) -> Value {
    match difference {
        Difference::Field { field, text } => with("field", field.word(), text),
        Difference::Fact { fact, text } => with("fact", fact.word(), text),
        Difference::Added(id) => json!({"what": "requirement-added", "id": id.as_str()}),
        Difference::Removed(id) => json!({"what": "requirement-removed", "id": id.as_str()}),
        Difference::Changed { id, changes } => {
            let changes: Value = changes.iter().map(of_rule).collect();
            json!({"what": "requirement-changed", "id": id.as_str(), "changes": changes})
        }
        Difference::Order => json!({"what": "order"}),
        Difference::Policy { name, old, new } => {
            json!({"what": "policy", "name": name.word(), "old": old, "new": new})
        }
        Difference::Reason { name, text } => with("reason", name.word(), text),
        Difference::Time { name, old, new } => {
            let [old, new] = [old, new].map(|length| length.0 / 1_000);
            json!({"what": "time", "name": name.word(), "old": old, "new": new})
        }
        Difference::Link { address, change } => {
            let what = match change {
                LinkChange::Added => "link-added",
                LinkChange::Removed => "link-removed",
                LinkChange::Changed => "link-changed",
            };
            json!({"what": what, "name": ProcedureField::Links.word(), "address": address})
        }
    }
}

fn with(what: &str, name: &str, text: &TextChange) -> Value {
    json!({
        "what": what,
        "name": name,
        "language": text.language,
        "old": text.old,
        "new": text.new,
    })
}

fn of_rule(change: &RuleChange) -> Value {
    let plain = |field: RuleField, old: Value, new: Value| json!({"what": "requirement", "name": field.word(), "old": old, "new": new});
    let text = |field: RuleField, text: &TextChange| with("requirement", field.word(), text);
    match change {
        RuleChange::Kind(old, new) => plain(RuleField::Kind, old.word().into(), new.word().into()),
        RuleChange::Strength(old, new) => {
            plain(RuleField::Strength, old.word().into(), new.word().into())
        }
        RuleChange::Moment(old, new) => {
            plain(RuleField::Moment, old.word().into(), new.word().into())
        }
        RuleChange::Audience(old, new) => {
            let [old, new] =
                [old, new].map(|all| all.iter().map(|one: &Viewer| one.word()).collect());
            plain(RuleField::Audience, old, new)
        }
        RuleChange::Settings(old, new) => {
            let [old, new] =
                [old, new].map(|all| all.iter().map(|one: &Setting| one.word()).collect());
            plain(RuleField::Settings, old, new)
        }
        RuleChange::Platforms(old, new) => plain(RuleField::Platforms, json!(old), json!(new)),
        RuleChange::Reopens(old, new) => {
            plain(RuleField::Reopens, old.word().into(), new.word().into())
        }
        RuleChange::WhenNo(old, new) => {
            plain(RuleField::WhenNo, old.word().into(), new.word().into())
        }
        RuleChange::Words(old, new) => {
            let [old, new] = [old, new].map(|own| if *own { "own" } else { "panel" });
            json!({"what": "requirement", "name": "words", "old": old, "new": new})
        }
        RuleChange::Place(change) => text(RuleField::Place, change),
        RuleChange::Link(change) => text(RuleField::Link, change),
        RuleChange::Text(change) => text(RuleField::Text, change),
        RuleChange::Patient(change) => text(RuleField::Patient, change),
        RuleChange::Short(change) => text(RuleField::Short, change),
        RuleChange::Note(change) => text(RuleField::Note, change),
    }
}
