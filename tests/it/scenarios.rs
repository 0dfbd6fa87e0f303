//! Scenarios: a folder each in `tests/scenarios/`, played from the first input to the last.
//!
//! `scenario.toml` describes the scenario and `inputs.jsonl` holds what happens. Beside them stand the expected files:
//! `expected.view.txt` (the screen at each `show`), `expected.commands.txt` (the commands and notices of each step) and
//! `expected.note.txt` (the journal note) and `expected.spoken.txt` (what a screen reader is told, see `spoken.rs`). `UPDATE_EXPECT=1` rewrites them, and a person reads the diff.
//!
//! A scenario with `from` and `until` begins with the inputs of another scenario, up to one of its shows. What these
//! reported is left out of `expected.commands.txt` where it is the same as there.
//!
//! A view is written as the difference from another view (`difference.rs`): the one that its `show` names in `against`,
//! else the view before it in the scenario, else the base's view at `until`. With none of these it is written whole.
//! No view is lost by this: the test applies each difference to the other view, which has an expected file of its own,
//! and compares the result with the whole view.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use trygtrom::domain::{Event, Notice, Phase, Policies, Refusal, Setting, Timestamp, Viewer};
use trygtrom::view_model::ViewModel;

use crate::conformance::compare;
use crate::inputs::{Line, Platform, Timed, expected};
use crate::play::{EN, NB, Play, clock, procedure};
use crate::screen_text::screen;
use difference::{apply, difference};
use spoken::Listener;

use load::{Scenario, Setup, ShowName, folder, names};

mod covered;
mod difference;
mod load;
mod round_trip;
mod spoken;

type Checked = Result<(), Box<dyn Error>>;

/// The result of playing a scenario.
struct Played {
    shows: Vec<Shown>,
    commands: String,
    note: String,
    /// What a screen reader is told during the inputs of the scenario itself.
    spoken: String,
    /// The same in English.
    note_en: String,
    refusals: Vec<Refusal>,
    notices: Vec<Notice>,
    policies: Policies,
    start: Start,
}

/// One `show` of a scenario itself, not of its base.
#[derive(PartialEq)]
struct Shown {
    name: String,
    view: String,
    /// The view it is compared with, as `scenario: show`.
    against: Option<String>,
    /// How much was reported by then, in bytes of `Played::commands`.
    commands: usize,
}

/// How the conversation was reached.
#[derive(Default)]
struct Start {
    first_arrival: Option<Timestamp>,
    conversation: Option<Timestamp>,
    /// Presses from the first arrival to the conversation.
    presses: usize,
}

/// All scenarios with their results, by name.
type All = BTreeMap<String, (Scenario, Played)>;

#[test]
fn every_scenario_matches_its_expected_files() -> Checked {
    let all = play_all()?;
    let failed: Vec<String> = all
        .values()
        .filter_map(|(scenario, played)| {
            let fault = check(scenario, played, &all).err()?;
            Some(format!("{}: {fault}", scenario.name))
        })
        .collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n\n").into()) }
}

/// Every refusal that a scenario reaches.
pub(crate) fn refusals() -> Result<Vec<Refusal>, Box<dyn Error>> {
    Ok(play_all()?.into_values().flat_map(|(_, played)| played.refusals).collect())
}

/// A scenario played up to a moment, in ms from its beginning.
pub(crate) fn played(name: &str, until: u64) -> Result<Play, Box<dyn Error>> {
    let scenario = Scenario::load(name)?;
    let mut play = begin(&scenario.setup)?;
    for Timed { at, line, text, .. } in scenario.inputs.iter().take_while(|one| one.at <= until) {
        play.until(*at)?;
        play.take(line, text)?;
    }
    play.until(until)?;
    Ok(play)
}

/// Every screen that a scenario shows to a patient, with the scenario's name and the show's.
pub(crate) fn screens_of_patients() -> Result<Vec<(String, ViewModel)>, Box<dyn Error>> {
    let mut screens = Vec::new();
    for name in names()? {
        let scenario = Scenario::load(&name)?;
        if scenario.setup.viewer != Viewer::Patient.word() {
            continue;
        }
        let mut play = begin(&scenario.setup)?;
        for (index, Timed { at, line, text, .. }) in scenario.inputs.iter().enumerate() {
            play.until(*at)?;
            play.take(line, text)?;
            if let Line::Show(show) = line
                && index >= scenario.inherited
            {
                screens.push((format!("{name}: {show}"), play.session.view(&NB)));
            }
        }
    }
    Ok(screens)
}

fn play_all() -> Result<All, Box<dyn Error>> {
    let mut all = All::new();
    for name in names()? {
        let result = Scenario::load(&name).and_then(|scenario| {
            let played = play(&scenario)?;
            Ok((scenario, played))
        });
        let result = result.map_err(|fault| format!("{name}: {fault}"))?;
        all.insert(name, result);
    }
    Ok(all)
}

fn check(scenario: &Scenario, played: &Played, all: &All) -> Checked {
    let again = play(scenario)?;
    if (&played.shows, &played.commands, &played.note, &played.spoken)
        != (&again.shows, &again.commands, &again.note, &again.spoken)
    {
        return Err("the same inputs gave two results".into());
    }
    let mut texts = vec![
        ("view", written_views(scenario, played, all)?),
        ("commands", written_commands(scenario, played, all)?),
        ("note", played.note.clone()),
        ("spoken", played.spoken.clone()),
    ];
    if scenario.setup.english {
        texts.push(("note.en", played.note_en.clone()));
    }
    let mut differ = Vec::new();
    for (name, text) in texts {
        let file = folder(&scenario.name).join(format!("expected.{name}.txt"));
        if let Err(fault) = same(&file, &text) {
            differ.push(fault.to_string());
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(differ.join("\n").into()) }
}

/// As `compare`, but reports the first different line as an error, so that the other scenarios are checked too.
fn same(path: &Path, actual: &str) -> Checked {
    if let Ok(written) = fs::read_to_string(path)
        && std::env::var_os("UPDATE_EXPECT").is_none()
        && written != actual
    {
        let pairs = written.lines().zip(actual.lines()).zip(1..);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Err(pairs
            .filter(|((was, is), _)| was != is)
            .map(|((was, is), line)| {
                format!("{name}, line {line}\n  expected: {was}\n  actual:   {is}")
            })
            .next()
            .unwrap_or_else(|| format!("{name} is longer or shorter"))
            .into());
    }
    compare(path, actual)
}

/// The text of `expected.view.txt`.
fn written_views(
    scenario: &Scenario,
    played: &Played,
    all: &All,
) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    let mut previous: Option<&Shown> = None;
    for shown in &played.shows {
        let named = match (&shown.against, previous) {
            (Some(named), _) => Some(ShowName::parse(named)?),
            (None, None) => scenario.base(),
            (None, Some(_)) => None,
        };
        let mut heading = format!("==== {}", shown.name);
        let other = match &named {
            Some(named) => {
                heading += &format!(", against {}: {}", named.scenario, named.show);
                Some(find(named, all)?)
            }
            None => previous,
        };
        let body = match other {
            Some(other) => checked_difference(&other.view, &shown.view)?,
            None => shown.view.clone(),
        };
        text += &format!("{heading}\n{body}");
        previous = Some(shown);
    }
    Ok(text)
}

/// The difference between two views, after checking that it holds the whole new view.
fn checked_difference(old: &str, new: &str) -> Result<String, Box<dyn Error>> {
    let difference = difference(old, new);
    if apply(old, &difference)? == new {
        Ok(difference)
    } else {
        Err(format!("the difference does not give the view:\n{difference}").into())
    }
}

/// The text of `expected.commands.txt`. What its base has too is left out, under a line that says so.
fn written_commands(
    scenario: &Scenario,
    played: &Played,
    all: &All,
) -> Result<String, Box<dyn Error>> {
    let Some(base) = scenario.base() else { return Ok(played.commands.clone()) };
    let (_, from) = all.get(&base.scenario).ok_or("no base")?;
    let shared = &from.commands[..find(&base, all)?.commands];
    Ok(match played.commands.strip_prefix(shared) {
        Some(rest) => format!("==== after {}: {}\n{rest}", base.scenario, base.show),
        None => played.commands.clone(),
    })
}

fn find<'a>(name: &ShowName, all: &'a All) -> Result<&'a Shown, Box<dyn Error>> {
    let ShowName { scenario, show } = name;
    let shows = all.get(scenario).map(|(_, played)| played.shows.iter());
    let found = shows.into_iter().flatten().find(|shown| shown.name == *show);
    found.ok_or_else(|| {
        format!("no scenario has a show of its own called {scenario}: {show}").into()
    })
}

fn begin(setup: &Setup) -> Result<Play, Box<dyn Error>> {
    let mut procedure = procedure(&setup.procedure, &setup.policies)?;
    procedure.is_chosen = setup.chosen;
    let mut play = Play::begin(
        Viewer::parse(&setup.viewer).ok_or("no such viewer")?,
        Setting::parse(&setup.setting).ok_or("no such setting")?,
        Platform::parse(&setup.platform)?,
        procedure,
    );
    if let Some(list) = &setup.expected {
        let list = list.iter().map(|one| expected(one)).collect::<Option<_>>();
        let announced = Event::ExpectedAnnounced(list.ok_or("no such role")?);
        play.take(&Line::Event(announced), "expected")?;
    }
    Ok(play)
}

fn play(scenario: &Scenario) -> Result<Played, Box<dyn Error>> {
    let setup = &scenario.setup;
    let mut play = begin(setup)?;
    let policies = procedure(&setup.procedure, &setup.policies)?.policies;
    let (mut shows, mut note, mut start) =
        (Vec::new(), [String::new(), String::new()], Start::default());
    let mut listener = Listener::new(NB, &play.session.view(&NB));
    for (index, Timed { at, line, text, against }) in scenario.inputs.iter().enumerate() {
        play.until(*at)?;
        let own = index >= scenario.inherited;
        let clock = clock(*at);
        listener.hear(&play.session.view(&NB), &format!("{clock} time has passed"), None, own);
        start.follow(line, &play);
        let refused = play.refusals.len();
        play.take(line, text)?;
        let refusal = play.refusals.get(refused).filter(|_| matches!(line, Line::Ask(_)));
        let refusal = refusal.map(|why| NB.format(&play.session.refusal(*why, play.at())));
        let view = play.session.view(&NB);
        listener.hear(&view, &format!("{clock} {text}"), refusal.as_deref(), own);
        start.follow(&Line::Tick, &play);
        // A later input may erase the note, so it is read when the consultation is closed.
        if play.session.consultation().phase() == Phase::Closed {
            note = [NB, EN].map(|words| play.session.note(&words));
        }
        if let Line::Show(name) = line
            && own
        {
            shows.push(Shown {
                name: name.clone(),
                view: screen(&NB, &play.session.view(&NB)),
                against: against.clone(),
                commands: play.commands.len(),
            });
            // A text that is missing or lacks a variable in the other language fails here.
            screen(&EN, &play.session.view(&EN));
        }
    }
    if note[0].is_empty() {
        note = [NB, EN].map(|words| play.session.note(&words));
    }
    let [note, note_en] = note.map(|note| note + "\n");
    let Play { commands, refusals, notices, .. } = play;
    let spoken = listener.text;
    Ok(Played { shows, commands, note, spoken, note_en, refusals, notices, policies, start })
}

impl Start {
    /// Records the first arrival and the beginning of the conversation, and counts the presses between them.
    fn follow(&mut self, line: &Line, play: &Play) {
        let c = play.session.consultation();
        let asked = matches!(line, Line::Ask(_));
        if self.conversation.is_none() && c.people().attendance().first_came.is_some() && asked {
            self.presses += 1;
        }
        self.first_arrival = self.first_arrival.or(c.people().attendance().first_came);
        let talking = c.phase() == Phase::Conversation;
        self.conversation = self.conversation.or(talking.then_some(c.phase_since()));
    }
}
