//! The state that is stored across a reload is read back unchanged, and any other text is refused with a reason.

mod memories;

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::Value;
use trygtrom::domain::{
    Asked, Breach, Consultation, Event, Field, Input, Kind, Phase, Product, Reopens, Snapshot,
    Surface, Timestamp, step,
};
use trygtrom::format::{StoredError, read_snapshot, write_snapshot};
use trygtrom::runtime::Session;

use self::memories::{broken, full, kept_after, named, own_rules, remedied};
use crate::inputs::{Platform, START};
use crate::play::{NB, procedure};
use crate::tidy::source::root;
use crate::walk::{Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

/// A moment after everything that is stored here.
const LATER: Timestamp = Timestamp(u64::MAX);

#[test]
fn the_id_of_a_requirement_in_the_memory_has_its_plain_form() -> Checked {
    let text = write_snapshot(&own_rules()?);
    assert!(text.contains("\"EX-7\""), "{text}");
    let long = "x".repeat(33);
    for id in ["", "Ola Nordmann", "EX:7", "æ", &long] {
        let changed = text.replace("\"EX-7\"", &format!("\"{id}\""));
        assert_eq!(read_snapshot(&changed, LATER), Err(StoredError::UnknownWord), "{id}");
    }
    Ok(())
}

#[test]
fn what_was_put_right_and_the_named_system_outlast_a_reload() -> Checked {
    let resumed = |kept: Result<Snapshot, Box<dyn Error>>| -> Result<_, Box<dyn Error>> {
        Ok(Consultation::resume(read_snapshot(&write_snapshot(&kept?), LATER)?, Timestamp(0)))
    };
    let screen = resumed(broken())?;
    assert!(screen.incidents().breaches().get(Breach::WholeScreen).is_some());
    assert!(screen.quality().unjudged_loss().is_some());
    let surface = screen.privacy().sharing().surface.map(|seen| seen.value);
    assert_eq!(surface, Some(Surface::Screen));
    assert!(resumed(remedied())?.remedy_of(Kind::WindowNotScreen).is_some());
    let mut again = resumed(named())?;
    let connected = Input::Seen(Event::Connected(Platform::parse("manual")?.capabilities()));
    step(&mut again, &procedure("combined", [])?, connected, Timestamp(0));
    assert_eq!(again.product().map(|named| named.value), Some(Product::Teams));
    Ok(())
}

#[test]
fn the_memory_of_any_history_is_read_back_unchanged() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, _, _, _| Ok(()))?;
        }
        let kept = walk.c.snapshot();
        let read = read_snapshot(&write_snapshot(&kept), LATER);
        holds(read.as_ref() == Ok(&kept), "not read back unchanged", &(read, &kept))
    })
}

/// The file is what the first release with this version wrote. It must be readable as long as the version is the same.
#[test]
fn a_text_of_an_earlier_release_with_the_same_version_is_read() -> Checked {
    let text = std::fs::read_to_string(root().join("tests/data/stored/version-3.json"))?;
    assert_eq!(write_snapshot(&full()?), text.trim_end());
    assert_eq!(read_snapshot(&text, LATER)?, full()?);
    Ok(())
}

#[test]
fn a_resumed_consultation_keeps_everything_and_reopens_answers_about_the_room() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, _, _, _| Ok(()))?;
        }
        let kept = walk.c.snapshot();
        let again = Consultation::resume(kept.clone(), walk.at);
        let mut memory = again.snapshot();
        let ended = matches!(walk.c.phase(), Phase::Closing | Phase::Closed);
        let current = again.people().roll_call().current().is_some()
            || again.lock().attested().current().is_some()
            || again.identity().patient().current().is_some()
            || again.identity().clinician().current().is_some();
        holds(ended || !current, "still answered after a reload", &again.phase())?;
        // The phase and whether an answer is current may differ; the rest is unchanged.
        holds(!ended || memory.phase == kept.phase, "another phase", &memory.phase)?;
        (memory.phase, memory.phase_since) = (kept.phase, kept.phase_since);
        for (question, (said, _)) in kept.answers.iter() {
            let now = memory.answers.get(question).map(|(said, _)| *said);
            holds(now == Some(*said), "another answer", &question)?;
        }
        memory.answers = kept.answers.clone();
        for (id, given) in memory.rule_answers.iter_mut() {
            let before = kept.rule_answers.get(id).map(|before| before.answer);
            let stands = ended
                || given.reopens == Reopens::Never
                || before.and_then(|it| it.value()) != Some(true);
            holds(stands || given.answer.current().is_none(), "answered after a reload", &id)?;
            holds(!stands || Some(given.answer) == before, "opened after a reload", &id)?;
            holds(given.answer.last() == before.and_then(|it| it.last()), "another answer", &id)?;
        }
        memory.rule_answers = kept.rule_answers.clone();
        let reloaded = if ended { kept.reloaded } else { Some(walk.at) };
        holds(memory.reloaded == reloaded, "another moment of the reload", &memory.reloaded)?;
        memory.reloaded = kept.reloaded;
        holds(memory == kept, "lost or changed", &(&memory, &kept))
    })
}

/// Every field of the stored text, and its words in the list for privacy officers in docs/privacy.md.
const NAMED: [(&str, &str); 48] = [
    ("v", "the version of the text"),
    ("viewer", "whose panel"),
    ("setting", "the setting"),
    ("phase", "the phase and"),
    ("since", "and since when"),
    ("phases", "how often it was in each phase, first and last"),
    ("answers", "for each question: yes or no, the moment, and whether the answer still stands"),
    ("rules", "for each requirement that the hospital words itself: its id in the procedure"),
    ("roll_call", "the roll call: how many were off camera, and when"),
    ("list_looked", "when the participant list was last looked at"),
    ("also", "the roles that the clinician added to those expected"),
    ("agreed", "how many of each role were agreed to take part beside the patient"),
    ("took_part", "how many there were of each role, the most at one time"),
    ("identity", "for each check of identity: method, result and moment"),
    ("lock", "whether the room was locked, and when"),
    ("waived", "requirements set aside: the reason from a closed list, and the moment"),
    ("remedies", "requirements that were broken: since when, and when they were put right"),
    ("product", "which video system is used, from a closed list, and when that was stated"),
    ("faults", "kinds of technical fault, how often, first and last"),
    ("open", "whether the assessment stands"),
    ("told", "and whether somebody reported a problem"),
    ("trouble_before", "whether a fault was seen before the call"),
    ("lost", "since when somebody was gone of whom nobody has said whether they dropped out"),
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
    ("surface", "whether the viewer shared a window, a tab or the whole screen"),
    ("breaches", "what broke a requirement while people were together"),
    ("opened", "when the viewer was first in the call"),
    ("first_came", "somebody else was"),
    ("patient_came", "somebody who may be the patient was"),
    ("company_came", "when somebody beside patient and health personnel first took part"),
    ("outcome", "the outcome"),
    (
        "absence",
        "whether there was no sign that the patient tried to connect, and whether they answered the telephone",
    ),
    ("copied", "which blocks of the note were taken over"),
    ("alarms", "from when until when each alarm stood, and how often"),
    ("outsiders", "from when until when an outsider was reported in each place, and how often"),
    ("refused", "the role of whoever left because the patient said no to them, and when"),
    ("reloaded", "when the page was last loaded again"),
    ("at_once", "and how many others in all, the most at one time"),
];

#[test]
fn every_stored_field_is_described_to_the_privacy_officer() -> Checked {
    let agreed = kept_after(&["ask expect-also:relative", "ask confirm:others-agreed"])?;
    let texts: Vec<Value> = [full()?, agreed, remedied()?, named()?, broken()?, own_rules()?]
        .iter()
        .map(|memory| serde_json::from_str(&write_snapshot(memory)))
        .collect::<Result<_, _>>()?;
    let fields = texts.iter().filter_map(Value::as_object).flat_map(|text| text.keys());
    let kept: BTreeSet<&str> = fields.map(String::as_str).collect();
    let named: BTreeSet<&str> = NAMED.iter().map(|(field, _)| *field).collect();
    assert_eq!(kept, named, "name a new field here, and describe it in docs/privacy.md");
    let page = std::fs::read_to_string(root().join("docs/privacy.md"))?;
    let list = page.split("### What session storage holds").nth(1).ok_or("no such list")?;
    let list = list.split("###").next().unwrap_or_default();
    let list: Vec<&str> = list.split_whitespace().collect();
    let list = list.join(" ");
    for (field, words) in NAMED {
        assert!(list.contains(words), "docs/privacy.md does not describe {field} as: {words}");
    }
    Ok(())
}

type TookPart = (Vec<(&'static str, u32)>, u32);

/// The participants according to the stored state: the number with each role, and the number without one.
fn took_part(inputs: &[&str]) -> Result<TookPart, Box<dyn Error>> {
    let kept = kept_after(inputs)?;
    let again = Consultation::resume(read_snapshot(&write_snapshot(&kept), LATER)?, Timestamp(0));
    let roles = again
        .people()
        .attendance()
        .took_part
        .roles
        .iter()
        .map(|(role, n)| (role.word(), *n))
        .collect();
    Ok((roles, again.people().attendance().took_part.without_role()))
}

#[test]
fn participants_are_counted_by_role_and_none_twice() -> Checked {
    let (roll_call, count) =
        ("ask confirm-roll-call:0", |n: u32| format!(r#"seen participantupdate {{"count":{n}}}"#));
    let (one, two, three) = (count(1), count(2), count(3));
    let comes = r#"seen participant_join {"participant":{}}"#;
    let goes = r#"seen participant_leave {"participant":{}}"#;
    let start = ["seen join", one.as_str()];
    let with = |more: &[&str]| took_part(&[&start, more].concat());
    // Nobody has identified the participant.
    assert_eq!(with(&[comes, &two])?, (vec![], 0));
    // A participant who reconnects is a new one.
    let again = [comes, &two, roll_call, goes, &one];
    assert_eq!(with(&[again, again, again].concat())?, (vec![("patient", 1)], 0));
    // One more is counted, but not accounted for.
    assert_eq!(with(&[comes, &two, roll_call, &three])?, (vec![("patient", 1)], 0));
    // Participants who are present together are counted together, and one who replaces another is counted in addition.
    let both = [comes, &two, roll_call, comes, &three, "ask explain:1:relative", roll_call];
    assert_eq!(with(&both)?, (vec![("patient", 1), ("relative", 1)], 0));
    let other = [goes, &two, comes, &three, "ask explain:2:interpreter"];
    let all = vec![("patient", 1), ("relative", 1), ("interpreter", 1)];
    assert_eq!(with(&[&both[..], &other].concat())?, (all, 0));
    // They joined before the panel listened: only the count includes them, and a roll call accounts for them.
    assert_eq!(took_part(&["seen join", &three])?, (vec![], 0));
    Ok(())
}

#[test]
fn a_text_of_another_version_is_refused_as_such() -> Checked {
    let mut text: Value = serde_json::from_str(&write_snapshot(&full()?))?;
    let version = text["v"].as_u64().ok_or("no version")?;
    for other in [0, version + 1, u64::from(u32::MAX)] {
        text["v"] = Value::from(other);
        assert_eq!(
            read_snapshot(&text.to_string(), LATER),
            Err(StoredError::OtherVersion),
            "{other}"
        );
    }
    Ok(())
}

#[test]
fn any_other_text_is_not_readable() -> Checked {
    let text = write_snapshot(&full()?);
    let cut = (0..text.len()).filter_map(|end| text.get(..end));
    let version = format!("{}}}", text.split(',').next().unwrap_or_default());
    let garbage = ["null", "[]", "{}", "7", "\"text\"", &version, "\u{0}", "<html>"];
    for text in cut.chain(garbage) {
        assert_eq!(read_snapshot(text, LATER), Err(StoredError::NotReadable), "{text}");
    }
    Ok(())
}

#[test]
fn an_unknown_word_is_refused_as_such_in_every_place() -> Checked {
    let text: Value = serde_json::from_str(&write_snapshot(&full()?))?;
    let mut places = Vec::new();
    words_in(&text, String::new(), &mut places);
    for list in [
        "answers", "faults", "identity", "judged", "listened", "outcome", "outsider", "phase",
        "setting", "viewer", "waived",
    ] {
        let here = places.iter().any(|place| place.starts_with(&format!("/{list}")));
        assert!(here, "the memory of this test has no word in {list}");
    }
    for place in places {
        let mut changed = text.clone();
        *changed.pointer_mut(&place).ok_or("no such place")? = Value::from("unknown-word");
        let read = read_snapshot(&changed.to_string(), LATER);
        assert_eq!(read, Err(StoredError::UnknownWord), "{place}");
    }
    Ok(())
}

#[test]
fn the_highest_numbers_are_accepted() -> Checked {
    // Nobody has joined, so the waiting time still counts from when the room was opened.
    for memory in [full()?, kept_after(&["seen join", "ask begin-closing"])?] {
        let text: Value = serde_json::from_str(&write_snapshot(&memory))?;
        let mut most = text.clone();
        raise(&mut most);
        most["v"] = text["v"].clone();
        let c = Consultation::resume(read_snapshot(&most.to_string(), LATER)?, Timestamp(0));
        let wake = c.next_wake(&procedure("so-d45111", [])?, Timestamp(0));
        assert_eq!(wake, (!c.anyone_came()).then_some(Timestamp(u64::MAX)));
    }
    Ok(())
}

/// The stored texts of these tests, each with the moment at which it was written.
fn texts() -> Result<Vec<(Value, Timestamp)>, Box<dyn Error>> {
    let agreed = kept_after(&["ask expect-also:relative", "ask confirm:others-agreed"])?;
    [full()?, agreed, remedied()?, named()?, broken()?]
        .iter()
        .map(|memory| Ok((serde_json::from_str(&write_snapshot(memory))?, Timestamp(START))))
        .collect()
}

/// The JSON pointers of all values that are `wanted`.
fn places_of(value: &Value, wanted: fn(&Value) -> bool) -> Vec<String> {
    fn walk(value: &Value, place: String, wanted: fn(&Value) -> bool, places: &mut Vec<String>) {
        if wanted(value) {
            places.push(place.clone());
        }
        for (i, one) in value.as_array().into_iter().flatten().enumerate() {
            walk(one, format!("{place}/{i}"), wanted, places);
        }
        for (name, one) in value.as_object().into_iter().flatten() {
            walk(one, format!("{place}/{name}"), wanted, places);
        }
    }
    let mut places = Vec::new();
    walk(value, String::new(), wanted, &mut places);
    places
}

#[test]
fn a_moment_in_the_future_is_refused_in_every_place() -> Checked {
    for (text, now) in texts()? {
        assert!(read_snapshot(&text.to_string(), now).is_ok());
        let moments = places_of(&text, |value| value.as_u64().is_some_and(|n| n >= START - 1_000));
        assert!(moments.len() > 3, "{text}");
        for place in moments {
            for (ahead, read) in [(60_000, true), (60_001, false), (1 << 50, false)] {
                let mut changed = text.clone();
                *changed.pointer_mut(&place).ok_or("no such place")? = Value::from(now.0 + ahead);
                let told = read_snapshot(&changed.to_string(), now).err();
                let wanted = (!read).then_some(StoredError::InFuture);
                assert_eq!(told, wanted, "{place}, {ahead} ms ahead");
            }
        }
    }
    Ok(())
}

#[test]
fn a_stored_text_or_list_that_is_too_long_is_refused() -> Checked {
    let (text, now) = texts()?.remove(0);
    let mut padded = text.to_string();
    padded += &" ".repeat(64 * 1024 - padded.len());
    assert!(read_snapshot(&padded, now).is_ok());
    padded.push(' ');
    assert_eq!(read_snapshot(&padded, now), Err(StoredError::TooLarge));
    let lists = places_of(&text, |value| value.is_array());
    assert!(lists.len() > 10, "{lists:?}");
    for (count, wanted) in [(500, None), (501, Some(StoredError::TooLarge))] {
        let mut long = text.clone();
        long["also"] = Value::from(vec!["relative"; count]);
        assert_eq!(read_snapshot(&long.to_string(), now).err(), wanted);
    }
    Ok(())
}

/// However an answer was changed in storage, in the middle of the consultation or after it.
#[test]
fn an_edited_answer_is_marked_in_note_record_and_log() -> Checked {
    let closed = ["seen join", "ask confirm:sound-tested", "ask deny:rules-read"];
    let end = ["ask begin-closing", "ask choose-outcome:stopped-technical", "ask close"];
    let (middle, closed) = (kept_after(&closed)?, kept_after(&[&closed[..], &end].concat())?);
    let mut edited = 0;
    for memory in [full()?, middle, closed, remedied()?] {
        let text: Value = serde_json::from_str(&write_snapshot(&memory))?;
        let phase = text["phase"].clone();
        for place in places_of(&text, Value::is_boolean) {
            let mut changed = text.clone();
            let answer = changed.pointer_mut(&place).ok_or("no such place")?;
            *answer = Value::from(answer.as_bool() != Some(true));
            let again = Timestamp(START + 60_000);
            let memory = read_snapshot(&changed.to_string(), again)?;
            let session = Session::resume(memory, procedure("so-d45111", [])?, again);
            let told = session.note(&NB);
            assert!(told.contains("Panelet ble lastet på nytt kl."), "{phase}{place}: {told}");
            assert_eq!(session.log().restored, Some(again.0 as f64), "{phase}{place}");
            let asked = Asked::Field(Field::Restored);
            assert!(session.record().items.iter().any(|item| item.asked == asked), "{place}");
            edited += 1;
        }
    }
    assert!(edited > 20, "{edited} answers");
    Ok(())
}

/// The JSON pointers of all strings.
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

/// Raises every number to the highest that can be read.
fn raise(value: &mut Value) {
    match value {
        // Counts have 32 bits, times 64.
        Value::Number(n) if n.as_u64().is_some_and(|n| n < 1_000) => *value = Value::from(u32::MAX),
        Value::Number(_) => *value = Value::from(u64::MAX),
        Value::Array(items) => items.iter_mut().for_each(raise),
        Value::Object(fields) => fields.values_mut().for_each(raise),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
