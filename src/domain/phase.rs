//! The phases of a consultation.

use crate::domain::word::worded;

/// The phase that was interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interrupted {
    /// People were being admitted.
    Admission,
    /// The conversation was in progress.
    Conversation,
}

/// The phase of a consultation: `Preparation → Admission → Conversation → Closing → Closed`.
///
/// `Suspended` can interrupt admission and conversation; closing can be reached from each phase before it.
/// As long as an outsider is not gone, whoever comes back is in `Suspended` again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Before anybody is in the call.
    Preparation,
    /// People are admitted and the room is secured.
    Admission,
    /// The conversation.
    Conversation,
    /// The conversation is stopped because of an outsider (A 1.6), or because the patient needs a pause.
    Suspended(Interrupted),
    /// The conversation is over; outcome and note remain.
    Closing,
    /// Everything is done.
    Closed,
}

worded! {
    /// The phase as the public API words it.
    PhaseWord {
        /// `preparation`
        Preparation = "preparation",
        /// `admission`
        Admission = "admission",
        /// `conversation`
        Conversation = "conversation",
        /// `suspended`
        Suspended = "suspended",
        /// `closing`
        Closing = "closing",
        /// `closed`
        Closed = "closed",
    }
}

impl Phase {
    /// The phase without what it interrupted.
    pub const fn word(self) -> PhaseWord {
        match self {
            Self::Preparation => PhaseWord::Preparation,
            Self::Admission => PhaseWord::Admission,
            Self::Conversation => PhaseWord::Conversation,
            Self::Suspended(_) => PhaseWord::Suspended,
            Self::Closing => PhaseWord::Closing,
            Self::Closed => PhaseWord::Closed,
        }
    }

    /// Whether people are together in the call: during admission, the conversation or its suspension.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Admission | Self::Conversation | Self::Suspended(_))
    }

    /// Whether the conversation is over; outcome and note remain.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closing | Self::Closed)
    }
}
