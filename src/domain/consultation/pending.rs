//! What was asked of the platform, or of the record system, and is not shown to be done yet.
//!
//! That a call was taken says nothing. A command counts as done when the room shows it, and as failed when the platform
//! turns it down or the room does not show it in the procedure's time.

use super::asked::clinician_only;
use super::state::{Consultation, Listener, OwnPresence, Pending};
use crate::domain::admission::Declined;
use crate::domain::capability::{Action, Signal};
use crate::domain::command::{Command, Failed, Notice};
use crate::domain::participant::{ParticipantId, ParticipantKey, Presence};
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// Asks the platform to do something with the room.
pub(super) fn ask(
    c: &mut Consultation,
    action: Action,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<(), Refusal> {
    // Whom it is to be done to must be said.
    if !c.can(action) || action.has_subject() {
        return Err(Refusal::PlatformCannot);
    }
    if matches!(action, Action::EndForAll | Action::Unlock) {
        clinician_only(c)?;
    }
    // Only what the platform will show again can be waited for.
    let shows = match action {
        Action::Lock | Action::Unlock => c.reports(Signal::Lock),
        Action::StopRecording => c.reports(Signal::Recording),
        Action::StopTranscription => c.reports(Signal::Transcription),
        Action::StopStreaming => c.reports(Signal::Streaming),
        Action::StopSharing => c.reports(Signal::OwnSharing),
        Action::CloseChat => c.reports(Signal::ChatPanel),
        Action::ShowPeople => c.reports(Signal::PeoplePanel),
        Action::Leave => c.reports(Signal::OwnPresence),
        Action::EndForAll => c.reports(Signal::OwnPresence) || c.reports(Signal::MeetingEnd),
        Action::OpenDeviceSettings | Action::Admit | Action::Remove => false,
    };
    if shows && !c.is_pending(action, None) {
        // Whoever locks does not want it unlocked any more, and the other way round.
        let contrary = match action {
            Action::Lock => Some(Action::Unlock),
            Action::Unlock => Some(Action::Lock),
            _ => None,
        };
        c.pending.retain(|p| Some(p.action) != contrary);
        c.pending.push(Pending { action, whom: None, asked: at });
    }
    commands.push(Command::Platform(action));
    Ok(())
}

/// Asks the platform to do something with one participant: to let in who waits, or to put out who is there.
pub(super) fn ask_for(
    c: &mut Consultation,
    action: Action,
    id: ParticipantId,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<(), Refusal> {
    clinician_only(c)?;
    if !c.can(action) {
        return Err(Refusal::PlatformCannot);
    }
    let who = c.people.get(id).filter(|who| match action {
        Action::Admit => who.presence == Presence::Waiting,
        _ => who.presence != Presence::Left,
    });
    let key = who.and_then(|who| who.key.clone()).ok_or(Refusal::UnknownParticipant)?;
    if !c.is_pending(action, Some(id)) {
        // One is let in or put out; what was asked last is what is wanted.
        c.pending.retain(|p| p.whom != Some(id));
        c.pending.push(Pending { action, whom: Some(id), asked: at });
        c.people.set_asked(id, Some(action));
    }
    commands.push(Command::PlatformFor(action, key));
    Ok(())
}

/// The room did not take a command. What is told of one that is not waited for any more is told of an older one.
pub(super) fn declined(
    c: &mut Consultation,
    action: Action,
    whom: Option<&ParticipantKey>,
    why: Declined,
) -> Result<(), Refusal> {
    let id = whom.and_then(|key| c.people.by_key(key));
    // One that does not say whom it is about is about the one that was asked first.
    let about = |p: &Pending| p.action == action && (whom.is_none() || p.whom == id);
    let place = c.pending.iter().position(about).ok_or(Refusal::TooLate)?;
    let pending = c.pending.remove(place);
    if let Some(id) = pending.whom {
        c.people.set_asked(id, None);
    }
    c.declined = Some((action, why));
    Ok(())
}

/// Brings up to date what was asked of the platform.
pub(super) fn follow(
    c: &mut Consultation,
    procedure: &Procedure,
    at: Timestamp,
    commands: &mut Vec<Command>,
) {
    if let Some((action, why)) = c.declined.take() {
        commands.push(Command::Host(Notice::CommandFailed(action, Failed::Declined(why))));
    }
    if !c.pending.is_empty() {
        follow_each(c, procedure, at, commands);
    }
}

#[inline(never)]
fn follow_each(
    c: &mut Consultation,
    procedure: &Procedure,
    at: Timestamp,
    commands: &mut Vec<Command>,
) {
    let pending = std::mem::take(&mut c.pending);
    for one in pending {
        let done = is_done(c, one);
        let failed = !done && at.since(one.asked) >= procedure.policies.times.command_failed;
        if failed {
            commands.push(Command::Host(Notice::CommandFailed(one.action, Failed::NotShown)));
        }
        if !done && !failed {
            c.pending.push(one);
        } else if let Some(id) = one.whom {
            c.people.set_asked(id, None);
        }
    }
}

fn is_done(c: &Consultation, pending: Pending) -> bool {
    let presence = || pending.whom.and_then(|id| c.people.get(id)).map(|who| who.presence);
    match pending.action {
        Action::Lock => c.locked().is_some_and(|l| l.value),
        Action::Unlock => c.locked().is_some_and(|l| !l.value),
        // Who has gone meanwhile waits for nothing.
        Action::Admit => presence() != Some(Presence::Waiting),
        Action::Remove => presence().is_none_or(|presence| presence == Presence::Left),
        Action::StopRecording => !c.listens(Listener::Recording),
        Action::StopTranscription => !c.listens(Listener::Transcription),
        Action::StopStreaming => !c.listens(Listener::Streaming),
        Action::StopSharing => !c.sharing.0,
        Action::CloseChat => !c.chat_open,
        Action::ShowPeople => c.list_looked.is_some_and(|seen| seen >= pending.asked),
        Action::Leave | Action::EndForAll => c.own == OwnPresence::Out,
        Action::OpenDeviceSettings => true,
    }
}

/// A note that nobody has confirmed in time is not taken to be in the record.
pub(super) fn follow_note(
    c: &mut Consultation,
    procedure: &Procedure,
    at: Timestamp,
    commands: &mut Vec<Command>,
) {
    let longest = procedure.policies.times.command_failed;
    if c.note_under_way.is_some_and(|sent| at.since(sent) >= longest) {
        c.note_under_way = None;
        commands.push(Command::Host(Notice::NoteUnanswered));
    }
}
