//! The workshop: what is typed stays, what is wrong is told at its place, and what it shows is what the panel does.

use std::error::Error;
use std::fmt::Write as _;
use std::rc::Rc;

use futures::executor::block_on;
use proptest::prelude::*;
use serde_json::{Value, json};
use trygtrom::format::{BUILT_IN, Json, MOST_BYTES, built_in};
use trygtrom::i18n::Lang;
use trygtrom::workshop::document::{self, Edit};
use trygtrom::workshop::place::Place;
use trygtrom::workshop::state::{NotOpened, Opening, Page, Start};
use trygtrom::workshop::ui::{Browser, Workshop, WorkshopProps};
use trygtrom::workshop::{Action, File, Line, MOST_UNDONE, State, Words};
use yew::{Callback, LocalServerRenderer};

use crate::procedure_faults::{faults, whole};

mod shown;

type Checked = Result<(), Box<dyn Error>>;

const OWN: &str = include_str!("../../examples/own-procedure.json");

/// The workshop with a file open.
fn opened(name: &str, bytes: &[u8]) -> State {
    let mut state = State::new(Lang::Nb);
    state.take(Action::Open(Opening::File(name.to_owned(), bytes.into())));
    state
}

fn file(state: &State) -> Result<&File, &'static str> {
    state.file.as_ref().ok_or("no file is open")
}

fn edit(state: &mut State, place: &Place, text: &str) {
    state.take(Action::Edit(Edit::Text(place.clone(), text.to_owned())));
}

/// The whole page as HTML.
fn drawn(state: State) -> String {
    let browser = Browser {
        read: Callback::noop(),
        save: Callback::noop(),
        print: Callback::noop(),
        unsaved: Callback::noop(),
        speak: Callback::noop(),
    };
    let props = WorkshopProps { state, browser };
    block_on(LocalServerRenderer::<Workshop>::with_props(props).hydratable(false).render())
}

fn rule(number: usize) -> Place {
    Place::top("rules").nth(number)
}

#[test]
fn a_file_that_is_written_again_is_the_same_file() -> Checked {
    for (id, text) in BUILT_IN.into_iter().chain([("own", OWN)]) {
        let value = Json::read(text).ok_or("it is no JSON")?;
        let written = value.write();
        assert_eq!(Json::read(&written), Some(value), "{id}");
        assert_eq!(written, text, "{id} is not written as people write it");
        let again: Value = serde_json::from_str(&written)?;
        assert_eq!(again, serde_json::from_str::<Value>(text)?, "{id}");
    }
    let odd = r#"{"a": [], "b": {}, "c": null, "d": true, "e": -1.5, "f": "\u0007\"\\ \u2028", "g": [[1], {"h": false}]}"#;
    let value = Json::read(odd).ok_or("it is no JSON")?;
    assert_eq!(Json::read(&value.write()), Some(value));
    Ok(())
}

#[test]
fn a_change_in_one_place_leaves_all_else_as_it_is() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    edit(&mut state, &rule(0).field("text").field("nb"), "Et annet krav.");
    let before: Vec<&str> = OWN.lines().collect();
    let text = Rc::clone(&file(&state)?.text);
    let after: Vec<&str> = text.lines().collect();
    let different: Vec<_> = before.iter().zip(&after).filter(|(one, other)| one != other).collect();
    assert_eq!(before.len(), after.len());
    assert_eq!(different.len(), 1, "{different:?}");
    Ok(())
}

#[test]
fn a_new_field_stands_where_the_documentation_has_it() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    edit(&mut state, &Place::top("link"), "https://intranett.example.no/video");
    edit(&mut state, &rule(1).field("when_no"), "stop");
    state.take(Action::Edit(Edit::Number(Place::top("times").field("lock_grows"), "45".into())));
    let open = file(&state)?;
    assert!(open.problems.is_empty(), "{:?}", open.problems);
    let place = |what: &str| open.text.find(what).ok_or_else(|| format!("{what} is not there"));
    assert!(place("\"checked_on\"")? < place("\"link\"")?);
    assert!(place("\"link\"")? < place("\"policies\"")?);
    assert!(place("\"policies\"")? < place("\"times\"")?);
    assert!(place("\"times\"")? < place("\"of\"")?);
    let second = place("EX-2")?;
    let then =
        open.text.get(second..).and_then(|rest| rest.find("\"when_no\": \"stop\"")).ok_or("no")?;
    let text = open.text.get(second..).and_then(|rest| rest.find("\"text\"")).ok_or("no text")?;
    assert!(then < text);
    Ok(())
}

#[test]
fn what_is_emptied_is_taken_away_with_what_holds_it() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let note = rule(0).field("note");
    edit(&mut state, &note.field("nb"), "En merknad.");
    assert!(file(&state)?.text.contains("En merknad."));
    edit(&mut state, &note.field("nb"), "");
    let value = file(&state)?.value.clone().ok_or("no value")?;
    assert_eq!(document::at(&value, &note), None);
    assert_eq!(&*file(&state)?.text, OWN, "the file is not as it was");
    Ok(())
}

#[test]
fn a_number_that_is_none_is_kept_as_it_is_typed_and_told() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let time = Place::top("times").field("lock_grows");
    state.take(Action::Edit(Edit::Number(time.clone(), "et minutt".into())));
    let open = file(&state)?;
    let value = open.value.as_deref().ok_or("no value")?;
    assert_eq!(document::text_at(value, &time), "et minutt");
    assert_eq!(open.problems_at(&time.to_string(), false).count(), 1);
    Ok(())
}

#[test]
fn a_tick_adds_a_word_and_keeps_those_that_the_workshop_does_not_offer() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let place = rule(0).field("audience");
    let tick =
        |word: &str, there: bool| Edit::Word { place: place.clone(), word: word.to_owned(), there };
    state.take(Action::Edit(tick("odd", true)));
    state.take(Action::Edit(tick("patient", true)));
    state.take(Action::Edit(tick("clinician", false)));
    let value = file(&state)?.value.clone().ok_or("no value")?;
    assert_eq!(document::words_at(&value, &place), ["odd", "patient"]);
    Ok(())
}

/// A place in a file of this shape, and something to write there.
fn edits() -> impl Strategy<Value = Edit> {
    let text = prop_oneof![Just(String::new()), "[a-zæøå<>\"\\\\ ]{1,12}"];
    let place = prop_oneof![
        Just(Place::top("id")),
        Just(Place::top("title").field("en")),
        (0_usize..14).prop_map(|n| rule(n).field("text").field("nb")),
        (0_usize..14).prop_map(|n| rule(n).field("moment")),
        Just(Place::top("policies").field("identity.known")),
        Just(Place::top("reasons").field("chat").field("nb")),
    ];
    prop_oneof![
        6 => (place.clone(), text.clone()).prop_map(|(place, text)| Edit::Text(place, text)),
        1 => place.clone().prop_map(Edit::Remove),
        1 => (0_usize..14).prop_map(|n| Edit::Remove(rule(n))),
        2 => (0_usize..14, any::<bool>()).prop_map(|(number, down)| Edit::Move { place: Place::top("rules"), number, down }),
        1 => Just(Edit::Add(Place::top("rules"), document::text("no rule"))),
        1 => (place, text).prop_map(|(place, text)| Edit::Number(place, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_can_be_undone_and_made_again(edits in prop::collection::vec(edits(), 1..12)) {
        let mut state = opened("own.json", OWN.as_bytes());
        let mut texts = vec![OWN.to_owned()];
        for edit in edits {
            state.take(Action::Edit(edit));
            // Otherwise letters that are typed in one place are undone together.
            state.take(Action::Undo);
            state.take(Action::Redo);
            let text = file(&state).map_err(TestCaseError::fail)?.text.to_string();
            if texts.last() != Some(&text) {
                texts.push(text);
            }
        }
        for text in texts.iter().rev() {
            prop_assert_eq!(&*file(&state).map_err(TestCaseError::fail)?.text, text.as_str());
            state.take(Action::Undo);
        }
        for text in texts.iter().skip(1) {
            state.take(Action::Redo);
            prop_assert_eq!(&*file(&state).map_err(TestCaseError::fail)?.text, text.as_str());
        }
    }
}

#[test]
fn letters_that_are_typed_in_one_place_are_undone_together_and_only_so_many_changes() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    for typed in ["e", "ek", "eks"] {
        edit(&mut state, &Place::top("id"), typed);
    }
    state.take(Action::Undo);
    assert_eq!(&*file(&state)?.text, OWN);
    for number in 0..MOST_UNDONE * 2 {
        edit(&mut state, &rule(number % 2).field("place"), &number.to_string());
    }
    let mut steps = 0;
    while file(&state)?.can_undo() {
        state.take(Action::Undo);
        steps += 1;
    }
    assert_eq!(steps, MOST_UNDONE);
    Ok(())
}

#[test]
fn nothing_is_opened_over_changes_that_are_not_saved() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let copy = Opening::BuiltIn("combined", Start::Copy);
    assert!(!state.is_unsaved());
    edit(&mut state, &Place::top("id"), "annet");
    state.take(Action::Open(copy.clone()));
    assert_eq!(state.waiting.as_ref(), Some(&copy));
    assert!(file(&state)?.text.contains("annet"));
    assert!(drawn(state.clone()).contains(Words(Lang::Nb).say(Line::UnsavedLose)));
    state.take(Action::Keep);
    assert!(state.waiting.is_none() && state.is_unsaved());
    state.take(Action::Open(copy.clone()));
    state.take(Action::OpenAnyway);
    assert_eq!(file(&state)?.name, "combined.json");

    edit(&mut state, &Place::top("id"), "annet");
    state.take(Action::Saved);
    assert!(!state.is_unsaved());
    state.take(Action::Open(copy));
    assert!(state.waiting.is_none());
    Ok(())
}

#[test]
fn what_cannot_be_opened_is_named_and_leaves_what_is_open() -> Checked {
    let large = vec![b' '; MOST_BYTES + 1];
    let not_utf8 = [0xff, 0xfe, 0x7b];
    for (bytes, why, line) in [
        (large.as_slice(), NotOpened::TooLarge, Line::NotOpenedTooLarge),
        (not_utf8.as_slice(), NotOpened::NotUtf8, Line::NotOpenedNotUtf8),
    ] {
        let mut state = opened("own.json", OWN.as_bytes());
        state.take(Action::Open(Opening::File("other.json".into(), bytes.into())));
        assert_eq!(state.refused, Some(why));
        assert_eq!(file(&state)?.name, "own.json");
        let said = Words(Lang::Nb).say(line);
        let beginning = said.split('{').next().unwrap_or_default();
        assert!(drawn(state).contains(beginning), "{said}");
    }
    let mut state = opened("own.json", OWN.as_bytes());
    state.take(Action::Compare("broken.json".into(), b"{}".as_slice().into()));
    assert_eq!(state.refused, Some(NotOpened::NotInOrder));
    assert_eq!(file(&state)?.before.as_ref().map(|before| before.name.as_str()), Some("own.json"));
    Ok(())
}

#[test]
fn a_file_that_the_forms_cannot_hold_is_mended_as_text() -> Checked {
    let newer = OWN.replacen('{', "{\n  \"format\": 99,", 1);
    let twins =
        OWN.replacen("\"version\": \"1\",", "\"version\": \"1\",\n  \"version\": \"2\",", 1);
    for (what, text) in [
        ("no JSON", "{\"id\": "),
        ("a list", "[1, 2]"),
        ("nothing", ""),
        ("a newer format", newer.as_str()),
        ("two versions", twins.as_str()),
    ] {
        let mut state = opened("own.json", text.as_bytes());
        let open = file(&state)?;
        assert_eq!(state.page, Page::Source, "{what}");
        assert!(open.value.is_none() && !open.problems.is_empty(), "{what}");
        assert_eq!(&*open.text, text, "{what}");
        // No form changes what it cannot hold.
        edit(&mut state, &Place::top("id"), "x");
        assert_eq!(&*file(&state)?.text, text, "{what}");
        state.take(Action::Type(OWN.to_owned()));
        assert!(file(&state)?.value.is_some(), "{what}");
    }
    Ok(())
}

/// Whether something with this id is in the page.
fn has_id(page: &str, id: &str) -> bool {
    page.contains(&format!("id=\"{}\"", id.replace('"', "&quot;")))
}

#[test]
fn every_problem_of_a_file_is_told_in_words_and_leads_to_its_place() -> Checked {
    let mut wrong = String::new();
    for fault in faults() {
        let mut broken = whole();
        fault.write_into(&mut broken);
        let mut state = opened("broken.json", serde_json::to_string_pretty(&broken)?.as_bytes());
        let problems = Rc::clone(&file(&state)?.problems);
        if problems.is_empty() {
            writeln!(wrong, "{}: no problem", fault.name)?;
        }
        for lang in Lang::ALL {
            let words = Words(lang);
            let unsaid = problems.iter().any(|problem| {
                let said = words.problem(problem);
                said.is_empty() || said.contains(['{', '}'])
            });
            if unsaid {
                writeln!(wrong, "{}: not in words", fault.name)?;
            }
        }
        for problem in problems.iter() {
            state.take(Action::GoTo(problem.place.clone()));
            let page = drawn(state.clone());
            let mut place = Some(problem.place.as_str());
            while let Some(here) = place.filter(|here| !has_id(&page, here)) {
                place = here.rfind(['.', '[']).and_then(|end| here.get(..end));
            }
            let led = place.is_some() || has_id(&page, "source-text");
            let told = page.contains(&escaped(&Words(Lang::Nb).problem(problem)));
            if !led || !told {
                writeln!(wrong, "{}: {}: led {led}, told {told}", fault.name, problem.place)?;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn a_problem_is_named_as_the_forms_name_its_place() {
    let broken = OWN.replace("\"moment\": \"start\"", "\"moment\": \"noon\"");
    let broken = broken.replace("\"chat\": \"forbidden\"", "\"chat\": \"sometimes\"");
    let page = drawn(opened("own.json", broken.replace("2026-11-30", "now").as_bytes()));
    for name in ["EX-1: Når", "Bruk av chat", "Sammenlignet med dokumentet"] {
        assert!(page.contains(&format!("<strong>{name}</strong>")), "{name}");
    }
}

#[test]
fn a_hundred_thousand_requirements_are_told_in_a_line_and_drawn_up_to_the_limit() -> Checked {
    let rules: Vec<Value> = std::iter::repeat_n(json!({}), 100_000).collect();
    let mut hostile = whole();
    hostile["rules"] = rules.into();
    let mut state = opened("hostile.json", serde_json::to_string(&hostile)?.as_bytes());
    assert_eq!(file(&state)?.problems.len(), 1);
    state.take(Action::Show(Page::Rules));
    let page = drawn(state);
    assert!(page.len() < 1_000_000, "{} bytes of HTML", page.len());
    assert!(
        page.contains("Bruk høyst 500") || page.contains("Bruk høyst"),
        "the limit is not told"
    );
    Ok(())
}

#[test]
fn markup_and_turned_words_are_shown_as_they_are_written() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let text = rule(0).field("text").field("nb");
    edit(&mut state, &text, "<img src=x onerror=alert(1)> \u{202e}snudd");
    state.take(Action::EditRule(Some(0)));
    let page = drawn(state.clone());
    assert!(!page.contains("<img"), "markup of a file is markup of the page");
    assert!(page.contains(Words(Lang::Nb).say(Line::WarningMarkup)));
    assert!(page.contains("U+202E"));
    let value = file(&state)?.value.clone().ok_or("no value")?;
    assert!(document::text_at(&value, &text).contains("<img src=x"));
    Ok(())
}

#[test]
fn a_procedure_that_is_built_upon_says_what_is_left_to_fill_in() -> Checked {
    for (id, _) in BUILT_IN {
        let mut state = State::new(Lang::Nb);
        state.take(Action::Open(Opening::BuiltIn(id, Start::Upon)));
        for (place, text) in [
            (Place::top("id"), "eget"),
            (Place::top("title").field("nb"), "Egen prosedyre"),
            (Place::top("version"), "1"),
            (Place::top("source"), "Eksempelsykehuset"),
            (Place::top("checked_on"), "2026-11-30"),
        ] {
            assert!(file(&state)?.procedure.is_none(), "{id}");
            edit(&mut state, &place, text);
        }
        let open = file(&state)?;
        assert!(open.problems.is_empty(), "{id}: {:?}", open.problems);
        let (Some(own), Some(upon)) = (open.procedure.as_deref(), built_in(id)) else {
            return Err("none".into());
        };
        assert_eq!(own.policies, upon.policies, "{id}");
        assert_eq!(own.links(), upon.links(), "{id}");
        // What a built-in procedure says of its own documents is not the hospital's.
        assert!(!open.text.contains("\"reasons\"") && !open.text.contains("\"facts\""), "{id}");
        assert_eq!(open.saved_as(), "eget.json");
        let ids =
            |rules: &[trygtrom::domain::Rule]| rules.iter().map(|rule| rule.id).collect::<Vec<_>>();
        assert_eq!(ids(own.rules()), ids(upon.rules()), "{id}");
    }
    Ok(())
}

#[test]
fn an_included_requirement_is_replaced_by_one_of_the_hospitals_own() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    let count = |state: &State| -> Result<usize, Box<dyn Error>> {
        let procedure = file(state)?.procedure.clone().ok_or("not in order")?;
        Ok(procedure.rules().len())
    };
    let before = count(&state)?;
    state.take(Action::Replace("A-1.1".into()));
    assert_eq!(state.page, Page::Rules);
    let place = rule(state.rule.ok_or("no requirement is edited")?);
    edit(&mut state, &place.field("text").field("nb"), "Det lages aldri opptak hos oss.");
    let procedure = file(&state)?.procedure.clone().ok_or("not in order")?;
    let own = procedure.rules().iter().find(|rule| rule.id.as_str() == "A-1.1").ok_or("gone")?;
    assert!(own.is_own);
    assert_eq!(own.text("nb"), "Det lages aldri opptak hos oss.");
    assert_eq!(count(&state)?, before);
    Ok(())
}

#[test]
fn a_new_requirement_is_complete_when_its_problems_are_mended() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    state.take(Action::AddRule);
    let place = rule(state.rule.ok_or("no requirement is edited")?);
    for (field, text) in [("id", "EX-99"), ("place", "Rutine pkt. 99")] {
        edit(&mut state, &place.field(field), text);
    }
    edit(&mut state, &place.field("text").field("nb"), "Du har en reserveplan.");
    assert!(file(&state)?.problems.is_empty(), "{:?}", file(&state)?.problems);
    state.take(Action::Edit(Edit::Remove(place)));
    assert_eq!(&*file(&state)?.text, OWN);
    assert_eq!(state.rule, None);
    Ok(())
}
