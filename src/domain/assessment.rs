//! The assessment of technical problems: what was observed, and what the clinician judged (A 2.6, B O4).

use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// The clinician's judgement of quality.
    Quality {
        /// Good enough to treat on.
        GoodEnough = "good-enough",
        /// Not good enough to treat on.
        NotGoodEnough = "not-good-enough",
    }
}

worded! {
    /// What the clinician decided to do.
    Decision {
        /// Go on with video.
        GoOn = "go-on",
        /// Wait and see.
        Wait = "wait",
        /// Go on by telephone.
        Telephone = "telephone",
        /// Stop, and set up a new appointment.
        Stop = "stop",
        /// None: judged when it had ended for another reason.
        Ended = "ended",
    }
}

worded! {
    /// A fault that was seen.
    Fault {
        /// The viewer's connection was poor.
        ConnectionUnstable = "connection-unstable",
        /// The viewer's connection was gone.
        ConnectionLost = "connection-lost",
        /// Somebody dropped out of the call and came back.
        ParticipantReconnected = "participant-reconnected",
        /// Somebody dropped out of the call in the middle of it.
        ParticipantLost = "participant-lost",
        /// The platform's own test of sound and picture failed.
        PrecallFailed = "precall-failed",
        /// The page may not use camera or microphone.
        DevicesRefused = "devices-refused",
        /// A person told of a problem.
        Reported = "reported",
    }
}

/// How often one fault was seen, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which.
    pub fault: Fault,
    /// How many times.
    pub times: u32,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
}

/// What was observed and what was judged. One entry a fault, so it does not grow with time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Assessment {
    /// The faults, in the order they were first seen.
    pub faults: Vec<Seen>,
    /// It asks for a judgement now.
    pub open: bool,
    /// A person told of a problem, and has neither judged it nor taken it back.
    pub told: bool,
    /// The latest judgement.
    pub judged: Option<(Quality, Decision, Timestamp)>,
    /// A judgement of "not good enough" was ever made.
    pub ever_not_good_enough: bool,
}

impl Assessment {
    /// Notes a fault and counts it.
    pub fn note(&mut self, fault: Fault, at: Timestamp) {
        if let Some(seen) = self.faults.iter_mut().find(|s| s.fault == fault) {
            seen.times = seen.times.saturating_add(1);
            seen.last = at;
        } else {
            self.faults.push(Seen { fault, times: 1, first: at, last: at });
        }
    }

    /// Whether any fault was seen or told.
    pub fn any_fault(&self) -> bool {
        !self.faults.is_empty()
    }
}
