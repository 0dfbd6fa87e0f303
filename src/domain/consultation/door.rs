//! What follows from the panel's own way into a conference.
//!
//! A source that knows of a door tells nothing of the room before the panel is in. So what its platform could tell is not
//! counted on until then, and a person is asked; and not any more when the panel is out for good. Where it comes back by
//! itself nothing changes: that what was told may be old is the matter of [`Sight`](super::state::Sight).

use super::seen::{forget_what_was_seen, reopen};
use super::state::{Consultation, OwnPresence};
use crate::domain::command::{Command, Notice};
use crate::domain::door::Door;
use crate::domain::intent::Question;

/// The panel is told how it stands. What it waits for stays in sight while it asks with another PIN.
pub(super) fn told(c: &mut Consultation, door: Door) {
    c.door = Some(match (c.door, door) {
        (Some(Door::Pin { guests_free, wrong, .. }), Door::Asked) => {
            Door::Pin { guests_free, wrong, asked: true }
        }
        (_, door) => door,
    });
    // Whoever is out may do nothing in it.
    if door.is_outside() {
        c.own_role = None;
    }
}

/// Whether nothing can be told; `None` where that is as it was before.
fn is_deaf(door: Door) -> Option<bool> {
    match door {
        Door::In => Some(false),
        Door::Pin { .. } | Door::Waiting | Door::Shut { trying: false, .. } => Some(true),
        Door::Asked | Door::Shut { trying: true, .. } => None,
    }
}

/// Brings up to date what the panel counts on being told, and says what the host page is told of the door.
pub(super) fn follow(c: &mut Consultation, before: Option<Door>, commands: &mut Vec<Command>) {
    let Some(door) = c.door else { return };
    if before != Some(door) && door.code().is_some() {
        commands.push(Command::Host(Notice::NotLetIn(door)));
    }
    // What was seen of a talk that is over stands.
    if c.phase.is_over() {
        return;
    }
    let deaf = is_deaf(door).unwrap_or(c.deaf || before.is_none());
    if deaf == c.deaf {
        return;
    }
    c.deaf = deaf;
    // The viewer, too, was out of a meeting that had ended: nobody knows what happened meanwhile.
    if c.own == OwnPresence::Out {
        c.identity.patient.reopen();
        c.identity.clinician.reopen();
        reopen(c, Question::ClosedAndAsked);
    }
    forget_what_was_seen(c);
}
