//! What the workshop knows: the file that is open, what is wrong with it, and what is shown.

use std::rc::Rc;

use super::document::{self, Edit, Value};
use super::file::{Before, File, NEW};
use super::place::{Place, is_within};
use super::rehearsal::{HistoryId, Rehearsal};
use super::start::{included_rule, new_rule, upon};
use crate::domain::{Intent, ProblemKind, ProcedureField, Viewer};
use crate::format::{BUILT_IN, MOST_BYTES, built_in};
use crate::i18n::Lang;
use crate::tool;

/// How an author begins with a built-in procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With a new file that takes over its requirements and policies, and adds to them.
    Upon,
    /// With a copy of its file.
    Copy,
}

/// What the author opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A built-in procedure, by its id.
    BuiltIn(&'static str, Start),
    /// A file, by its name.
    File(String, Rc<[u8]>),
}

/// Why a file is not opened. What is open stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// It is not written in UTF-8.
    NotUtf8,
    /// The browser could not read it.
    Unreadable,
    /// Of a version to compare with: it is not in order.
    NotInOrder,
}

/// The parts of the file that have a page each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// About the procedure: its name, version and who approved it.
    About,
    /// Its requirements.
    Rules,
    /// The hospital's policies and the times.
    Policies,
    /// Links to read.
    Links,
    /// The whole file as text.
    Source,
}

impl Page {
    /// Every page, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::About, Self::Rules, Self::Policies, Self::Links, Self::Source];

    /// The page that a place of the file is on.
    pub fn of(place: &str) -> Self {
        let among =
            |fields: &[ProcedureField]| fields.iter().any(|field| is_within(place, field.word()));
        use ProcedureField as Field;
        if among(&[Field::Rules]) {
            Self::Rules
        } else if among(&[Field::Policies, Field::Reasons, Field::Times, Field::Facts]) {
            Self::Policies
        } else if among(&[Field::Links]) {
            Self::Links
        } else if among(&[
            Field::Id,
            Field::Title,
            Field::Version,
            Field::Source,
            Field::CheckedOn,
            Field::ApprovedBy,
            Field::Link,
            Field::PatientInformation,
            Field::Of,
        ]) {
            Self::About
        } else {
            Self::Source
        }
    }
}

/// What is shown beside the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The panel in a consultation.
    Panel,
    /// What becomes of the recorded consultations.
    Histories,
    /// What is different from the version before.
    Differences,
    /// The checklist on paper.
    Paper,
}

impl Side {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Panel, Self::Histories, Self::Differences, Self::Paper];
}

/// A request to move the focus to what is at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FocusRequest {
    /// The place, as the checker writes it.
    pub place: String,
    /// Tells a repeated request for the same place from the one before.
    pub serial: u32,
}

/// The state of the workshop.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The language of the workshop.
    pub lang: Lang,
    /// The file that is open. `None` at the beginning.
    pub file: Option<File>,
    /// The page of the editor.
    pub page: Page,
    /// What is shown beside it.
    pub side: Side,
    /// The number of the requirement that is being edited.
    pub rule: Option<usize>,
    /// Languages that the author writes in beside those of the file.
    pub languages: Vec<String>,
    /// The consultation that the panel is shown in.
    pub rehearsal: Rehearsal,
    /// What the author wants to open while there are changes that are not saved.
    pub waiting: Option<Opening>,
    /// Why the last file was not opened.
    pub refused: Option<NotOpened>,
    /// Where the focus goes.
    pub focus: Option<FocusRequest>,
}

/// What changes the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// Opens something; asks first if changes would be lost.
    Open(Opening),
    /// Opens what waits, and lets go of what is not saved.
    OpenAnyway,
    /// Keeps what is open.
    Keep,
    /// A file could not be opened.
    Refuse(NotOpened),
    /// Changes the file in one place.
    Edit(Edit),
    /// Takes the text that the author typed.
    Type(String),
    /// Undoes the last change.
    Undo,
    /// Makes the change again that was undone last.
    Redo,
    /// The file was saved.
    Saved,
    /// Compares with another file.
    Compare(String, Rc<[u8]>),
    /// Shows another page.
    Show(Page),
    /// Shows something else beside it.
    ShowBeside(Side),
    /// Edits a requirement.
    EditRule(Option<usize>),
    /// Adds a requirement of the hospital's own.
    AddRule,
    /// Adds a copy of an included requirement, which replaces it.
    Replace(String),
    /// Goes to a place of the file.
    GoTo(String),
    /// Writes in one more language.
    AddLanguage(String),
    /// Speaks another language.
    Speak(Lang),
    /// Shows the panel of this viewer.
    RehearseFor(Viewer),
    /// Shows the panel in another consultation.
    Rehearse(HistoryId),
    /// Goes to after so many of its inputs.
    GoToInput(usize),
    /// Presses something in the panel.
    Press(Intent),
}

impl State {
    /// The beginning.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            file: None,
            page: Page::About,
            side: Side::Panel,
            rule: None,
            languages: Vec::new(),
            rehearsal: Rehearsal::default(),
            waiting: None,
            refused: None,
            focus: None,
        }
    }

    /// Whether something would be lost if the page were closed.
    pub fn is_unsaved(&self) -> bool {
        self.file.as_ref().is_some_and(File::is_changed)
    }

    /// Takes an action.
    pub fn take(&mut self, action: Action) {
        match action {
            Action::Open(opening) if self.is_unsaved() => self.waiting = Some(opening),
            Action::Open(opening) => self.open(opening),
            Action::OpenAnyway => {
                if let Some(opening) = self.waiting.take() {
                    self.open(opening);
                }
            }
            Action::Keep => self.waiting = None,
            Action::Refuse(why) => self.refused = Some(why),
            Action::Edit(edit) => self.edit(&edit),
            Action::Type(text) => {
                self.change(|file| file.change(text.into(), Some(Place::default())))
            }
            Action::Undo => self.change(|file| file.undo(false)),
            Action::Redo => self.change(|file| file.undo(true)),
            Action::Saved => self.change(File::keep),
            Action::Compare(name, bytes) => self.compare(name, &bytes),
            Action::Show(page) => {
                self.page = page;
                self.rule = None;
            }
            Action::ShowBeside(side) => self.side = side,
            Action::EditRule(number) => {
                self.rule = number;
                // Back from a requirement the focus goes to where it stands in the list.
                let rules = Place::top(ProcedureField::Rules.word());
                let place = number.map_or_else(|| rules.clone(), |number| rules.nth(number));
                self.focus_on(place.to_string());
            }
            Action::AddRule => self.add_rule(new_rule()),
            Action::Replace(id) => {
                let value = self.file.as_ref().and_then(|file| file.value.as_ref());
                if let Some(rule) = value.and_then(|value| included_rule(value, &id)) {
                    self.add_rule(rule);
                }
            }
            Action::GoTo(place) => self.go_to(place),
            Action::AddLanguage(tag) => {
                if !tag.is_empty() && !self.languages.contains(&tag) {
                    self.languages.push(tag);
                }
            }
            Action::Speak(lang) => self.lang = lang,
            Action::RehearseFor(viewer) => self.rehearsal = Rehearsal::of(viewer),
            Action::Rehearse(history) => self.rehearsal = Rehearsal::in_history(history),
            Action::GoToInput(number) => self.rehearsal.go_to(number),
            Action::Press(intent) => self.rehearsal.presses.push(intent),
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut File)) {
        if let Some(file) = &mut self.file {
            change(file);
        }
    }

    fn open(&mut self, opening: Opening) {
        let mut before = None;
        let (name, text) = match opening {
            Opening::BuiltIn(id, start) => {
                let Some((_, file)) = BUILT_IN.into_iter().find(|(known, _)| *known == id) else {
                    return;
                };
                match start {
                    Start::Copy => (format!("{id}.json"), Rc::from(file)),
                    Start::Upon => {
                        before = built_in(id).map(|procedure| Before {
                            name: format!("{id}.json"),
                            procedure: Rc::new(procedure),
                        });
                        (NEW.to_owned(), upon(id, file))
                    }
                }
            }
            Opening::File(name, bytes) => match read_bytes(&bytes) {
                Ok(text) => (name, Rc::from(text)),
                Err(why) => {
                    self.refused = Some(why);
                    return;
                }
            },
        };
        let mut file = File::open(name, text);
        file.before = before.or(file.before);
        self.page = if file.value.is_none() { Page::Source } else { Page::About };
        self.file = Some(file);
        self.rule = None;
        self.refused = None;
        self.languages.clear();
    }

    fn compare(&mut self, name: String, bytes: &[u8]) {
        let read =
            read_bytes(bytes).and_then(|_| tool::read(bytes).map_err(|_| NotOpened::NotInOrder));
        match (read, &mut self.file) {
            (Ok(procedure), Some(file)) => {
                file.before = Some(Before { name, procedure: Rc::new(procedure) });
                self.refused = None;
            }
            (Err(why), _) => self.refused = Some(why),
            (Ok(_), None) => {}
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let rules = Place::top(ProcedureField::Rules.word());
        self.change(|file| {
            let Some(value) = &file.value else { return };
            let mut value = (**value).clone();
            edit.make(&mut value);
            let typing = edit.is_typing().then(|| edit.place().clone());
            file.change(value.write().into(), typing);
        });
        match edit {
            // The requirement that is edited is still the same one, or gone.
            Edit::Remove(place) if self.rule.is_some_and(|number| *place == rules.nth(number)) => {
                self.rule = None;
                self.focus_on(rules.to_string());
            }
            _ => {}
        }
    }

    fn add_rule(&mut self, rule: Value) {
        let rules = Place::top(ProcedureField::Rules.word());
        let number = self
            .file
            .as_ref()
            .and_then(|file| file.value.as_ref())
            .map(|value| document::length_at(value, &rules));
        let Some(number) = number else { return };
        self.edit(&Edit::Add(rules.clone(), rule));
        self.page = Page::Rules;
        self.rule = Some(number);
        self.focus_on(rules.nth(number).to_string());
    }

    fn go_to(&mut self, place: String) {
        let editable = |file: &File| file.value.is_some();
        // No form has a field that does not exist.
        let unknown = |file: &File| {
            let mut here = file.problems.iter().filter(|problem| problem.place == place);
            here.any(|problem| matches!(problem.kind, ProblemKind::UnknownField { .. }))
        };
        let in_form = self.file.as_ref().is_some_and(|file| editable(file) && !unknown(file));
        self.page = if in_form { Page::of(&place) } else { Page::Source };
        self.rule = place
            .strip_prefix("rules[")
            .filter(|_| self.page == Page::Rules)
            .and_then(|rest| rest.split(']').next()?.parse().ok());
        self.focus_on(place);
    }

    fn focus_on(&mut self, place: String) {
        let serial = self.focus.as_ref().map_or(0, |focus| focus.serial.wrapping_add(1));
        self.focus = Some(FocusRequest { place, serial });
    }
}

fn read_bytes(bytes: &[u8]) -> Result<&str, NotOpened> {
    if bytes.len() > MOST_BYTES {
        return Err(NotOpened::TooLarge);
    }
    std::str::from_utf8(bytes).map_err(|_| NotOpened::NotUtf8)
}
