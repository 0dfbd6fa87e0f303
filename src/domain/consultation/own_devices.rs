//! The viewer's own microphone and camera in the call: whether they are on, and that the press that stops the talk asks for them
//! to be switched off. Nothing but its own press switches the microphone on again.

use super::call::FeedHealth;
use super::{Consultation, OwnPresence};
use crate::domain::capability::{Action, Signal};
use crate::domain::command::Command;
use crate::domain::participant::{Attribution, Participant, Presence};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::time::Timestamp;

/// Whether a device of the viewer sends anything to the others, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnDevice {
    /// The platform reported that it is on.
    On,
    /// The platform reported that it is off.
    Off,
    /// The platform was asked to switch it off, and has not confirmed it.
    AskedOff,
    /// Nobody can tell.
    Unknown,
}

impl Consultation {
    /// The viewer's microphone in the call.
    pub fn own_microphone(&self) -> OwnDevice {
        self.own_device(Action::MicrophoneOff, self.microphone())
    }

    /// The viewer's camera in the call.
    pub fn own_camera(&self) -> OwnDevice {
        self.own_device(Action::CameraOff, self.camera())
    }

    /// Whether the viewer's microphone is off, as the platform reported, since the panel asked for that.
    pub fn is_silenced(&self) -> bool {
        self.devices.is_silenced() && self.own_microphone() == OwnDevice::Off
    }

    /// Whether the viewer's microphone is on; `None` while unknown.
    pub(super) fn microphone(&self) -> Option<bool> {
        self.reported_device(self.devices.microphone(), |viewer| viewer.microphone)
    }

    /// Whether the viewer's camera is on; `None` while unknown.
    pub(super) fn camera(&self) -> Option<bool> {
        self.reported_device(self.devices.camera(), |viewer| viewer.camera)
    }

    /// Whether an action can be asked for, as far as it switches a device of the viewer. Where the viewer is one participant
    /// among the others, it must be known which.
    pub(super) fn may_switch(&self, action: Action) -> bool {
        let inside = self.call.presence() != OwnPresence::Out;
        let known = !self.has_viewer_in_list() || self.viewers_row().is_some();
        !action.is_of_own_devices() || inside && known
    }

    /// Whether only a host may ask for an action: also for one about the viewer's devices where the platform reports the
    /// viewer's role, and the command does not go to the viewer's own client.
    pub(super) fn needs_host(&self, action: Action) -> bool {
        let own_client = self.capabilities.is_some_and(|c| c.is_own_client);
        action.is_a_hosts()
            || action.is_of_own_devices() && self.reports(Signal::OwnRole) && !own_client
    }

    /// Asks the platform to switch a device of the viewer.
    pub(super) fn switch_device(
        &mut self,
        action: Action,
        at: Timestamp,
        commands: &mut Vec<Command>,
    ) -> Result<(), Refusal> {
        ensure(self.can(action), Refusal::PlatformCannot)?;
        let shown = self.reports(Signal::OwnDevices);
        match action {
            Action::MicrophoneOff => self.devices.set_silenced(true),
            Action::MicrophoneOn if !shown => self.devices.set_silenced(false),
            _ => {}
        }
        let row = self.viewers_row().filter(|_| self.has_viewer_in_list());
        match row.and_then(|viewer| Some((viewer.id, viewer.key.clone()?))) {
            Some((id, key)) => {
                self.pending.add(action, Some(id), at);
                commands.push(Command::PlatformFor(action, key));
            }
            None => {
                if shown {
                    self.pending.add(action, None, at);
                }
                commands.push(Command::Platform(action));
            }
        }
        Ok(())
    }

    /// The talk is stopped: microphone and camera are switched off, as far as the platform can be asked for it.
    pub(super) fn switch_off(&mut self, at: Timestamp, commands: &mut Vec<Command>) {
        for action in [Action::MicrophoneOff, Action::CameraOff] {
            // What the platform cannot be asked for, the screen asks of the viewer.
            let _by_hand = self.switch_device(action, at, commands);
        }
    }

    /// Whether an action may have been carried out though nothing was reported: a device that was as it is wanted before is not
    /// reported to be switched.
    pub(super) fn may_be_done(&self, action: Action) -> bool {
        match action {
            Action::MicrophoneOff | Action::MicrophoneOn => self.microphone().is_none(),
            Action::CameraOff => self.camera().is_none(),
            _ => false,
        }
    }

    /// Once the microphone is on, it is not off since the stop.
    pub(super) fn sync_silenced(&mut self) {
        if self.microphone() == Some(true) && !self.waits_for(Action::MicrophoneOff) {
            self.devices.set_silenced(false);
        }
    }

    fn own_device(&self, off: Action, on: Option<bool>) -> OwnDevice {
        let unseen = self.devices.is_silenced() && !self.reports(Signal::OwnDevices);
        match on {
            Some(false) => OwnDevice::Off,
            _ if self.waits_for(off) || unseen => OwnDevice::AskedOff,
            Some(true) => OwnDevice::On,
            None => OwnDevice::Unknown,
        }
    }

    fn reported_device(
        &self,
        own: Option<bool>,
        of: impl Fn(&Participant) -> Option<bool>,
    ) -> Option<bool> {
        let reported = match self.has_viewer_in_list() {
            true => self.viewers_row().and_then(of),
            false => own,
        };
        let stands = match self.call.feed() {
            FeedHealth::Clear | FeedHealth::Lost(_) => true,
            // What an element reported before is forgotten, and the rows of a list are those from before.
            FeedHealth::Restarted => !self.has_viewer_in_list(),
            FeedHealth::Forgotten => false,
        };
        reported.filter(|_| stands && self.reports(Signal::OwnDevices))
    }

    fn waits_for(&self, action: Action) -> bool {
        self.pending.list().iter().any(|pending| pending.action == action)
    }

    /// Whether the platform lists the viewer as one participant among the others.
    pub(super) fn has_viewer_in_list(&self) -> bool {
        self.reports(Signal::Hosts) && !self.reports(Signal::OwnPresence)
    }

    /// The viewer's own row, where the platform or the viewer has stated which it is. An assumed one may be somebody else's.
    fn viewers_row(&self) -> Option<&Participant> {
        let list = self.people.list();
        let viewer = list.viewer().and_then(|id| list.get(id))?;
        let stated = viewer.attribution == (Attribution::Viewer { stated: true });
        let here = viewer.presence == Presence::Present && viewer.key.is_some();
        (stated && here).then_some(viewer)
    }
}
