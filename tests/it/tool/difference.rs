//! Two versions of a procedure compared, and what a committee reads of it.

use std::error::Error;

use serde_json::{Value, json};
use trygtrom::domain::Procedure;
use trygtrom::format::{built_in, read_procedure};
use trygtrom::i18n::Lang;
use trygtrom::tool::Words;
use trygtrom::tool::difference::{as_json, compare, in_words};

use crate::conformance;
use crate::procedure_faults::{put, whole};
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

fn procedure(file: &Value) -> Result<Procedure, Box<dyn Error>> {
    Ok(read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}"))?)
}

/// The file with each value put in its place; `None` takes it away.
fn with(changes: &[(&str, Option<Value>)]) -> Value {
    let mut file = whole();
    for (place, what) in changes {
        put(&mut file, place, what.clone());
    }
    file
}

#[test]
fn each_change_of_a_file_is_one_difference() -> Checked {
    let another = json!({
        "id": "P-2", "kind": "record-kept", "strength": "may", "moment": "end", "place": "pkt. 2",
        "text": {"nb": "Journalen er ført."},
    });
    let rule = whole()["rules"][0].clone();
    let rows: Vec<(&str, Option<Value>, Value)> = vec![
        ("/id", Some("annen".into()), json!({"what": "field", "name": "id"})),
        (
            "/title/nb",
            Some("Ny".into()),
            json!({"what": "field", "name": "title", "language": "nb"}),
        ),
        (
            "/title/en",
            None,
            json!({"what": "field", "name": "title", "language": "en", "new": null}),
        ),
        (
            "/title/se",
            Some("S".into()),
            json!({"what": "field", "language": "se", "old": null, "new": "S"}),
        ),
        (
            "/version",
            Some("2".into()),
            json!({"what": "field", "name": "version", "old": "1", "new": "2"}),
        ),
        ("/source", Some("X".into()), json!({"what": "field", "name": "source"})),
        ("/checked_on", Some("2027-01-01".into()), json!({"what": "field", "name": "checked_on"})),
        (
            "/approved_by/nb",
            Some("Klinikksjef".into()),
            json!({"what": "field", "name": "approved_by", "language": "nb", "old": "Fagsjef"}),
        ),
        ("/link", None, json!({"what": "field", "name": "link", "new": null})),
        (
            "/patient_information/nb",
            Some("https://a.no".into()),
            json!({"name": "patient_information"}),
        ),
        ("/facts/not-stored", None, json!({"what": "fact", "name": "not-stored", "new": null})),
        ("/facts/encrypted", Some("pkt. 3".into()), json!({"what": "fact", "old": null})),
        ("/links/0/label/nb", Some("Ny".into()), json!({"what": "link-changed"})),
        ("/links/0/audience", None, json!({"what": "link-changed"})),
        ("/links", None, json!({"what": "link-removed"})),
        (
            "/policies/chat",
            Some("allowed".into()),
            json!({"what": "policy", "name": "chat", "old": "forbidden", "new": "allowed"}),
        ),
        (
            "/policies/identity.known",
            Some("document".into()),
            json!({"what": "policy", "name": "identity.known"}),
        ),
        (
            "/reasons/intruder/nb",
            Some("Ny".into()),
            json!({"what": "reason", "name": "intruder", "language": "nb"}),
        ),
        ("/reasons", None, json!({"what": "reason"})),
        ("/times/lock_grows", Some(60.into()), json!({"what": "time", "old": 5, "new": 60})),
        ("/times", None, json!({"what": "time", "name": "lock_grows", "old": 5, "new": 30})),
        ("/rules", Some(json!([rule, another])), json!({"what": "requirement-added", "id": "P-2"})),
    ];
    for (place, what, wanted) in rows {
        let (old, new) = (procedure(&whole())?, procedure(&with(&[(place, what)]))?);
        let told = as_json(&compare(&old, &new));
        // A reason and a title are there in two languages.
        let several = ["/reasons"].contains(&place);
        let list = told.as_array().ok_or("no list")?;
        assert!(list.len() == 1 || several, "{place}: {told}");
        for (name, value) in wanted.as_object().into_iter().flatten() {
            assert_eq!(&list[0][name], value, "{place}: {told}");
        }
        // The same the other way, and nothing of what is the same.
        assert_eq!(compare(&new, &old).len(), list.len(), "{place}");
        assert_eq!(compare(&new, &new), [], "{place}");
        for lang in Lang::ALL {
            let said = in_words(&old, &new, &compare(&old, &new), Words::new(lang));
            assert!(said.lines().count() > 3 && !said.contains(['{', '}']), "{place}: {said}");
        }
    }
    Ok(())
}

#[test]
fn each_field_of_a_requirement_is_compared() -> Checked {
    let rows: Vec<(&str, Option<Value>, Option<&str>)> = vec![
        ("/rules/0/kind", Some("list-watched".into()), Some("kind")),
        ("/rules/0/strength", Some("should".into()), Some("strength")),
        ("/rules/0/moment", Some("end".into()), Some("moment")),
        ("/rules/0/place", Some("pkt. 9".into()), Some("place")),
        ("/rules/0/link", None, Some("link")),
        ("/rules/0/audience", Some(json!(["patient"])), Some("audience")),
        ("/rules/0/audience", None, Some("audience")),
        ("/rules/0/settings", Some(json!(["group"])), Some("settings")),
        ("/rules/0/platforms", Some(json!(["manual", "join"])), Some("platforms")),
        ("/rules/0/text/en", Some("Lock it.".into()), Some("text")),
        ("/rules/0/patient/nb", Some("Nytt.".into()), Some("patient")),
        ("/rules/0/short", None, Some("short")),
        ("/rules/0/note/nb", Some("Ny.".into()), Some("note")),
    ];
    for (place, what, field) in rows {
        let (old, new) = (procedure(&whole())?, procedure(&with(&[(place, what)]))?);
        let told = as_json(&compare(&old, &new));
        let Some(field) = field else {
            assert_eq!(told, json!([]), "{place}");
            continue;
        };
        assert_eq!(told[0]["what"], "requirement-changed", "{place}: {told}");
        let changes = told[0]["changes"].as_array().ok_or("no changes")?;
        assert!(!changes.is_empty() && changes.iter().all(|one| one["name"] == field), "{told}");
    }
    // Fields that only the kind `confirm` has.
    let confirm = ("/rules/0/kind", Some(json!("confirm")));
    for (place, what, field) in
        [("/rules/0/reopens", "return", "reopens"), ("/rules/0/when_no", "stop", "when_no")]
    {
        let old = procedure(&with(std::slice::from_ref(&confirm)))?;
        let new = procedure(&with(&[confirm.clone(), (place, Some(what.into()))]))?;
        let told = as_json(&compare(&old, &new));
        assert_eq!(told[0]["changes"][0]["name"], field, "{told}");
        assert_eq!(told[0]["changes"][0]["new"], what, "{told}");
        assert_eq!(told[0]["changes"].as_array().map(Vec::len), Some(1), "{told}");
    }
    // To name all is to name none, and the order of a list says nothing.
    for (before, after) in [
        (("/rules/0/audience", json!(["clinician", "patient"])), ("/rules/0/audience", json!([]))),
        (
            ("/rules/0/platforms", json!(["manual", "join"])),
            ("/rules/0/platforms", json!(["join", "manual"])),
        ),
        (
            ("/rules/0/settings", json!(["group", "known-patient"])),
            ("/rules/0/settings", json!(["known-patient", "group"])),
        ),
    ] {
        let [old, new] =
            [before, after].map(|(place, what)| procedure(&with(&[(place, Some(what))])));
        assert_eq!(compare(&old?, &new?), [], "the same in another form");
    }
    Ok(())
}

#[test]
fn what_a_committee_reads_is_as_expected() -> Checked {
    let cookbook = std::fs::read_to_string(root().join("docs/cookbook.md"))?;
    let example = cookbook.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    let fjord: Value = serde_json::from_str(example.ok_or("no example")?)?;
    let mut next = fjord.clone();
    for (place, what) in [
        ("/version", Some(json!("2.2"))),
        ("/policies/payment", Some("nothing-on-any-problem".into())),
        ("/policies/intruder", Some("suspend".into())),
        ("/reasons/intruder", None),
        ("/times/absence_wait", Some(1_200.into())),
        ("/rules/0/strength", Some("shall".into())),
        ("/rules/0/text/nb", Some("Chatten brukes ikke.".into())),
        ("/rules/1/audience", None),
        ("/rules/1/short", None),
    ] {
        put(&mut next, place, what);
    }
    let combined = built_in("combined").ok_or("not found")?;
    let (old, new) = (procedure(&fjord)?, procedure(&next)?);
    let worded = std::fs::read_to_string(root().join("examples/own-procedure.json"))?;
    let worded = procedure(&serde_json::from_str(&worded)?)?;
    let mut text = String::new();
    for (title, old, new, langs) in [
        ("a new version", &old, &new, Lang::ALL.as_slice()),
        ("combined and a hospital's own", &combined, &old, &[Lang::Nb]),
        ("combined and requirements of a hospital's own kind", &combined, &worded, &[Lang::Nb]),
        ("the same", &old, &old, Lang::ALL.as_slice()),
    ] {
        for lang in langs {
            let said = in_words(old, new, &compare(old, new), Words::new(*lang));
            text += &format!("==== {title}, {}\n{said}", lang.tag());
        }
    }
    conformance::compare(&root().join("tests/data/differences.txt"), &text)
}

#[test]
fn a_requirement_that_is_copied_into_the_file_brings_other_words_to_the_cards() -> Checked {
    let rule = |id: &str| -> Result<Value, Box<dyn Error>> {
        let file: Value = serde_json::from_str(include_str!("../../../procedures/so-d45111.json"))?;
        let rules = file["rules"].as_array().ok_or("a list")?;
        Ok(rules.iter().find(|rule| rule["id"] == id).ok_or("the requirement")?.clone())
    };
    let including = |rules: Value| {
        procedure(&with(&[
            ("/of", Some(json!(["so-d45111"]))),
            ("/links", None),
            ("/rules", Some(rules)),
        ]))
    };
    let (old, new) = (including(json!([]))?, including(json!([rule("A-1.4")?]))?);
    let differences = compare(&old, &new);
    let told = as_json(&differences);
    let change = json!({"what": "requirement", "name": "words", "old": "panel", "new": "own"});
    assert!(told.to_string().contains(&change.to_string()), "{told}");
    let words = in_words(&old, &new, &differences, Words::new(Lang::Nb));
    assert!(
        words.contains("Bare ordene på kortene er endret, fra panelets til sykehusets (1):"),
        "{words}"
    );
    Ok(())
}
