//! Recording, transcription and streaming of a room, and the events when they change.

use crate::domain::{Activity, Event};

/// What captures the call. `None`: not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Capture {
    /// A recording.
    pub recording: Option<bool>,
    /// A transcription, or an AI assistant that follows the conversation.
    pub transcription: Option<bool>,
    /// A stream to viewers outside the room.
    pub streaming: Option<bool>,
}

/// The events for what started or stopped.
pub fn changes(previous: Capture, current: Capture) -> Vec<Event> {
    let activity = |on| if on { Activity::Running } else { Activity::Stopped };
    let changed = |previous: Option<bool>, current: Option<bool>| {
        current.filter(|_| current != previous).map(activity)
    };
    [
        changed(previous.recording, current.recording).map(Event::RecordingChanged),
        changed(previous.transcription, current.transcription).map(Event::TranscriptionChanged),
        changed(previous.streaming, current.streaming).map(Event::StreamingChanged),
    ]
    .into_iter()
    .flatten()
    .collect()
}
