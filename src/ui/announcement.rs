//! What a screen reader announces when the screen changes: routine changes, and no numbers that tick.

use super::prelude::*;
use crate::i18n::Lang;
use crate::view_model::{NextStep, StatusItem};

/// What of the screen is announced when it changes.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct AnnouncementProps {
    /// The states of the status bar.
    pub status_bar: Rc<[StatusItem]>,
    /// The next step.
    pub next: NextStep,
}

/// The last announcement, and what it compares the next render with.
struct Announced {
    props: AnnouncementProps,
    lang: Lang,
    text: AttrValue,
}

/// A live region that announces the latest change. It is empty until something changes.
#[component]
pub fn LiveAnnouncement(props: &AnnouncementProps) -> Html {
    let localizer = use_localizer();
    let lang = localizer.lang;
    let last = use_mut_ref(|| Announced { props: props.clone(), lang, text: AttrValue::default() });
    let mut last = last.borrow_mut();
    if last.lang != lang {
        // The last announcement is in the other language.
        last.text = AttrValue::default();
        last.lang = lang;
    }
    if let Some(text) = props.changes_since(&last.props, localizer) {
        last.text = text.into();
    }
    last.props = props.clone();
    html! { <p role="status" class="tg-sr">{ last.text.clone() }</p> }
}

impl AnnouncementProps {
    /// What changed since the previous screen, in words; `None` when there is nothing to announce.
    pub fn changes_since(&self, previous: &Self, localizer: Localizer) -> Option<String> {
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
            .filter(|line| **line != previous.next.line && !self.next.is_alert)
            .map(|line| Key::PanelStatusNext.with(Var::Step, line.clone()));
        let lines: Vec<String> = states.chain(step).map(|line| localizer.format(&line)).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
