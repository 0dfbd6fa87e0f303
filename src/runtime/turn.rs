//! One turn of the loop: input in, new state, screen and commands out.

use std::rc::Rc;

use crate::domain::{
    Admission, Consultation, Event, Input, Intent, Procedure, Record, RecordText, Refusal, Setting,
    Snapshot, Step, Timestamp, Viewer, record, step,
};
use crate::i18n::Localizer;
use crate::view_model::{Message, Trouble, ViewModel, note, record_line, refusal_line, view};

use super::{Report, SessionLog};

/// One running consultation with the procedure it follows and the troubles that are shown.
#[derive(Debug)]
pub struct Session {
    consultation: Consultation,
    procedure: Rc<Procedure>,
    troubles: Vec<Trouble>,
}

impl Session {
    /// A new consultation.
    pub fn new(viewer: Viewer, setting: Setting, procedure: Procedure, at: Timestamp) -> Self {
        Self::with(Consultation::new(viewer, setting, at), procedure, at)
    }

    /// A consultation taken up again after a reload.
    pub fn resume(memory: Snapshot, procedure: Procedure, at: Timestamp) -> Self {
        Self::with(Consultation::resume(memory, at), procedure, at)
    }

    fn with(consultation: Consultation, procedure: Procedure, at: Timestamp) -> Self {
        let procedure = Rc::new(procedure);
        let mut session = Self { consultation, procedure, troubles: Vec::new() };
        // The first look settles what stands before anything has happened; nobody is told of it.
        session.take(Input::Tick, at);
        session
    }

    /// Takes one input.
    pub fn take(&mut self, input: Input, at: Timestamp) -> Step {
        let stood =
            (self.consultation.call().admission(), self.consultation.call().panel_is_host());
        let step = step(&mut self.consultation, &self.procedure, input, at);
        self.follow_door(stood);
        step
    }

    /// What the panel may not do in a room is told until it has come in again, or in as somebody who may.
    fn follow_door(&mut self, before: (Option<Admission>, Option<bool>)) {
        let now = (self.consultation.call().admission(), self.consultation.call().panel_is_host());
        if now == before {
            return;
        }
        let (admission, host) = now;
        if admission == Some(Admission::In) {
            self.mended(Trouble::CommandNotIn);
        }
        if host == Some(true) && admission.is_none_or(|admission| admission == Admission::In) {
            self.mended(Trouble::CommandNotAllowed);
        }
    }

    /// Takes an event.
    pub fn see(&mut self, event: Event, at: Timestamp) -> Step {
        self.take(Input::Seen(event), at)
    }

    /// Takes an intent.
    pub fn ask(&mut self, intent: Intent, at: Timestamp) -> Step {
        self.take(Input::Asked(intent), at)
    }

    /// The state.
    pub fn consultation(&self) -> &Consultation {
        &self.consultation
    }

    /// The procedure it follows.
    pub fn procedure(&self) -> &Procedure {
        &self.procedure
    }

    /// Follows another procedure from now on.
    pub fn follow(&mut self, procedure: Procedure, at: Timestamp) -> Step {
        self.procedure = Rc::new(procedure);
        self.take(Input::Tick, at)
    }

    /// Shows a trouble on screen, once.
    pub fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Takes a trouble off the screen.
    pub fn mended(&mut self, trouble: Trouble) {
        if let Some(place) = self.troubles.iter().position(|t| *t == trouble) {
            self.troubles.remove(place);
        }
    }

    /// The screen.
    pub fn view(&self, words: &Localizer, at: Timestamp) -> ViewModel {
        view(&self.consultation, &self.procedure, words.lang.tag(), &self.troubles, at)
    }

    /// The note for the record as text.
    pub fn note(&self, words: &Localizer, at: Timestamp) -> String {
        let lines = note(&self.consultation, &self.procedure, words.lang.tag(), at);
        let said: Vec<String> = lines.iter().map(|line| words.format(line)).collect();
        said.join("\n")
    }

    /// The same evidence as a form that is filled in.
    pub fn record(&self) -> Record {
        record(&self.consultation, &self.procedure)
    }

    /// The words of a part of that form.
    pub fn record_words(&self, text: RecordText<'_>, words: &Localizer) -> String {
        words.format(&record_line(text, &self.procedure, words.lang.tag()))
    }

    /// Why an input was turned down, for the person who asked.
    pub fn refusal(&self, refusal: Refusal, at: Timestamp) -> Message {
        refusal_line(refusal, &self.consultation, &self.procedure, at)
    }

    /// What the host page can read.
    pub fn report(&self, at: Timestamp) -> Report {
        Report::of(&self.consultation, &self.procedure, at)
    }

    /// What was known when, for a hospital's own work on quality.
    pub fn log(&self) -> SessionLog {
        SessionLog::of(&self.consultation, &self.procedure)
    }

    /// When time alone will change something next.
    pub fn next_wake(&self, at: Timestamp) -> Option<Timestamp> {
        self.consultation.next_wake(&self.procedure, at)
    }
}
