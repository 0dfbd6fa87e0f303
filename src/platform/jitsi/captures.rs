//! What records, streams or transcribes, by mode.
//!
//! The object reports "off" without cause: several times when the viewer joins, whatever runs, and with each failure of an earlier
//! attempt. So "off" counts for what was reported to be on, and never with an error. Until something is reported to be on, nothing
//! is known of it.

use crate::domain::Event;
use crate::platform::capture::Capture;

/// What can be reported to run. Modes that are not known record, in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A recording by the server.
    File,
    /// A recording in somebody's browser, or of an unknown mode.
    Other,
    /// A stream to outside.
    Stream,
    /// A transcription that belongs to a recording.
    Recorded,
    /// A transcription that is shown.
    Shown,
}

impl Mode {
    /// The mode of a recording.
    pub fn of_recording(word: Option<&str>) -> Self {
        match word {
            Some("file") => Self::File,
            Some("stream") => Self::Stream,
            _ => Self::Other,
        }
    }
}

/// The state of each, and what was last emitted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Captures {
    running: [Option<bool>; 5],
    emitted: Capture,
}

impl Captures {
    /// Something was reported to run, or to run no more. `certain`: the report is no consequence of a failure.
    pub fn set(&mut self, mode: Mode, on: bool, certain: bool) {
        let state = &mut self.running[mode as usize];
        if on || certain && *state == Some(true) {
            *state = Some(on);
        }
    }

    /// The events for what changed.
    pub fn changes(&mut self) -> Vec<Event> {
        let either = |modes: [Mode; 2]| {
            let states = modes.map(|mode| self.running[mode as usize]);
            states.into_iter().flatten().reduce(|one, other| one || other)
        };
        let announced = Capture {
            recording: either([Mode::File, Mode::Other]),
            transcription: either([Mode::Recorded, Mode::Shown]),
            streaming: self.running[Mode::Stream as usize],
        };
        self.emitted.update(Capture::default(), announced)
    }
}
