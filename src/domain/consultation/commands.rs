//! What the platform is asked to do, and whether the room shows that it is done.

use super::privacy::Listener;
use super::{Consultation, OwnPresence, Pending};
use crate::domain::admission::Declined;
use crate::domain::capability::{Action, Signal};
use crate::domain::command::{Command, Failed, Notice};
use crate::domain::participant::{ParticipantId, ParticipantKey, Presence};
use crate::domain::procedure::Procedure;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

impl Consultation {
    /// Refuses what only the clinician may ask for.
    pub(super) fn clinician_only(&self) -> Result<(), Refusal> {
        ensure(self.viewer() == Viewer::Clinician, Refusal::NotForThisViewer)
    }

    /// Asks the platform to do something with the room.
    pub(super) fn ask(
        &mut self,
        action: Action,
        at: Timestamp,
        commands: &mut Vec<Command>,
    ) -> Result<(), Refusal> {
        if action.is_of_own_devices() {
            return self.switch_device(action, at, commands);
        }
        // An action on one participant needs to know which.
        ensure(self.can(action) && !action.has_subject(), Refusal::PlatformCannot)?;
        if matches!(action, Action::EndForAll | Action::Lock | Action::Unlock) {
            self.clinician_only()?;
        }
        if self.would_show(action) {
            self.pending.add(action, None, at);
        } else if matches!(action, Action::Lock | Action::Unlock) {
            // Nobody sees whether it was done, so what a person stated before no longer holds.
            self.lock.reopen();
        }
        commands.push(Command::Platform(action));
        Ok(())
    }

    /// Asks the platform to do something with one participant: to admit or to remove them.
    pub(super) fn ask_for(
        &mut self,
        action: Action,
        id: ParticipantId,
        at: Timestamp,
        commands: &mut Vec<Command>,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        ensure(self.can(action), Refusal::PlatformCannot)?;
        let who = self.people.list().get(id).filter(|who| match action {
            Action::Admit => who.presence == Presence::Waiting,
            _ => who.presence != Presence::Left,
        });
        let key = who.and_then(|who| who.key.clone()).ok_or(Refusal::UnknownParticipant)?;
        if self.pending.add_for(action, id, at) {
            self.people.list_mut().set_asked(id, Some(action));
        }
        commands.push(Command::PlatformFor(action, key));
        Ok(())
    }

    /// The room did not carry out a command. A report about one that is not pending is about an older one.
    pub(super) fn decline(
        &mut self,
        action: Action,
        whom: Option<&ParticipantKey>,
        why: Declined,
        commands: &mut Vec<Command>,
    ) -> Result<(), Refusal> {
        let whom = whom.map(|key| self.people.list().by_key(key));
        let pending = self.pending.decline(action, whom).ok_or(Refusal::TooLate)?;
        if let Some(id) = pending.whom {
            self.people.list_mut().set_asked(id, None);
        }
        commands.push(Command::Host(Notice::CommandFailed(action, Failed::Declined(why))));
        Ok(())
    }

    /// Removes the commands that the room has shown, and notifies the host page of those that have failed: a command that was
    /// not shown in time, and a note that the record system has not confirmed in time.
    pub(super) fn sync_pending(
        &mut self,
        procedure: &Procedure,
        at: Timestamp,
        commands: &mut Vec<Command>,
    ) {
        let longest = procedure.policies.times.command_failed;
        let mut pending = std::mem::take(&mut self.pending);
        let finished = pending.take_finished(|one| self.is_done(one), longest, at);
        self.pending = pending;
        for (one, done) in finished {
            if !done && !self.may_be_done(one.action) {
                let failed = Notice::CommandFailed(one.action, Failed::NotShown);
                commands.push(Command::Host(failed));
            }
            if let Some(id) = one.whom {
                self.people.list_mut().set_asked(id, None);
            }
        }
        self.sync_silenced();
        if self.closing.give_up_note(longest, at) {
            commands.push(Command::Host(Notice::NoteUnanswered));
        }
    }

    /// Whether the room would show that an action was carried out. Only such an action can be waited for.
    fn would_show(&self, action: Action) -> bool {
        match action {
            Action::Lock | Action::Unlock => self.reports(Signal::Lock),
            Action::StopRecording => self.reports(Signal::Recording),
            Action::StopTranscription => self.reports(Signal::Transcription),
            Action::StopStreaming => self.reports(Signal::Streaming),
            Action::StopSharing => self.reports(Signal::OwnSharing),
            Action::CloseChat => self.reports(Signal::ChatPanel),
            Action::ShowPeople => self.reports(Signal::PeoplePanel),
            Action::Leave => self.reports(Signal::OwnPresence),
            Action::EndForAll => {
                self.reports(Signal::OwnPresence) || self.reports(Signal::MeetingEnd)
            }
            Action::MicrophoneOff | Action::MicrophoneOn | Action::CameraOff => {
                self.reports(Signal::OwnDevices)
            }
            Action::OpenDeviceSettings | Action::Admit | Action::Remove => false,
        }
    }

    fn is_done(&self, pending: &Pending) -> bool {
        let who = || pending.whom.and_then(|id| self.people.list().get(id));
        match pending.action {
            Action::Lock => self.locked().is_some_and(|lock| lock.value),
            Action::Unlock => self.locked().is_some_and(|lock| !lock.value),
            // Somebody who has left waits no more.
            Action::Admit => who().is_none_or(|who| who.presence != Presence::Waiting),
            Action::Remove => who().is_none_or(|who| who.presence == Presence::Left),
            Action::StopRecording => !self.listens(Listener::Recording),
            Action::StopTranscription => !self.listens(Listener::Transcription),
            Action::StopStreaming => !self.listens(Listener::Streaming),
            Action::StopSharing => !self.privacy().sharing().viewer_shares,
            Action::CloseChat => !self.privacy().chat().is_open,
            Action::ShowPeople => {
                self.people.list_looked_at().is_some_and(|seen| seen >= pending.asked)
            }
            Action::Leave | Action::EndForAll => self.call().presence() == OwnPresence::Out,
            // Nothing of the viewer is sent from outside.
            Action::MicrophoneOff | Action::MicrophoneOn | Action::CameraOff
                if self.call().presence() == OwnPresence::Out =>
            {
                true
            }
            Action::MicrophoneOff => self.microphone() == Some(false),
            Action::MicrophoneOn => self.microphone() == Some(true),
            Action::CameraOff => self.camera() == Some(false),
            Action::OpenDeviceSettings => true,
        }
    }
}
