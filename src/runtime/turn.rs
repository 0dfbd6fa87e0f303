//! One running consultation: takes inputs, gives commands, and shows the new state.

use std::rc::Rc;

use crate::domain::{
    Admission, Cause, Consultation, Event, Input, Intent, NoteBlock, Procedure, Record, RecordText,
    Refusal, Setting, Snapshot, Step, Timestamp, Viewer, record, step,
};
use crate::i18n::Localizer;
use crate::view_model::{
    Message, Trouble, ViewModel, deviations_title, note, record_line, refusal_line, view,
};

use super::{LoggedProcedure, MOST_EARLIER, Report, SessionLog};

/// One running consultation with the procedure it follows and the problems that are shown.
#[derive(Debug)]
pub struct Session {
    consultation: Consultation,
    procedure: Rc<Procedure>,
    /// What was followed before it in this consultation.
    earlier: Vec<LoggedProcedure>,
    build: Option<String>,
    troubles: Vec<Trouble>,
}

impl Session {
    /// Starts a new consultation.
    pub fn new(viewer: Viewer, setting: Setting, procedure: Procedure, at: Timestamp) -> Self {
        Self::with(Consultation::new(viewer, setting, at), procedure, at)
    }

    /// Resumes a consultation after a reload.
    pub fn resume(memory: Snapshot, procedure: Procedure, at: Timestamp) -> Self {
        Self::with(Consultation::resume(memory, at), procedure, at)
    }

    fn with(consultation: Consultation, procedure: Procedure, at: Timestamp) -> Self {
        let procedure = Rc::new(procedure);
        let (earlier, troubles) = (Vec::new(), Vec::new());
        let mut session = Self { consultation, procedure, earlier, build: None, troubles };
        // The first step computes the initial state. Its commands are dropped: nothing has changed for anybody.
        session.take(Input::ProcedureChanged, at);
        session
    }

    /// Takes one input. Clears the problems of commands that a new admission or a new role has resolved.
    pub fn take(&mut self, input: Input, at: Timestamp) -> Step {
        let begins_anew = Cause::of(&input).is_none();
        let room = |c: &Consultation| (c.call().admission(), c.call().panel_is_host());
        let previous = room(&self.consultation);
        let step = step(&mut self.consultation, &self.procedure, input, at);
        if begins_anew && step.refusal.is_none() {
            self.earlier.clear();
        }
        let (admission, is_host) = room(&self.consultation);
        if (admission, is_host) != previous {
            let admitted = admission == Some(Admission::In);
            if admitted {
                self.clear_trouble(Trouble::CommandNotIn);
            }
            if is_host == Some(true) && (admitted || admission.is_none()) {
                self.clear_trouble(Trouble::CommandNotAllowed);
            }
        }
        step
    }

    /// Takes an event.
    pub fn take_event(&mut self, event: Event, at: Timestamp) -> Step {
        self.take(Input::Seen(event), at)
    }

    /// Takes an intent.
    pub fn take_intent(&mut self, intent: Intent, at: Timestamp) -> Step {
        self.take(Input::Asked(intent), at)
    }

    /// The state.
    pub fn consultation(&self) -> &Consultation {
        &self.consultation
    }

    /// The procedure that the consultation follows.
    pub fn procedure(&self) -> &Procedure {
        &self.procedure
    }

    /// Which module runs.
    pub fn set_build(&mut self, sha256: Option<String>) {
        self.build = sha256;
    }

    /// The SHA-256 of the module that runs, in lower-case hex; `None` if it is not known.
    pub fn build(&self) -> Option<&str> {
        self.build.as_deref()
    }

    /// Switches to another procedure.
    pub fn switch_procedure(&mut self, procedure: Procedure, at: Timestamp) -> Step {
        if self.procedure.sha256 != procedure.sha256 {
            if self.earlier.len() >= MOST_EARLIER {
                self.earlier.remove(0);
            }
            self.earlier.push(LoggedProcedure::of(&self.procedure, Some(at)));
        }
        self.procedure = Rc::new(procedure);
        self.take(Input::ProcedureChanged, at)
    }

    /// Shows a problem on the screen, once.
    pub fn show_trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Removes a problem from the screen.
    pub fn clear_trouble(&mut self, trouble: Trouble) {
        self.troubles.retain(|known| *known != trouble);
    }

    /// The screen.
    pub fn view(&self, words: &Localizer) -> ViewModel {
        view(&self.consultation, &self.procedure, words.lang.tag(), &self.troubles)
    }

    /// One block of the note as text. Empty if there is nothing for the deviation system.
    pub fn note_block(&self, block: NoteBlock, words: &Localizer) -> String {
        let note = note(&self.consultation, &self.procedure, words.lang.tag());
        match block {
            NoteBlock::Record => text(&note.record, words),
            NoteBlock::Deviations => text(&note.deviations, words),
        }
    }

    /// The note as text: what belongs in the record, then, if there is any, what belongs in the deviation system, under a
    /// heading.
    pub fn note(&self, words: &Localizer) -> String {
        let record = self.note_block(NoteBlock::Record, words);
        let deviations = self.note_block(NoteBlock::Deviations, words);
        if deviations.is_empty() {
            return record;
        }
        let title = words.format(&deviations_title());
        format!("{record}\n\n{title}\n{deviations}")
    }

    /// The same evidence as a record form.
    pub fn record(&self) -> Record {
        record(&self.consultation, &self.procedure)
    }

    /// The text of a part of that form.
    pub fn record_words(&self, text: RecordText<'_>, words: &Localizer) -> String {
        words.format(&record_line(text, &self.procedure, words.lang.tag()))
    }

    /// Why an input was refused, for the person who sent it.
    pub fn refusal(&self, refusal: Refusal, at: Timestamp) -> Message {
        refusal_line(refusal, &self.consultation, &self.procedure, at)
    }

    /// The report for the host page.
    pub fn report(&self) -> Report {
        Report::of(&self.consultation, &self.procedure)
    }

    /// The session log, for a hospital's quality work.
    pub fn log(&self) -> SessionLog {
        SessionLog::of(&self.consultation, &self.procedure, &self.earlier, self.build())
    }

    /// The next moment at which the state changes without an input; `None` if there is none.
    pub fn next_wake(&self, at: Timestamp) -> Option<Timestamp> {
        self.consultation.next_wake(&self.procedure, at)
    }
}

fn text(lines: &[Message], words: &Localizer) -> String {
    lines.iter().map(|line| words.format(line)).collect::<Vec<_>>().join("\n")
}
