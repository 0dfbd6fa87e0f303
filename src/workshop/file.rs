//! The file that is open: its text, what is wrong with it, and the changes that can be undone.

use std::rc::Rc;

use super::document::Value;
use super::place::{Place, is_within};
use crate::domain::{Problem, ProblemKind, Procedure};
use crate::format::{Json, read_procedure};
use crate::tool::paper::file_stem;

/// The name of a new file.
pub const NEW: &str = "procedure.json";

/// How many changes can be undone.
pub const MOST_UNDONE: usize = 200;

/// The version that the file is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The name of its file.
    pub name: String,
    /// What it says.
    pub procedure: Rc<Procedure>,
}

/// A file that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: Rc<str>,
    /// The same as a value that the forms change. `None` if it has to be mended as text first: it is not JSON, has two values
    /// of one name, or is in a newer format.
    pub value: Option<Rc<Value>>,
    /// All that is wrong with it.
    pub problems: Rc<[Problem]>,
    /// What it says. `None` if there are problems.
    pub procedure: Option<Rc<Procedure>>,
    /// What it said when it was last in order.
    pub last_in_order: Option<Rc<Procedure>>,
    /// The text when it was opened or last saved.
    saved: Rc<str>,
    /// The version that it is compared with, until the author chooses another one: the built-in procedure that it is built
    /// upon, or as it was opened, if it was in order then.
    pub before: Option<Before>,
    undone: Vec<Rc<str>>,
    done: Vec<Rc<str>>,
    /// The place that is being typed in, so that the letters are undone together.
    typing: Option<Place>,
}

impl File {
    /// Opens a text under a name.
    pub(super) fn open(name: String, text: Rc<str>) -> Self {
        let mut file = Self {
            name,
            text: Rc::clone(&text),
            value: None,
            problems: Rc::from([]),
            procedure: None,
            last_in_order: None,
            saved: text,
            before: None,
            undone: Vec::new(),
            done: Vec::new(),
            typing: None,
        };
        file.read();
        file.before =
            file.procedure.clone().map(|procedure| Before { name: file.name.clone(), procedure });
        file
    }

    /// Reads the text anew.
    fn read(&mut self) {
        let value = Json::read(&self.text).filter(|value| matches!(value, Json::Object(_)));
        let value = value.filter(|value| !value.has_twins());
        (self.problems, self.procedure) = match read_procedure(&self.text) {
            Ok(procedure) => (Rc::from([]), Some(Rc::new(procedure))),
            Err(problems) => (problems.into(), None),
        };
        let newer = |problem: &Problem| matches!(problem.kind, ProblemKind::NewerFormat { .. });
        self.value = value.filter(|_| !self.problems.iter().any(newer)).map(Rc::new);
        if let Some(procedure) = &self.procedure {
            self.last_in_order = Some(Rc::clone(procedure));
        }
    }

    /// Takes another text. The one before can be had back.
    pub(super) fn change(&mut self, text: Rc<str>, typing: Option<Place>) {
        if text == self.text {
            return;
        }
        if typing.is_none() || typing != self.typing {
            self.done.push(Rc::clone(&self.text));
            if self.done.len() > MOST_UNDONE {
                self.done.remove(0);
            }
        }
        self.typing = typing;
        self.undone.clear();
        self.text = text;
        self.read();
    }

    /// Whether something was changed since it was opened or saved.
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    /// The name that it is saved under: its own, or that of its procedure's id for a file that has none yet.
    pub fn saved_as(&self) -> String {
        match &self.procedure {
            Some(procedure) if self.name == NEW => format!("{}.json", file_stem(&procedure.id)),
            _ => self.name.clone(),
        }
    }

    /// The text as it is now was saved.
    pub(super) fn keep(&mut self) {
        self.saved = Rc::clone(&self.text);
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes back the last change, or makes the one again that was taken back last.
    pub(super) fn undo(&mut self, again: bool) {
        let (from, to) = match again {
            true => (&mut self.undone, &mut self.done),
            false => (&mut self.done, &mut self.undone),
        };
        let Some(text) = from.pop() else { return };
        to.push(std::mem::replace(&mut self.text, text));
        self.typing = None;
        self.read();
    }

    /// The problems at a place, and inside it if `inside`.
    pub fn problems_at<'p>(
        &'p self,
        place: &'p str,
        inside: bool,
    ) -> impl Iterator<Item = &'p Problem> {
        let here = move |problem: &&Problem| {
            problem.place == place || inside && is_within(&problem.place, place)
        };
        self.problems.iter().filter(here)
    }
}
