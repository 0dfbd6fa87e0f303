//! Requirement tables: one file for each kind in `tests/requirements/`, one row for each case.
//!
//! A row lists inputs in their short form and the expected finding. `wait 30s` advances the clock.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use trygtrom::domain::{
    AbsenceCheck, Action, AlertKind, Basis, CheckResult, Decision, Intent, Kind, Known, Method,
    Moment, Outcome, ParticipantId, Party, Phoned, Place, Product, Quality, Question, Refusal,
    RequirementId, Role, Setting, Status, Viewer, WaiverReason,
};
use trygtrom::format::{BUILT_IN, built_in};

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};
use crate::scenarios;
use crate::walk::config;

type Checked = Result<(), Box<dyn Error>>;

/// Declares the list of all refusals. A refusal that is not in it does not compile.
macro_rules! refusals {
    ($($refusal:ident,)+) => {
        const REFUSALS: &[Refusal] = &[$(Refusal::$refusal,)+];

        const _: fn(Refusal) = |refusal| match refusal {
            $(Refusal::$refusal => (),)+
        };
    };
}

refusals! {
    NotInThisPhase, AfterEnd, NotInCall, UnknownParticipant, NotForThisViewer,
    NotForThisSetting, MethodNotAccepted, ProcedureForbids, TooLate, RequirementNotHere,
    PlatformCannot, PlatformTells, OutsiderStillHere, SomebodyUnaccounted, SeenOtherwise, FaultWasSeen,
    PhoneFirst, WaitNotOver, SomebodyCame, OutcomeRuledOut, OutcomeOpen, NoAppointmentTime, NoRecordSystem,
    NoteUnderWay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// The reason why a kind never has one of the three statuses that every table must show.
    #[serde(default)]
    never: BTreeMap<String, String>,
    pub(crate) row: Vec<Row>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) name: String,
    #[serde(default = "clinician")]
    pub(crate) viewer: String,
    #[serde(default = "unknown_patient")]
    setting: String,
    #[serde(default = "whereby")]
    pub(crate) platform: String,
    /// The built-in procedure.
    #[serde(default = "combined")]
    procedure: String,
    /// Policies that differ from the procedure.
    #[serde(default)]
    pub(crate) policies: BTreeMap<String, String>,
    pub(crate) given: Vec<String>,
    pub(crate) status: String,
    pub(crate) basis: String,
    /// Whether earlier evidence is kept beside the finding.
    #[serde(default)]
    pub(crate) before: bool,
    /// The expected refusals, in order.
    #[serde(default)]
    refused: Vec<String>,
}

fn clinician() -> String {
    "clinician".into()
}

fn unknown_patient() -> String {
    "unknown-patient".into()
}

fn whereby() -> String {
    "whereby".into()
}

fn combined() -> String {
    "combined".into()
}

/// The table of a kind.
pub(crate) fn table(kind: Kind) -> Result<Table, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/requirements/{}.toml", kind.word()));
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()).into())
}

/// Runs a row and returns the finding and the refusals.
fn play(kind: Kind, row: &Row) -> Result<(Known, Vec<Refusal>), Box<dyn Error>> {
    play_by(kind, row, &row.policies)
}

/// The same with other policies.
pub(crate) fn play_by(
    kind: Kind,
    row: &Row,
    policies: &BTreeMap<String, String>,
) -> Result<(Known, Vec<Refusal>), Box<dyn Error>> {
    let mut play = Play::begin(
        Viewer::parse(&row.viewer).ok_or("no such viewer")?,
        Setting::parse(&row.setting).ok_or("no such setting")?,
        Platform::parse(&row.platform)?,
        procedure(&row.procedure, policies)?,
    );
    let mut now = 0;
    for text in &row.given {
        if let Some(seconds) = text.strip_prefix("wait ").and_then(|t| t.strip_suffix('s')) {
            now += seconds.parse::<u64>()? * 1_000;
            play.until(now)?;
            // Timers due at this moment fire, too.
            play.take(&read_line("tick")?, "tick")?;
        } else {
            play.take(&read_line(text)?, text)?;
        }
    }
    let finding = play.session.consultation().finding(kind);
    let known = finding.ok_or("the requirement does not bind this viewer")?.known;
    Ok((known, play.refusals))
}

fn check(kind: Kind, row: &Row) -> Checked {
    let (known, refusals) = play(kind, row)?;
    let found = (known.status.word(), known.basis.word(), known.before.is_some());
    let wanted = (row.status.as_str(), row.basis.as_str(), row.before);
    if found != wanted {
        return Err(format!("expected {wanted:?}, found {found:?}").into());
    }
    let refused: Vec<String> = refusals.iter().map(|r| format!("{r:?}")).collect();
    if refused != row.refused {
        return Err(format!("refusals: {refused:?}").into());
    }
    Ok(())
}

#[test]
fn every_row_holds() -> Checked {
    let mut failed = Vec::new();
    for kind in Kind::ALL {
        for row in table(*kind)?.row {
            if let Err(fault) = check(*kind, &row) {
                failed.push(format!("{}, {}: {fault}", kind.word(), row.name));
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}

#[test]
fn every_table_shows_met_unmet_and_unknown() -> Checked {
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        let table = table(*kind)?;
        let shown: BTreeSet<&str> = table.row.iter().map(|row| row.status.as_str()).collect();
        for status in [Status::Met, Status::Unmet, Status::Unknown] {
            let excused = table.never.get(status.word()).is_some_and(|why| !why.is_empty());
            if shown.contains(status.word()) == excused {
                wrong.push(format!("{}: {}", kind.word(), status.word()));
            }
        }
        let names: BTreeSet<&str> = table.row.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.len(), table.row.len(), "{}: two rows share a name", kind.word());
    }
    assert!(wrong.is_empty(), "needs either a row or a reason: {wrong:?}");
    Ok(())
}

#[test]
fn every_table_belongs_to_a_kind() -> Checked {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/requirements");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert!(Kind::parse(stem).is_some(), "no kind {stem:?}");
    }
    Ok(())
}

#[test]
fn statuses_and_bases_in_tables_are_known() -> Checked {
    for kind in Kind::ALL {
        for row in table(*kind)?.row {
            assert!(Status::parse(&row.status).is_some(), "{}: {}", kind.word(), row.status);
            assert!(Basis::parse(&row.basis).is_some(), "{}: {}", kind.word(), row.basis);
        }
    }
    Ok(())
}

#[test]
fn every_refusal_is_reached() -> Checked {
    let mut reached: BTreeSet<Refusal> = scenarios::refusals()?.into_iter().collect();
    for kind in Kind::ALL {
        for row in table(*kind)?.row {
            reached.extend(play(*kind, &row)?.1);
        }
    }
    let missing: Vec<_> = REFUSALS.iter().filter(|r| !reached.contains(r)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    Ok(())
}

#[test]
fn built_in_procedures_have_all_texts_and_unique_ids() -> Checked {
    for (name, _) in BUILT_IN {
        let procedure = built_in(name).ok_or_else(|| format!("{name} is not valid"))?;
        let mut ids = BTreeSet::new();
        for rule in procedure.rules() {
            let id = rule.id.as_str();
            assert!(ids.insert(id), "{name}: duplicate {id}");
            // A text without English falls back to Bokmål.
            assert!(!rule.text("nb").is_empty() && rule.text("nb") != rule.text("en"), "{id}");
        }
        assert_ne!(procedure.title("nb"), procedure.title("en"), "{name}");
    }
    Ok(())
}

/// A strategy for every intent.
pub(crate) fn intents() -> impl Strategy<Value = Intent> {
    let number = || prop_oneof![4 => 0_u32..6, 1 => any::<u32>()];
    let who = || number().prop_map(ParticipantId);
    let check = (any::<bool>(), select(Phoned::ALL))
        .prop_map(|(no_sign_of_attempt, phoned)| AbsenceCheck { no_sign_of_attempt, phoned });
    let plain = select(vec![
        Intent::ConfirmPrivacy,
        Intent::ConfirmAppointment,
        Intent::TestDevices(true),
        Intent::TestDevices(false),
        Intent::EnterRoom,
        Intent::LockRoom,
        Intent::OutsiderGone,
        Intent::Pause,
        Intent::AcceptPresent,
        Intent::EndAndClose,
        Intent::Resume,
        Intent::OpenAssessment,
        Intent::CloseAssessment,
        Intent::BeginConversation,
        Intent::BeginClosing,
        Intent::ReopenConversation,
        Intent::ConfirmPrepared,
        Intent::SaveCalendar,
        Intent::CopyNote,
        Intent::CopyDeviations,
        Intent::SendNote,
        Intent::Close,
        Intent::NextPatient,
        Intent::LeaveNow,
    ]);
    prop_oneof![
        4 => plain,
        3 => select(Question::ALL).prop_map(Intent::Confirm),
        1 => select(Question::ALL).prop_map(Intent::Deny),
        1 => number().prop_map(Intent::CountOthers),
        2 => (who(), select(Role::ALL)).prop_map(|(id, role)| Intent::Explain(id, role)),
        1 => who().prop_map(Intent::MarkIntroduced),
        1 => who().prop_map(Intent::ExplainEquipment),
        1 => who().prop_map(Intent::ThisIsMe),
        1 => who().prop_map(Intent::NotMe),
        1 => who().prop_map(Intent::SamePerson),
        1 => who().prop_map(Intent::Admit),
        1 => who().prop_map(Intent::Remove),
        2 => number().prop_map(|off_camera| Intent::ConfirmRollCall { off_camera }),
        3 => (select(Party::ALL), select(Method::ALL), select(CheckResult::ALL))
            .prop_map(|(party, method, shown)| Intent::CheckIdentity(party, method, shown)),
        2 => any::<bool>().prop_map(|locked| Intent::AttestLock { locked }),
        1 => select(Action::ALL).prop_map(Intent::Ask),
        1 => select(AlertKind::ALL).prop_map(Intent::Acknowledge),
        1 => select(Place::ALL).prop_map(Intent::ReportOutsider),
        1 => select(Product::ALL).prop_map(Intent::NameProduct),
        1 => select(Kind::ALL).prop_map(Intent::Remedy),
        1 => (select(Quality::ALL), select(Decision::ALL))
            .prop_map(|(quality, decision)| Intent::Judge(quality, decision)),
        1 => (select(Kind::ALL), select(WaiverReason::ALL))
            .prop_map(|(kind, reason)| Intent::Waive(kind, reason)),
        1 => select(Kind::ALL).prop_map(Intent::Unwaive),
        1 => rule_ids().prop_map(Intent::ConfirmRule),
        1 => rule_ids().prop_map(Intent::DenyRule),
        1 => select(Moment::ALL).prop_map(Intent::ConfirmRules),
        1 => (rule_ids(), select(WaiverReason::ALL))
            .prop_map(|(id, reason)| Intent::WaiveRule(id, reason)),
        1 => rule_ids().prop_map(Intent::UnwaiveRule),
        1 => select(Setting::ALL).prop_map(Intent::ChooseSetting),
        1 => select(Role::ALL).prop_map(Intent::ExpectAlso),
        1 => select(Role::ALL).prop_map(Intent::ExpectFewer),
        1 => select(Outcome::ALL).prop_map(Intent::Finish),
        2 => (select(Outcome::ALL), check)
            .prop_map(|(outcome, check)| Intent::ChooseOutcome(outcome, check)),
    ]
}

/// Ids that procedures may use.
fn rule_ids() -> impl Strategy<Value = RequirementId> {
    "[A-Za-z0-9.-]{1,32}".prop_filter_map("no id", |text| RequirementId::parse(&text))
}

/// Index of an intent's variant. Exhaustive, so that a new variant must be added here and above.
fn variant(intent: &Intent) -> usize {
    match intent {
        Intent::Confirm(_) => 0,
        Intent::Deny(_) => 1,
        Intent::ConfirmPrivacy => 2,
        Intent::EnterRoom => 3,
        Intent::CountOthers(_) => 4,
        Intent::Explain(..) => 5,
        Intent::MarkIntroduced(_) => 6,
        Intent::ConfirmRollCall { .. } => 7,
        Intent::CheckIdentity(..) => 8,
        Intent::LockRoom => 9,
        Intent::AttestLock { .. } => 10,
        Intent::Ask(_) => 11,
        Intent::Acknowledge(_) => 12,
        Intent::ReportOutsider(_) => 13,
        Intent::OutsiderGone => 14,
        Intent::Resume => 15,
        Intent::OpenAssessment => 16,
        Intent::Judge(..) => 17,
        Intent::CloseAssessment => 18,
        Intent::Waive(..) => 19,
        Intent::Unwaive(_) => 20,
        Intent::BeginConversation => 21,
        Intent::BeginClosing => 22,
        Intent::ReopenConversation => 23,
        Intent::ChooseOutcome(..) => 24,
        Intent::CopyNote => 25,
        Intent::Close => 26,
        Intent::NextPatient => 27,
        Intent::LeaveNow => 28,
        Intent::SaveCalendar => 33,
        Intent::SendNote => 34,
        Intent::ConfirmAppointment => 29,
        Intent::ChooseSetting(_) => 30,
        Intent::ExpectAlso(_) => 31,
        Intent::ExpectFewer(_) => 32,
        Intent::TestDevices(_) => 35,
        Intent::ExplainEquipment(_) => 36,
        Intent::ThisIsMe(_) => 37,
        Intent::NotMe(_) => 38,
        Intent::Admit(_) => 39,
        Intent::Remove(_) => 40,
        Intent::CopyDeviations => 41,
        Intent::SamePerson(_) => 42,
        Intent::AcceptPresent => 43,
        Intent::NameProduct(_) => 44,
        Intent::Remedy(_) => 45,
        Intent::EndAndClose => 46,
        Intent::ConfirmPrepared => 48,
        Intent::Finish(_) => 49,
        Intent::Pause => 47,
        Intent::ConfirmRule(_) => 50,
        Intent::DenyRule(_) => 51,
        Intent::ConfirmRules(_) => 52,
        Intent::WaiveRule(..) => 53,
        Intent::UnwaiveRule(_) => 54,
    }
}

#[test]
fn intents_round_trip() -> Checked {
    use proptest::test_runner::TestRunner;
    use std::cell::RefCell;
    let seen = RefCell::new(BTreeSet::new());
    TestRunner::new(config(4_000)).run(&intents(), |intent| {
        seen.borrow_mut().insert(variant(&intent));
        prop_assert_eq!(Intent::read(&intent.write()), Some(intent));
        Ok(())
    })?;
    assert_eq!(seen.into_inner().len(), 55, "an intent is missing from the strategy");
    Ok(())
}

#[test]
fn malformed_intents_are_rejected() {
    for text in [
        "",
        "confirm",
        "confirm:",
        "confirm:everything",
        "Confirm:sound-tested",
        "confirm:sound-tested:twice",
        "count-others:-1",
        "count-others:4294967296",
        "explain:0:neighbour",
        "attest-lock:maybe",
        "choose-outcome",
        "choose-outcome:patient-absent:perhaps",
        "choose-outcome:patient-absent:not-phoned",
        "choose-outcome:patient-absent:answered:answered",
        "choose-outcome:patient-absent:answered:no-sign-of-attempt",
        " close",
        "__proto__",
    ] {
        assert_eq!(Intent::read(text), None, "{text:?}");
    }
}
