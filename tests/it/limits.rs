//! What comes from outside has a limit: beyond it there is a named problem, and nothing else changes. `docs/limits.md` lists
//! every limit.

use std::error::Error;
use std::fs;

use serde_json::{Value, json};
use trygtrom::format::read_procedure;
use trygtrom::platform::PlatformId;
use trygtrom::platform::detail::MAX_PEOPLE;
use trygtrom::platform::error::BadMessageCode;

use crate::procedure_faults::{put, whole};
use crate::tidy::none;
use crate::tidy::source::{files, root};

type Checked = Result<(), Box<dyn Error>>;

/// As many people as an adapter remembers.
const CROWD: usize = MAX_PEOPLE;

#[test]
fn an_adapter_remembers_so_many_people_and_refuses_one_more() -> Checked {
    type Report = fn(usize) -> (&'static str, Value);
    type Reported = (PlatformId, Option<(&'static str, Value)>, Report);
    let client: Report = |n| ("new_client", json!({"client": {"id": format!("c{n}")}}));
    let sharer: Report = |n| ("screenshare_started", json!({"clientId": format!("c{n}")}));
    let row: Report = |n| ("participant_create", json!({"uuid": format!("c{n}")}));
    let recorder: Report =
        |n| ("participant_update", json!({"uuid": format!("c{n}"), "is_recording": true}));
    let begins = ("participant_sync_begin", Value::Null);
    let rows: [Reported; 4] = [
        (PlatformId::WherebySdk, None, client),
        (PlatformId::WherebySdk, None, sharer),
        (PlatformId::Join, Some(begins), row),
        (PlatformId::Join, None, recorder),
    ];
    for (platform, first, report) in rows {
        let mut adapter = platform.adapter();
        if let Some((kind, detail)) = first {
            adapter.translate(kind, &detail)?;
        }
        for n in 0..CROWD {
            let (kind, detail) = report(n);
            adapter.translate(kind, &detail)?;
        }
        let (kind, known) = report(0);
        assert!(adapter.translate(kind, &known).is_ok(), "{kind}: one who is known");
        let before = adapter.clone();
        let (kind, detail) = report(CROWD);
        let bad = adapter.translate(kind, &detail).err().ok_or("one more is taken")?;
        assert_eq!(bad.code, BadMessageCode::TooMany, "{kind}");
        assert!(bad.to_string().contains("more people"), "{bad}");
        assert_eq!(adapter, before);
    }
    Ok(())
}

#[test]
fn a_count_beyond_any_room_is_a_named_problem() -> Checked {
    let mut adapter = PlatformId::Whereby.adapter();
    let count = |n: u32| json!({"count": n});
    assert_eq!(adapter.translate("participantupdate", &count(100_000))?.len(), 1);
    let bad = adapter.translate("participantupdate", &count(100_001)).err().ok_or("taken")?;
    assert_eq!(bad.code, BadMessageCode::OutOfRange);
    Ok(())
}

/// A limit as a row of the page: the cells of the figure, the constant and the test.
struct Limit {
    row: String,
    figure: String,
    name: String,
    file: String,
    test: String,
}

/// The rows of the tables in docs/limits.md.
fn limits() -> Result<Vec<Limit>, Box<dyn Error>> {
    let page = fs::read_to_string(root().join("docs/limits.md"))?;
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, figure, constant, _, test] = cells[..] else { return Err(row.into()) };
        let (name, file) = constant.split_once(" in ").ok_or(row)?;
        let code = |text: &str| text.trim_matches('`').to_owned();
        let (row, figure) = (row.to_owned(), figure.to_owned());
        Ok(Limit { row, figure, name: code(name), file: code(file), test: code(test) })
    })
    .collect()
}

/// The value of a constant: a product of numbers, or a time in ms.
fn value_of(limit: &Limit) -> Result<u64, Box<dyn Error>> {
    let text = fs::read_to_string(root().join(&limit.file))?;
    let declared = [format!("const {}:", limit.name), format!("const {} =", limit.name)];
    let line = text.lines().find(|line| declared.iter().any(|words| line.contains(words)));
    let (_, value) = line.and_then(|line| line.split_once(" = ")).ok_or(limit.row.as_str())?;
    let (unit, factors) = match value.trim_end_matches(';').split_once('(') {
        Some(("Millis::minutes", factors)) => (60_000, factors),
        Some(("Millis::seconds", factors)) => (1_000, factors),
        Some((_, factors)) => (1, factors),
        None => (1, value.trim_end_matches(';')),
    };
    let mut product = unit;
    for factor in factors.trim_end_matches(')').split(" * ") {
        let number = factor.trim_matches('"').replace('_', "");
        product *= number.trim_end_matches(".0").parse::<u64>()?;
    }
    Ok(product)
}

/// A number with commas between thousands.
fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(",")
}

#[test]
fn the_page_of_limits_has_each_figure_of_the_code_and_a_test() -> Checked {
    let limits = limits()?;
    assert!(limits.len() > 45, "{} limits", limits.len());
    let mut wrong = Vec::new();
    for limit in &limits {
        let figure = with_commas(value_of(limit)?);
        if !limit.figure.split(' ').any(|word| word == figure) {
            wrong.push(format!("{}: the code has {figure}", limit.row));
        }
        // `tidy` checks that the test is in the file.
        if !limit.test.starts_with("tests/") {
            wrong.push(format!("{}: no test", limit.row));
        }
    }
    none(&wrong, "docs/limits.md differs from the code");
    Ok(())
}

/// Limits of what the panel itself writes, keeps or draws, and those that repeat another: each with the reason.
const NOT_OF_THE_PAGE: &[(&str, &str)] = &[
    ("src/domain/consultation/quality.rs", "MOST_LOST"), // of those who dropped out, once counted
    ("src/domain/procedure/mod.rs", "LONGEST_ID"),       // in docs/procedure.md, with the form
    ("src/domain/name.rs", "MOST_MARKS"),                // what is drawn of a name
    ("src/embed/announced.rs", "LONGEST_ID"),            // that of a text in a message
    ("src/embed/browser.rs", "LONGEST_WAIT"),            // a browser's timer
    ("src/format/calendar.rs", "LONGEST"),               // a line of the file that is written
    ("src/format/procedure.rs", "MOST"),                 // a number that JSON holds exactly
    ("src/platform/join/session.rs", "MOST_FORMER"),     // the panel's own connections
    ("src/platform/jitsi/session.rs", "MOST_FORMER"),    // the viewer's own connections
    ("src/tool/paper/mod.rs", "LONGEST_STEM"),           // the name of a file that is written
    ("src/view_model/confirm.rs", "MOST_BUTTONS"),       // what is drawn
    ("src/view_model/confirm.rs", "MOST_NAMES"),         // what is drawn
    ("src/view_model/name.rs", "MOST_AWAITED"),          // what is drawn
    ("www/join-plugin/source.js", "MAX_LIST_REQUESTS"),  // what the panel asks for
];

#[test]
fn every_limit_of_the_code_is_on_the_page() -> Checked {
    const PREFIXES: [&str; 5] = ["MOST", "LONGEST", "LARGEST", "MAX", "DEEPEST"];
    let listed = limits()?;
    let of_page = |file: &str, name: &str| {
        listed.iter().any(|limit| limit.file == file && limit.name == name)
    };
    let mut missing = Vec::new();
    for file in files()?.iter().filter(|file| file.is(&[".rs", ".js"])) {
        let of_product = ["src/", "www/element/", "www/extension/", "www/join-plugin/"];
        if !of_product.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        for line in file.text.lines().map(str::trim_start) {
            let code = line.trim_start_matches("export ").trim_start_matches("pub ");
            let Some(declared) = code.strip_prefix("const ") else { continue };
            let name = declared.split([':', ' ']).next().unwrap_or_default();
            let excepted = NOT_OF_THE_PAGE.contains(&(file.path.as_str(), name));
            let is_limit = PREFIXES.contains(&name.split('_').next().unwrap_or_default());
            if is_limit && excepted == of_page(&file.path, name) {
                missing.push(format!("{}: {name}", file.path));
            }
        }
    }
    none(&missing, "docs/limits.md has no row");
    Ok(())
}

#[test]
fn an_event_that_was_too_large_is_a_named_problem() -> Checked {
    let mut adapter = PlatformId::Join.adapter();
    let detail = json!({"event": null, "too_large": true});
    let bad = adapter.translate("join:unreadable", &detail).err().ok_or("not reported")?;
    assert_eq!(bad.code, BadMessageCode::TooLarge);
    assert!(adapter.translate("join:unreadable", &json!({"event": "stage"}))?.is_empty());
    Ok(())
}

/// The problems of a procedure file, each as the panel writes it.
fn problems(text: &str) -> Vec<String> {
    let problems = read_procedure(text).err().unwrap_or_default();
    problems.iter().map(|problem| format!("{}: {}", problem.place, problem.kind.fix())).collect()
}

#[test]
fn a_hundred_problems_of_a_procedure_are_listed_and_the_others_counted() -> Checked {
    let mut file = whole();
    for n in 0..10_000 {
        file["rules"][0][format!("field-{n}")] = json!(1);
    }
    let told = problems(&file.to_string());
    assert_eq!(told.len(), 101);
    assert_eq!(told.last().map(String::as_str), Some("and 9900 more: correct those above first"));
    // The faults of the check are counted, too.
    let mut rules = Vec::new();
    for n in 0..200 {
        rules.push(json!({"id": format!("{n}"), "kind": "room-locked"}));
    }
    let mut file = whole();
    file["rules"] = Value::from(rules);
    let told = problems(&file.to_string());
    // Of each requirement strength, moment, place and text are missing; the link is for none of them.
    assert_eq!(told.len(), 101);
    assert_eq!(told.last().map(String::as_str), Some("and 700 more: correct those above first"));
    Ok(())
}

#[test]
fn a_place_repeats_at_most_sixty_characters_of_a_name() {
    let mut file = whole();
    file["reasons"] = json!({ "å".repeat(100_000): { "n".repeat(100_000): 7 } });
    let told = problems(&file.to_string());
    let places: Vec<&str> =
        told.iter().filter_map(|line| line.split_once(": ")).map(|it| it.0).collect();
    let (name, language) = ("å".repeat(60) + "…", "n".repeat(60) + "…");
    assert_eq!(places, [format!("reasons.{name}.{language}"), format!("reasons.{name}")]);
}

#[test]
fn a_text_of_a_procedure_has_at_most_a_thousand_characters() {
    let places = [
        ("/id", "id"),
        ("/title/nb", "title.nb"),
        ("/title/en", "title.en"),
        ("/version", "version"),
        ("/source", "source"),
        ("/facts/not-stored", "facts.not-stored"),
        ("/reasons/intruder/nb", "reasons.intruder.nb"),
        ("/links/0/label/nb", "links[0].label.nb"),
        ("/rules/0/place", "rules[0].place"),
        ("/rules/0/text/nb", "rules[0].text.nb"),
        ("/rules/0/note/en", "rules[0].note.en"),
    ];
    for (at, place) in places {
        let mut file = whole();
        put(&mut file, at, Some("å".repeat(1_000).into()));
        assert_eq!(problems(&file.to_string()), [""; 0], "{place}");
        put(&mut file, at, Some("å".repeat(1_001).into()));
        let wanted = format!("{place}: keep it to 1000 characters");
        assert_eq!(problems(&file.to_string()), [wanted]);
    }
}

#[test]
fn a_list_of_a_procedure_has_at_most_so_many_entries() {
    let many = |n: usize| Value::from(vec!["group"; n]);
    let tags: Vec<String> = ('a'..='z').map(|letter| format!("n{letter}")).collect();
    let languages = |n: usize| {
        let texts = tags.iter().take(n).map(|tag| (tag.clone(), json!("Rommet er låst.")));
        Value::Object(texts.collect())
    };
    for (at, value, wanted) in [
        ("/rules/0/settings", many(251), "rules[0].settings: keep it to 250"),
        ("/links/0/for", many(251), "links[0].for: keep it to 250"),
        ("/rules/0/text", languages(21), "rules[0].text: keep it to 20"),
        ("/rules/0/short", languages(21), "rules[0].short: keep it to 20"),
    ] {
        let mut file = whole();
        put(&mut file, at, Some(value));
        assert_eq!(problems(&file.to_string()), [wanted]);
    }
    let mut file = whole();
    put(&mut file, "/rules/0/text", Some(languages(20)));
    assert_eq!(problems(&file.to_string()), [""; 0]);
}

#[test]
fn a_procedure_file_has_at_most_a_mebibyte() {
    let mut text = whole().to_string();
    text += &" ".repeat(1024 * 1024 - text.len());
    assert_eq!(problems(&text), [""; 0]);
    text.push(' ');
    assert_eq!(problems(&text), ["the file: keep the file to 1048576 bytes"]);
}

#[test]
fn a_procedure_file_of_many_levels_is_refused_at_once() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert_eq!(problems(&deep(127)), ["line 1, column 1: write names and values in braces"]);
    for levels in [128, 500_000] {
        let wanted = "line 1, column 128: keep lists and objects to 127 levels inside each other";
        assert_eq!(problems(&deep(levels)), [wanted]);
    }
}
