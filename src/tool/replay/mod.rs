//! Plays a recorded consultation against a procedure: what the panel would have known, warned of and written.
//!
//! A history is a text with an object on each line. The first says whose panel it is, in which setting and on which platform,
//! and who was expected; the others are inputs with their times. The tests play their scenarios in the same way.

mod history;
mod inputs;
mod play;
mod words;

pub use history::{History, HistoryFault, LATEST, LineFault};
pub use inputs::{
    InputFault, Line, Platform, START, Timed, expected, read_line, read_timed, sighting,
};
pub use play::{Play, PlayFault, adapter, clock};
pub use words::{as_json, in_words};

use crate::domain::{Event, Procedure, Refusal, Timestamp};

/// A history that was played to its end.
#[derive(Debug)]
pub struct Replayed {
    /// The state at the end.
    pub play: Play,
    /// What did not fit, with its time.
    pub refused: Vec<(Refusal, Timestamp)>,
}

/// Plays a history against a procedure.
///
/// # Errors
/// The first line that cannot be played.
pub fn replay(procedure: &Procedure, history: &History) -> Result<Replayed, HistoryFault> {
    let fault = |line: usize| move |fault| HistoryFault { line, fault: LineFault::Play(fault) };
    let mut play = begin(procedure, history).map_err(fault(1))?;
    let mut refused = Vec::new();
    for (number, input) in &history.inputs {
        let before = play.refusals.len();
        play.take_timed(input).map_err(fault(*number))?;
        let at = play.at();
        refused.extend(play.refusals[before..].iter().map(|refusal| (*refusal, at)));
    }
    Ok(Replayed { play, refused })
}

/// A history at its beginning: the platform is connected, and those who are expected are announced.
///
/// # Errors
/// If they cannot be announced.
pub fn begin(procedure: &Procedure, history: &History) -> Result<Play, PlayFault> {
    let (viewer, setting, platform) = (history.viewer, history.setting, history.platform);
    let mut play = Play::begin(viewer, setting, platform, procedure.clone());
    if let Some(expected) = &history.expected {
        let announced = Line::Event(Event::ExpectedAnnounced(expected.clone()));
        play.take(&announced, "expected")?;
    }
    Ok(play)
}
