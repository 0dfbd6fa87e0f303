//! Whether the chat is offered, open and written in (A 1.2, B G8). What is written is kept nowhere.

use crate::domain::time::Timestamp;

/// The use of the chat.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ChatUse {
    open: bool,
    absent_since: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    written_at: Option<Timestamp>,
}

impl ChatUse {
    /// Whether the viewer's chat panel is open now.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Since when the room is known to have no chat.
    pub fn absent_since(&self) -> Option<Timestamp> {
        self.absent_since
    }

    /// When the chat was last seen to open.
    pub fn opened_at(&self) -> Option<Timestamp> {
        self.opened_at
    }

    /// When something was last seen written.
    pub fn written_at(&self) -> Option<Timestamp> {
        self.written_at
    }

    /// The panel opened or closed. Returns whether it was opened.
    pub fn switch(&mut self, open: bool, at: Timestamp) -> bool {
        let opened = open && !self.open;
        if opened {
            self.opened_at = Some(at);
        }
        self.open = open;
        opened
    }

    pub fn close(&mut self) {
        self.open = false;
    }

    pub fn offer(&mut self, offered: bool, at: Timestamp) {
        self.absent_since = (!offered).then(|| self.absent_since.unwrap_or(at));
    }

    /// Another platform reports: whether there is a chat is unknown.
    pub fn forget_offer(&mut self) {
        self.absent_since = None;
    }

    pub fn write(&mut self, at: Timestamp) {
        self.written_at = Some(at);
    }

    pub fn restore(opened_at: Option<Timestamp>, written_at: Option<Timestamp>) -> Self {
        Self { opened_at, written_at, ..Self::default() }
    }
}
