//! Compares `index.d.ts`, which is the promise to host pages, with the Rust code.
//!
//! A word, a field, a name or a code that only one of them has fails here, so nothing that a page can see changes unnoticed.
//! `tests/node/element_surface.test.mjs` holds that the element's class, its typings and its manifest agree.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use serde::Serialize;
use serde_json::Value;
use trygtrom::domain::{
    Admission, AdmissionFailure, AlertKind, Basis, Charge, CheckResult, Decision, Intent, Outcome,
    PhaseWord, Quality, Reason, RequirementId, Role, Setting, Severity, Status, Timestamp, Viewer,
};
use trygtrom::format::{BUILT_IN, built_in};
use trygtrom::platform::PlatformId;
use trygtrom::runtime::{
    Counted, HostEvent, LoggedJudgement, LoggedProcedure, LoggedRequirement, ParticipantCounts,
    Report, ReportedAlert, ReportedIdentity, ReportedLock, ReportedRequirement, Session,
    SessionLog,
};
use trygtrom::ui::{HeadingLevel, Theme};
use trygtrom::view_model::Trouble;

use crate::tidy::source::{files, root};

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
        ("HeadingLevel", names(HeadingLevel::WORDS.iter().copied())),
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
    let mut states = names([session.report().lock.state]);
    for locked in [true, false] {
        session.take_intent(Intent::AttestLock { locked }, at);
        states.insert(session.report().lock.state.to_owned());
    }
    Ok(states)
}

/// The codes of the module and of the page's part.
fn error_codes() -> Result<Names, Box<dyn Error>> {
    let promised = union(&typings()?, "ErrorCode")?;
    let mut codes = names(Trouble::ALL.iter().map(|trouble| trouble.code()));
    let failed = |why: &AdmissionFailure| Admission::Failed { why: *why, trying: false }.code();
    codes.extend(names(AdmissionFailure::ALL.iter().filter_map(failed)));
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

/// The fields of an interface of the typings as paths, such as `lock.state`. Interfaces that it names are followed.
fn declared(typings: &str, interface: &str) -> Result<Names, String> {
    let body = between(typings, &format!("export interface {interface} {{"), "\n}")?;
    let code = body.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    let mut paths = Names::new();
    fields(typings, &code.collect::<String>(), "", &mut paths)?;
    Ok(paths)
}

/// Adds the paths of `name: type;` members to those of the object they are in.
fn fields(typings: &str, members: &str, within: &str, paths: &mut Names) -> Result<(), String> {
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in members.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                field(typings, &members[start..at], within, paths)?;
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = &members[start..];
    if last.trim().is_empty() { Ok(()) } else { field(typings, last, within, paths) }
}

fn field(typings: &str, member: &str, within: &str, paths: &mut Names) -> Result<(), String> {
    let (name, typed) = member.split_once(':').ok_or_else(|| format!("no type in {member}"))?;
    let path = format!("{within}{}", name.trim().trim_end_matches('?'));
    let below = format!("{path}.");
    paths.insert(path);
    if let Some((_, inner)) = typed.split_once('{') {
        let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
        return fields(typings, inner, &below, paths);
    }
    let words = typed.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        for generic in ["", "<Kind extends string>"] {
            if let Ok(inner) = declared(typings, &format!("{word}{generic}")) {
                paths.extend(inner.into_iter().map(|path| below.clone() + &path));
            }
        }
    }
    Ok(())
}

/// The fields of a value as the host page gets it, as paths.
fn serialised(value: &impl Serialize) -> Result<Names, Box<dyn Error>> {
    fn walk(value: &Value, within: &str, paths: &mut Names) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let path = format!("{within}{name}");
            walk(inner, &format!("{path}."), paths);
            paths.insert(path);
        }
        value.as_array().into_iter().flatten().for_each(|item| walk(item, within, paths));
    }
    let mut paths = Names::new();
    walk(&serde_json::to_value(value)?, "", &mut paths);
    Ok(paths)
}

/// A report and a log with something in every field, after which nothing of their shape is unknown.
fn full() -> (Report, SessionLog) {
    let counted = || vec![Counted { kind: "k", times: 1, first: 1.0, last: 1.0 }];
    let (setting, viewer) = (Setting::Group, Viewer::Patient);
    let (outcome, charge) = (Some(Outcome::Completed), Some(Charge::Nothing));
    let report = Report {
        version: 1,
        phase: PhaseWord::Closed,
        setting,
        viewer,
        platform: Some("p"),
        lock: ReportedLock { state: "s", basis: Basis::None },
        participants: ParticipantCounts {
            present: Some(1),
            waiting: Some(1),
            unexpected: Some(1),
            not_introduced: Some(1),
            machines: Some(1),
        },
        identity: ReportedIdentity { patient: "p", clinician: "c" },
        requirements: requirement().into_iter().collect(),
        alerts: vec![alert()],
        outcome,
        charge,
        reason: Some(Reason::NoProblem),
    };
    let requirement =
        |requirement| LoggedRequirement { requirement, at: Some(1.0), before: Some(1.0) };
    let log = SessionLog {
        version: 1,
        procedure: LoggedProcedure { id: "i".into(), version: "v".into() },
        setting,
        viewer,
        platform: Some("p"),
        restored: Some(1.0),
        phases: counted(),
        requirements: self::requirement().into_iter().map(requirement).collect(),
        alerts: counted(),
        faults: counted(),
        judged: Some(LoggedJudgement {
            quality: Quality::GoodEnough,
            decision: Decision::GoOn,
            at: 1.0,
        }),
        outcome,
        charge,
        reason: Some(Reason::NoProblem),
    };
    (report, log)
}

fn requirement() -> Option<ReportedRequirement> {
    let id = RequirementId::parse("A-1.1")?;
    Some(ReportedRequirement { id, status: Status::Met, basis: Basis::Observed })
}

fn alert() -> ReportedAlert {
    let (kind, severity) = (AlertKind::Recording, Severity::Alarm);
    ReportedAlert { kind, severity, requirement: RequirementId::parse("A-1.1") }
}

/// One event of each kind.
fn host_events() -> Vec<HostEvent> {
    let phase = HostEvent::PhaseChange { from: PhaseWord::Closing, to: PhaseWord::Closed };
    let (outcome, charge) = (Outcome::Completed, Charge::Nothing);
    let outcome = HostEvent::Outcome { outcome, charge, reason: Reason::NoProblem };
    let alert = HostEvent::Alert { alert: alert(), active: true };
    let requirement = requirement().map(HostEvent::RequirementChange);
    let others = [phase, outcome, alert, HostEvent::error("c", "m")];
    others.into_iter().chain(requirement).collect()
}

#[test]
fn the_report_and_the_log_have_the_fields_of_their_typings() -> Checked {
    let typings = typings()?;
    let (report, log) = full();
    assert_eq!(declared(&typings, "Report")?, serialised(&report)?, "index.d.ts, then the code");
    assert_eq!(declared(&typings, "SessionLog")?, serialised(&log)?, "index.d.ts, then the code");
    Ok(())
}

#[test]
fn what_is_unknown_is_null_and_not_absent() -> Checked {
    let session = session()?;
    let report = serde_json::to_value(session.report())?;
    for unknown in ["platform", "outcome", "charge", "reason"] {
        assert_eq!(report.get(unknown), Some(&Value::Null), "{unknown}");
    }
    assert_eq!(report["participants"].get("present"), Some(&Value::Null));
    let log = serde_json::to_value(session.log())?;
    assert_eq!(log.get("judged"), Some(&Value::Null));
    Ok(())
}

#[test]
fn events_have_the_details_of_their_typings() -> Checked {
    let typings = typings()?;
    let map = between(&typings, "export interface TrygtromPanelEventMap {", "\n}")?;
    for event in host_events() {
        let name = event.name();
        let detail = between(map, &format!("\"{name}\": CustomEvent<"), ">")?;
        assert_eq!(
            declared(&typings, detail)?,
            serialised(&event)?,
            "{name}: index.d.ts, then the code"
        );
    }
    Ok(())
}

fn session() -> Result<Session, Box<dyn Error>> {
    let (id, _) = BUILT_IN[0];
    let procedure = built_in(id).ok_or("no procedure")?;
    Ok(Session::new(Viewer::Patient, Setting::Group, procedure, Timestamp(0)))
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
        }
    }
    given.extend(names(host_events().iter().map(HostEvent::name)));
    given.retain(|text| {
        text.starts_with("trygtrom-") && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    });
    // The names of the elements themselves.
    given.retain(|text| text != "trygtrom-panel" && text != "trygtrom-practice-room");
    assert_eq!(typed, given, "index.d.ts, then the code");
    Ok(())
}

#[test]
fn the_default_procedure_is_the_documented_one() -> Checked {
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
    assert!(known.contains(between(&page, "const SUBSTITUTE = \"", "\"")?));
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
