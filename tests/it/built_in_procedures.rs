//! The procedures that are built into the panel.

use std::error::Error;
use std::fs;

use serde_json::Value;
use trygtrom::domain::{Procedure, Rule, Strength, WhenNo};
use trygtrom::format::{BUILT_IN, built_in, read_procedure};

use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

#[test]
fn built_in_procedures_are_valid() -> Checked {
    for (name, _) in BUILT_IN {
        let file = fs::read_to_string(root().join(format!("procedures/{name}.json")))?;
        let procedure = read_procedure(&file).map_err(|p| format!("{name}: {p:?}"))?;
        let built_in = built_in(name).ok_or("not built in")?;
        let written: Value = serde_json::from_str(&file)?;
        let written = written["rules"].as_array().cloned().unwrap_or_default();
        let is_written = |rule: &Rule| written.iter().any(|one| one["id"] == rule.id.as_str());
        assert!(procedure.rules().iter().all(|rule| rule.is_own == is_written(rule)), "{name}");
        let parts = |of: &Procedure| format!("{of:?}").replace("is_own: true", "is_own: false");
        let built_in = format!("{built_in:?}");
        assert_eq!(built_in, parts(&procedure), "as it is written and as it is built in");
        assert_eq!(procedure.id, name);
        assert!(!procedure.rules().is_empty(), "{name}");
        for rule in procedure.rules() {
            let [nb, en] = ["nb", "en"].map(|lang| rule.short(lang));
            assert!(
                nb.is_some() && en.is_some() && nb != en,
                "{name}: {:?} has no phrase",
                rule.id
            );
        }
    }
    assert!(built_in("so-d45112").is_none());
    Ok(())
}

#[test]
fn what_extended_adds_is_a_may_and_says_that_it_is_from_no_document() -> Checked {
    let extended = built_in("extended").ok_or("not built in")?;
    let combined = built_in("combined").ok_or("not built in")?;
    assert_eq!(extended.policies, combined.policies);
    let known = |rule: &Rule| combined.rule_with(rule.id).is_some();
    let (of_combined, added): (Vec<&Rule>, Vec<&Rule>) =
        extended.rules().iter().partition(|rule| known(rule));
    assert_eq!(of_combined.len(), combined.rules().len());
    assert!(!added.is_empty());
    for rule in added {
        assert_eq!(rule.strength, Strength::May, "{:?}", rule.id);
        assert!(rule.kind.is_generic() && rule.when_no == WhenNo::Note, "{:?}", rule.id);
        assert!(rule.place.ends_with("ikke fra dokumentene"), "{:?}", rule.id);
    }
    assert!(extended.title("nb").ends_with("som klinikere skal vurdere før bruk"));
    Ok(())
}
