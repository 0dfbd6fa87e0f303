//! Hooks for what [`super::Root`] offers by context. A component outside of the root falls back to Bokmål, and what it
//! dispatches goes nowhere.

use yew::prelude::*;

use super::heading::HeadingLevel;
use super::screen::{Screen, ScreenState};
use crate::domain::{Intent, PhaseWord};
use crate::i18n::{Lang, Localizer};

/// The language of the panel and the clock of its reader.
#[hook]
pub fn use_localizer() -> Localizer {
    use_context::<Localizer>().unwrap_or(Localizer { lang: Lang::Nb, offset_minutes: 0 })
}

/// The level of the panel's headings.
#[hook]
pub fn use_heading_level() -> HeadingLevel {
    use_context::<HeadingLevel>().unwrap_or(HeadingLevel::Two)
}

/// The dispatcher of intents.
#[hook]
pub fn use_dispatch() -> Callback<Intent> {
    use_context::<Callback<Intent>>().unwrap_or_else(Callback::noop)
}

/// The state of the screen, and the dispatcher of what changes it.
#[hook]
pub fn use_screen() -> Screen {
    use_context::<Screen>().unwrap_or_else(|| Screen {
        state: ScreenState::new(PhaseWord::Preparation),
        dispatch: Callback::noop(),
    })
}
