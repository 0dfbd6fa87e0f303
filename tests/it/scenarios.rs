//! Behaviours: a folder each in `tests/scenarios/`, played from its first input to its last.
//!
//! `scenario.toml` says who looks and what the scenario shows, `inputs.jsonl` what happens. What the screen says, what
//! each step tells and what the note holds stand beside them; `UPDATE_EXPECT=1` rewrites these, and a person reads the
//! difference.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use trygtrom::domain::{Event, Notice, Phase, Policies, Refusal, Setting, Timestamp, Viewer};

use crate::conformance::compare;
use crate::inputs::{Line, Platform, Timed, expected, read_timed};
use crate::play::{EN, NB, Play, procedure};
use crate::said::screen;

mod covered;

type Checked = Result<(), Box<dyn Error>>;

/// `scenario.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setup {
    /// What it shows, in a sentence.
    shows: String,
    platform: String,
    viewer: String,
    setting: String,
    procedure: String,
    /// Whom the host page announced, as `role` or `role=id`. Absent: nobody was announced.
    expected: Option<Vec<String>>,
    /// In so many presses it goes from the first arrival to the talk.
    presses: Option<usize>,
    /// The choices that its course hangs on: with any other word it goes otherwise.
    #[serde(default)]
    hangs_on: Vec<String>,
    /// The choices that are made otherwise than in the procedure.
    #[serde(default)]
    policies: BTreeMap<String, String>,
}

/// What came of a scenario.
struct Played {
    view: String,
    told: String,
    note: String,
    refusals: Vec<Refusal>,
    notices: Vec<Notice>,
    policies: Policies,
    /// How a person came from the first arrival to the talk.
    way: Way,
}

/// From the first arrival to the talk.
#[derive(Default)]
struct Way {
    came: Option<Timestamp>,
    talked: Option<Timestamp>,
    presses: usize,
}

#[test]
fn every_scenario_goes_as_written() -> Checked {
    let mut failed = Vec::new();
    for folder in folders()? {
        if let Err(fault) = check(&folder) {
            failed.push(format!("{}: {fault}", folder.display()));
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n\n").into()) }
}

/// Every refusal that a scenario reaches, for the test that all of them are reached.
pub(crate) fn refusals() -> Result<Vec<Refusal>, Box<dyn Error>> {
    let mut reached = Vec::new();
    for folder in folders()? {
        reached.extend(play(&folder, &setup(&folder)?)?.refusals);
    }
    Ok(reached)
}

fn check(folder: &Path) -> Checked {
    let setup = setup(folder)?;
    let outcome = play(folder, &setup)?;
    let again = play(folder, &setup)?;
    if (&outcome.view, &outcome.told, &outcome.note) != (&again.view, &again.told, &again.note) {
        return Err("the same inputs gave two answers".into());
    }
    let mut differ = Vec::new();
    for (name, text) in [("view", &outcome.view), ("told", &outcome.told), ("note", &outcome.note)]
    {
        if let Err(fault) = same(&folder.join(format!("expected.{name}.txt")), text) {
            differ.push(fault.to_string());
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(differ.join("\n").into()) }
}

/// As `compare`, but a difference is an error that names its first line, so that every folder is looked at.
fn same(path: &Path, actual: &str) -> Checked {
    if let Ok(written) = fs::read_to_string(path)
        && std::env::var_os("UPDATE_EXPECT").is_none()
        && written != actual
    {
        let pairs = written.lines().zip(actual.lines()).zip(1..);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Err(pairs
            .filter(|((was, is), _)| was != is)
            .map(|((was, is), line)| format!("{name}, line {line}\n  - {was}\n  + {is}"))
            .next()
            .unwrap_or_else(|| format!("{name} is longer or shorter"))
            .into());
    }
    compare(path, actual)
}

fn setup(folder: &Path) -> Result<Setup, Box<dyn Error>> {
    let setup: Setup = toml::from_str(&fs::read_to_string(folder.join("scenario.toml"))?)?;
    if setup.shows.is_empty() { Err("it does not say what it shows".into()) } else { Ok(setup) }
}

/// A scenario of this name, played up to a moment, in ms from its beginning.
pub(crate) fn played(name: &str, until: u64) -> Result<Play, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios").join(name);
    let mut play = begin(&setup(&folder)?)?;
    for Timed { at, line, text } in inputs(&folder)?.iter().take_while(|input| input.at <= until) {
        play.until(*at)?;
        play.take(line, text)?;
    }
    play.until(until)?;
    Ok(play)
}

fn begin(setup: &Setup) -> Result<Play, Box<dyn Error>> {
    let mut play = Play::begin(
        Viewer::parse(&setup.viewer).ok_or("no such viewer")?,
        Setting::parse(&setup.setting).ok_or("no such setting")?,
        Platform::parse(&setup.platform)?,
        procedure(&setup.procedure, &setup.policies)?,
    );
    if let Some(list) = &setup.expected {
        let list = list.iter().map(|one| expected(one)).collect::<Option<_>>();
        let announced = Event::ExpectedAnnounced(list.ok_or("no such role")?);
        play.take(&Line::Event(announced), "expected")?;
    }
    Ok(play)
}

fn play(folder: &Path, setup: &Setup) -> Result<Played, Box<dyn Error>> {
    let mut play = begin(setup)?;
    let policies = procedure(&setup.procedure, &setup.policies)?.policies;
    let (mut view, mut note, mut way) = (String::new(), String::new(), Way::default());
    let mut inputs = inputs(folder)?;
    let end = inputs.last().map(|last| last.at).ok_or("nothing happens")?;
    if !matches!(inputs.last(), Some(Timed { line: Line::Show(_), .. })) {
        inputs.push(read_timed(&format!(r#"{{"at":{end},"show":"the end"}}"#))?);
    }
    for Timed { at, line, text } in inputs {
        play.until(at)?;
        way.follow(&line, &play);
        play.take(&line, &text)?;
        way.follow(&Line::Tick, &play);
        // What comes after wipes the note, so it is read when all is closed.
        if play.session.consultation().phase() == Phase::Closed {
            note = play.session.note(&NB, play.at());
        }
        if let Line::Show(name) = line {
            view.push_str(&format!("==== {name}\n"));
            view.push_str(&screen(&NB, &play.session.view(&NB, play.at())));
            // The other language has every text too; a missing variable would stop the test here.
            screen(&EN, &play.session.view(&EN, play.at()));
        }
    }
    if note.is_empty() {
        note = play.session.note(&NB, play.at());
    }
    let Play { told, refusals, notices, .. } = play;
    Ok(Played { view, told, note: note + "\n", refusals, notices, policies, way })
}

impl Way {
    /// Counts a press between the first arrival and the talk, and notes when these were.
    fn follow(&mut self, line: &Line, play: &Play) {
        let c = play.session.consultation();
        if self.talked.is_none()
            && c.people().attendance().first_came().is_some()
            && matches!(line, Line::Ask(_))
        {
            self.presses += 1;
        }
        self.came = self.came.or(c.people().attendance().first_came());
        self.talked = self.talked.or((c.phase() == Phase::Conversation).then_some(c.phase_since()));
    }
}

fn inputs(folder: &Path) -> Result<Vec<Timed>, Box<dyn Error>> {
    fs::read_to_string(folder.join("inputs.jsonl"))?
        .lines()
        .zip(1..)
        .map(|(line, number)| {
            read_timed(line).map_err(|fault| format!("inputs.jsonl, line {number}: {fault}").into())
        })
        .collect()
}

fn folders() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    folders.sort();
    Ok(folders)
}
