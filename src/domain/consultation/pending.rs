//! Commands that the platform was asked to carry out and that the room has not shown yet.
//!
//! A platform's acceptance of a command is no evidence. A command is done when the room shows it, and has failed when the room
//! declines it or does not show it within the procedure's time.

use crate::domain::capability::Action;
use crate::domain::participant::ParticipantId;
use crate::domain::time::{Millis, Timestamp};

/// A command that the room has not shown yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What was asked.
    pub action: Action,
    /// The participant it concerns, where it concerns one.
    pub whom: Option<ParticipantId>,
    /// When it was asked.
    pub asked: Timestamp,
}

/// All such commands.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PendingCommands(Vec<Pending>);

impl PendingCommands {
    /// The commands, in the order in which they were asked.
    pub fn list(&self) -> &[Pending] {
        &self.0
    }

    /// Whether this is pending, for this participant or for the room.
    pub fn contains(&self, action: Action, whom: Option<ParticipantId>) -> bool {
        self.0.iter().any(|pending| (pending.action, pending.whom) == (action, whom))
    }

    /// When the first of them was asked.
    pub fn first_asked(&self) -> Option<Timestamp> {
        self.0.iter().map(|pending| pending.asked).min()
    }

    /// Waits for a command to the room, or about the viewer where they are a participant. It takes the place of one that wants
    /// the contrary.
    pub(super) fn add(&mut self, action: Action, whom: Option<ParticipantId>, at: Timestamp) {
        if !self.contains(action, whom) {
            self.0.retain(|pending| Some(pending.action) != action.contrary());
            self.0.push(Pending { action, whom, asked: at });
        }
    }

    /// Waits for a command about one participant. It takes the place of any other about them. Returns whether it is new.
    pub(super) fn add_for(&mut self, action: Action, whom: ParticipantId, at: Timestamp) -> bool {
        let new = !self.contains(action, Some(whom));
        if new {
            self.0.retain(|pending| pending.whom != Some(whom));
            self.0.push(Pending { action, whom: Some(whom), asked: at });
        }
        new
    }

    /// The room declined a command: about `whom`, or the first of its kind if it does not say. Returns the command;
    /// `None` if none is pending.
    pub(super) fn decline(
        &mut self,
        action: Action,
        whom: Option<Option<ParticipantId>>,
    ) -> Option<Pending> {
        let fits = |p: &Pending| p.action == action && whom.is_none_or(|whom| p.whom == whom);
        let place = self.0.iter().position(fits)?;
        Some(self.0.remove(place))
    }

    /// Removes what is done and what has taken too long. Returns each with whether it was done.
    pub(super) fn take_finished(
        &mut self,
        is_done: impl Fn(&Pending) -> bool,
        longest: Millis,
        at: Timestamp,
    ) -> Vec<(Pending, bool)> {
        let mut finished = Vec::new();
        self.0.retain(|pending| {
            let done = is_done(pending);
            let finish = done || at.since(pending.asked) >= longest;
            if finish {
                finished.push((*pending, done));
            }
            !finish
        });
        finished
    }

    /// The consultation is closed: nothing is waited for any more.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
