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

impl Capture {
    /// Adds what runs elsewhere too.
    pub fn add_running(&mut self, elsewhere: Self) {
        let either = |one: &mut Option<bool>, other: Option<bool>| {
            *one = other.filter(|running| *running).or(*one);
        };
        either(&mut self.recording, elsewhere.recording);
        either(&mut self.transcription, elsewhere.transcription);
        either(&mut self.streaming, elsewhere.streaming);
    }

    /// Updates the state that was last emitted, and returns the events for what changed.
    ///
    /// Something runs if a participant does it, else as announced for the room. What was emitted and is no longer reported
    /// has stopped; what was never reported stays unknown.
    pub fn update(&mut self, participants: Self, announced: Self) -> Vec<Event> {
        let previous = *self;
        let state = |of: fn(&Self) -> Option<bool>| {
            let running = of(&participants).filter(|running| *running);
            running.or(of(&announced)).or_else(|| of(&previous).map(|_| false))
        };
        *self = Self {
            recording: state(|capture| capture.recording),
            transcription: state(|capture| capture.transcription),
            streaming: state(|capture| capture.streaming),
        };
        let activity = |on| if on { Activity::Running } else { Activity::Stopped };
        let changed = |previous: Option<bool>, current: Option<bool>| {
            current.filter(|_| current != previous).map(activity)
        };
        let events = [
            changed(previous.recording, self.recording).map(Event::RecordingChanged),
            changed(previous.transcription, self.transcription).map(Event::TranscriptionChanged),
            changed(previous.streaming, self.streaming).map(Event::StreamingChanged),
        ];
        events.into_iter().flatten().collect()
    }
}

/// Of these events those that something began to record, transcribe or stream.
pub fn only_running(mut events: Vec<Event>) -> Vec<Event> {
    events.retain(|event| {
        matches!(
            event,
            Event::RecordingChanged(Activity::Running)
                | Event::TranscriptionChanged(Activity::Running)
                | Event::StreamingChanged(Activity::Running)
        )
    });
    events
}
