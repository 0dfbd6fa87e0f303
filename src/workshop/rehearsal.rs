//! The panel in a recorded consultation: how far it has come, and what the author pressed in it since.

use std::rc::Rc;

use crate::domain::{Intent, PhaseWord, Procedure, Viewer};
use crate::i18n::Localizer;
use crate::tool::replay::{History, Line as Played, begin};
use crate::view_model::{Message, ViewModel};

/// How long, in ms, after the last input of the consultation, or after the press before, a press in the panel counts as made.
const BETWEEN_PRESSES: u64 = 5_000;

/// The recorded consultations: name and file.
const HISTORIES: [(&str, &str); 9] = [
    ("good-day", include_str!("../../histories/good-day.jsonl")),
    ("patient-first", include_str!("../../histories/patient-first.jsonl")),
    ("intruder", include_str!("../../histories/intruder.jsonl")),
    ("recording", include_str!("../../histories/recording.jsonl")),
    ("failing-line", include_str!("../../histories/failing-line.jsonl")),
    ("no-show", include_str!("../../histories/no-show.jsonl")),
    ("group", include_str!("../../histories/group.jsonl")),
    ("interpreter", include_str!("../../histories/interpreter.jsonl")),
    ("patients-day", include_str!("../../histories/patients-day.jsonl")),
];

/// One of the recorded consultations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryId(usize);

impl HistoryId {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..HISTORIES.len()).map(Self)
    }

    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        HISTORIES.iter().position(|(known, _)| *known == name).map(Self)
    }

    /// Its name, as that of its file.
    pub fn name(self) -> &'static str {
        HISTORIES.get(self.0).map_or("", |(name, _)| name)
    }

    /// What happened in it. A test reads every file, so this is `None` for none of them.
    pub fn read(self) -> Option<History> {
        let (_, file) = HISTORIES.get(self.0)?;
        History::read(file.as_bytes()).ok()
    }

    /// Those of a panel of this viewer.
    pub fn of(viewer: Viewer) -> impl Iterator<Item = Self> {
        Self::all().filter(move |id| id.read().is_some_and(|history| history.viewer == viewer))
    }
}

/// How far the panel has come in which consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// Which consultation.
    pub history: HistoryId,
    /// How many of its inputs have happened.
    pub inputs: usize,
    /// What the author pressed since.
    pub presses: Vec<Intent>,
}

impl Default for Rehearsal {
    fn default() -> Self {
        Self::of(Viewer::Clinician)
    }
}

/// What the panel shows at some point of a consultation.
#[derive(Debug)]
pub struct Shown {
    /// The screen.
    pub view: ViewModel,
    /// How long the consultation has lasted, in ms.
    pub at: u64,
    /// Why the last press was refused, if it was.
    pub refusal: Option<Message>,
}

impl Rehearsal {
    /// The first consultation of a viewer, at its beginning.
    pub fn of(viewer: Viewer) -> Self {
        let first = HistoryId::of(viewer).next().unwrap_or(HistoryId(0));
        Self::in_history(first)
    }

    /// A consultation at its beginning.
    pub const fn in_history(history: HistoryId) -> Self {
        Self { history, inputs: 0, presses: Vec::new() }
    }

    /// Goes to after so many inputs. What was pressed does not hold there.
    pub fn go_to(&mut self, inputs: usize) {
        self.inputs = inputs;
        self.presses.clear();
    }

    /// Plays it against a procedure. `None` if it cannot be played, which a test excludes.
    pub fn show(&self, procedure: &Rc<Procedure>, words: &Localizer) -> Option<Shown> {
        let history = self.history.read()?;
        let mut play = begin(procedure, &history).ok()?;
        let mut at = 0;
        for (_, timed) in history.inputs.iter().take(self.inputs) {
            play.take_timed(timed).ok()?;
            at = timed.at;
        }
        let mut refusal = None;
        for press in &self.presses {
            at += BETWEEN_PRESSES;
            let before = play.refusals.len();
            play.until(at).ok()?;
            play.take(&Played::Ask(*press), "").ok()?;
            let refused = play.refusals.get(before);
            refusal = refused.map(|refused| play.session.refusal(*refused, play.at()));
        }
        Some(Shown { view: play.session.view(words), at, refusal })
    }

    /// The phases that it comes to, each with the number of inputs after which it begins, the first being the beginning.
    pub fn phases(&self, procedure: &Rc<Procedure>) -> Vec<(PhaseWord, usize)> {
        let Some(history) = self.history.read() else { return Vec::new() };
        let Ok(mut play) = begin(procedure, &history) else { return Vec::new() };
        let mut phases = vec![(play.session.consultation().phase().word(), 0)];
        for ((_, timed), number) in history.inputs.iter().zip(1..) {
            if play.take_timed(timed).is_err() {
                break;
            }
            let phase = play.session.consultation().phase().word();
            if phases.last().is_none_or(|(last, _)| *last != phase) {
                phases.push((phase, number));
            }
        }
        phases
    }

    /// How many inputs it has.
    pub fn length(&self) -> usize {
        self.history.read().map_or(0, |history| history.inputs.len())
    }
}
