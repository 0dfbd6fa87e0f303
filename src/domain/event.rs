//! The inputs of a consultation, and the observations among them: in the past tense and without any vendor's words.

use super::admission::{Admission, Declined};
use super::capability::{Action, Capabilities};
use super::command::NoteBlock;
use super::device_test::DeviceTest;
use super::intent::Intent;
use super::participant::{Expected, ParticipantKey, Sighting};
use super::private::Private;
use super::setting::{Setting, Viewer};
use super::time::{Millis, Timestamp};
use crate::domain::word::worded;

/// The state of a recorder, transcriber or streamer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Requested, not running yet.
    Starting,
    /// Running now.
    Running,
    /// No longer running.
    Stopped,
}

/// The viewer's own connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connection {
    /// Working well.
    Stable,
    /// Working badly.
    Unstable,
    /// Lost.
    Offline,
}

/// The result of the platform's own test of sound and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precall {
    /// Everything worked.
    Passed,
    /// Something did not work.
    Failed,
    /// The person skipped the test.
    Skipped,
}

/// Who shares a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sharer {
    /// The viewer.
    Viewer,
    /// Somebody else; `None` if the platform does not identify who.
    Other(Option<ParticipantKey>),
}

worded! {
    /// What a shared screen shows.
    Surface {
        /// One window.
        Window = "window",
        /// One browser tab.
        Tab = "tab",
        /// The whole screen, with everything that appears on it later.
        Screen = "screen",
    }
}

/// What the viewer's browser measured of the others' picture and sound, over the last minute at most; `None` for what the browser
/// does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Over how long.
    pub over: Millis,
    /// For how long the picture stood still.
    pub frozen: Option<Millis>,
    /// How much of the sound was missing and was filled in, per mille.
    pub concealed: Option<u32>,
    /// How many packets were lost, per mille.
    pub lost: Option<u32>,
    /// Frames a second.
    pub frames: Option<u32>,
    /// How long a packet takes there and back.
    pub round_trip: Option<Millis>,
}

impl Measure {
    /// Whether the picture stood still for so long, or so much of the sound was filled in.
    pub fn reaches(&self, frozen: Millis, filled: Millis) -> bool {
        let sound = self.concealed.map(|share| u64::from(share) * self.over.0 / 1_000);
        self.frozen.is_some_and(|it| it >= frozen) || sound.is_some_and(|it| it >= filled.0)
    }
}

/// How the room of this appointment locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomType {
    /// The platform locks it by itself.
    AutoLock,
    /// The host locks it.
    ManualLock,
}

/// Who calls whom when the line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caller {
    /// The clinician calls the patient.
    Clinician,
    /// The patient calls the clinician.
    Patient,
}

/// What the host page knows about the appointment. Held in memory only.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Appointment {
    /// Its start, if known.
    pub start: Option<Timestamp>,
    /// Its planned duration, if known.
    pub length: Option<Millis>,
    /// How the room locks, if known.
    pub room_type: Option<RoomType>,
    /// The contact for technical help, shown as text.
    pub support: Option<Private>,
    /// The number to call if the line breaks, shown as text.
    pub callback: Option<Private>,
    /// Who calls if the line breaks, if known.
    pub caller: Option<Caller>,
    /// How long the patient waits after a break before they call, if known.
    pub callback_after: Option<Millis>,
    /// Whether the host page has given a record system that the note can be sent to.
    pub takes_note: bool,
}

/// Who ended the meeting for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBy {
    /// A host.
    Host,
    /// An administrator of the platform.
    Administrator,
    /// Nobody: all hosts had left.
    HostsGone,
}

/// An observation, by an adapter or from the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An adapter was connected. Observations through an earlier adapter are history.
    Connected(Capabilities),
    /// The room's user interface is ready.
    RoomReady,
    /// The viewer asked to be admitted.
    Knocked,
    /// The viewer withdrew the request.
    KnockCancelled,
    /// The viewer entered the call.
    Joined,
    /// The viewer left the call or was removed.
    Left {
        /// Whether somebody removed the viewer.
        removed: bool,
    },
    /// The meeting was ended for everybody; `None` if the platform does not report by whom.
    MeetingEnded(Option<EndedBy>),
    /// A participant is there, either new or changed.
    ParticipantSeen(Sighting),
    /// A participant left; `None` if the platform does not identify who.
    ParticipantGone(Option<ParticipantKey>),
    /// All participants, including those who wait: anybody who is missing here has left. Only from a platform that
    /// identifies participants; a sighting without a key is ignored here.
    EverybodySeen(Vec<Sighting>),
    /// The room no longer reports anything, temporarily or for good. Earlier observations may be outdated until everybody
    /// is seen again.
    FeedLost,
    /// The panel was rebuilt after a panic and may have missed something. What the room reported before is unknown until it is
    /// reported again.
    PanelRestarted,
    /// The panel's own role in the room was reported: host or guest.
    OwnRoleTold {
        /// Whether the panel is a host.
        host: bool,
    },
    /// Whether those who wait are waiting for a host to arrive, or to be admitted by one.
    HostAwaited {
        /// Whether no host has arrived yet.
        awaited: bool,
    },
    /// The panel's own admission to a conference that it listens to from inside changed.
    AdmissionChanged(Admission),
    /// The room declined a command.
    CommandDeclined {
        /// The requested action.
        action: Action,
        /// The participant it concerns, if there is one and the platform reports it.
        whom: Option<ParticipantKey>,
        /// The reason.
        why: Declined,
    },
    /// The number of people in the call other than the viewer was reported.
    OthersCounted(u32),
    /// The viewer's microphone was switched on or off.
    MicrophoneSwitched {
        /// Whether it is on now.
        on: bool,
    },
    /// The viewer's camera was switched on or off.
    CameraSwitched {
        /// Whether it is on now.
        on: bool,
    },
    /// The viewer allowed the page to use camera and microphone, or refused.
    DevicesAnswered {
        /// Whether it was allowed.
        granted: bool,
    },
    /// The platform's own test of sound and picture ended.
    PrecallEnded(Precall),
    /// Screen sharing started or stopped.
    SharingSwitched {
        /// Who shares.
        by: Sharer,
        /// Whether it is shared now.
        on: bool,
    },
    /// What the viewer shares was observed.
    SurfaceSeen(Surface),
    /// The viewer's chat panel was opened or closed.
    ChatPanelSwitched {
        /// Whether it is open now.
        open: bool,
    },
    /// Whether the room has a chat was reported.
    ChatOffered {
        /// Whether it has one.
        on: bool,
    },
    /// Somebody wrote in the chat; with the text, if the platform gives it. The text is searched only if the procedure's
    /// policy `chat_scan` says so, and is not kept.
    ChatWritten(Option<Private>),
    /// The viewer's participant list was opened or closed.
    PeoplePanelSwitched {
        /// Whether it is open now.
        open: bool,
    },
    /// A recording started or stopped.
    RecordingChanged(Activity),
    /// A transcription started or stopped.
    TranscriptionChanged(Activity),
    /// Streaming started or stopped.
    StreamingChanged(Activity),
    /// Somebody began to speak, or nobody speaks any more. It is not reported who.
    SpeechHeard {
        /// Whether somebody speaks now.
        on: bool,
    },
    /// The viewer's connection changed.
    ConnectionChanged(Connection),
    /// The viewer's browser measured picture and sound; `None`: it does not any more.
    QualityMeasured(Option<Measure>),
    /// The lock of the room was observed.
    LockSeen {
        /// Whether it is locked now.
        locked: bool,
    },
    /// The host page started another consultation, or the same one again.
    BegunAnew(Viewer, Setting),
    /// The host page gave the setting.
    SettingGiven(Setting),
    /// The host page reported whether this person has completed the onboarding.
    OnboardingTold(bool),
    /// The host page announced who is expected.
    ExpectedAnnounced(Vec<Expected>),
    /// The host page gave the details of the appointment.
    AppointmentGiven(Appointment),
    /// The state of the panel's own test of microphone and camera changed.
    DeviceTest(DeviceTest),
    /// The browser failed to copy a block of the note to the clipboard.
    NoteNotCopied(NoteBlock),
    /// The record system confirmed the note.
    NoteSent,
    /// The record system rejected the note or could not be reached.
    NoteNotSent,
}

impl Event {
    /// Whether the host page or the panel's own page reports this, and not the room.
    pub const fn is_from_host_page(&self) -> bool {
        matches!(
            self,
            Self::Connected(_)
                | Self::BegunAnew(..)
                | Self::SettingGiven(_)
                | Self::OnboardingTold(_)
                | Self::ExpectedAnnounced(_)
                | Self::AppointmentGiven(_)
                | Self::PanelRestarted
                | Self::AdmissionChanged(_)
                | Self::NoteNotCopied(_)
                | Self::NoteSent
                | Self::NoteNotSent
        )
    }

    /// Whether only those inside the room receive this.
    pub const fn needs_viewer_inside(&self) -> bool {
        matches!(
            self,
            Self::ParticipantSeen(_)
                | Self::ParticipantGone(_)
                | Self::EverybodySeen(_)
                | Self::OthersCounted(_)
                | Self::ChatWritten(_)
        )
    }
}

/// Everything that can happen to a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// An adapter or the host page reports an event.
    Seen(Event),
    /// A person asks for something.
    Asked(Intent),
    /// Time has passed. Requested by [`Consultation::next_wake`](super::Consultation::next_wake); there is no other
    /// ticking.
    Tick,
    /// Another procedure is followed from now on.
    ProcedureChanged,
}
