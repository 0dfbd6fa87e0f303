//! What a host page is promised in `index.d.ts` against what the Rust code says.
//!
//! A word, a name or a code that stands on one side alone fails here, so that nothing a page can see changes unnoticed.
//! That the element's class, its typings and its manifest agree is held by `tests/node/element_surface.test.mjs`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use serde_json::Value;
use trygtrom::domain::{
    Admission, AdmissionFailure, AlertKind, Basis, Charge, CheckResult, Intent, Outcome, PhaseWord,
    Role, Setting, Severity, Status, Timestamp, Viewer,
};
use trygtrom::format::{BUILT_IN, built_in};
use trygtrom::platform::PlatformId;
use trygtrom::runtime::{Report, Session};
use trygtrom::ui::Theme;
use trygtrom::view_model::Trouble;

use crate::tidy::source::{Rust, files, root};

type Checked = Result<(), Box<dyn Error>>;
type Names = BTreeSet<String>;

fn names<'a>(all: impl IntoIterator<Item = &'a str>) -> Names {
    all.into_iter().map(str::to_owned).collect()
}

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(root().join(path)).map_err(|fault| format!("{path}: {fault}"))?)
}

fn typings() -> Result<String, Box<dyn Error>> {
    read("www/element/index.d.ts")
}

/// The words between quotation marks.
fn quoted(text: &str) -> Names {
    names(text.split('"').skip(1).step_by(2))
}

/// The part of a text between two marks.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str, String> {
    let after = text.split_once(from).ok_or_else(|| format!("nothing begins with {from}"))?.1;
    Ok(after.split_once(to).ok_or_else(|| format!("nothing ends {from}"))?.0)
}

/// The words of a union type of the typings.
fn union(typings: &str, name: &str) -> Result<Names, String> {
    between(typings, &format!("export type {name} ="), ";").map(quoted)
}

/// Every word a panel's theme can have. A new one does not compile until it stands here.
fn themes() -> [&'static str; 3] {
    let word = |theme: Theme| match theme {
        Theme::Auto | Theme::Light | Theme::Dark => theme.word(),
    };
    [Theme::Auto, Theme::Light, Theme::Dark].map(word)
}

#[test]
fn every_word_of_the_typings_is_a_word_of_the_code() -> Checked {
    let typings = typings()?;
    let identity: Names = CheckResult::ALL
        .iter()
        .map(|shown| shown.word())
        .chain(["open", "not-applicable"])
        .map(str::to_owned)
        .collect();
    let lists = [
        ("Platform", names(PlatformId::ALL.iter().map(|w| w.word()))),
        ("Viewer", names(Viewer::ALL.iter().map(|w| w.word()))),
        ("Setting", names(Setting::ALL.iter().map(|w| w.word()))),
        ("Theme", names(themes())),
        ("Role", names(Role::ALL.iter().map(|w| w.word()))),
        ("Phase", names(PhaseWord::ALL.iter().map(|w| w.word()))),
        ("RequirementStatus", names(Status::ALL.iter().map(|w| w.word()))),
        ("Basis", names(Basis::ALL.iter().map(|w| w.word()))),
        ("IdentityState", identity),
        ("Severity", names(Severity::ALL.iter().map(|w| w.word()))),
        ("Charge", names(Charge::ALL.iter().map(|w| w.word()))),
        ("Outcome", names(Outcome::ALL.iter().map(|w| w.word()))),
        ("AlertKind", names(AlertKind::ALL.iter().map(|w| w.word()))),
        ("LockState", lock_states()?),
        ("ErrorCode", error_codes()?),
    ];
    for (name, words) in &lists {
        assert_eq!(union(&typings, name)?, *words, "{name}: index.d.ts, then the code");
    }
    let declared = typings.matches("export type ").count();
    assert_eq!(declared, lists.len(), "a union of index.d.ts is compared with nothing");
    Ok(())
}

/// What the report says of the lock: before anybody knows, and after each answer.
fn lock_states() -> Result<Names, Box<dyn Error>> {
    let at = Timestamp(0);
    let (id, _) = BUILT_IN[0];
    let procedure = built_in(id).ok_or("no procedure")?;
    let mut session = Session::new(Viewer::Clinician, Setting::UnknownPatient, procedure, at);
    let mut states = names([session.report(at).lock.0]);
    for locked in [true, false] {
        session.ask(Intent::AttestLock { locked }, at);
        states.insert(session.report(at).lock.0.to_owned());
    }
    Ok(states)
}

/// The codes of the module and of the page's part.
fn error_codes() -> Result<Names, Box<dyn Error>> {
    let promised = union(&typings()?, "ErrorCode")?;
    let mut codes = names(Trouble::ALL.iter().map(|trouble| trouble.code()));
    codes.extend(names(AdmissionFailure::ALL.iter().filter_map(|why| why.code())));
    let pin = |wrong| Admission::Pin { guests_free: false, wrong, asked: false };
    codes.extend(names([false, true].into_iter().filter_map(|wrong| pin(wrong).code())));
    let page = |path: &str| path.starts_with("www/element/");
    for file in files()?.iter().filter(|file| page(&file.path) && file.is(&[".js"])) {
        let said = file.text.split("code: \"").skip(1).filter_map(|rest| rest.split('"').next());
        codes.extend(said.map(str::to_owned));
        // A code that is handed on stands there by itself.
        codes.extend(quoted(&file.text).intersection(&promised).cloned());
    }
    Ok(codes)
}

#[test]
fn the_report_holds_what_its_typing_says() -> Checked {
    // A field that is added to the report does not compile until it stands here, and then in the typings.
    let Report {
        phase: _,
        setting: _,
        viewer: _,
        platform: _,
        lock: _,
        present: _,
        waiting: _,
        unexpected: _,
        not_introduced: _,
        machines: _,
        patient_identity: _,
        clinician_identity: _,
        requirements: _,
        alerts: _,
        outcome: _,
        charge: _,
        reason: _,
    } = report()?;
    let typings = typings()?;
    let out = Rust::read(&read("src/embed/out.rs")?);
    let log = Rust::read(&read("src/embed/log.rs")?);
    let fields = |name: &str| -> Result<Names, String> {
        let body = between(&typings, &format!("export interface {name} {{"), "\n}")?;
        let lines = body.lines().map(str::trim).filter(|line| !line.starts_with(['/', '*']));
        Ok(names(
            lines
                .filter_map(|line| line.split_once(':'))
                .map(|(field, _)| field.trim_end_matches('?')),
        ))
    };
    let mut declared = Names::new();
    for name in [
        "Report",
        "ParticipantCounts",
        "PhaseChangeDetail",
        "RequirementChangeDetail",
        "AlertDetail",
        "OutcomeDetail",
        "ErrorDetail",
        "Counted<Kind extends string>",
        "SessionLog",
    ] {
        declared.extend(fields(name)?);
    }
    // What stands inside a line of the report.
    declared.extend(names([
        "state",
        "basis",
        "patient",
        "clinician",
        "id",
        "status",
        "kind",
        "severity",
        "requirement",
        "at",
        "before",
        "quality",
        "decision",
    ]));
    let events = |name: &&String| !name.starts_with("trygtrom-");
    let said: Names = out
        .strings
        .iter()
        .chain(&log.strings)
        .filter(events)
        .filter(|name| name.chars().all(char::is_alphabetic))
        .cloned()
        .collect();
    assert_eq!(declared, said, "index.d.ts, then src/embed/out.rs and log.rs");
    Ok(())
}

fn report() -> Result<Report, Box<dyn Error>> {
    let (id, _) = BUILT_IN[0];
    let procedure = built_in(id).ok_or("no procedure")?;
    Ok(Session::new(Viewer::Patient, Setting::Group, procedure, Timestamp(0)).report(Timestamp(0)))
}

#[test]
fn events_have_the_names_that_the_code_gives_them() -> Checked {
    let typings = typings()?;
    let typed = quoted(between(&typings, "export interface TrygtromPanelEventMap {", "\n}")?);
    let mut given = Names::new();
    for file in files()? {
        let page = file.path.starts_with("www/element/") && file.is(&[".js"]);
        if page {
            given.extend(quoted(&file.text));
        } else if file.path.starts_with("src/embed/") {
            given.extend(Rust::read(&file.text).strings);
        }
    }
    given.retain(|text| {
        text.starts_with("trygtrom-") && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    });
    // The names of the elements themselves.
    given.retain(|text| text != "trygtrom-panel" && text != "trygtrom-practice-room");
    assert_eq!(typed, given, "index.d.ts, then the code");
    Ok(())
}

#[test]
fn the_procedure_that_is_followed_when_none_is_named_is_the_one_that_is_promised() -> Checked {
    let manifest: Value = serde_json::from_str(&read("www/element/custom-elements.json")?)?;
    let attributes = manifest["modules"][0]["declarations"][0]["attributes"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let procedure =
        attributes.iter().find(|one| one["name"] == "procedure").ok_or("no such attribute")?;
    let options = read("src/embed/options.rs")?;
    let default = between(&options, "const DEFAULT_PROCEDURE: &str = \"", "\"")?;
    assert_eq!(procedure["default"], default, "custom-elements.json, then src/embed/options.rs");
    assert!(built_in(default).is_some(), "{default} is not built in");
    Ok(())
}

#[test]
fn the_page_knows_the_paper_checklist_of_every_built_in_procedure() -> Checked {
    let page = read("www/element/paper.js")?;
    let known = quoted(between(&page, "const BUILT_IN = [", "]")?);
    assert_eq!(known, names(BUILT_IN.iter().map(|(id, _)| *id)), "paper.js, then the module");
    let options = read("src/embed/options.rs")?;
    let default = between(&options, "const DEFAULT_PROCEDURE: &str = \"", "\"")?;
    assert_eq!(between(&page, "const DEFAULT = \"", "\"")?, default, "paper.js, then the module");
    assert!(known.contains(between(&page, "const STAND_IN = \"", "\"")?));
    Ok(())
}

#[test]
fn every_code_of_an_error_is_explained_to_the_integrator() -> Checked {
    let hosting = read("docs/hosting.md")?;
    let missing: Vec<String> =
        error_codes()?.into_iter().filter(|code| !hosting.contains(&format!("`{code}`"))).collect();
    assert!(missing.is_empty(), "docs/hosting.md does not say how to mend {missing:?}");
    Ok(())
}
