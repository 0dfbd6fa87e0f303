//! What is said of a procedure file that is checked.

use std::error::Error;

use serde_json::{Value, json};
use trygtrom::format::{FORMAT, MOST_BYTES};
use trygtrom::tool::{check, check_as_json};

use crate::procedure_faults::{put, whole};

type Checked = Result<(), Box<dyn Error>>;

const NAME: &str = "our.json";

/// What is said of a file with something put in a place.
fn said_with(place: &str, what: Value) -> Result<String, String> {
    let mut file = whole();
    put(&mut file, place, Some(what));
    check(NAME, file.to_string().as_bytes())
}

#[test]
fn a_file_of_a_newer_format_is_named_as_such() {
    let said = said_with("/format", json!(FORMAT + 1)).err().unwrap_or_default();
    assert!(said.starts_with("our.json is not in order: 1 problem."), "{said}");
    assert!(said.contains("format: update Trygtrom, which reads format 1 at most here"), "{said}");
    // Its new fields are not called unknown.
    let mut file = whole();
    put(&mut file, "/format", Some(json!(2.5)));
    put(&mut file, "/colour", Some("blue".into()));
    let said = check(NAME, file.to_string().as_bytes()).err().unwrap_or_default();
    assert!(said.contains("1 problem.") && !said.contains("colour"), "{said}");
    assert!(said_with("/format", json!(FORMAT)).is_ok());
    assert!(said_with("/format", json!(1.0)).is_ok());
}

#[test]
fn texts_with_markup_or_hidden_characters_are_warned_of() -> Checked {
    let rows = [
        (
            "/rules/0/text/en",
            "Lock the <b>room</b>.",
            Some("requirement P-1, text, en: it looks like markup"),
        ),
        (
            "/rules/0/patient/nb",
            "<i>låst</i>",
            Some("requirement P-1, patient, nb: it looks like markup"),
        ),
        (
            "/rules/0/short/nb",
            "låst <script>",
            Some("requirement P-1, short, nb: it looks like markup"),
        ),
        ("/rules/0/place", "pkt. </p> 1", Some("requirement P-1, place: it looks like markup")),
        ("/approved_by/nb", "<b>Sjef</b>", Some("approved_by, nb: it looks like markup")),
        ("/title/nb", "Prøve \u{202e}1", Some("title, nb: it has a character that cannot be seen")),
        ("/reasons/intruder/nb", "Slik\u{200b}", Some("U+200B")),
        ("/links/0/label/nb", "\u{200f}Veileder", Some("links[0], label, nb: ")),
        ("/facts/not-stored", "a\u{ad}b", Some("facts, not-stored: ")),
        ("/rules/0/text/nb", "Færre enn 5 < 6 > 4, og x < y.", None),
        ("/rules/0/note/nb", "En linje\nog en til.", None),
        ("/source", "a > b, c <d", None),
    ];
    for (place, text, warning) in rows {
        // A warning is no problem.
        let said = said_with(place, text.into())?;
        match warning {
            Some(warning) => assert!(said.contains(warning), "{place}: {said}"),
            None => assert!(!said.contains("Look at"), "{place}: {said}"),
        }
    }
    Ok(())
}

#[test]
fn what_is_no_procedure_is_named_and_capped() {
    let rules = format!(r#"{{"rules": [{}{{}}]}}"#, "{},".repeat(99_999));
    let rows: [(&[u8], &str); 5] = [
        (&vec![b' '; MOST_BYTES + 4], "the file: keep the file to 1048576 bytes"),
        (&[0xc3, 0x28], "is not written in UTF-8"),
        (rules.as_bytes(), "rules: keep it to 200"),
        (b"", "line 1, column 0: make the file valid JSON"),
        (b"[]", "line 1, column 1: write names and values in braces"),
    ];
    for (bytes, wanted) in rows {
        let said = check(NAME, bytes).err().unwrap_or_default();
        assert!(said.contains(wanted), "{wanted}: {}", &said[..said.len().min(2_000)]);
        assert!(said.len() < 20_000, "{wanted}: {} bytes", said.len());
        let told = check_as_json(NAME, bytes);
        assert_eq!(told["inOrder"], false, "{wanted}");
        assert!(told["problems"][0]["mend"].is_string(), "{told}");
    }
    // With its byte order mark a file may be as large as without.
    let mut text = whole().to_string();
    text += &" ".repeat(MOST_BYTES - text.len());
    assert!(check(NAME, format!("\u{feff}{text}").as_bytes()).is_ok());
    assert!(check(NAME, format!("\u{feff}{text} ").as_bytes()).is_err());
}

#[test]
fn programs_are_told_the_requirement_of_a_problem() {
    let mut file = whole();
    put(&mut file, "/rules/0/kind", Some("door-shut".into()));
    let told = check_as_json(NAME, file.to_string().as_bytes());
    assert_eq!(told["problems"][0]["place"], "rules[0].kind");
    assert_eq!(told["problems"][0]["requirement"], "P-1");
    let told = check_as_json(NAME, whole().to_string().as_bytes());
    assert_eq!(told, json!({"file": NAME, "inOrder": true, "problems": [], "warnings": []}));
}
