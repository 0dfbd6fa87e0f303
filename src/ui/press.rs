//! What a press inside the panel asks for. A button says it by `data-act`, and the root hears all presses at once: a
//! listener for each button is more to draw, and a first screen has many.

use crate::domain::Intent;

/// Moves the focus to the card of the next step.
pub const GO_TO_CARD: &str = "go-to-card";

/// Folds and unfolds the sheet on a small screen.
pub const FOLD_SHEET: &str = "fold-sheet";

/// Stands before the name of what is folded out or in.
const FOLD: &str = "fold:";

/// Something a person pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// It asks something of the consultation.
    Send(Intent),
    /// It concerns the screen alone.
    Screen(Screen),
}

/// What changes the screen alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The way to the card of the next step.
    GoToCard,
    /// The fold of the sheet.
    FoldSheet,
    /// What folds this part out or in.
    Fold(String),
}

impl Press {
    /// Reads what a button says. What it does not know is heard elsewhere, by the page's part.
    pub fn read(act: &str) -> Option<Self> {
        match act {
            GO_TO_CARD => Some(Self::Screen(Screen::GoToCard)),
            FOLD_SHEET => Some(Self::Screen(Screen::FoldSheet)),
            _ => match act.strip_prefix(FOLD) {
                Some(name) => Some(Self::Screen(Screen::Fold(name.to_owned()))),
                None => Intent::read(act).map(Self::Send),
            },
        }
    }
}

/// How what folds a part says it.
pub fn fold(name: &str) -> String {
    format!("{FOLD}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_read_from_what_the_button_says() {
        for (act, press) in [
            ("lock-room", Some(Press::Send(Intent::LockRoom))),
            ("go-to-card", Some(Press::Screen(Screen::GoToCard))),
            ("fold-sheet", Some(Press::Screen(Screen::FoldSheet))),
            ("fold:sound-more", Some(Press::Screen(Screen::Fold("sound-more".to_owned())))),
            // Heard by the page's part, by the field it stands in, or by nobody.
            ("play-tone", None),
            ("pick", None),
            ("open:lock-room", None),
            ("", None),
        ] {
            assert_eq!(Press::read(act), press, "{act:?}");
        }
        let folded = Press::Screen(Screen::Fold("done".to_owned()));
        assert_eq!(Press::read(&fold("done")), Some(folded));
    }
}
