//! Small builders the parts of the view model share.

use std::rc::Rc;

use super::sources::Sources;
use super::text::{Arg, Key, Message, Var};
use super::{ButtonView, Card, CardId, Control, Tone, Weight, words};
use crate::domain::{
    Action, Consultation, Finding, Intent, Kind, Listener, Procedure, Question, Status, Timestamp,
};

/// What every part is built from.
#[derive(Clone, Copy)]
pub(super) struct ViewContext<'a> {
    pub(super) c: &'a Consultation,
    pub(super) procedure: &'a Rc<Procedure>,
    pub(super) language: &'static str,
    pub(super) at: Timestamp,
}

impl ViewContext<'_> {
    /// The finding of a kind, when the procedure has one that concerns this consultation.
    pub(super) fn finding(&self, kind: Kind) -> Option<&Finding> {
        self.c.finding(kind).filter(|f| f.known.status != Status::NotApplicable)
    }

    /// Whether a kind is in force here.
    pub(super) fn wants(&self, kind: Kind) -> bool {
        self.finding(kind).is_some()
    }

    /// The places in the procedure where these kinds stand, as far as they concern this viewer.
    pub(super) fn sources(&self, kinds: &[Kind]) -> Option<Sources> {
        let kinds: Vec<Kind> = kinds.iter().copied().filter(|kind| self.wants(*kind)).collect();
        let c = self.c;
        let (viewer, setting, platform) = (c.viewer(), c.setting(), c.platform());
        let procedure = Rc::clone(self.procedure);
        (!kinds.is_empty()).then_some(Sources { procedure, viewer, setting, platform, kinds })
    }
}

/// Whether it may be said that nothing is kept of the talk: nothing listens, nobody told of a recording, and
/// none was cleared.
pub(super) fn nothing_kept(context: ViewContext<'_>) -> bool {
    let c = context.c;
    let heard = Listener::ALL.iter().any(|listener| c.listens(*listener));
    let told = c.answer(Question::NobodyRecords).is_some_and(|said| !said.value);
    !heard && !told && c.recording_cleared(context.procedure).is_none()
}

/// The version of a procedure in words. One that is made of several documents has theirs, parted by a slash, and a
/// document without any has a dash.
pub fn version_line(procedure: &Procedure) -> Message {
    let one = |version: &str| match version {
        "–" | "-" => Message::from(Key::ProcedureUnversioned),
        version => {
            Message::from(Key::ProcedureVersion).with(Var::Version, Arg::Text(version.into()))
        }
    };
    let (first, mut rest) = parted(&procedure.version);
    let mut line = one(first);
    while let Some(parts) = rest {
        let (part, after) = parted(parts);
        line = Message::from(Key::ProcedureVersions)
            .with(Var::First, Arg::Message(Box::new(line)))
            .with(Var::Second, Arg::Message(Box::new(one(part))));
        rest = after;
    }
    line
}

/// What stands before the first slash between spaces, and after it. The standard library's search for a text would be as
/// much code again as all that makes this line.
fn parted(version: &str) -> (&str, Option<&str>) {
    const BETWEEN: &[u8] = b" / ";
    let found = version.as_bytes().windows(BETWEEN.len()).position(|part| part == BETWEEN);
    let parts = found.and_then(|at| Some((version.get(..at)?, version.get(at + BETWEEN.len()..)?)));
    parts.map_or((version, None), |(first, rest)| (first, Some(rest)))
}

/// A text that is not ours to translate: from a procedure file.
pub(super) fn verbatim(text: &str) -> Message {
    Message::from(Key::Verbatim).with(Var::Text, Arg::Text(text.into()))
}

/// A line with the clock of a moment.
pub(super) fn clocked(key: Key, at: Timestamp) -> Message {
    Message::from(key).with(Var::Clock, Arg::Clock(at))
}

/// A line with a count.
pub(super) fn counted(key: Key, count: u32) -> Message {
    Message::from(key).with(Var::Count, Arg::Number(count))
}

pub(super) fn button(key: Key, intent: Intent, weight: Weight) -> Control {
    Control::Button(ButtonView { label: key.into(), intent, weight })
}

pub(super) fn yes(key: Key, question: Question) -> Control {
    button(key, Intent::Confirm(question), Weight::Primary)
}

pub(super) fn no(key: Key, question: Question) -> Control {
    button(key, Intent::Deny(question), Weight::Quiet)
}

/// A button for something the platform can do; nothing where it cannot.
pub(super) fn ask(c: &Consultation, ability: Action, weight: Weight) -> Option<Control> {
    c.can(ability).then(|| button(words::action(ability), Intent::Ask(ability), weight))
}

/// A card with nothing in it yet.
pub(super) fn card(id: CardId, title: Key, tone: Tone, state: impl Into<Message>) -> Card {
    Card {
        id,
        tone,
        step: None,
        title: title.into(),
        state: state.into(),
        body: Vec::new(),
        before: None,
        controls: Vec::new(),
        more: Vec::new(),
        sources: None,
        link: None,
    }
}

/// How a status looks.
pub(super) const fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Open,
        Status::Met => Tone::Good,
        Status::Unmet => Tone::Alarm,
        Status::Unknown => Tone::Unknown,
        Status::Waived | Status::NotApplicable => Tone::Quiet,
    }
}

/// How an answer looks: yes, no or not yet.
pub(super) fn answer_tone(c: &Consultation, question: Question) -> (Tone, Key) {
    match c.answer(question).map(|a| a.value) {
        Some(true) => (Tone::Good, Key::AnswerYes),
        Some(false) => (Tone::Alarm, Key::AnswerNo),
        None => (Tone::Open, Key::AnswerOpen),
    }
}
