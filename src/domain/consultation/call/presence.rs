//! Where the viewer is.

use crate::domain::event::EndedBy;
use crate::domain::time::Timestamp;

/// Where the viewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OwnPresence {
    /// Nothing was reported yet.
    #[default]
    Unknown,
    /// Has asked to be let in.
    Knocking,
    /// In the call.
    InCall,
    /// Out of the call again.
    Out,
}

/// The viewer's presence and its history.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ViewerPresence {
    state: OwnPresence,
    first_joined: Option<Timestamp>,
    ended_by: Option<EndedBy>,
}

impl ViewerPresence {
    pub fn state(&self) -> OwnPresence {
        self.state
    }

    pub fn first_joined(&self) -> Option<Timestamp> {
        self.first_joined
    }

    pub fn ended_by(&self) -> Option<EndedBy> {
        self.ended_by
    }

    pub fn knock(&mut self) {
        if self.state != OwnPresence::InCall {
            self.state = OwnPresence::Knocking;
        }
    }

    pub fn cancel_knock(&mut self) {
        if self.state == OwnPresence::Knocking {
            self.state = OwnPresence::Unknown;
        }
    }

    pub fn enter(&mut self) {
        self.state = OwnPresence::InCall;
    }

    pub fn leave(&mut self) {
        self.state = OwnPresence::Out;
    }

    /// Nothing is known of the viewer any more.
    pub fn forget(&mut self) {
        self.state = OwnPresence::Unknown;
    }

    pub fn end_meeting(&mut self, by: Option<EndedBy>) {
        self.state = OwnPresence::Out;
        self.ended_by = by;
    }

    pub fn take_back_end(&mut self) {
        self.ended_by = None;
    }

    /// Notes the first time that the viewer was in the call.
    pub fn note_joined(&mut self, at: Timestamp) {
        self.first_joined.get_or_insert(at);
    }

    pub fn restore(first_joined: Option<Timestamp>) -> Self {
        Self { first_joined, ..Self::default() }
    }
}
