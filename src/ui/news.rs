//! What to tell a screen reader when the screen changed: routine news, without numbers that tick.

use super::next;
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
    // An alarm is told by its own region.
    if now.next.line != before.next.line && !next::is_alarm(&now.next) {
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
