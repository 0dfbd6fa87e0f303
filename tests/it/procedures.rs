//! Procedure files: the built-in ones are valid, and all problems of an invalid one are reported at once, each with its
//! place and a remedy.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::rc::Rc;

use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};
use trygtrom::domain::{
    Fact, Kind, Moment, Payment, Policies, PolicyName, Problem, ProblemKind, Procedure, Setting,
    TimeName, Timestamp, Viewer,
};
use trygtrom::format::{BUILT_IN, built_in, read_procedure};
use trygtrom::runtime::Session;
use trygtrom::view_model::view;

use crate::drawn::Act;
use crate::inputs::START;
use crate::play::{NB, procedure};
use crate::procedure_faults::{Fault, faults, put, whole};
use crate::screen_text::screen;
use crate::tidy::source::root;
use crate::walk::{Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

fn problems(text: &str) -> Vec<Problem> {
    read_procedure(text).err().unwrap_or_default()
}

#[test]
fn a_replacing_procedure_brings_its_own_kinds() -> Checked {
    let file = fs::read_to_string(root().join("procedures/checklist.json"))?;
    let (one, other) = ("\"told-of-video\"", "\"calendar-private\"");
    let turned = file.replace(one, "\"-\"").replace(other, one).replace("\"-\"", other);
    let [file, turned] =
        [file, turned].map(|text| read_procedure(&text).map_err(|p| format!("{p:?}")));
    let at = Timestamp(START);
    let mut session = Session::new(Viewer::Clinician, Setting::KnownPatient, file?, at);
    session.switch_procedure(turned?, at);
    let found = session.consultation().findings().iter().map(|finding| (&finding.id, finding.kind));
    let rules = session.procedure().rules().iter().filter(|rule| rule.binds(Viewer::Clinician));
    assert!(found.eq(rules.map(|rule| (&rule.id, rule.kind))), "a finding is of another kind");
    Ok(())
}

#[test]
fn every_kind_is_used_by_a_procedure() -> Checked {
    let mut used = BTreeSet::new();
    for (name, _) in BUILT_IN {
        let procedure = built_in(name).ok_or("not found")?;
        used.extend(procedure.rules().iter().map(|rule| rule.kind));
    }
    // What a hospital words itself is for its own procedure.
    let generic = Kind::ALL.iter().copied().filter(|kind| kind.is_generic());
    used.extend(generic);
    assert_eq!(used, Kind::ALL.iter().copied().collect());
    Ok(())
}

#[test]
fn a_complete_file_is_read_as_written() -> Checked {
    let mut file = whole();
    put(&mut file, "/links/0/for", Some(json!(["P-1", "onboarding"])));
    let procedure = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
    let rule = procedure.rules().first().ok_or("no rule")?;
    assert!(rule.binds(Viewer::Clinician) && !rule.binds(Viewer::Patient));
    assert!(rule.applies(Setting::UnknownPatient, Some("manual")));
    assert!(!rule.applies(Setting::Group, Some("manual")));
    assert!(!rule.applies(Setting::UnknownPatient, Some("teams")));
    assert!(rule.applies(Setting::UnknownPatient, None), "a platform not known may be the one");
    assert_eq!(rule.text("en"), "The room is locked.");
    assert_eq!(rule.text("nn"), "Rommet er låst.");
    let [clinicians, patients] = Viewer::ALL else { return Err("two viewers".into()) };
    assert_eq!(rule.text_for(*clinicians, "en"), "The room is locked.");
    assert_eq!(rule.text_for(*patients, "en"), "Your clinician locks the room.");
    assert_eq!(rule.text_for(*patients, "nn"), "Behandleren låser rommet.");
    assert_eq!(rule.short("en"), Some("a locked room"));
    assert_eq!(rule.short("nn"), Some("låst rom"));
    assert_eq!(rule.note("en"), Some("We lock the break room, too."));
    assert_eq!(rule.note("nn"), Some("Vi låser også pauserommet."));
    assert_eq!(rule.link.as_deref(), Some("https://intranett.example.no:8443/prosedyrer/1#pkt-1"));
    assert_eq!(procedure.link.as_deref(), Some("https://intranett.example.no/prosedyrer?id=1"));
    assert_eq!(procedure.approved_by("nn"), Some("Fagsjef"));
    assert_eq!(procedure.patient_information("en"), Some("https://www.example.no/video"));
    let [guide] = procedure.links() else { return Err("there is one link".into()) };
    assert_eq!((guide.label("en"), guide.label("nn")), ("Guide", "Veileder"));
    assert_eq!(guide.address, "https://www.example.no/veileder");
    assert!(guide.is_for(Viewer::Clinician) && !guide.is_for(Viewer::Patient));
    assert!(guide.is_about(&rule.id) && guide.is_at(Moment::Onboarding));
    assert!(!guide.is_at(Moment::Before));
    assert_eq!(procedure.reason(PolicyName::Intruder, "en"), Some("So it is here."));
    assert_eq!(procedure.reason(PolicyName::Intruder, "nn"), Some("Slik er det her."));
    assert_eq!(procedure.reason(PolicyName::Chat, "nb"), None);
    assert_eq!(procedure.fact(Fact::NotStored), Some("Prøve pkt. 2"));
    assert_eq!(procedure.fact(Fact::Encrypted), None);
    let Policies { payment, times, .. } = procedure.policies;
    assert_eq!(payment, Payment::HospitalDecides);
    // What is not named is as it always is.
    assert_eq!((times.lock_grows.0, times.lock_insists.0), (5_000, 120_000));
    Ok(())
}

#[test]
fn each_problem_is_reported_with_its_place() {
    for fault in faults() {
        let mut file = whole();
        fault.write_into(&mut file);
        assert_eq!(problems(&file.to_string()), fault.problems(), "{}", fault.name);
    }
}

#[test]
fn all_problems_are_reported_at_once_each_with_a_remedy() {
    let mut file = whole();
    let mut put: Vec<Fault> = Vec::new();
    for fault in faults() {
        // The whole list would be gone with what is wrong in it.
        let whole_list =
            fault.problems().iter().all(|p| matches!(p.place.as_str(), "rules" | "rules[0]"));
        let number = fault.problems().iter().any(|p| p.place == "rules[1].id");
        if !(whole_list || number || put.iter().any(|other| other.meets(&fault))) {
            fault.write_into(&mut file);
            put.push(fault);
        }
    }
    let wanted: BTreeSet<Problem> = put.iter().flat_map(Fault::problems).collect();
    let told = problems(&file.to_string());
    assert!(told.len() > 25, "{told:?}");
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), wanted);
    for problem in faults().iter().flat_map(Fault::problems) {
        let mend = problem.kind.fix();
        match &problem.kind {
            ProblemKind::UnknownWord { allowed } | ProblemKind::UnknownField { allowed } => {
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
fn an_address_is_https_and_whole_and_names_nobody() {
    let most = format!("https://example.no/{}", "a".repeat(481));
    let good = [
        "https://example.no",
        "https://example.no:8443/a?b=c&d=%C3%B8#e",
        "https://xn--stfold-9xa.example.no/",
        "https://10.0.0.1/",
        most.as_str(),
    ];
    let more = format!("{most}a");
    let bad = [
        "",
        "example.no",
        "HTTPS://example.no",
        "http://example.no",
        "https://",
        "https:///a",
        "https://.no",
        "https://kari@example.no/",
        "https://kari:hemmelig@example.no/",
        "https://example.no:/",
        "https://example.no:123456/",
        "https://example.no:80a/",
        "https://example.no/a b",
        "https://example.no/\n",
        "https://example.no\\@evil.example",
        "https://example.no/<b>",
        "https://østfold.example.no/",
        "https://example.no/ø",
        " https://example.no",
        "data:text/html,hei",
        more.as_str(),
    ];
    for (links, wanted) in [(good.as_slice(), true), (&bad, false)] {
        for link in links {
            let mut file = whole();
            put(&mut file, "/link", Some(json!(link)));
            put(&mut file, "/rules/0/link", Some(json!(link)));
            put(&mut file, "/patient_information/en", Some(json!(link)));
            put(&mut file, "/links/0/address", Some(json!(link)));
            let told = problems(&file.to_string());
            let places: Vec<&str> = told.iter().map(|p| p.place.as_str()).collect();
            let all = ["link", "patient_information.en", "links[0].address", "rules[0].link"];
            assert_eq!(places, if wanted { &[][..] } else { &all }, "{link:?}");
        }
    }
}

#[test]
fn an_inherited_requirement_can_be_overridden() -> Checked {
    let mut file = whole();
    put(&mut file, "/of", Some(json!(["checklist"])));
    put(&mut file, "/rules/0/id", Some("B-G8".into()));
    let taken = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
    let whole = built_in("checklist").ok_or("not found")?;
    let ids = |procedure: &Procedure| -> Vec<String> {
        procedure.rules().iter().map(|rule| rule.id.as_str().to_owned()).collect()
    };
    // In its old place, with the words of the file that took it over.
    assert_eq!(ids(&taken), ids(&whole));
    for (own, theirs) in taken.rules().iter().zip(whole.rules()) {
        assert_eq!(own == theirs, own.id.as_str() != "B-G8", "{:?}", own.id);
    }
    // Nothing else is taken over.
    assert_eq!(taken.policies.payment, Payment::HospitalDecides);
    assert_eq!(taken.reason(PolicyName::Chat, "nb"), None);
    assert_eq!(taken.fact(Fact::Encrypted), None);
    put(&mut file, "/rules", None);
    let alone = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
    assert_eq!(alone.rules(), whole.rules());
    // What is taken over may itself have taken over.
    put(&mut file, "/of", Some(json!(["combined"])));
    let both = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
    assert_eq!(both.rules(), built_in("combined").ok_or("not found")?.rules());
    Ok(())
}

#[test]
fn the_combined_procedure_is_the_other_two_without_duplicates() -> Checked {
    let combined = built_in("combined").ok_or("not found")?;
    let mut parts = Vec::new();
    for id in ["so-d45111", "checklist"] {
        parts.extend(built_in(id).ok_or("not found")?.rules().to_vec());
    }
    assert_eq!(combined.rules(), parts);
    for text in ["nb", "en"] {
        let texts: BTreeSet<&str> = parts.iter().map(|rule| rule.text(text)).collect();
        assert_eq!(texts.len(), parts.len(), "a requirement's words stand twice");
    }
    Ok(())
}

#[test]
fn every_policy_of_a_built_in_procedure_has_a_reason_in_both_languages() -> Checked {
    for (name, _) in BUILT_IN {
        let procedure = built_in(name).ok_or("not found")?;
        for policy in PolicyName::ALL {
            let reason = |language| procedure.reason(*policy, language).unwrap_or_default();
            assert!(!reason("nb").is_empty() && reason("nb") != reason("en"), "{name}: {policy:?}");
        }
    }
    Ok(())
}

#[test]
fn every_value_of_every_policy_is_read() -> Checked {
    for name in PolicyName::ALL {
        assert_eq!(name.words().len(), name.meanings().len());
        for word in name.words() {
            let mut file = whole();
            file["policies"][name.word()] = json!(word);
            let procedure = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
            assert_eq!(procedure.policies.word(*name), *word);
        }
    }
    for name in TimeName::ALL {
        let (least, most) = name.bounds();
        for seconds in [least, most] {
            let mut file = whole();
            // The reminder of the lock grows before it insists.
            file["times"] = json!({ "lock_grows": 5, "lock_insists": 1_800 });
            file["times"][name.word()] = json!(seconds);
            let procedure = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
            assert_eq!(procedure.policies.times.length(*name).0, seconds * 1_000);
        }
    }
    Ok(())
}

/// The names of the choices that are not in force.
fn idle(procedure: &Procedure) -> Vec<&'static str> {
    let idle = PolicyName::ALL.iter().filter(|name| !procedure.is_in_force(**name));
    idle.map(|name| name.word()).collect()
}

#[test]
fn a_policy_is_in_force_where_a_requirement_depends_on_it() -> Checked {
    for (name, wanted) in [
        ("combined", &[][..]),
        ("so-d45111", &[]),
        ("checklist", &["identity.unknown", "identity.known"]),
    ] {
        assert_eq!(idle(&built_in(name).ok_or("not found")?), wanted, "{name}");
    }
    let with = |kind: &str, settings: &[&str]| {
        let mut file = whole();
        put(&mut file, "/rules/0/kind", Some(kind.into()));
        put(&mut file, "/rules/0/settings", Some(json!(settings)));
        let read = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"));
        read.map(|procedure| idle(&procedure).join(" "))
    };
    let (place, all, unknown, known) =
        ("public_place", "introductions", "identity.unknown", "identity.known");
    for (kind, settings, wanted) in [
        ("room-locked", &[][..], &[place, all, unknown, known][..]),
        ("out-of-earshot", &[], &[all, unknown, known]),
        ("everyone-introduced", &[], &[place, unknown, known]),
        ("patient-identified", &[], &[place, all]),
        ("patient-identified", &["known-patient"], &[place, all, unknown]),
        ("clinician-identified", &["clinicians-only", "group"], &[place, all, known]),
        ("no-payment-on-problems", &["group"], &[place, all, unknown, known]),
        ("no-payment-on-problems", &["clinicians-only"], &[place, all, unknown, known, "payment"]),
    ] {
        assert_eq!(with(kind, settings)?, wanted.join(" "), "{kind} {settings:?}");
    }
    Ok(())
}

#[test]
fn a_policy_that_is_not_in_force_changes_nothing_visible() -> Checked {
    let first = Rc::new(procedure("checklist", [])?);
    let mut others = Vec::new();
    for name in PolicyName::ALL.iter().filter(|name| !first.is_in_force(**name)) {
        for word in name.words().iter().filter(|word| **word != first.policies.word(*name)) {
            // A known patient need not show more than an unknown one: that file is refused.
            let turned = procedure("checklist", [(&name.word().into(), &(*word).into())]);
            others.extend(turned.ok().map(Rc::new));
        }
    }
    assert_eq!(others.len(), 3);
    hold(40, |viewer, setting, platform, _, acts| {
        let shown = |procedure: &Rc<Procedure>| -> Result<String, TestCaseError> {
            let mut walk = Walk::begin(viewer, setting, platform, procedure);
            let mut told = String::new();
            // What the screen does not offer, nobody can ask.
            for act in acts.iter().filter(|(_, act)| !matches!(act, Act::Ask(_))) {
                walk.go(act, |_, _, after, _, _| {
                    write!(told, "{:?}", after.commands)
                        .map_err(|e| TestCaseError::fail(e.to_string()))?;
                    Ok(())
                })?;
            }
            let shown = screen(&NB, &view(&walk.c, procedure, "nb", &[]));
            Ok(told + &shown)
        };
        let first = shown(&first)?;
        for other in &others {
            holds(shown(other)? == first, "goes otherwise with", &other.policies)?;
        }
        Ok(())
    })
}

#[test]
fn a_fact_is_said_only_where_the_procedure_states_it() -> Checked {
    let text = fs::read_to_string(root().join("procedures/combined.json"))?;
    let mut file: Value = serde_json::from_str(&text)?;
    for (facts, encrypted, stored) in [
        (json!({}), false, false),
        (json!({"encrypted": "Prøve pkt. 1"}), true, false),
        (json!({"not-stored": "Prøve pkt. 2"}), false, true),
        (json!({"encrypted": "Prøve pkt. 1", "not-stored": "Prøve pkt. 2"}), true, true),
        (json!({"encrypted": "Prøve pkt. 3", "not-stored": "Prøve pkt. 3"}), true, true),
    ] {
        file["facts"] = facts.clone();
        let mut procedure = read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
        // A patient is told what a chosen procedure states.
        procedure.is_chosen = true;
        for viewer in Viewer::ALL {
            let at = Timestamp(START);
            let session = Session::new(*viewer, Setting::KnownPatient, procedure.clone(), at);
            let procedure = Rc::new(procedure.clone());
            let view = view(session.consultation(), &procedure, "nb", &[]);
            let shown = screen(&NB, &view);
            // The rows of requirements have no texts here, so each line is the panel's own.
            assert_eq!(shown.contains("samtalen kryptert"), encrypted, "{viewer:?} {facts}");
            assert_eq!(shown.contains("ikke lagret"), stored, "{viewer:?} {facts}");
            for place in facts.as_object().into_iter().flatten().filter_map(|(_, p)| p.as_str()) {
                assert!(shown.contains(place), "{viewer:?}: no source of {facts}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_policy_named_twice_is_reported() {
    let cases = [
        ("policies", "chat", "\"allowed\"", 1),
        ("times", "lock_grows", "30", 1),
        // The first value has a problem of its own.
        ("policies", "chat", "\"sometimes\"", 2),
        ("times", "lock_grows", "1", 2),
        ("times", "lock_grows", "\"x\"", 2),
    ];
    for (field, name, value, count) in cases {
        let text = whole().to_string();
        let again = text.replacen(
            &format!("\"{field}\":{{"),
            &format!("\"{field}\":{{\"{name}\":{value},"),
            1,
        );
        assert_ne!(again, text);
        let found = problems(&again);
        let twice = Problem { place: format!("{field}.{name}"), kind: ProblemKind::Twice };
        assert!(found.contains(&twice), "{field}: {value}");
        assert_eq!(found.len(), count, "{field}: {value}: {found:?}");
    }
}

#[test]
fn invalid_json_is_one_problem_with_its_place() {
    let texts = [
        String::new(),
        "{\"id\": ".to_owned(),
        "{\"id\": \"a\",}".to_owned(),
        "<html></html>".to_owned(),
        format!("{} {{}}", whole()),
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
        assert!(!problem.kind.fix().is_empty());
    }
}

#[test]
fn json_that_is_no_object_is_reported_as_such() {
    for text in ["null", "[1]", "7", "true", "-1.5", "\"prove\""] {
        let told = problems(text);
        assert!(
            matches!(told.as_slice(), [Problem { kind: ProblemKind::WrongShape { .. }, .. }]),
            "{told:?}"
        );
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(problems(&format!("\u{feff}{}", whole())), []);
}

#[test]
fn the_cookbooks_example_is_valid_and_as_described() -> Checked {
    let cookbook = std::fs::read_to_string(root().join("docs/cookbook.md"))?;
    let example = cookbook.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    let example = read_procedure(example.ok_or("no example")?).map_err(|p| format!("{p:?}"))?;
    let combined = built_in("combined").ok_or("not found")?;
    let place = |procedure: &Procedure, id: &str| {
        procedure.rules().iter().position(|rule| rule.id.as_str() == id)
    };
    assert_eq!(place(&example, "B-G8"), place(&combined, "B-G8"));
    assert_eq!(place(&example, "F-9"), Some(combined.rules().len()));
    assert_eq!(place(&combined, "F-9"), None);
    Ok(())
}
