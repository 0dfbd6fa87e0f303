//! What listens along in a room, and what is told when that changes.

use crate::domain::{Activity, Event};

/// What listens along, as far as it is told. `None`: not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Listening {
    /// Records.
    pub recording: Option<bool>,
    /// Writes down what is said, or reads along as a program.
    pub transcription: Option<bool>,
    /// Sends to outside viewers.
    pub streaming: Option<bool>,
}

/// What began to listen along, or no longer does.
pub fn listening(before: Listening, now: Listening) -> Vec<Event> {
    let activity = |on| if on { Activity::Running } else { Activity::Stopped };
    let changed =
        |before: Option<bool>, now: Option<bool>| now.filter(|_| now != before).map(activity);
    [
        changed(before.recording, now.recording).map(Event::RecordingChanged),
        changed(before.transcription, now.transcription).map(Event::TranscriptionChanged),
        changed(before.streaming, now.streaming).map(Event::StreamingChanged),
    ]
    .into_iter()
    .flatten()
    .collect()
}
