//! What was seen. Past tense, closed, and free of any vendor's words.

use super::admission::{Admission, Declined};
use super::capability::{Action, Capabilities};
use super::device_test::DeviceTest;
use super::participant::{Expected, ParticipantKey, Sighting};
use super::private::Private;
use super::setting::{Setting, Viewer};
use super::time::{Millis, Timestamp};

/// The state of a machine that listens along: recorder, transcriber, streamer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Asked for, not yet running.
    Starting,
    /// Running now.
    Running,
    /// Not running any more.
    Stopped,
}

/// The viewer's own connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connection {
    /// Good.
    Stable,
    /// Poor.
    Unstable,
    /// Gone.
    Offline,
}

/// The outcome of the platform's own test of sound and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precall {
    /// Everything worked.
    Passed,
    /// Something did not work.
    Failed,
    /// The person went past the test.
    Skipped,
}

/// Whose screen is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sharer {
    /// The viewer's own.
    Viewer,
    /// Somebody else's.
    Other(Option<ParticipantKey>),
}

/// What a shared screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surface {
    /// One window.
    Window,
    /// One tab of the browser.
    Tab,
    /// All that is on a screen, what comes up on it later too.
    Screen,
}

/// How the room of this appointment locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomType {
    /// The platform locks it by itself.
    AutoLock,
    /// The host locks it.
    ManualLock,
}

/// What the host page knows of the appointment. Kept in memory only.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Appointment {
    /// When it is due.
    pub start: Option<Timestamp>,
    /// How long it is meant to be, when the host page knows.
    pub length: Option<Millis>,
    /// How the room locks, when the host page knows.
    pub room_type: Option<RoomType>,
    /// Where to get technical help, as shown text.
    pub support: Option<Private>,
    /// Who calls whom if the line breaks: a number, as shown text.
    pub callback: Option<Private>,
    /// The host page has told how the record system is reached, so that the note can be sent there.
    pub takes_note: bool,
}

/// Who ended a meeting for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndedBy {
    /// A host.
    Host,
    /// Whoever runs the platform.
    Administrator,
    /// Nobody: all hosts had gone.
    HostsGone,
}

/// Something that was seen, by an adapter or told by the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An adapter is connected. What was seen before through another is history.
    Connected(Capabilities),
    /// The room's own surface is up.
    RoomReady,
    /// The viewer asked to be let in.
    Knocked,
    /// The viewer gave up asking.
    KnockCancelled,
    /// The viewer is in the call.
    Joined,
    /// The viewer is out of the call; `removed` when somebody put them out.
    Left {
        /// Somebody else put the viewer out.
        removed: bool,
    },
    /// The meeting was ended for all; by whom, when that is told.
    MeetingEnded(Option<EndedBy>),
    /// Somebody is there: new, or known and changed.
    ParticipantSeen(Sighting),
    /// Somebody went. `None` when the platform does not tell who.
    ParticipantGone(Option<ParticipantKey>),
    /// These are all who are there, those who wait among them: whoever is not told of is gone. Only from a platform
    /// that tells people apart; a sighting without a key says nothing here.
    EverybodySeen(Vec<Sighting>),
    /// The room tells nothing any more, for now or for good: what was told may no longer be so, until everybody is
    /// seen again.
    FeedLost,
    /// The panel itself may do a host's deeds in the room, or only a guest's.
    OwnRoleTold {
        /// A host's.
        host: bool,
    },
    /// Nobody who may open the room has come yet, so who waits, waits for that; or somebody has.
    HostAwaited {
        /// Nobody has come.
        awaited: bool,
    },
    /// How the panel itself stands at the door of a conference that it hears from inside.
    AdmissionChanged(Admission),
    /// The room did not take a command.
    CommandDeclined {
        /// What was asked.
        action: Action,
        /// With whom, where it has a subject and that is told.
        whom: Option<ParticipantKey>,
        /// Why not.
        why: Declined,
    },
    /// So many others than the viewer are in the call.
    OthersCounted(u32),
    /// The viewer's microphone went on or off.
    MicrophoneSwitched {
        /// On now.
        on: bool,
    },
    /// The viewer's camera went on or off.
    CameraSwitched {
        /// On now.
        on: bool,
    },
    /// The viewer let the page use camera and microphone, or refused.
    DevicesAnswered {
        /// Let.
        granted: bool,
    },
    /// The platform tested sound and picture.
    PrecallEnded(Precall),
    /// A screen is shared or no longer shared.
    SharingSwitched {
        /// Whose.
        by: Sharer,
        /// Shared now.
        on: bool,
    },
    /// What the viewer shares now.
    SurfaceSeen(Surface),
    /// The viewer's chat panel opened or closed.
    ChatPanelSwitched {
        /// Open now.
        open: bool,
    },
    /// The room has a chat, or has none.
    ChatOffered {
        /// It has one.
        on: bool,
    },
    /// Somebody wrote in the chat; the text where the platform shows it. It is looked at only where the
    /// procedure's policy `chat_scan` says so, and kept nowhere.
    ChatWritten(Option<Private>),
    /// The viewer's participant list opened or closed.
    PeoplePanelSwitched {
        /// Open now.
        open: bool,
    },
    /// A recording started or stopped.
    RecordingChanged(Activity),
    /// A transcription started or stopped.
    TranscriptionChanged(Activity),
    /// Streaming started or stopped.
    StreamingChanged(Activity),
    /// The viewer's connection changed.
    ConnectionChanged(Connection),
    /// The room is seen locked or unlocked.
    LockSeen {
        /// Locked now.
        locked: bool,
    },
    /// The host page begins another consultation, or the same one anew.
    BegunAnew(Viewer, Setting),
    /// The host page says who is to take part.
    SettingGiven(Setting),
    /// The host page says whether this person knows the panel and has had their training.
    OnboardingTold(bool),
    /// The host page announced who is to come.
    ExpectedAnnounced(Vec<Expected>),
    /// The host page told of the appointment.
    AppointmentGiven(Appointment),
    /// How the panel's own test of microphone and camera goes.
    DeviceTest(DeviceTest),
    /// The browser did not put the note on the clipboard.
    NoteNotCopied,
    /// The record system has said that it has the note.
    NoteSent,
    /// The record system has said no to the note, or could not be reached.
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
                | Self::AdmissionChanged(_)
                | Self::NoteNotCopied
                | Self::NoteSent
                | Self::NoteNotSent
        )
    }

    /// Whether only those inside the room are told this.
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
