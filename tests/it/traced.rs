//! A record can be traced to what was followed: log and FHIR carry the hashes of the procedure's file and of the module.
//! `tests/node/fhir.test.mjs` and `tests/browser/traced.test.mjs` compute the hashes by themselves.

use std::error::Error;

use serde_json::{Value, json};
use trygtrom::domain::{Event, NoteBlock, Procedure, RecordText, Setting, Timestamp, Viewer};
use trygtrom::format::{Writing, built_in, read_procedure, write_note, write_record};
use trygtrom::runtime::{MOST_EARLIER, Session};

use crate::play::NB;
use crate::procedure_faults::whole;

type Checked = Result<(), Box<dyn Error>>;

const BUILD: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn session(procedure: Procedure) -> Session {
    Session::new(Viewer::Clinician, Setting::UnknownPatient, procedure, Timestamp(0))
}

fn read(text: &str) -> Result<Procedure, String> {
    read_procedure(text).map_err(|problems| format!("{problems:?}"))
}

fn log(session: &Session) -> serde_json::Result<Value> {
    serde_json::to_value(session.log())
}

/// A procedure with this version.
fn version(n: usize) -> Result<Procedure, Box<dyn Error>> {
    let mut file = whole();
    file["version"] = Value::from(n.to_string());
    Ok(read(&file.to_string())?)
}

/// The hash is of each byte: the mark and the spaces around the text count, too.
#[test]
fn the_hash_of_a_procedure_is_that_of_every_byte() -> Checked {
    let text = whole().to_string();
    let files = [text.clone(), format!("\u{feff}{text}"), format!("{text}\n"), format!(" {text}")];
    let mut hashes = Vec::new();
    for file in &files {
        let procedure = read(file)?;
        let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        assert!(procedure.sha256.len() == 64 && procedure.sha256.chars().all(hex));
        hashes.push(procedure.sha256);
    }
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), files.len());
    Ok(())
}

#[test]
fn the_log_says_which_procedures_were_followed_and_until_when() -> Checked {
    let (first, second) = (version(1)?, version(2)?);
    let told = |procedure: &Procedure| {
        let Procedure { id, version, sha256, .. } = procedure;
        json!({"id": id, "version": version, "sha256": sha256, "until": null})
    };
    let until = |procedure: &Procedure, at: f64| {
        let mut told = told(procedure);
        told["until"] = Value::from(at);
        told
    };
    let mut session = session(first.clone());
    assert_eq!(log(&session)?["procedure"], told(&first));
    assert_eq!(log(&session)?["earlier"], json!([]));

    session.switch_procedure(second.clone(), Timestamp(5_000));
    // The page sets the same again.
    session.switch_procedure(second.clone(), Timestamp(6_000));
    assert_eq!(log(&session)?["procedure"], told(&second));
    assert_eq!(log(&session)?["earlier"], json!([until(&first, 5_000.0)]));

    session.switch_procedure(first.clone(), Timestamp(7_000));
    let earlier = json!([until(&first, 5_000.0), until(&second, 7_000.0)]);
    assert_eq!(log(&session)?["earlier"], earlier);

    session
        .take_event(Event::BegunAnew(Viewer::Clinician, Setting::UnknownPatient), Timestamp(8_000));
    assert_eq!(log(&session)?["procedure"], told(&first));
    assert_eq!(log(&session)?["earlier"], json!([]), "that was another consultation");
    Ok(())
}

#[test]
fn the_last_twelve_earlier_procedures_are_kept() -> Checked {
    let mut session = session(version(0)?);
    for n in 1..=20 {
        session.switch_procedure(version(n)?, Timestamp(n as u64));
    }
    let versions: Vec<String> =
        session.log().earlier.into_iter().map(|earlier| earlier.version).collect();
    assert_eq!(versions.len(), MOST_EARLIER);
    assert_eq!((versions[0].as_str(), versions[11].as_str()), ("8", "19"));
    Ok(())
}

#[test]
fn a_build_that_is_not_known_is_null_in_the_log_and_absent_in_fhir() -> Checked {
    let procedure = built_in("checklist").ok_or("no procedure")?;
    let sha256 = procedure.sha256.clone();
    let mut session = session(procedure);
    for (build, known) in [(None, Value::Null), (Some(BUILD), BUILD.into())] {
        session.set_build(build.map(str::to_owned));
        assert_eq!(log(&session)?.get("build"), Some(&known));

        let say = |text: RecordText<'_>| session.record_words(text, &NB);
        let writing = Writing {
            language: "nb",
            say: &say,
            encounter: "e",
            response: "r",
            at: Timestamp(0),
            build: session.build(),
        };
        let procedure = session.procedure();
        let record = write_record(&session.record(), procedure, &writing);
        let record = serde_json::to_value(record)?;
        let note = session.note_block(NoteBlock::Record, &NB);
        let note = serde_json::to_value(write_note(&note, procedure, &writing))?;
        let tag =
            |what, code| json!({"system": format!("urn:trygtrom:{what}-sha256"), "code": code});
        let build = build.map(|build| tag("build", build));
        let tags: Vec<Value> = [tag("procedure", &sha256)].into_iter().chain(build).collect();
        for resource in [&record["entry"][1]["resource"], &note] {
            assert_eq!(resource["meta"], json!({"tag": tags}), "{}", resource["resourceType"]);
        }
    }
    Ok(())
}
