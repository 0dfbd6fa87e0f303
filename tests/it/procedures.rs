//! Procedure files: those that come with the panel are whole, and of a broken one every fault is told at once, each
//! with its place and a way to mend it.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::{Value, json};
use trygtrom::domain::{
    Kind, Moment, Payment, Policies, Problem, ProblemKind, Setting, Strength, Viewer,
};
use trygtrom::format::{BUILT_IN, built_in, read_procedure};

type Checked = Result<(), Box<dyn Error>>;

/// A file that is whole, with one rule.
fn whole() -> Value {
    json!({
        "id": "prove",
        "title": {"nb": "Prøve", "en": "Trial"},
        "version": "1",
        "source": "Prøvesykehuset",
        "checked_on": "2026-11-22",
        "rules": [{
            "id": "P-1",
            "kind": "room-locked",
            "strength": "shall",
            "moment": "start",
            "place": "Prøve pkt. 1",
            "audience": ["clinician"],
            "settings": ["unknown-patient"],
            "platforms": ["manual"],
            "text": {"nb": "Rommet er låst.", "en": "The room is locked."},
        }],
        "policies": {
            "chat": "forbidden",
            "chat_scan": "off",
            "public_place": "never",
            "recording": "never",
            "sharing": "with-care",
            "introductions": "all",
            "intruder": "end",
            "identity.unknown": "document",
            "identity.known": "recognised",
            "payment": "hospital-decides",
        },
        "times": {"lock_grows": 5},
    })
}

/// A fault: its name, what is put where, and the problems it gives.
struct Fault {
    name: &'static str,
    /// The place in the file as a JSON pointer, and what stands there; `None` takes it away.
    put: Vec<(&'static str, Option<Value>)>,
    gives: Vec<(&'static str, ProblemKind)>,
}

fn fault(
    name: &'static str,
    put: impl IntoIterator<Item = (&'static str, Option<Value>)>,
    gives: impl IntoIterator<Item = (&'static str, ProblemKind)>,
) -> Fault {
    Fault { name, put: put.into_iter().collect(), gives: gives.into_iter().collect() }
}

fn faults() -> Vec<Fault> {
    let rule = whole()["rules"][0].clone();
    let words = |words: &[&'static str]| ProblemKind::UnknownWord { allowed: words.to_vec() };
    let kinds: Vec<_> = Kind::ALL.iter().map(|k| k.word()).collect();
    let strengths: Vec<_> = Strength::ALL.iter().map(|s| s.word()).collect();
    let moments: Vec<_> = Moment::ALL.iter().map(|m| m.word()).collect();
    let viewers: Vec<_> = Viewer::ALL.iter().map(|v| v.word()).collect();
    let settings: Vec<_> = Setting::ALL.iter().map(|s| s.word()).collect();
    let payments: Vec<_> = Payment::ALL.iter().map(|p| p.word()).collect();
    let some = Some::<Value>;
    vec![
        fault("no id", [("/id", None)], [("id", ProblemKind::Missing)]),
        fault("an id of spaces", [("/id", some("  ".into()))], [("id", ProblemKind::Missing)]),
        fault("no version", [("/version", None)], [("version", ProblemKind::Missing)]),
        fault("no source", [("/source", None)], [("source", ProblemKind::Missing)]),
        fault("no day", [("/checked_on", None)], [("checked_on", ProblemKind::Missing)]),
        fault(
            "a day the wrong way round",
            [("/checked_on", some("22-11-2026".into()))],
            [("checked_on", ProblemKind::BadDate)],
        ),
        fault(
            "a thirteenth month",
            [("/checked_on", some("2026-13-01".into()))],
            [("checked_on", ProblemKind::BadDate)],
        ),
        fault("no title", [("/title", None)], [("title", ProblemKind::NoText)]),
        fault("a title in English alone", [("/title/nb", None)], [("title", ProblemKind::NoText)]),
        fault("no rules", [("/rules", None)], [("rules", ProblemKind::Missing)]),
        fault("empty rules", [("/rules", some(json!([])))], [("rules", ProblemKind::Missing)]),
        fault(
            "more rules than a person could follow",
            [("/rules", some(Value::from(vec![rule.clone(); 201])))],
            [("rules", ProblemKind::TooMany { most: 200 })],
        ),
        fault(
            "an id twice",
            [("/rules", some(Value::from(vec![rule.clone(), rule])))],
            [("rules[1].id", ProblemKind::Twice)],
        ),
        fault("no rule id", [("/rules/0/id", None)], [("rules[0].id", ProblemKind::BadId)]),
        fault(
            "a rule id with a space",
            [("/rules/0/id", some("P 1".into()))],
            [("rules[0].id", ProblemKind::BadId)],
        ),
        fault(
            "a rule id of 33 characters",
            [("/rules/0/id", some("x".repeat(33).into()))],
            [("rules[0].id", ProblemKind::BadId)],
        ),
        fault("no place", [("/rules/0/place", None)], [("rules[0].place", ProblemKind::Missing)]),
        fault("no text", [("/rules/0/text", None)], [("rules[0].text", ProblemKind::NoText)]),
        fault(
            "no text in Bokmål",
            [("/rules/0/text/nb", some("".into()))],
            [("rules[0].text", ProblemKind::NoText)],
        ),
        fault(
            "an unknown kind",
            [("/rules/0/kind", some("door-shut".into()))],
            [("rules[0].kind", words(&kinds))],
        ),
        fault(
            "a strength in capitals",
            [("/rules/0/strength", some("SHALL".into()))],
            [("rules[0].strength", words(&strengths))],
        ),
        fault("no moment", [("/rules/0/moment", None)], [("rules[0].moment", words(&moments))]),
        fault(
            "somebody it cannot bind",
            [("/rules/0/audience", some(json!(["clinician", "neighbour"])))],
            [("rules[0].audience[1]", words(&viewers))],
        ),
        fault(
            "a setting nobody knows",
            [("/rules/0/settings/0", some("ward-round".into()))],
            [("rules[0].settings[0]", words(&settings))],
        ),
        fault(
            "no choice on payment",
            [("/policies/payment", None)],
            [("policies.payment", ProblemKind::Missing)],
        ),
        fault(
            "a choice that is none",
            [("/policies/payment", some("perhaps".into()))],
            [("policies.payment", words(&payments))],
        ),
        fault(
            "a time too short",
            [("/times/lock_grows", some(4.into()))],
            [("times.lock_grows", ProblemKind::OutOfBounds { least: 5, most: 600 })],
        ),
        fault(
            "a time too long",
            [("/times/lock_grows", some(601.into()))],
            [("times.lock_grows", ProblemKind::OutOfBounds { least: 5, most: 600 })],
        ),
    ]
}

/// Puts a value in a place, or takes away what stands there.
fn put(file: &mut Value, place: &str, what: Option<Value>) {
    let (parent, name) = place.rsplit_once('/').unwrap_or(("", place));
    let Some(parent) = file.pointer_mut(parent) else { return };
    match (parent, what) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(name.to_owned(), value);
        }
        (Value::Object(fields), None) => {
            fields.remove(name);
        }
        (Value::Array(items), Some(value)) => {
            if let Some(slot) = name.parse().ok().and_then(|i: usize| items.get_mut(i)) {
                *slot = value;
            }
        }
        _ => {}
    }
}

fn problems(text: &str) -> Vec<Problem> {
    read_procedure(text).err().unwrap_or_default()
}

#[test]
fn the_procedures_that_come_with_the_panel_are_whole() -> Checked {
    for (name, text) in BUILT_IN {
        assert_eq!(problems(text), [], "{name}");
        let procedure = built_in(name).ok_or("not found")?;
        assert_eq!(procedure.id, name);
        assert!(!procedure.rules().is_empty(), "{name}");
    }
    assert!(built_in("so-d45112").is_none());
    Ok(())
}

#[test]
fn every_kind_is_of_use_in_some_procedure() -> Checked {
    let mut used = BTreeSet::new();
    for (name, _) in BUILT_IN {
        let procedure = built_in(name).ok_or("not found")?;
        used.extend(procedure.rules().iter().map(|rule| rule.kind));
    }
    assert_eq!(used, Kind::ALL.iter().copied().collect());
    Ok(())
}

#[test]
fn a_whole_file_is_read_as_it_stands() -> Checked {
    let procedure = read_procedure(&whole().to_string()).map_err(|p| format!("{p:?}"))?;
    let rule = procedure.rules().first().ok_or("no rule")?;
    assert!(rule.binds(Viewer::Clinician) && !rule.binds(Viewer::Patient));
    assert!(rule.applies(Setting::UnknownPatient, Some("manual")));
    assert!(!rule.applies(Setting::Group, Some("manual")));
    assert!(!rule.applies(Setting::UnknownPatient, Some("teams")));
    assert!(rule.applies(Setting::UnknownPatient, None), "a platform not known may be the one");
    assert_eq!(rule.text("en"), "The room is locked.");
    assert_eq!(rule.text("nn"), "Rommet er låst.");
    let Policies { payment, times, .. } = procedure.policies;
    assert_eq!(payment, Payment::HospitalDecides);
    // What is not named is as it always is.
    assert_eq!((times.lock_grows.0, times.lock_insists.0), (5_000, 120_000));
    Ok(())
}

#[test]
fn each_fault_is_told_with_its_place() {
    for Fault { name, put: puts, gives } in faults() {
        let mut file = whole();
        for (place, what) in puts {
            put(&mut file, place, what);
        }
        let told: Vec<_> = problems(&file.to_string());
        let wanted: Vec<_> = gives
            .into_iter()
            .map(|(place, kind)| Problem { place: place.to_owned(), kind })
            .collect();
        assert_eq!(told, wanted, "{name}");
    }
}

#[test]
fn all_faults_are_told_at_once_and_each_says_how_to_mend_it() {
    let mut file = whole();
    let mut wanted = BTreeSet::new();
    // Of two faults in one place, the later takes the place.
    for Fault { put: puts, gives, .. } in faults() {
        let whole_list = puts.iter().any(|(place, _)| *place == "/rules");
        let parted = puts.iter().any(|(place, _)| place.starts_with("/title"));
        if whole_list || parted {
            continue;
        }
        for (place, what) in puts {
            put(&mut file, place, what);
        }
        for (place, kind) in gives {
            wanted.retain(|p: &Problem| p.place != place);
            wanted.insert(Problem { place: place.to_owned(), kind });
        }
    }
    let told = problems(&file.to_string());
    assert!(told.len() > 10, "{told:?}");
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), wanted);
    for problem in &told {
        let mend = problem.kind.mend();
        match &problem.kind {
            ProblemKind::UnknownWord { allowed } => {
                assert!(allowed.iter().all(|word| mend.contains(word)), "{mend}");
            }
            ProblemKind::OutOfBounds { least, most } => {
                let (least, most) = (least.to_string(), most.to_string());
                assert!(mend.contains(&least) && mend.contains(&most), "{mend}");
            }
            _ => assert!(mend.len() > 8, "{mend}"),
        }
    }
}

#[test]
fn a_name_that_is_not_in_the_list_is_told_with_those_that_are() {
    for (place, at) in [("/policies/colour", "policies.colour"), ("/times/nap", "times.nap")] {
        let mut file = whole();
        let value = if place.starts_with("/times") { json!(60) } else { json!("blue") };
        put(&mut file, place, Some(value));
        let told = problems(&file.to_string());
        let known = told.first().is_some_and(|p| {
            p.place == at
                && matches!(&p.kind, ProblemKind::UnknownWord { allowed } if allowed.len() >= 5)
        });
        assert!(known && told.len() == 1, "{told:?}");
    }
}

#[test]
fn a_choice_named_twice_is_told() {
    for (field, name, value) in [("policies", "chat", "\"allowed\""), ("times", "lock_grows", "30")]
    {
        let text = whole().to_string();
        let again = text.replacen(
            &format!("\"{field}\":{{"),
            &format!("\"{field}\":{{\"{name}\":{value},"),
            1,
        );
        assert_ne!(again, text);
        let twice = Problem { place: format!("{field}.{name}"), kind: ProblemKind::Twice };
        assert_eq!(problems(&again), [twice], "{field}");
    }
}

#[test]
fn what_is_no_procedure_file_is_one_problem_at_its_place() {
    let mut with_more = whole();
    put(&mut with_more, "/colour", Some(json!("blue")));
    let mut rule_with_more = whole();
    put(&mut rule_with_more, "/rules/0/colour", Some(json!("blue")));
    let mut minus = whole();
    put(&mut minus, "/times/lock_grows", Some(json!(-5)));
    let mut number = whole();
    put(&mut number, "/rules/0/kind", Some(json!(7)));
    let texts = [
        String::new(),
        "null".to_owned(),
        "[1]".to_owned(),
        "{\"id\": ".to_owned(),
        "<html></html>".to_owned(),
        with_more.to_string(),
        rule_with_more.to_string(),
        minus.to_string(),
        number.to_string(),
    ];
    for text in texts {
        let told = problems(&text);
        let [problem] = told.as_slice() else {
            assert_eq!(told.len(), 1, "{text}");
            continue;
        };
        assert_eq!(problem.kind, ProblemKind::NotReadable, "{text}");
        let place = &problem.place;
        assert!(place.starts_with("line ") && place.contains(", column "), "{place}");
        assert!(!problem.kind.mend().is_empty());
    }
}
