//! The state of the screen: what is open, and where the focus is requested. The consultation does not depend on it.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::anchor::anchor;
use crate::domain::PhaseWord;
use crate::view_model::{Card, CardId, ViewModel};

/// Identifies a disclosure. Displayed, it is the name in `data-act="fold:<name>"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisclosureId {
    /// The cards that are done.
    Done,
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
}

impl fmt::Display for DisclosureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("done"),
            Self::Requirements => f.write_str("requirements"),
            Self::CardOptions { card, .. } => write!(f, "{}-more", anchor(*card)),
            Self::RequirementOptions(id) => write!(f, "rule-{id}"),
        }
    }
}

impl DisclosureId {
    fn is_in(&self, view: &ViewModel) -> bool {
        let has = |cards: &[Rc<Card>], id| cards.iter().any(|card| card.id == id);
        match self {
            Self::Done => !view.done.is_empty(),
            Self::CardOptions { card, done: false } => has(&view.cards, *card),
            Self::CardOptions { card, done: true } => has(&view.done, *card),
            Self::Requirements | Self::RequirementOptions(_) => true,
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

    /// Closes the disclosures of what is gone, and all of them when the next consultation begins: what appears again
    /// starts closed.
    fn follow(&mut self, view: &ViewModel) {
        let restarted =
            view.phase == PhaseWord::Preparation && self.phase != PhaseWord::Preparation;
        self.open.retain(|id| !restarted && id.is_in(view));
        self.phase = view.phase;
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
            ScreenAction::ViewChanged(view) => next.follow(&view),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Viewer;
    use crate::view_model::{Key, NextStep, Tone};

    const SOUND: DisclosureId = DisclosureId::CardOptions { card: CardId::Sound, done: false };

    fn card(id: CardId) -> Rc<Card> {
        Rc::new(Card {
            id,
            tone: Tone::Open,
            step: None,
            title: Key::PanelTitle.into(),
            state: Key::PanelTitle.into(),
            body: Vec::new(),
            before: None,
            controls: Vec::new(),
            more: Vec::new(),
            sources: None,
            link: None,
        })
    }

    fn view(phase: PhaseWord, cards: &[CardId], done: &[CardId]) -> Rc<ViewModel> {
        let next = NextStep {
            line: Key::NextNothing.into(),
            card: None,
            tone: Tone::Good,
            told_above: false,
        };
        Rc::new(ViewModel {
            viewer: Viewer::Clinician,
            phase,
            title: Key::PanelTitle.into(),
            progress: Rc::default(),
            notices: Rc::default(),
            status_bar: Rc::default(),
            next,
            alerts: Vec::new(),
            cards: cards.iter().copied().map(card).collect(),
            done: done.iter().copied().map(card).collect(),
            roster: None,
            always: Rc::default(),
            requirements: None,
            procedure: Key::PanelTitle.into(),
            procedure_link: None,
            note: Rc::default(),
        })
    }

    fn after(phase: PhaseWord, actions: impl IntoIterator<Item = ScreenAction>) -> ScreenState {
        let first = Rc::new(ScreenState::new(phase));
        let last = actions.into_iter().fold(first, |state, action| state.reduce(action));
        (*last).clone()
    }

    #[test]
    fn a_disclosure_that_is_toggled_twice_is_closed() {
        let toggle = || ScreenAction::ToggleDisclosure(SOUND);
        assert!(after(PhaseWord::Preparation, [toggle()]).is_open(&SOUND));
        let closed = ScreenState::new(PhaseWord::Preparation);
        assert_eq!(after(PhaseWord::Preparation, [toggle(), toggle()]), closed);
    }

    #[test]
    fn the_disclosures_of_what_is_gone_are_closed_and_others_stay_open() {
        let open = [SOUND, DisclosureId::Done, DisclosureId::Requirements];
        let phase = PhaseWord::Preparation;
        for (cards, done, still) in [
            (vec![CardId::Sound], vec![CardId::Rules], vec![0, 1, 2]),
            // The card is done: there it is another disclosure.
            (vec![], vec![CardId::Sound], vec![1, 2]),
            (vec![CardId::Sound], vec![], vec![0, 2]),
        ] {
            let toggles = open.clone().map(ScreenAction::ToggleDisclosure);
            let change = ScreenAction::ViewChanged(view(phase, &cards, &done));
            let state = after(phase, toggles.into_iter().chain([change]));
            let left = (0..open.len()).filter(|n| state.is_open(&open[*n]));
            assert!(left.eq(still), "{cards:?} {done:?}");
        }
    }

    #[test]
    fn the_next_consultation_starts_with_everything_closed() {
        let id = DisclosureId::Requirements;
        let to = |phase| ScreenAction::ViewChanged(view(phase, &[], &[]));
        let open = [ScreenAction::ToggleDisclosure(id.clone()), to(PhaseWord::Closed)];
        assert!(after(PhaseWord::Preparation, open).is_open(&id));
        let next = [
            ScreenAction::ToggleDisclosure(id.clone()),
            to(PhaseWord::Closed),
            to(PhaseWord::Preparation),
        ];
        assert!(!after(PhaseWord::Preparation, next).is_open(&id));
    }

    #[test]
    fn each_request_to_go_to_a_card_is_another_one_and_opens_the_sheet() {
        let go = || ScreenAction::GoToCard(CardId::Lock);
        let once = after(PhaseWord::Conversation, [go()]);
        let twice = after(PhaseWord::Conversation, [go(), go()]);
        assert!(once.sheet_open && !ScreenState::new(PhaseWord::Conversation).sheet_open);
        assert_ne!(once.focus_request, twice.focus_request);
    }
}
