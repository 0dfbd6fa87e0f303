//! The FHIR output of whole consultations, in `tests/data/fhir/`. `tests/node/fhir.test.mjs` validates it against base R4.
//! `UPDATE_EXPECT=1` writes the files.

use std::collections::BTreeSet;
use std::error::Error;

use proptest::test_runner::TestCaseError;
use serde_json::Value;
use trygtrom::domain::{Consultation, NoteBlock, Procedure, RecordText, Timestamp, record};
use trygtrom::format::{Writing, built_in, write_note, write_record};
use trygtrom::i18n::Localizer;
use trygtrom::runtime::Session;
use trygtrom::view_model::record_line;

use crate::conformance::compare;
use crate::drawn::MARK;
use crate::play::{EN, NB};
use crate::scenarios::played;
use crate::tidy::source::root;
use crate::walk::{Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

const ENCOUNTER: &str = "6f4a1c1e-1111-4111-8111-000000000001";
const RESPONSE: &str = "6f4a1c1e-2222-4222-8222-000000000002";
/// Of no module.
const BUILD: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// File, scenario, time in the scenario (ms), language and the expected phase.
pub(crate) const FILES: [(&str, &str, u64, Localizer, &str); 12] = [
    ("before-anything", "calm", 0, NB, "planned"),
    ("in-the-middle", "calm", 82_000, NB, "in-progress"),
    ("talk-is-over", "calm", 907_500, EN, "in-progress"),
    ("completed", "calm", 915_000, NB, "finished"),
    ("patient-absent", "patient-absent", 1_506_000, NB, "cancelled"),
    ("stopped-technical", "stopped-technical", 221_000, NB, "finished"),
    ("by-telephone", "telephone", 226_000, NB, "finished"),
    ("clinicians-only", "teams-between-clinicians", 606_000, EN, "finished"),
    ("set-aside", "waived", 311_000, NB, "finished"),
    ("outsider", "somebody-walks-in", 133_000, EN, "in-progress"),
    ("put-right", "broken-and-put-right", 502_000, NB, "finished"),
    ("patients-panel", "patient-five-steps", 903_500, NB, "finished"),
];

fn writing<'a>(
    words: Localizer,
    at: Timestamp,
    say: &'a dyn Fn(RecordText<'_>) -> String,
) -> Writing<'a> {
    let language = words.lang.tag();
    Writing { language, say, encounter: ENCOUNTER, response: RESPONSE, at, build: Some(BUILD) }
}

pub(crate) fn written(
    session: &Session,
    words: Localizer,
    at: Timestamp,
) -> serde_json::Result<(String, String)> {
    let say = |text: RecordText<'_>| session.record_words(text, &words);
    let writing = writing(words, at, &say);
    let bundle = write_record(&session.record(), session.procedure(), &writing);
    let note =
        write_note(&session.note_block(NoteBlock::Record, &words), session.procedure(), &writing);
    Ok((serde_json::to_string(&bundle)?, serde_json::to_string(&note)?))
}

/// Indented JSON, for a readable difference.
fn pretty(text: &str) -> Result<String, Box<dyn Error>> {
    let value: Value = serde_json::from_str(text)?;
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

#[test]
fn bundles_match_the_files() -> Checked {
    for (file, scenario, until, words, status) in FILES {
        let play = played(scenario, until)?;
        let (bundle, _) = written(&play.session, words, play.at())?;
        let again = played(scenario, until)?;
        assert_eq!(
            bundle,
            written(&again.session, words, again.at())?.0,
            "{file} is not deterministic"
        );
        let value: Value = serde_json::from_str(&bundle)?;
        assert_eq!(value["entry"][0]["resource"]["status"], status, "{file}");
        compare(&root().join(format!("tests/data/fhir/{file}.json")), &pretty(&bundle)?)?;
    }
    Ok(())
}

#[test]
fn an_encounter_took_place_where_the_note_tells_of_a_talk() -> Checked {
    for (scenario, until, status, talked) in [
        ("public-place-never", 90_000, "cancelled", false),
        ("identity-not-established", 90_000, "cancelled", false),
        ("stopped-technical", 221_000, "finished", true),
        ("nobody-came", 306_000, "cancelled", false),
    ] {
        let play = played(scenario, until)?;
        let session = &play.session;
        assert_eq!(session.consultation().talked(), talked, "{scenario}");
        let bundle: Value = serde_json::from_str(&written(session, NB, play.at())?.0)?;
        let found = bundle.pointer("/entry/0/resource/status").and_then(Value::as_str);
        assert_eq!(found, Some(status), "{scenario}");
    }
    Ok(())
}

#[test]
fn the_note_matches_the_file() -> Checked {
    let play = played("calm", 911_000)?;
    let (_, note) = written(&play.session, NB, play.at())?;
    compare(&root().join("tests/data/fhir/note.json"), &pretty(&note)?)?;
    // The expected content of the attachment, for the Node test.
    compare(
        &root().join("tests/data/fhir/note.txt"),
        &play.session.note_block(NoteBlock::Record, &NB),
    )
}

#[test]
fn link_ids_are_unique_and_cover_every_requirement() -> Checked {
    fn links<'a>(items: &'a Value, all: &mut Vec<&'a str>) {
        for item in items.as_array().into_iter().flatten() {
            all.extend(item["linkId"].as_str());
            let answers = item["answer"].as_array().into_iter().flatten();
            // The answers of a repeating question share their nested link ids.
            let mut below = Vec::new();
            answers.for_each(|answer| links(&answer["item"], &mut below));
            all.extend(below.into_iter().collect::<BTreeSet<_>>());
        }
    }
    for (file, scenario, until, words, _) in FILES {
        let play = played(scenario, until)?;
        let value: Value = serde_json::from_str(&written(&play.session, words, play.at())?.0)?;
        let mut all = Vec::new();
        links(&value["entry"][1]["resource"]["item"], &mut all);
        let unique: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(unique.len(), all.len(), "{file}: duplicate link id in {all:?}");
        for finding in play.session.consultation().findings() {
            assert!(unique.contains(finding.id.as_str()), "{file} lacks {:?}", finding.id);
        }
    }
    Ok(())
}

fn of(c: &Consultation, procedure: &Procedure, at: Timestamp) -> serde_json::Result<String> {
    let say = |text: RecordText<'_>| NB.format(&record_line(text, procedure, "nb"));
    let bundle = write_record(&record(c, procedure), procedure, &writing(NB, at, &say));
    serde_json::to_string(&bundle)
}

#[test]
fn bundles_contain_no_personal_data_and_are_always_valid() -> Checked {
    hold(150, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| walk.go(act, |_, _, _, _, _| Ok(())))?;
        let text = of(&walk.c, procedure, walk.at)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        holds(!text.contains(MARK), "personal data in", &"the record")?;
        let whole: Result<Value, _> = serde_json::from_str(&text);
        let entry = whole.map(|value| value["entry"].clone()).unwrap_or_default();
        holds(entry[0]["resource"]["resourceType"] == "Encounter", "no encounter", &text)?;
        let period = &entry[0]["resource"]["period"];
        let turned = period["end"].as_str().is_some_and(|end| period["start"].as_str() > Some(end));
        holds(!turned, "the period ends before it starts", period)
    })
}

#[test]
fn a_clock_going_backwards_gives_no_negative_period() -> Checked {
    let play = played("calm", 915_000)?;
    let procedure = play.session.procedure();
    let mut kept = play.session.consultation().snapshot();
    kept.opened = Some(Timestamp(kept.phase_since.0 + 1_000));
    let c = Consultation::resume(kept, play.at());
    let value: Value = serde_json::from_str(&of(&c, procedure, play.at())?)?;
    let period = &value["entry"][0]["resource"]["period"];
    assert!(period["start"].is_string() && period["end"].is_null(), "{period}");
    Ok(())
}

#[test]
fn any_procedure_id_gives_a_valid_canonical_and_dates_out_of_range_are_omitted() -> Checked {
    let play = played("calm", 82_000)?;
    let file = std::fs::read_to_string(root().join("procedures/so-d45111.json"))?;
    let mut file: Value = serde_json::from_str(&file)?;
    file["id"] = Value::from("vår|egen prosedyre");
    file["version"] = Value::from("2, rev. 1");
    let procedure =
        trygtrom::format::read_procedure(&file.to_string()).map_err(|p| format!("{p:?}"))?;
    let text = of(play.session.consultation(), &procedure, Timestamp(u64::MAX))?;
    let value: Value = serde_json::from_str(&text)?;
    let response = &value["entry"][1]["resource"];
    assert_eq!(
        response["questionnaire"],
        "urn:trygtrom:procedure:v%C3%A5r%7Cegen%20prosedyre|2%2C%20rev.%201"
    );
    assert!(response["authored"].is_null() && value["timestamp"].is_null(), "{text}");
    Ok(())
}

/// A note at this time as a DocumentReference.
fn note(text: &str, at: Timestamp) -> Result<Value, Box<dyn Error>> {
    let procedure = built_in("combined").ok_or("no procedure")?;
    let note = write_note(text, &procedure, &writing(NB, at, &|_| "x".to_owned()));
    Ok(serde_json::to_value(note)?)
}

#[test]
fn dates_are_those_of_the_calendar() -> Checked {
    for (seconds, date) in [
        (0, Some("1970-01-01T00:00:00Z")),
        (951_782_399, Some("2000-02-28T23:59:59Z")),
        (951_782_400, Some("2000-02-29T00:00:00Z")),
        (951_868_800, Some("2000-03-01T00:00:00Z")),
        (1_709_164_800, Some("2024-02-29T00:00:00Z")),
        (1_795_424_400, Some("2026-11-23T09:00:00Z")),
        (4_107_542_400, Some("2100-03-01T00:00:00Z")),
        (253_402_300_799, Some("9999-12-31T23:59:59Z")),
        (253_402_300_800, None),
        (u64::MAX / 1_000, None),
    ] {
        let at = Timestamp(u64::saturating_add(seconds * 1_000, 999));
        assert_eq!(note("x", at)?["date"].as_str(), date, "{seconds}");
    }
    Ok(())
}

/// The vectors of RFC 4648, and a text whose signs are beyond letters and digits.
#[test]
fn a_note_is_attached_as_base64() -> Checked {
    for (text, data) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
        ("\u{f8}\u{3fff}", "w7jjv78="),
    ] {
        assert_eq!(note(text, Timestamp(0))?["content"][0]["attachment"]["data"], data);
    }
    Ok(())
}
