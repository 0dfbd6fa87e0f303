//! The state of the screen: what is open, and where the focus is requested. The consultation does not depend on it.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use crate::domain::PhaseWord;
use crate::view_model::{Card, CardId, ViewModel};

/// Identifies a disclosure. Displayed, it is the name in `data-act="fold:<name>"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisclosureId {
    /// The cards that come after.
    Later,
    /// The cards that are done.
    Done,
    /// Whom to ask for help, and what to do in danger.
    Help,
    /// What belongs to the alert of this kind, where it is not the gravest.
    Alert(&'static str),
    /// The places in the procedure that the part with this name comes from.
    Sources(String),
    /// The list of requirements.
    Requirements,
    /// The rarely used controls of a card.
    CardOptions {
        /// Which card.
        card: CardId,
        /// Whether it is among the cards that are done. The same card elsewhere is another disclosure.
        done: bool,
    },
    /// The rarely used controls of the requirement with this id.
    RequirementOptions(String),
    /// What can be corrected of the participant with this number.
    PersonOptions(u32),
}

impl fmt::Display for DisclosureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Later => f.write_str("later"),
            Self::Done => f.write_str("done"),
            Self::Help => f.write_str("help"),
            Self::Alert(kind) => write!(f, "alert-{kind}"),
            Self::Sources(of) => write!(f, "{of}-sources"),
            Self::Requirements => f.write_str("requirements"),
            Self::CardOptions { card, .. } => write!(f, "{}-more", card.word()),
            Self::RequirementOptions(id) => write!(f, "rule-{id}"),
            Self::PersonOptions(id) => write!(f, "person-{id}-more"),
        }
    }
}

impl DisclosureId {
    fn is_in(&self, view: &ViewModel) -> bool {
        let has = |cards: &[Rc<Card>], id| cards.iter().any(|card| card.id == id);
        match self {
            Self::Later => !view.later.is_empty(),
            Self::Done => !view.done.is_empty(),
            Self::Help => view.support.is_some() || view.emergency.is_some(),
            Self::Alert(kind) => view.alerts.iter().skip(1).any(|alert| alert.kind.word() == *kind),
            Self::CardOptions { card, done: false } => {
                has(&view.cards, *card) || has(&view.later, *card)
            }
            Self::CardOptions { card, done: true } => has(&view.done, *card),
            Self::Requirements | Self::RequirementOptions(_) | Self::Sources(_) => true,
            Self::PersonOptions(id) => {
                let listed = view.roster.iter().flat_map(|all| &all.rows);
                listed
                    .chain(view.cards.iter().flat_map(|card| &card.rows))
                    .any(|row| row.id.0 == *id)
            }
        }
    }
}

/// A request to move the focus to the heading of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusRequest {
    /// The card.
    pub card: CardId,
    /// Tells a repeated request for the same card from the one before.
    pub serial: u32,
}

/// The state of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenState {
    /// Whether the whole panel is shown where it is a sheet at the foot of a small screen.
    pub sheet_open: bool,
    /// The latest request to move the focus.
    pub focus_request: Option<FocusRequest>,
    open: BTreeSet<DisclosureId>,
    phase: PhaseWord,
}

/// What changes the state of the screen.
#[derive(Debug)]
pub enum ScreenAction {
    /// Opens or closes the sheet.
    ToggleSheet,
    /// Opens or closes a disclosure.
    ToggleDisclosure(DisclosureId),
    /// Moves the focus to a card.
    GoToCard(CardId),
    /// Another view model is shown.
    ViewChanged(Rc<ViewModel>),
}

impl ScreenState {
    /// The state at the first render, in this phase.
    pub fn new(phase: PhaseWord) -> Self {
        Self {
            // Before the call there is no picture that an open sheet could cover.
            sheet_open: phase == PhaseWord::Preparation,
            focus_request: None,
            open: BTreeSet::new(),
            phase,
        }
    }

    /// Whether a disclosure is open.
    pub fn is_open(&self, id: &DisclosureId) -> bool {
        self.open.contains(id)
    }
}

impl Reducible for ScreenState {
    type Action = ScreenAction;

    fn reduce(self: Rc<Self>, action: ScreenAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ScreenAction::ToggleSheet => next.sheet_open = !self.sheet_open,
            ScreenAction::ToggleDisclosure(id) => {
                if !next.open.remove(&id) {
                    next.open.insert(id);
                }
            }
            ScreenAction::GoToCard(card) => {
                let serial = self.focus_request.map_or(0, |last| last.serial.wrapping_add(1));
                next.sheet_open = true;
                next.focus_request = Some(FocusRequest { card, serial });
            }
            ScreenAction::ViewChanged(view) => {
                let restarted =
                    view.phase == PhaseWord::Preparation && self.phase != PhaseWord::Preparation;
                // What is gone closes, and everything when the next consultation begins: what appears again starts closed.
                next.open.retain(|id| !restarted && id.is_in(&view));
                next.phase = view.phase;
            }
        }
        Rc::new(next)
    }
}

/// The state of the screen with its dispatcher, as components get it by context.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// The state.
    pub state: ScreenState,
    /// Changes it.
    pub dispatch: Callback<ScreenAction>,
}
