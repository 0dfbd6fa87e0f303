//! Whether the panel itself is let into a conference that it hears from inside.
//!
//! The panel's own way in is not the viewer's: they may be in the call all along. While the panel is out, nothing is
//! told, and a person is asked instead.

use crate::domain::word::worded;

worded! {
    /// Why the panel is not in.
    AdmissionFailure {
        /// Nothing answers there, or nothing that this page may read.
        Unreachable = "unreachable",
        /// The node answers that it cannot just now.
        Busy = "busy",
        /// What answers is no conference node.
        NotANode = "not-a-node",
        /// The address of the node is none, or there is no name of a conference.
        BadAddress = "bad-address",
        /// There is no such conference.
        UnknownConference = "unknown-conference",
        /// No more may come in.
        Full = "full",
        /// Too many wrong PINs in a row.
        TooManyTries = "too-many-tries",
        /// One must sign on, which the panel cannot.
        SignOn = "sign-on",
        /// It lets nobody in this way, and does not say why in words that we know.
        Refused = "refused",
        /// Somebody put the panel out, or the conference did.
        PutOut = "put-out",
        /// The panel waited to be let in, and nobody let it in.
        NotLetIn = "not-let-in",
        /// The panel was alone in the conference for too long.
        Alone = "alone",
        /// The meeting was ended for all.
        Ended = "ended",
        /// The panel left.
        Left = "left",
    }
}

/// How it stands at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The panel has asked to be let in.
    Asked,
    /// A PIN is wanted.
    Pin {
        /// Guests need none.
        guests_free: bool,
        /// The one that was given is not taken.
        wrong: bool,
        /// Another was given, and no answer has come.
        asked: bool,
    },
    /// The panel is in the waiting room.
    Waiting,
    /// The panel is in. What it may do there is told apart from this, by its role.
    In,
    /// The panel is out.
    Failed {
        /// Why.
        why: AdmissionFailure,
        /// It tries again by itself.
        trying: bool,
    },
}

impl Admission {
    /// The panel is out, and does not come in again by itself.
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::Pin { .. } | Self::Failed { trying: false, .. })
    }

    /// The error that the host page is told of, where this is one.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Pin { asked: true, .. } => None,
            Self::Pin { wrong, .. } => Some(if wrong { "pin-wrong" } else { "pin-required" }),
            Self::Failed { why, .. } => why.code(),
            Self::Asked | Self::Waiting | Self::In => None,
        }
    }
}

impl AdmissionFailure {
    /// The error that the host page is told of; `None` where nothing went wrong.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Unreachable | Self::Busy | Self::NotANode => Some("node-unreachable"),
            Self::BadAddress => Some("invalid-attribute"),
            Self::UnknownConference => Some("conference-unknown"),
            Self::TooManyTries => Some("pin-wrong"),
            Self::Full | Self::SignOn | Self::Refused => Some("conference-refused"),
            Self::PutOut | Self::NotLetIn | Self::Alone | Self::Ended | Self::Left => None,
        }
    }
}

worded! {
    /// Why the room did not take a command.
    Declined {
        /// The panel is a guest there, and only hosts may.
        NotAllowed = "not-allowed",
        /// Nothing came back.
        NoAnswer = "no-answer",
        /// The panel is not in.
        NotIn = "not-in",
        /// It was not done, for another reason.
        NotDone = "not-done",
    }
}
