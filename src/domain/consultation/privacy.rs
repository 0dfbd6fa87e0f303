//! What protects the talk: who listens along, what is written and shown, and who else can see or hear. Neither texts nor
//! numbers are kept.

use crate::domain::alert::Severity;
use crate::domain::attested::Stamped;
use crate::domain::event::{Activity, Surface};
use crate::domain::intent::Place;
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// A machine that listens along.
    Listener {
        /// Records.
        Recording = "recording",
        /// Sends to outside viewers.
        Streaming = "streaming",
        /// Writes down the speech.
        Transcription = "transcription",
    }
}

/// Machines that listen along, as the platform reports them (A 1.1, B S3).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListeningMachines {
    activities: SmallMap<Listener, Stamped<Activity>>,
    first_seen: SmallMap<Listener, Timestamp>,
}

impl ListeningMachines {
    /// What a machine does, as last reported.
    pub fn activity(&self, listener: Listener) -> Option<&Stamped<Activity>> {
        self.activities.get(listener)
    }

    /// Whether a machine listens along now or is about to.
    pub fn listens(&self, listener: Listener) -> bool {
        self.activity(listener)
            .is_some_and(|s| matches!(s.value, Activity::Running | Activity::Starting))
    }

    /// When each machine was first seen to listen along.
    pub fn first_seen(&self) -> &SmallMap<Listener, Timestamp> {
        &self.first_seen
    }

    pub(super) fn restore(first_seen: SmallMap<Listener, Timestamp>) -> Self {
        Self { first_seen, ..Self::default() }
    }
}

/// The use of the chat (A 1.2, B G8).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ChatUse {
    /// Whether the viewer's chat panel is open now.
    pub is_open: bool,
    /// Since when the room is known to have no chat.
    pub absent_since: Option<Timestamp>,
    /// When the chat was last seen to open.
    pub opened_at: Option<Timestamp>,
    /// When something was last seen written.
    pub written_at: Option<Timestamp>,
}

/// When identity numbers were seen, in the chat or in a name.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NumberSightings {
    /// When one was last seen.
    pub last_at: Option<Timestamp>,
    /// When one was last seen in the chat.
    pub in_chat_at: Option<Timestamp>,
    /// How grave the sighting is that nobody has acknowledged.
    pub open: Option<Severity>,
}

/// Whose screen is or was shared, and what it shows (A 1.3, A 1.8, B G4).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ScreenSharing {
    /// The viewer shares a screen now.
    pub viewer_shares: bool,
    /// Somebody else shares one now.
    pub others_share: bool,
    /// When a screen was last seen to be shared.
    pub last_at: Option<Timestamp>,
    /// What the viewer shares or shared last; `None` where that is not reported, and where others have shared since.
    pub surface: Option<Stamped<Surface>>,
}

impl ScreenSharing {
    fn note(&mut self, began: bool, at: Timestamp) -> bool {
        if began {
            self.last_at = Some(at);
            self.surface = None;
        }
        began
    }
}

/// Somebody who does not belong, in the call or where people sit (A 1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outsider {
    /// Where they came in.
    pub place: Place,
    /// When that was reported.
    pub since: Timestamp,
    /// They are gone again.
    pub gone: bool,
}

/// The state of what protects the talk.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Privacy {
    recording: ListeningMachines,
    chat: ChatUse,
    numbers: NumberSightings,
    sharing: ScreenSharing,
    outsider: Option<Outsider>,
    /// Somebody unexpected was seen in the call since an outsider was reported.
    outsider_seen_in_call: bool,
}

impl Privacy {
    /// Machines that listen along.
    pub fn recording(&self) -> &ListeningMachines {
        &self.recording
    }

    /// The chat.
    pub fn chat(&self) -> &ChatUse {
        &self.chat
    }

    /// Identity numbers that were seen.
    pub fn numbers(&self) -> &NumberSightings {
        &self.numbers
    }

    /// Screens that are shared.
    pub fn sharing(&self) -> &ScreenSharing {
        &self.sharing
    }

    /// Somebody who does not belong, now or last.
    pub fn outsider(&self) -> Option<Outsider> {
        self.outsider
    }

    /// After a reload.
    pub(super) fn restore(
        recording: ListeningMachines,
        chat: ChatUse,
        numbers: NumberSightings,
        sharing: ScreenSharing,
        outsider: Option<Outsider>,
    ) -> Self {
        Self { recording, chat, numbers, sharing, outsider, outsider_seen_in_call: false }
    }

    /// What machines do and what others share may have changed unnoticed.
    pub(super) fn forget_reports(&mut self) {
        self.recording.activities = SmallMap::default();
        self.sharing.others_share = false;
    }

    /// The viewer is out of the room: nothing in it is seen any more.
    pub(super) fn leave_room(&mut self) {
        self.forget_reports();
        self.sharing.viewer_shares = false;
        self.chat.is_open = false;
        self.acknowledge_number();
    }
}

/// Machines that listen along.
impl Privacy {
    /// The platform reports a machine. Returns whether it has begun to listen along.
    pub(super) fn observe_machine(
        &mut self,
        listener: Listener,
        activity: Activity,
        at: Timestamp,
    ) -> bool {
        let machines = &mut self.recording;
        if machines.activity(listener).is_some_and(|before| before.value == activity) {
            return false;
        }
        machines.activities.insert(listener, Stamped { value: activity, at });
        let listens = activity != Activity::Stopped;
        if listens && machines.first_seen.get(listener).is_none() {
            machines.first_seen.insert(listener, at);
        }
        listens
    }
}

/// The chat and identity numbers.
impl Privacy {
    /// The viewer's chat panel opened or closed. Returns whether it was opened.
    pub(super) fn switch_chat(&mut self, open: bool, at: Timestamp) -> bool {
        let opened = open && !self.chat.is_open;
        if opened {
            self.chat.opened_at = Some(at);
        }
        self.chat.is_open = open;
        opened
    }

    pub(super) fn offer_chat(&mut self, offered: bool, at: Timestamp) {
        self.chat.absent_since = (!offered).then(|| self.chat.absent_since.unwrap_or(at));
    }

    /// Another platform reports: whether there is a chat is unknown.
    pub(super) fn forget_chat_offer(&mut self) {
        self.chat.absent_since = None;
    }

    pub(super) fn chat_written(&mut self, at: Timestamp) {
        self.chat.written_at = Some(at);
    }

    /// An identity number was seen. A doubtful one is left to a person to judge and is not noted as seen.
    pub(super) fn observe_number(&mut self, doubtful: bool, in_chat: bool, at: Timestamp) {
        let numbers = &mut self.numbers;
        if !doubtful {
            numbers.last_at = Some(at);
            if in_chat {
                numbers.in_chat_at = Some(at);
            }
        }
        let severity = if doubtful { Severity::Caution } else { Severity::Alarm };
        numbers.open = numbers.open.max(Some(severity));
    }

    pub(super) fn acknowledge_number(&mut self) {
        self.numbers.open = None;
    }
}

/// Screens.
impl Privacy {
    /// The viewer's sharing began or ended. Returns whether it began.
    pub(super) fn switch_viewers_screen(&mut self, on: bool, at: Timestamp) -> bool {
        let before = std::mem::replace(&mut self.sharing.viewer_shares, on);
        self.sharing.note(on && !before, at)
    }

    /// Somebody else's sharing began or ended. Returns whether it began.
    pub(super) fn switch_others_screen(&mut self, on: bool, at: Timestamp) -> bool {
        let before = std::mem::replace(&mut self.sharing.others_share, on);
        self.sharing.note(on && !before, at)
    }

    /// The platform reports what the viewer shares. Ignored where the sharing has ended.
    pub(super) fn observe_surface(&mut self, value: Surface, at: Timestamp) {
        let sharing = &mut self.sharing;
        if sharing.viewer_shares && sharing.surface.is_none_or(|seen| seen.value != value) {
            sharing.surface = Some(Stamped { value, at });
        }
    }
}

/// Outsiders.
impl Privacy {
    pub(super) fn report_outsider(&mut self, place: Place, at: Timestamp) {
        self.outsider = Some(Outsider { place, since: at, gone: false });
    }

    /// They are gone, wherever they were.
    pub(super) fn outsider_gone(&mut self) {
        if let Some(outsider) = &mut self.outsider {
            outsider.gone = true;
        }
    }

    /// Nobody unexpected is left in the call, so an outsider in it is gone.
    pub(super) fn outsider_gone_from_call(&mut self) {
        if self.outsider.is_some_and(|outsider| outsider.place == Place::Call) {
            self.outsider_gone();
        }
    }

    /// Compares with who is in the call. An outsider who was seen in it is gone when `nobody_left`.
    pub(super) fn sync_outsider(&mut self, nobody_left: bool) {
        if self.outsider_seen_in_call && nobody_left {
            self.outsider_gone_from_call();
        }
        let here = self.outsider.is_some_and(|outsider| !outsider.gone);
        self.outsider_seen_in_call = here && !nobody_left;
    }
}
