//! The words of a technical assessment: faults, the judgement of quality and the decision (A 2.6, B O4).

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
