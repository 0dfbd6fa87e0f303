//! The panel's own admission to a conference that it listens to from inside.
//!
//! It is separate from the viewer's presence: the viewer may be in the call all along. While the panel is not admitted,
//! nothing is reported, and a person is asked instead.

use crate::domain::word::worded;

worded! {
    /// Why the panel is not admitted.
    AdmissionFailure {
        /// Nothing answers at the address, or this page may not read the answers.
        Unreachable = "unreachable",
        /// The node answers that it is busy.
        Busy = "busy",
        /// The server at the address is not a conference node.
        NotANode = "not-a-node",
        /// The address of the node is not valid, or the name of the conference is missing.
        BadAddress = "bad-address",
        /// There is no such conference.
        UnknownConference = "unknown-conference",
        /// The conference is full.
        Full = "full",
        /// Too many wrong PINs in a row.
        TooManyTries = "too-many-tries",
        /// Participants must sign in, which the panel cannot do.
        SignOn = "sign-on",
        /// The node refused the panel for a reason that is not known here.
        Refused = "refused",
        /// Somebody removed the panel, or the conference did.
        PutOut = "put-out",
        /// The panel waited, and nobody admitted it.
        NotLetIn = "not-let-in",
        /// The panel was alone in the conference for too long.
        Alone = "alone",
        /// The meeting was ended for all.
        Ended = "ended",
        /// The panel left.
        Left = "left",
    }
}

/// The state of the admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The panel has asked to be admitted.
    Asked,
    /// A PIN is required.
    Pin {
        /// Guests need none.
        guests_free: bool,
        /// The given PIN was rejected.
        wrong: bool,
        /// Another one was given, and the answer is outstanding.
        asked: bool,
    },
    /// The panel is in the waiting room.
    Waiting,
    /// The panel is admitted. Its role decides what it may do there.
    In,
    /// The panel is not admitted.
    Failed {
        /// The reason.
        why: AdmissionFailure,
        /// Whether it tries again by itself.
        trying: bool,
    },
}

impl Admission {
    /// Whether the panel is not admitted and does not try again by itself.
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::Pin { .. } | Self::Failed { trying: false, .. })
    }

    /// The error code for the host page; `None` if this is not an error.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Asked | Self::Waiting | Self::In | Self::Pin { asked: true, .. } => None,
            Self::Pin { wrong: false, .. } => Some("pin-required"),
            Self::Pin { wrong: true, .. } => Some("pin-wrong"),
            Self::Failed { why, .. } => match why {
                AdmissionFailure::Unreachable
                | AdmissionFailure::Busy
                | AdmissionFailure::NotANode => Some("node-unreachable"),
                AdmissionFailure::BadAddress => Some("invalid-attribute"),
                AdmissionFailure::UnknownConference => Some("conference-unknown"),
                AdmissionFailure::TooManyTries => Some("pin-wrong"),
                AdmissionFailure::Full | AdmissionFailure::SignOn | AdmissionFailure::Refused => {
                    Some("conference-refused")
                }
                AdmissionFailure::PutOut
                | AdmissionFailure::NotLetIn
                | AdmissionFailure::Alone
                | AdmissionFailure::Ended
                | AdmissionFailure::Left => None,
            },
        }
    }
}

worded! {
    /// Why the room did not carry out a command.
    Declined {
        /// The panel is a guest in the room, and only hosts may do it.
        NotAllowed = "not-allowed",
        /// There was no answer.
        NoAnswer = "no-answer",
        /// The panel is not admitted.
        NotIn = "not-in",
        /// It was refused for another reason.
        NotDone = "not-done",
    }
}
