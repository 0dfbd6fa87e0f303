//! What to tell a screen reader when the screen changed: routine news, without numbers that tick.

use crate::i18n::Words;
use crate::view_model::{Arg, Glance, Key, Line, Var, ViewModel};

/// What changed from one screen to the next, in words; `None` when nothing worth telling did.
pub fn between(before: &ViewModel, now: &ViewModel, words: Words) -> Option<String> {
    let mut lines: Vec<Line> = now
        .glance
        .iter()
        .filter(|g| {
            let old = before.glance.iter().find(|b| b.facet == g.facet);
            old.is_some_and(|b| b.state != g.state)
        })
        .map(glance)
        .collect();
    // An alert is told by its own region.
    if now.next.line != before.next.line && !now.next.told_above {
        let step = Arg::Line(Box::new(now.next.line.clone()));
        lines.push(Line::from(Key::PanelStatusNext).with(Var::Step, step));
    }
    if lines.is_empty() {
        return None;
    }
    Some(lines.iter().map(|line| words.say(line)).collect::<Vec<_>>().join(" "))
}

fn glance(glance: &Glance) -> Line {
    Line::from(Key::PanelStatusGlance)
        .with(Var::Label, Arg::Line(Box::new(glance.label.clone())))
        .with(Var::State, Arg::Line(Box::new(glance.state.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{PhaseWord, Viewer};
    use crate::i18n::Lang;
    use crate::view_model::{CardId, Facet, NextStep, Tone};

    const EN: Words = Words { lang: Lang::En, offset_minutes: 0 };

    fn screen(lock: Key, next: Key, tone: Tone, card: Option<CardId>) -> ViewModel {
        let glance =
            Glance { facet: Facet::Lock, tone, label: Key::GlanceLock.into(), state: lock.into() };
        ViewModel {
            viewer: Viewer::Clinician,
            phase: PhaseWord::Admission,
            title: Key::PhaseAdmission.into(),
            progress: Vec::new(),
            notices: Vec::new(),
            glance: vec![glance],
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
        let open = screen(Key::GlanceLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let good = screen(Key::GlanceLockGood, Key::NextTalk, Tone::Good, None);
        assert_eq!(between(&open, &open, EN), None);
        let told = between(&open, &good, EN).unwrap_or_default();
        assert!(told.contains(&EN.key(Key::GlanceLockGood)), "{told}");
        assert!(told.contains(&EN.key(Key::NextTalk)), "{told}");
    }

    #[test]
    fn an_alarm_is_not_told_twice() {
        let open = screen(Key::GlanceLockOpen, Key::LockTitle, Tone::Open, Some(CardId::Lock));
        let alarm = screen(Key::GlanceLockOpen, Key::AlertUnlocked, Tone::Alarm, None);
        assert_eq!(between(&open, &alarm, EN), None);
    }
}
