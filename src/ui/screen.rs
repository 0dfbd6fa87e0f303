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
    /// How the requirement with this id came to its status.
    RequirementHistory(String),
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
            Self::RequirementHistory(id) => write!(f, "rule-{id}-why"),
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
            Self::Requirements
            | Self::RequirementOptions(_)
            | Self::RequirementHistory(_)
            | Self::Sources(_) => true,
            Self::PersonOptions(id) => {
                let listed = view.roster.iter().flat_map(|all| &all.rows);
                listed
                    .chain(view.cards.iter().flat_map(|card| &card.rows))
                    .any(|row| row.id.0 == *id)
            }
        }
    }
}

/// A request to move the focus to the heading of a card or an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusRequest {
    /// Whose heading.
    pub target: FocusTarget,
    /// Tells a repeated request for the same heading from the one before.
    pub serial: u32,
}

/// What has a heading that the focus can be moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// A card.
    Card(CardId),
    /// The alert of this kind.
    Alert(&'static str),
}

/// The state of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenState {
    /// The sheet at the foot of a small screen.
    pub sheet: Sheet,
    /// The latest request to move the focus.
    pub focus_request: Option<FocusRequest>,
    open: BTreeSet<DisclosureId>,
    phase: PhaseWord,
    calm: bool,
}

/// How much of the panel is shown where it is a sheet at the foot of a small screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// All of it.
    Open,
    /// A line and two buttons, as a person wanted it.
    Folded,
    /// A line and two buttons: it has folded by itself, since the picture matters more now.
    FoldedItself,
}

/// What changes the state of the screen.
#[derive(Clone, Debug)]
pub enum ScreenAction {
    /// Opens or closes the sheet.
    ToggleSheet,
    /// Opens or closes a disclosure.
    ToggleDisclosure(DisclosureId),
    /// Moves the focus to a card.
    GoToCard(CardId),
    /// Moves the focus to the alert of this kind.
    GoToAlert(&'static str),
    /// Another view model is shown.
    ViewChanged(Rc<ViewModel>),
}

impl ScreenState {
    /// The state at the first render, in this phase.
    pub fn new(phase: PhaseWord) -> Self {
        Self {
            sheet: if is_over_the_room(phase) { Sheet::Folded } else { Sheet::Open },
            focus_request: None,
            open: BTreeSet::new(),
            phase,
            calm: false,
        }
    }

    fn request_focus(&mut self, target: FocusTarget) {
        let serial = self.focus_request.map_or(0, |last| last.serial.wrapping_add(1));
        self.sheet = Sheet::Open;
        self.focus_request = Some(FocusRequest { target, serial });
    }

    /// The sheet folds when the viewer goes into the call and when all is well, and opens when the call is over. At all other
    /// times it is as the person left it.
    fn sheet_beside(&self, view: &ViewModel) -> Sheet {
        let was_over = is_over_the_room(self.phase);
        let is_over = is_over_the_room(view.phase);
        let all_is_well = view.next.is_calm() && !self.calm;
        match self.sheet {
            _ if was_over && !is_over => Sheet::Open,
            Sheet::Open if is_over && (!was_over || all_is_well) => Sheet::FoldedItself,
            sheet => sheet,
        }
    }

    /// Whether a disclosure is open.
    pub fn is_open(&self, id: &DisclosureId) -> bool {
        self.open.contains(id)
    }
}

/// Whether there is a call in this phase, whose picture an open sheet covers.
fn is_over_the_room(phase: PhaseWord) -> bool {
    matches!(phase, PhaseWord::Admission | PhaseWord::Conversation | PhaseWord::Suspended)
}

impl Reducible for ScreenState {
    type Action = ScreenAction;

    fn reduce(self: Rc<Self>, action: ScreenAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ScreenAction::ToggleSheet => {
                next.sheet = if self.sheet == Sheet::Open { Sheet::Folded } else { Sheet::Open };
            }
            ScreenAction::ToggleDisclosure(id) => {
                if !next.open.remove(&id) {
                    next.open.insert(id);
                }
            }
            ScreenAction::GoToCard(card) => next.request_focus(FocusTarget::Card(card)),
            ScreenAction::GoToAlert(kind) => next.request_focus(FocusTarget::Alert(kind)),
            ScreenAction::ViewChanged(view) => {
                let restarted =
                    view.phase == PhaseWord::Preparation && self.phase != PhaseWord::Preparation;
                // What is gone closes, and everything when the next consultation begins: what appears again starts closed.
                next.open.retain(|id| !restarted && id.is_in(&view));
                next.sheet = self.sheet_beside(&view);
                next.phase = view.phase;
                next.calm = view.next.is_calm();
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
