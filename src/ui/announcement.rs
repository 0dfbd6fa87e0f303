//! What a screen reader announces when the screen changes: routine changes, and no numbers that tick.

use web_sys::Element;

use super::focus::active_element;
use super::prelude::*;
use crate::i18n::Lang;
use crate::view_model::{NextStep, StatusItem};

/// What of the screen is announced when it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnouncementProps {
    /// The states of the status bar.
    pub status_bar: Rc<[StatusItem]>,
    /// The next step.
    pub next: NextStep,
}

/// The last announcement, and what it compares the next render with.
struct Announced {
    screen: AnnouncementProps,
    lang: Lang,
}

/// What a live region announces: the latest change, and nothing until something changes. The next step is left out where the
/// focus has moved to it, since a screen reader reads what gets the focus. It has to be called after the hooks that move it.
#[hook]
pub fn use_announcement(
    panel: &NodeRef,
    screen: AnnouncementProps,
    localizer: Localizer,
) -> AttrValue {
    let text = use_state_eq(AttrValue::default);
    let lang = localizer.lang;
    let last = use_mut_ref(|| Announced { screen: screen.clone(), lang });
    let focused_before = focused(panel);
    let (panel, setter) = (panel.clone(), text.setter());
    use_effect_with((screen, lang), move |(screen, lang)| {
        let last = last.replace(Announced { screen: screen.clone(), lang: *lang });
        if last.lang != *lang {
            // The last announcement is in the other language.
            setter.set(AttrValue::default());
        }
        let moved = focused(&panel).filter(|now| focused_before.as_ref() != Some(now));
        let is_read = moved.is_some_and(|now| now.matches(STEP).unwrap_or_default());
        if let Some(changes) = screen.changes_since(&last.screen, !is_read, localizer) {
            setter.set(changes.into());
        }
    });
    (*text).clone()
}

/// What says the next step where it has the focus.
const STEP: &str = "#tg-next, .tg-card[data-current] h3";

fn focused(panel: &NodeRef) -> Option<Element> {
    panel.cast::<Element>().and_then(|panel| active_element(&panel))
}

impl AnnouncementProps {
    /// What changed since the previous screen, in words; `None` when there is nothing to announce. `step`: whether the next
    /// step is announced.
    pub fn changes_since(
        &self,
        previous: &Self,
        step: bool,
        localizer: Localizer,
    ) -> Option<String> {
        let changed = |item: &&StatusItem| {
            let previous = previous.status_bar.iter().find(|known| known.kind == item.kind);
            previous.is_some_and(|previous| previous.state != item.state)
        };
        let state = |item: &StatusItem| {
            Key::PanelStatusBarItem
                .with(Var::Label, item.label.clone())
                .with(Var::State, item.state.clone())
        };
        let states = self.status_bar.iter().filter(changed).map(state);
        // An alert is announced by its own region.
        let step = Some(&self.next.line)
            .filter(|line| step && **line != previous.next.line && !self.next.is_alert)
            .map(|line| Key::PanelStatusNext.with(Var::Step, line.clone()));
        let lines: Vec<String> = states.chain(step).map(|line| localizer.format(&line)).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
