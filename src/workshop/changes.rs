//! What becomes of a recorded consultation under two versions of a procedure.

use std::rc::Rc;

use super::rehearsal::HistoryId;
use super::words::Words;
use crate::domain::Procedure;
use crate::tool::replay;

/// What came of a consultation under one version, a line for each finding, alert and line of the note, with what both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which consultation.
    pub history: HistoryId,
    /// The lines that only the version before has.
    pub only_before: Vec<String>,
    /// The lines that only the version that is written now has.
    pub only_now: Vec<String>,
    /// All lines of the version that is written now.
    pub now: Vec<String>,
}

/// Plays a consultation against both versions. `None` if it cannot be played, which a test excludes.
pub fn compare(
    history: HistoryId,
    before: Option<&Procedure>,
    now: &Rc<Procedure>,
    words: Words,
) -> Option<Outcome> {
    let now = lines(history, now, words)?;
    let before = match before {
        Some(before) => lines(history, before, words)?,
        None => now.clone(),
    };
    let lacking = |of: &[String], other: &[String]| -> Vec<String> {
        of.iter().filter(|line| !other.contains(line)).cloned().collect()
    };
    Some(Outcome {
        history,
        only_before: lacking(&before, &now),
        only_now: lacking(&now, &before),
        now,
    })
}

/// What came of it, line by line, without the title and the empty lines.
fn lines(history: HistoryId, procedure: &Procedure, words: Words) -> Option<Vec<String>> {
    let replayed = replay::replay(procedure, &history.read()?).ok()?;
    let text = replay::in_words(history.name(), &replayed, words.tool());
    Some(text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}
