//! What a screen reader is told when the screen changes: routine changes, and no numbers that tick.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_localizer;
use crate::i18n::{Lang, Localizer};
use crate::view_model::{Arg, Key, Message, NextStep, StatusItem, Var};

/// Properties of [`LiveAnnouncement`].
#[derive(Clone, Properties, PartialEq)]
pub struct AnnouncementProps {
    /// The states of the status bar.
    pub status_bar: Rc<[StatusItem]>,
    /// The next step.
    pub next: NextStep,
}

/// A live region that announces the latest change. It is empty until something changes.
#[component]
pub fn LiveAnnouncement(props: &AnnouncementProps) -> Html {
    let localizer = use_localizer();
    let text = use_announcement(props, localizer);
    html! { <p role="status" class="tg-sr">{ text }</p> }
}

/// The last announcement, and what it compares the next render with.
struct Announced {
    props: AnnouncementProps,
    lang: Lang,
    text: AttrValue,
}

#[hook]
fn use_announcement(props: &AnnouncementProps, localizer: Localizer) -> AttrValue {
    let last = use_mut_ref(|| Announced {
        props: props.clone(),
        lang: localizer.lang,
        text: AttrValue::default(),
    });
    let mut last = last.borrow_mut();
    if last.lang != localizer.lang {
        // The last announcement is in the other language.
        last.text = AttrValue::default();
        last.lang = localizer.lang;
    }
    if let Some(text) = changes(&last.props, props, localizer) {
        last.text = text.into();
    }
    last.props = props.clone();
    last.text.clone()
}

/// What changed from one screen to the next, in words; `None` when there is nothing to announce.
fn changes(
    previous: &AnnouncementProps,
    current: &AnnouncementProps,
    localizer: Localizer,
) -> Option<String> {
    let changed = |item: &&StatusItem| {
        let previous = previous.status_bar.iter().find(|known| known.facet == item.facet);
        previous.is_some_and(|previous| previous.state != item.state)
    };
    let mut lines: Vec<Message> =
        current.status_bar.iter().filter(changed).map(status_line).collect();
    // An alert is announced by its own region.
    if current.next.line != previous.next.line && !current.next.told_above {
        let step = Arg::Message(Box::new(current.next.line.clone()));
        lines.push(Message::from(Key::PanelStatusNext).with(Var::Step, step));
    }
    let lines: Vec<String> = lines.iter().map(|line| localizer.format(line)).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn status_line(item: &StatusItem) -> Message {
    Message::from(Key::PanelStatusBarItem)
        .with(Var::Label, Arg::Message(Box::new(item.label.clone())))
        .with(Var::State, Arg::Message(Box::new(item.state.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view_model::{CardId, StatusKind, Tone};

    const EN: Localizer = Localizer { lang: Lang::En, offset_minutes: 0 };

    fn screen(lock: Key, next: Key, tone: Tone, card: Option<CardId>) -> AnnouncementProps {
        let item = StatusItem {
            facet: StatusKind::Lock,
            tone,
            label: Key::StatusBarLock.into(),
            state: lock.into(),
        };
        AnnouncementProps {
            status_bar: [item].into(),
            next: NextStep { line: next.into(), card, tone, told_above: tone == Tone::Alarm },
        }
    }

    #[test]
    fn only_changes_are_announced() {
        let open = screen(Key::StatusBarLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let good = screen(Key::StatusBarLockGood, Key::NextTalk, Tone::Good, None);
        assert_eq!(changes(&open, &open, EN), None);
        let announced = changes(&open, &good, EN).unwrap_or_default();
        assert!(announced.contains(&EN.text(Key::StatusBarLockGood)), "{announced}");
        assert!(announced.contains(&EN.text(Key::NextTalk)), "{announced}");
    }

    #[test]
    fn an_alarm_is_not_announced_twice() {
        let open = screen(Key::StatusBarLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let alarm = screen(Key::StatusBarLockOpen, Key::AlertUnlocked, Tone::Alarm, None);
        assert_eq!(changes(&open, &alarm, EN), None);
    }
}
