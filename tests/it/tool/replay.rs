//! The standard histories, each played with each built-in procedure, and what is said of a history that cannot be read.

use std::error::Error;
use std::fs;

use trygtrom::domain::{Kind, Moment, Phase};
use trygtrom::format::{BUILT_IN, MOST_BYTES, built_in, read_procedure};
use trygtrom::i18n::Lang;
use trygtrom::tool::Words;
use trygtrom::tool::replay::{History, LATEST, as_json, in_words, replay};

use crate::conformance::compare;
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

/// The names of the standard histories.
fn names() -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("histories"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.push(name.strip_suffix(".jsonl").ok_or("another file")?.to_owned());
    }
    names.sort();
    Ok(names)
}

#[test]
fn each_standard_history_is_as_expected_with_each_built_in_procedure() -> Checked {
    let names = names()?;
    assert_eq!(
        names,
        [
            "failing-line",
            "good-day",
            "group",
            "interpreter",
            "intruder",
            "no-show",
            "patient-first",
            "patients-day",
            "recording"
        ]
    );
    for name in names {
        let file = fs::read(root().join(format!("histories/{name}.jsonl")))?;
        let history = History::read(&file)?;
        for (id, _) in BUILT_IN {
            let procedure = built_in(id).ok_or("not found")?;
            let replayed = replay(&procedure, &history)?;
            let c = replayed.play.session.consultation();
            assert_eq!(c.phase(), Phase::Closed, "{name} with {id}: {:?}", replayed.refused);
            let said = in_words(&name, &replayed, Words::new(Lang::Nb));
            compare(&root().join(format!("tests/histories/{name}.{id}.txt")), &said)?;
            // Both languages, and the same twice.
            let english = in_words(&name, &replayed, Words::new(Lang::En));
            assert!(!english.contains(['{', '}']) && english.contains("The note:"), "{english}");
            let again = replay(&procedure, &history)?;
            assert_eq!(in_words(&name, &again, Words::new(Lang::Nb)), said);
            let told = as_json(&name, &again, Words::new(Lang::Nb));
            assert_eq!(told["log"]["outcome"].is_string(), c.closing().outcome().is_some());
            assert_eq!(told["refused"].as_array().map(Vec::len), Some(replayed.refused.len()));
        }
    }
    Ok(())
}

#[test]
fn each_standard_history_can_be_played_with_requirements_that_a_hospital_words_itself() -> Checked {
    let example = fs::read_to_string(root().join("examples/own-procedure.json"))?;
    let procedure = read_procedure(&example).map_err(|problems| format!("{problems:?}"))?;
    for name in names()? {
        let file = fs::read(root().join(format!("histories/{name}.jsonl")))?;
        let history = History::read(&file)?;
        let replayed = replay(&procedure, &history)?;
        let said = in_words(&name, &replayed, Words::new(Lang::Nb));
        for rule in procedure.rules().iter().filter(|rule| rule.binds(history.viewer)) {
            assert!(said.contains(&format!("  {} (", rule.id.as_str())), "{name}: {said}");
        }
    }
    Ok(())
}

#[test]
fn what_is_asked_at_the_end_is_no_deviation_of_a_consultation_that_nobody_came_to() -> Checked {
    let example = fs::read_to_string(root().join("examples/own-procedure.json"))?;
    let procedure = read_procedure(&example).map_err(|problems| format!("{problems:?}"))?;
    let history = History::read(&fs::read(root().join("histories/no-show.jsonl"))?)?;
    let replayed = replay(&procedure, &history)?;
    let told = as_json("no-show", &replayed, Words::new(Lang::Nb));
    let deviations = told["deviations"].as_str().ok_or("no text")?;
    for rule in procedure.rules().iter().filter(|rule| rule.kind == Kind::Confirm) {
        let told = rule.moment == Moment::End && deviations.contains(&rule.place);
        assert!(!told, "{}: {deviations}", rule.id.as_str());
    }
    Ok(())
}

#[test]
fn the_two_procedures_differ_where_they_should() -> Checked {
    let history = History::read(&fs::read(root().join("histories/failing-line.jsonl"))?)?;
    let mut charges = Vec::new();
    for id in ["so-d45111", "checklist"] {
        let procedure = built_in(id).ok_or("not found")?;
        let replayed = replay(&procedure, &history)?;
        let charge = replayed.play.session.consultation().charge(&procedure);
        charges.push(charge.map(|(charge, _)| charge.word()));
    }
    assert_eq!(charges, [Some("nothing"), Some("hospital-decides")]);
    Ok(())
}

#[test]
fn a_history_that_cannot_be_read_is_named_by_its_line_and_without_its_words() {
    const HEAD: &str = r#"{"viewer":"clinician","setting":"group","platform":"whereby"}"#;
    let with = |line: &str| format!("{HEAD}\n\n{line}\n");
    let rows: Vec<(String, &str)> = vec![
        (String::new(), "line 1: write an object"),
        ("[]".into(), "line 1: write an object"),
        (r#"{"setting":"group","platform":"whereby"}"#.into(), "line 1: say whose panel it is"),
        (HEAD.replace("group", "Kari"), "line 1: say the `setting`"),
        (HEAD.replace("whereby", "Kari"), "line 1: say the `platform`"),
        (HEAD.replace('}', r#","expected":["Kari"]}"#), "line 1: write those who are expected"),
        (HEAD.replace('}', r#","expected":"patient"}"#), "line 1: write those who are expected"),
        (HEAD.replace('}', r#","name":"Kari"}"#), "line 1: the first line has viewer"),
        (with("Kari"), "line 3: write an object"),
        (with(r#"{"ask":"close"}"#), "line 3: say under `at`"),
        (with(r#"{"at":-1,"ask":"close"}"#), "line 3: say under `at`"),
        (with(r#"{"at":1}"#), "line 3: name one thing"),
        (with(r#"{"at":1,"ask":"close","event":"joined"}"#), "line 3: name one thing"),
        (with(r#"{"at":1,"ask":7}"#), "line 3: name one thing"),
        (with(r#"{"at":1,"Kari":"close"}"#), "line 3: there is no such input"),
        (with(r#"{"at":1,"seen":{"kind":"Kari"}}"#), "line 3: say the `type`"),
        (with(r#"{"at":1,"event":"present:Kari:Kari:Kari x"}"#), ""),
        (with(r#"{"at":1,"event":"Kari"}"#), "line 3: there is no such event"),
        (with(r#"{"at":1,"ask":"Kari"}"#), "line 3: there is nothing of this name"),
        (with(r#"{"at":1,"connect":"Kari"}"#), "line 3: there is no such platform"),
        (
            with(&format!(r#"{{"at":{},"tick":true}}"#, LATEST + 1)),
            "line 3: keep the time to a day",
        ),
        (with(&format!(r#"{{"at":{LATEST},"tick":true}}"#)), ""),
        (
            with("{\"at\":2,\"tick\":true}\n{\"at\":1,\"tick\":true}"),
            "line 4: write the inputs in the order",
        ),
        (r#"{"version":1,"phases":[],"requirements":[]}"#.into(), "line 1: this is a session log"),
        (" ".repeat(MOST_BYTES + 1), "line 1: keep the file to"),
    ];
    for (text, wanted) in rows {
        let procedure = built_in("combined").unwrap_or_else(|| unreachable!());
        let read = History::read(text.as_bytes());
        let said = match read.and_then(|history| replay(&procedure, &history)) {
            Ok(_) => String::new(),
            Err(fault) => fault.to_string(),
        };
        assert!(said.starts_with(wanted) && said.is_empty() == wanted.is_empty(), "{said}");
        assert!(!said.contains("Kari"), "{said}");
    }
    let said = History::read(&[0xff]).err().map(|fault| fault.to_string());
    assert_eq!(said.as_deref(), Some("line 1: save the file again in the encoding UTF-8"));
}

#[test]
fn nothing_that_is_told_of_a_history_names_a_person() -> Checked {
    let text = r#"{"viewer":"clinician","setting":"unknown-patient","platform":"scripted","expected":["patient=kari-id=Kari Prøve"]}
{"at":0,"event":"joined"}
{"at":1000,"event":"present:kari-id:Kari Prøve"}
{"at":2000,"event":"present:fremmed-9:Ola Prøve"}
{"at":3000,"ask":"report-outsider:call"}
{"at":4000,"event":"chat-written:Kari Prøve"}
"#;
    let procedure = built_in("combined").ok_or("not found")?;
    let replayed = replay(&procedure, &History::read(text.as_bytes())?)?;
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for said in [in_words("x", &replayed, words), as_json("x", &replayed, words).to_string()] {
            for name in ["Kari", "Ola", "kari-id", "fremmed-9"] {
                assert!(!said.contains(name), "{name}: {said}");
            }
        }
    }
    Ok(())
}
