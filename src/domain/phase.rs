//! Where a consultation is.

use crate::domain::word::worded;

/// What the talk was doing when it was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Interrupted {
    /// People were being let in.
    Admission,
    /// They were talking.
    Conversation,
}

/// Where a consultation is: `Preparation → Admission → Conversation → Closing → Closed`.
///
/// `Suspended` can interrupt admission and conversation; closing can be reached from each phase before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Before anybody is in the call.
    Preparation,
    /// The room is open; it is being made safe.
    Admission,
    /// The talk itself.
    Conversation,
    /// The talk is stopped because somebody came in who does not belong (A 1.6).
    Suspended(Interrupted),
    /// The talk is over; outcome and note remain.
    Closing,
    /// All done.
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

    /// Whether people are together in the call: let in, talking, or stopped in the middle.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Admission | Self::Conversation | Self::Suspended(_))
    }

    /// Whether the talk is over: what remains is how it ended, and the note.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closing | Self::Closed)
    }
}
