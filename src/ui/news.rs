//! What to tell a screen reader when the screen changed: routine news, without numbers that tick.

use crate::i18n::Localizer;
use crate::view_model::{Arg, Key, Message, StatusItem, Var, ViewModel};

/// What changed from one screen to the next, in words; `None` when nothing worth telling did.
pub fn between(before: &ViewModel, now: &ViewModel, words: Localizer) -> Option<String> {
    let mut lines: Vec<Message> = now
        .status_bar
        .iter()
        .filter(|g| {
            let old = before.status_bar.iter().find(|b| b.facet == g.facet);
            old.is_some_and(|b| b.state != g.state)
        })
        .map(status_bar)
        .collect();
    // An alert is told by its own region.
    if now.next.line != before.next.line && !now.next.told_above {
        let step = Arg::Message(Box::new(now.next.line.clone()));
        lines.push(Message::from(Key::PanelStatusNext).with(Var::Step, step));
    }
    if lines.is_empty() {
        return None;
    }
    Some(lines.iter().map(|line| words.format(line)).collect::<Vec<_>>().join(" "))
}

fn status_bar(status_bar: &StatusItem) -> Message {
    Message::from(Key::PanelStatusBarItem)
        .with(Var::Label, Arg::Message(Box::new(status_bar.label.clone())))
        .with(Var::State, Arg::Message(Box::new(status_bar.state.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{PhaseWord, Viewer};
    use crate::i18n::Lang;
    use crate::view_model::{CardId, NextStep, StatusKind, Tone};

    const EN: Localizer = Localizer { lang: Lang::En, offset_minutes: 0 };

    fn screen(lock: Key, next: Key, tone: Tone, card: Option<CardId>) -> ViewModel {
        let status_bar = StatusItem {
            facet: StatusKind::Lock,
            tone,
            label: Key::StatusBarLock.into(),
            state: lock.into(),
        };
        ViewModel {
            viewer: Viewer::Clinician,
            phase: PhaseWord::Admission,
            title: Key::PhaseAdmission.into(),
            progress: Vec::new(),
            notices: Vec::new(),
            status_bar: vec![status_bar],
            next: NextStep { line: next.into(), card, tone, told_above: tone == Tone::Alarm },
            alerts: Vec::new(),
            cards: Vec::new(),
            done: Vec::new(),
            roster: None,
            always: Vec::new(),
            requirements: None,
            procedure: Key::PanelTitle.into(),
            procedure_link: None,
            note: Vec::new(),
        }
    }

    #[test]
    fn only_what_changed_is_told() {
        let open = screen(Key::StatusBarLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let good = screen(Key::StatusBarLockGood, Key::NextTalk, Tone::Good, None);
        assert_eq!(between(&open, &open, EN), None);
        let told = between(&open, &good, EN).unwrap_or_default();
        assert!(told.contains(&EN.text(Key::StatusBarLockGood)), "{told}");
        assert!(told.contains(&EN.text(Key::NextTalk)), "{told}");
    }

    #[test]
    fn an_alarm_is_not_told_twice() {
        let open = screen(Key::StatusBarLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let alarm = screen(Key::StatusBarLockOpen, Key::AlertUnlocked, Tone::Alarm, None);
        assert_eq!(between(&open, &alarm, EN), None);
    }
}
