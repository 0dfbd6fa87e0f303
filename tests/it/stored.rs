//! The state that is kept across a reload is read back as it was written, and any other text is refused with a reason.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::Value;
use trygtrom::domain::{Consultation, Phase, Setting, Snapshot, Timestamp, Viewer};
use trygtrom::format::{StoredError, read_snapshot, write_snapshot};

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};
use crate::tidy::source::root;
use crate::walk::{Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

/// What is kept after these inputs, none of which is turned down.
fn kept_after(inputs: &[&str]) -> Result<Snapshot, Box<dyn Error>> {
    let mut play = Play::begin(
        Viewer::Clinician,
        Setting::UnknownPatient,
        Platform::parse("whereby")?,
        procedure("so-d45111", [])?,
    );
    for text in inputs {
        play.take(&read_line(text)?, text)?;
    }
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play.session.consultation().snapshot())
}

/// A memory with something in every field.
fn full() -> Result<Snapshot, Box<dyn Error>> {
    kept_after(&[
        r#"seen precall_check_completed {"status":"passed"}"#,
        "ask confirm:own-surroundings",
        "ask deny:rules-read",
        "seen join",
        r#"seen participant_join {"participant":{"externalId":"pasient-1"}}"#,
        r#"seen participantupdate {"count":2}"#,
        "ask confirm-roll-call:1",
        "ask check-identity:patient:electronic-id:confirmed",
        "ask check-identity:clinician:document:doubtful",
        "ask attest-lock:unlocked",
        "ask waive:room-locked:done-elsewhere",
        r#"seen recording_status_change {"status":"started"}"#,
        r#"seen chat_toggle {"open":true}"#,
        r#"seen screenshare_toggle {"enabled":true}"#,
        r#"seen connection_status_change {"status":"unstable"}"#,
        "ask judge:not-good-enough:wait",
        "ask report-outsider:own-room",
        "ask begin-closing",
        "ask choose-outcome:stopped-privacy",
        "ask copy-note",
    ])
}

#[test]
fn whatever_happened_is_kept_and_read_back() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, _, _, _| Ok(()))?;
        }
        let kept = walk.c.snapshot();
        let read = read_snapshot(&write_snapshot(&kept));
        holds(read.as_ref() == Ok(&kept), "read otherwise than it was written", &(read, &kept))
    })
}

/// The file was written before the text had a serde struct. It must be readable as long as the version stays.
#[test]
fn a_text_of_an_earlier_release_with_this_version_is_read() -> Checked {
    let text = std::fs::read_to_string(root().join("tests/data/stored/version-2.json"))?;
    assert_eq!(read_snapshot(&text)?, full()?);
    assert_eq!(write_snapshot(&full()?), text.trim_end());
    Ok(())
}

#[test]
fn what_is_taken_up_again_keeps_all_and_opens_what_hangs_on_the_room() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, _, _, _| Ok(()))?;
        }
        let kept = walk.c.snapshot();
        let again = Consultation::resume(kept.clone(), walk.at);
        let mut memory = again.snapshot();
        let ended = matches!(walk.c.phase(), Phase::Closing | Phase::Closed);
        let stands = again.people().roll_call().current().is_some()
            || again.lock().attested().current().is_some()
            || again.identity().patient().current().is_some()
            || again.identity().clinician().current().is_some();
        holds(ended || !stands, "stands after a reload", &again.phase())?;
        // The phase and whether an answer stands are new; all else is as it was.
        holds(!ended || memory.phase == kept.phase, "another phase", &memory.phase)?;
        (memory.phase, memory.phase_since) = (kept.phase, kept.phase_since);
        for (question, (said, _)) in kept.answers.iter() {
            let now = memory.answers.get(question).map(|(said, _)| *said);
            holds(now == Some(*said), "another answer", &question)?;
        }
        memory.answers = kept.answers.clone();
        holds(memory == kept, "lost or changed", &(&memory, &kept))
    })
}

/// Every field of the stored text, and the words that stand for it in the list that a privacy officer reads.
const NAMED: [(&str, &str); 36] = [
    ("v", "the version of the text"),
    ("viewer", "whose panel"),
    ("setting", "the setting"),
    ("phase", "the phase and"),
    ("since", "and since when"),
    ("phases", "how often it was in each phase, first and last"),
    ("answers", "for each question: yes or no, the moment, and whether the answer still stands"),
    ("roll_call", "the roll call: how many were off camera, and when"),
    ("list_looked", "when the participant list was last looked at"),
    ("also", "the roles that the clinician added to those expected"),
    ("took_part", "how many there were of each role, the most at one time"),
    ("identity", "for each check of identity: method, result and moment"),
    ("lock", "whether the room was locked, and when"),
    ("waived", "requirements set aside: the reason from a closed list, and the moment"),
    ("faults", "kinds of technical fault, how often, first and last"),
    ("open", "whether the assessment stands"),
    ("told", "and whether somebody reported a problem"),
    ("trouble_before", "whether a fault was seen before the call"),
    ("judged", "the last judgement of quality with its decision and moment"),
    ("bad_once", "whether one was ever \"not good enough\""),
    ("precall", "the platform's own test of sound and picture: passed or not, and when"),
    ("outsider", "where they came in, when, and whether they are gone"),
    ("alerted", "how often each alert came up, first and last"),
    ("listened", "the first moment at which something was recorded, written down or streamed"),
    ("chat_at", "the chat was open"),
    ("chat_written", "something was written in it"),
    ("number_at", "an identity number was seen"),
    ("chat_number", "one was seen in the chat"),
    ("shared_at", "a screen was shared"),
    ("opened", "when the viewer was first in the call"),
    ("first_came", "somebody else was"),
    ("patient_came", "somebody who may be the patient was"),
    ("company_came", "when somebody beside patient and health personnel first took part"),
    ("outcome", "the outcome"),
    ("note_copied", "whether the note was taken over"),
    ("at_once", "and how many others in all, the most at one time"),
];

#[test]
fn every_field_that_is_kept_is_named_to_the_privacy_officer() -> Checked {
    let text: Value = serde_json::from_str(&write_snapshot(&full()?))?;
    let kept: BTreeSet<&str> =
        text.as_object().ok_or("no fields")?.keys().map(String::as_str).collect();
    let named: BTreeSet<&str> = NAMED.iter().map(|(field, _)| *field).collect();
    assert_eq!(kept, named, "name a new field here, and in docs/privacy.md in words");
    let page = std::fs::read_to_string(root().join("docs/privacy.md"))?;
    let list = page.split("### What session storage holds").nth(1).ok_or("no such list")?;
    let list = list.split("###").next().unwrap_or_default();
    let list: Vec<&str> = list.split_whitespace().collect();
    let list = list.join(" ");
    for (field, words) in NAMED {
        assert!(list.contains(words), "docs/privacy.md does not say of {field}: {words}");
    }
    Ok(())
}

type WereThere = (Vec<(&'static str, u32)>, u32);

/// Who was there by what is kept: how many of each role, and how many without one.
fn were_there(inputs: &[&str]) -> Result<WereThere, Box<dyn Error>> {
    let kept = kept_after(inputs)?;
    let again = Consultation::resume(read_snapshot(&write_snapshot(&kept))?, Timestamp(0));
    let roles = again
        .people()
        .attendance()
        .took_part()
        .roles
        .iter()
        .map(|(role, n)| (role.word(), *n))
        .collect();
    Ok((roles, again.people().attendance().took_part().without_role()))
}

#[test]
fn who_was_there_is_counted_by_role_and_nobody_twice() -> Checked {
    let (roll_call, count) =
        ("ask confirm-roll-call:0", |n: u32| format!(r#"seen participantupdate {{"count":{n}}}"#));
    let (one, two, three) = (count(1), count(2), count(3));
    let comes = r#"seen participant_join {"participant":{}}"#;
    let goes = r#"seen participant_leave {"participant":{}}"#;
    let start = ["seen join", one.as_str()];
    let with = |more: &[&str]| were_there(&[&start, more].concat());
    // Nobody has said who it is.
    assert_eq!(with(&[comes, &two])?, (vec![], 0));
    // Whoever drops out comes back as somebody new.
    let again = [comes, &two, roll_call, goes, &one];
    assert_eq!(with(&[again, again, again].concat())?, (vec![("patient", 1)], 0));
    // One more is counted at once, and nobody has accounted for them.
    assert_eq!(with(&[comes, &two, roll_call, &three])?, (vec![("patient", 1)], 0));
    // Those who are there together count together, and who took another's place counts beside them.
    let both = [comes, &two, roll_call, comes, &three, "ask explain:1:relative", roll_call];
    assert_eq!(with(&both)?, (vec![("patient", 1), ("relative", 1)], 0));
    let other = [goes, &two, comes, &three, "ask explain:2:interpreter"];
    let all = vec![("patient", 1), ("relative", 1), ("interpreter", 1)];
    assert_eq!(with(&[&both[..], &other].concat())?, (all, 0));
    // Before the panel listened: the count alone tells of them, and a roll call accounts for them.
    assert_eq!(were_there(&["seen join", &three])?, (vec![], 0));
    Ok(())
}

#[test]
fn a_text_of_another_version_is_told_apart() -> Checked {
    let mut text: Value = serde_json::from_str(&write_snapshot(&full()?))?;
    let version = text["v"].as_u64().ok_or("no version")?;
    for other in [0, version + 1, u64::from(u32::MAX)] {
        text["v"] = Value::from(other);
        assert_eq!(read_snapshot(&text.to_string()), Err(StoredError::OtherVersion), "{other}");
    }
    Ok(())
}

#[test]
fn what_was_not_written_here_is_not_readable() -> Checked {
    let text = write_snapshot(&full()?);
    let cut = (0..text.len()).filter_map(|end| text.get(..end));
    let version = format!("{}}}", text.split(',').next().unwrap_or_default());
    let garbage = ["null", "[]", "{}", "7", "\"text\"", &version, "\u{0}", "<html>"];
    for text in cut.chain(garbage) {
        assert_eq!(read_snapshot(text), Err(StoredError::NotReadable), "{text}");
    }
    Ok(())
}

#[test]
fn a_word_nobody_knows_is_named_so_wherever_it_stands() -> Checked {
    let text: Value = serde_json::from_str(&write_snapshot(&full()?))?;
    let mut places = Vec::new();
    words_in(&text, String::new(), &mut places);
    for list in [
        "answers", "faults", "identity", "judged", "listened", "outcome", "outsider", "phase",
        "setting", "viewer", "waived",
    ] {
        let here = places.iter().any(|place| place.starts_with(&format!("/{list}")));
        assert!(here, "the memory of this test holds no word in {list}");
    }
    for place in places {
        let mut changed = text.clone();
        *changed.pointer_mut(&place).ok_or("no such place")? = Value::from("never-heard");
        let read = read_snapshot(&changed.to_string());
        assert_eq!(read, Err(StoredError::UnknownWord), "{place}");
    }
    Ok(())
}

#[test]
fn a_number_from_nowhere_is_survived() -> Checked {
    // Nobody came, so the wait is still counted from when the room was opened.
    for memory in [full()?, kept_after(&["seen join", "ask begin-closing"])?] {
        let text: Value = serde_json::from_str(&write_snapshot(&memory))?;
        let mut most = text.clone();
        raise(&mut most);
        most["v"] = text["v"].clone();
        let c = Consultation::resume(read_snapshot(&most.to_string())?, Timestamp(0));
        let wake = c.next_wake(&procedure("so-d45111", [])?, Timestamp(0));
        assert_eq!(wake, (!c.anyone_came()).then_some(Timestamp(u64::MAX)));
    }
    Ok(())
}

/// The places of every word.
fn words_in(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                words_in(item, format!("{place}/{i}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                words_in(field, format!("{place}/{name}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Every number as high as it can be read.
fn raise(value: &mut Value) {
    match value {
        // Counts are narrower than moments, so the higher of the two that fits.
        Value::Number(n) if n.as_u64().is_some_and(|n| n < 1_000) => *value = Value::from(u32::MAX),
        Value::Number(_) => *value = Value::from(u64::MAX),
        Value::Array(items) => items.iter_mut().for_each(raise),
        Value::Object(fields) => fields.values_mut().for_each(raise),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
