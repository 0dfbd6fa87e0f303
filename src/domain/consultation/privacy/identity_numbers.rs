//! That identity numbers were seen, in a name or in the chat. Never the numbers.

use crate::domain::alert::Severity;
use crate::domain::time::Timestamp;

/// When identity numbers were seen.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NumberSightings {
    last_at: Option<Timestamp>,
    in_chat_at: Option<Timestamp>,
    open: Option<Severity>,
}

impl NumberSightings {
    /// When one was last seen.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.last_at
    }

    /// When one was last seen in the chat.
    pub fn in_chat_at(&self) -> Option<Timestamp> {
        self.in_chat_at
    }

    /// How grave the sighting is that nobody has acknowledged.
    pub fn open(&self) -> Option<Severity> {
        self.open
    }

    /// One was seen. A doubtful one is left to a person to judge and is not noted as seen.
    pub fn observe(&mut self, doubtful: bool, at: Timestamp) {
        if !doubtful {
            self.last_at = Some(at);
        }
        if self.open != Some(Severity::Alarm) {
            self.open = Some(if doubtful { Severity::Caution } else { Severity::Alarm });
        }
    }

    /// The same in the chat.
    pub fn observe_in_chat(&mut self, doubtful: bool, at: Timestamp) {
        self.observe(doubtful, at);
        if !doubtful {
            self.in_chat_at = Some(at);
        }
    }

    pub fn acknowledge(&mut self) {
        self.open = None;
    }

    pub fn restore(last_at: Option<Timestamp>, in_chat_at: Option<Timestamp>) -> Self {
        Self { last_at, in_chat_at, open: None }
    }
}
