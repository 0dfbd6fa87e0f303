//! Plays inputs to a session as the panel does: wakes it when it asked for that, stores its memory when it says so, and
//! logs the commands and notices of each step.

use std::error::Error;
use std::fmt::{self, Display, Formatter, Write as _};

use serde_json::Value;

use super::inputs::{Line, Platform, START, Timed};
use crate::domain::{
    Command, Event, Failed, Input, NoteBlock, Notice, Procedure, Refusal, RequirementId, Setting,
    Step, Timestamp, Viewer,
};
use crate::format::{StoredError, read_snapshot, write_snapshot};
use crate::i18n::{Lang, Localizer};
use crate::platform::Adapter;
use crate::runtime::Session;
use crate::view_model::Trouble;

/// The language of refusals in the log, with Norway's offset from UTC in winter.
const NB: Localizer = Localizer { lang: Lang::Nb, offset_minutes: 60 };

/// Why an input cannot be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayFault {
    /// It comes before one that was played.
    Earlier,
    /// What was stored before a reload cannot be read.
    Stored(StoredError),
}

impl Display for PlayFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Earlier => f.write_str("write the inputs in the order of their times"),
            Self::Stored(fault) => fault.fmt(f),
        }
    }
}

impl Error for PlayFault {}

/// A consultation that is being played.
#[derive(Debug)]
pub struct Play {
    /// The session.
    pub session: Session,
    platform: Platform,
    adapter: Option<Adapter>,
    procedure: Procedure,
    /// The time since its beginning, in ms.
    now: u64,
    /// What is in the browser's storage.
    kept: Option<String>,
    /// The log: each input with its commands and notices, one a line.
    pub commands: String,
    /// The refusals of all inputs so far.
    pub refusals: Vec<Refusal>,
    /// The notices to the host page so far.
    pub notices: Vec<Notice>,
}

impl Play {
    /// A new consultation with the platform connected.
    pub fn begin(
        viewer: Viewer,
        setting: Setting,
        platform: Platform,
        procedure: Procedure,
    ) -> Self {
        let at = Timestamp(START);
        let mut session = Session::new(viewer, setting, procedure.clone(), at);
        connect(&mut session, platform, at);
        Self {
            session,
            platform,
            adapter: adapter(platform),
            procedure,
            now: 0,
            kept: None,
            commands: String::new(),
            refusals: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The current time.
    pub fn at(&self) -> Timestamp {
        Timestamp(START + self.now)
    }

    /// Lets time pass until `now`, in ms from the beginning. Wakes the session only when it asked for that.
    ///
    /// # Errors
    /// If `now` is in the past.
    pub fn until(&mut self, now: u64) -> Result<(), PlayFault> {
        if now < self.now {
            return Err(PlayFault::Earlier);
        }
        let end = Timestamp(START + now);
        while let Some(wake) = self.session.next_wake(self.at()).filter(|wake| *wake < end) {
            self.now = wake.0 - START;
            let turn = self.session.take(Input::Tick, wake);
            self.write("woken", turn);
        }
        self.now = now;
        Ok(())
    }

    /// Lets time pass until an input of a history, and plays it.
    ///
    /// # Errors
    /// If it is in the past, or the stored memory cannot be read.
    pub fn take_timed(&mut self, Timed { at, line, text, .. }: &Timed) -> Result<(), PlayFault> {
        self.until(*at)?;
        self.take(line, text)
    }

    /// Plays one input. `text` is its text in the log.
    ///
    /// # Errors
    /// If the stored memory cannot be read.
    pub fn take(&mut self, line: &Line, text: &str) -> Result<(), PlayFault> {
        let at = self.at();
        match line {
            Line::Seen(kind, detail) => match self.translated(kind, detail) {
                Ok(events) => {
                    for event in events {
                        let turn = self.session.take_event(event, at);
                        self.write(text, turn);
                    }
                }
                Err(fault) => {
                    self.session.show_trouble(Trouble::BadMessage);
                    // Writing to a text cannot fail.
                    let _ = writeln!(self.commands, "{} {text}\n    {fault}", self.clock());
                }
            },
            Line::Event(event) => {
                let turn = self.session.take_event(event.clone(), at);
                self.write(text, turn);
            }
            Line::Ask(intent) => {
                let turn = self.session.take_intent(*intent, at);
                self.write(text, turn);
            }
            Line::Connect(platform) => {
                self.platform = *platform;
                self.adapter = adapter(*platform);
                let turn = connect(&mut self.session, *platform, at);
                self.write(text, turn);
            }
            Line::Tick => {
                let turn = self.session.take(Input::Tick, at);
                self.write(text, turn);
            }
            Line::Reload => {
                self.adapter = adapter(self.platform);
                let procedure = self.procedure.clone();
                // With nothing in the storage the panel begins a new consultation.
                self.session = match self.kept.as_deref() {
                    Some(kept) => {
                        let memory = read_snapshot(kept, at).map_err(PlayFault::Stored)?;
                        Session::resume(memory, procedure, at)
                    }
                    None => {
                        let c = self.session.consultation();
                        Session::new(c.viewer(), c.setting(), procedure, at)
                    }
                };
                let turn = connect(&mut self.session, self.platform, at);
                self.write(text, turn);
            }
            Line::Show(_) => {}
        }
        Ok(())
    }

    fn translated(&mut self, kind: &str, detail: &Value) -> Result<Vec<Event>, String> {
        let adapter = self.adapter.as_mut().ok_or("a scripted platform takes events in words")?;
        adapter.translate(kind, detail).map_err(|bad| bad.to_string())
    }

    /// Logs a step, and carries out the commands that concern storage and troubles as the panel does.
    fn write(&mut self, text: &str, step: Step) {
        let _ = writeln!(self.commands, "{} {text}", self.clock());
        if let Some(refusal) = step.refusal {
            let line = self.session.refusal(refusal, self.at());
            let line = NB.format(&line);
            let _ = writeln!(self.commands, "    refused, {refusal:?}: {line}");
            self.refusals.push(refusal);
        }
        for command in &step.commands {
            // A new command clears the trouble that an earlier one left.
            if matches!(command, Command::Platform(_) | Command::PlatformFor(..)) {
                Trouble::COMMANDS
                    .into_iter()
                    .for_each(|trouble| self.session.clear_trouble(trouble));
            }
            match command {
                Command::Save => {
                    self.kept = Some(write_snapshot(&self.session.consultation().snapshot()));
                }
                Command::Wipe => self.kept = None,
                Command::Host(Notice::CommandFailed(_, why)) => {
                    self.session.show_trouble(Trouble::of_command(*why));
                }
                Command::Host(Notice::NoteUnanswered) => {
                    self.session.show_trouble(Trouble::SendFailed)
                }
                Command::Host(_)
                | Command::Platform(_)
                | Command::PlatformFor(..)
                | Command::SaveCalendar
                | Command::CopyNote(_)
                | Command::TestDevices(_)
                | Command::SendNote => {}
            }
            if let Command::Host(notice) = command {
                self.notices.push(notice.clone());
            }
            let _ = writeln!(self.commands, "    {}", describe(command));
        }
    }

    fn clock(&self) -> String {
        clock(self.now)
    }
}

/// A moment, in ms from the beginning, as minutes, seconds and thousandths.
pub fn clock(at: u64) -> String {
    let (seconds, part) = (at / 1_000, at % 1_000);
    format!("{:02}:{:02}.{part:03}", seconds / 60, seconds % 60)
}

/// Connects a platform. On a scripted one the viewer is a host at once.
fn connect(session: &mut Session, platform: Platform, at: Timestamp) -> Step {
    let step = session.take_event(Event::Connected(platform.capabilities()), at);
    if matches!(platform, Platform::Scripted | Platform::ScriptedDeaf) {
        session.take_event(Event::OwnRoleTold { host: true }, at);
    }
    step
}

/// The adapter of a platform. A scripted one has none.
pub fn adapter(platform: Platform) -> Option<Adapter> {
    match platform {
        Platform::Known(id) => Some(id.adapter()),
        Platform::Observed(id) => Some(id.observing_adapter()),
        Platform::Scripted | Platform::ScriptedDeaf => None,
    }
}

/// The text of a command in the log.
fn describe(command: &Command) -> String {
    let by = |id: &Option<RequirementId>| {
        id.as_ref().map_or(String::new(), |id| format!(" by {}", id.as_str()))
    };
    match command {
        Command::Platform(action) => format!("platform: {}", action.word()),
        Command::PlatformFor(action, _) => format!("platform: {}, of one", action.word()),
        Command::SaveCalendar => "offer the calendar file".to_owned(),
        Command::TestDevices(true) => "take microphone and camera".to_owned(),
        Command::TestDevices(false) => "let go of microphone and camera".to_owned(),
        Command::CopyNote(NoteBlock::Record) => "copy the note".to_owned(),
        Command::CopyNote(NoteBlock::Deviations) => "copy the deviations".to_owned(),
        Command::SendNote => "send the note".to_owned(),
        Command::Host(Notice::NoteUnanswered) => "host: the note was not answered".to_owned(),
        Command::Host(Notice::ReportsExpired) => "host: the room's reports expired".to_owned(),
        Command::Save => "keep".to_owned(),
        Command::Wipe => "forget".to_owned(),
        Command::Host(Notice::NotLetIn(admission)) => {
            format!("host: {}", admission.code().unwrap_or_default())
        }
        Command::Host(Notice::PhaseChanged { from, to }) => {
            format!("host: phase {} to {}", from.word(), to.word())
        }
        Command::Host(Notice::RequirementChanged { id, status, basis }) => {
            format!("host: {} {}, {}", id.as_str(), status.word(), basis.word())
        }
        Command::Host(Notice::AlertChanged { kind, severity, requirement, active }) => {
            let now = if *active { "stands" } else { "is over" };
            format!("host: {} {} {now}{}", severity.word(), kind.word(), by(requirement))
        }
        Command::Host(Notice::OutcomeChosen { outcome, charge, reason }) => {
            format!("host: outcome {}, {}, {}", outcome.word(), charge.word(), reason.word())
        }
        Command::Host(Notice::CommandFailed(action, why)) => {
            let action = action.word();
            match why {
                Failed::NotShown => format!("host: {action} was not done"),
                Failed::Declined(why) => format!("host: {action} was declined, {}", why.word()),
            }
        }
    }
}
