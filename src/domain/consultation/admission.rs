//! What follows from the panel's own way into a conference.
//!
//! A source that knows of a door tells nothing of the room before the panel is in. So what its platform could tell is not
//! counted on until then, and a person is asked; and not any more when the panel is out for good. Where it comes back by
//! itself nothing changes: that what was told may be old is the matter of [`FeedHealth`](super::state::Sight).

use super::seen::{forget_what_was_seen, reopen};
use super::state::{Consultation, OwnPresence};
use crate::domain::admission::Admission;
use crate::domain::command::{Command, Notice};
use crate::domain::intent::Question;

/// The panel is told how it stands. What it waits for stays in sight while it asks with another PIN.
pub(super) fn told(c: &mut Consultation, admission: Admission) {
    c.admission = Some(match (c.admission, admission) {
        (Some(Admission::Pin { guests_free, wrong, .. }), Admission::Asked) => {
            Admission::Pin { guests_free, wrong, asked: true }
        }
        (_, admission) => admission,
    });
    // Whoever is out may do nothing in it.
    if admission.is_outside() {
        c.own_role = None;
    }
}

/// Whether nothing can be told; `None` where that is as it was before.
fn is_deaf(admission: Admission) -> Option<bool> {
    match admission {
        Admission::In => Some(false),
        Admission::Pin { .. }
        | Admission::Waiting
        | Admission::AdmissionFailure { trying: false, .. } => Some(true),
        Admission::Asked | Admission::AdmissionFailure { trying: true, .. } => None,
    }
}

/// Brings up to date what the panel counts on being told, and says what the host page is told of the door.
pub(super) fn follow(c: &mut Consultation, before: Option<Admission>, commands: &mut Vec<Command>) {
    let Some(admission) = c.admission else { return };
    if before != Some(admission) && admission.code().is_some() {
        commands.push(Command::Host(Notice::NotLetIn(admission)));
    }
    // What was seen of a talk that is over stands.
    if c.phase.is_over() {
        return;
    }
    let deaf = is_deaf(admission).unwrap_or(c.deaf || before.is_none());
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
