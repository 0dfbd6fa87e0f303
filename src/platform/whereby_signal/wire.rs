//! The messages of the signalling connection, typed.
//!
//! Only needed fields are read. An unreadable field counts as absent; only the subject's id is required.
//! `tests/node/extension_whereby.test.mjs` compares the messages with the vendor's typings.

use super::event_type::EventType;
use crate::domain::Private;
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, known, text};
use crate::platform::screen::Screen;

/// A client's role, from the vendor's role name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A person who can admit, lock and end.
    Host,
    /// A person who cannot.
    Guest,
    /// A person with an unknown role.
    Person,
    /// Records video or audio.
    Recorder,
    /// Streams to outside viewers.
    Streamer,
    /// Transcribes.
    Captioner,
    /// Another program.
    Assistant,
}

/// A client in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The server's id, new with every connection.
    pub id: Private,
    /// The display name.
    pub name: Option<Private>,
    /// The external id from the client's host page.
    pub external_id: Option<Private>,
    /// The role.
    pub role: Role,
}

/// A client who knocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knocker {
    /// The server's id.
    pub id: Private,
    /// The display name.
    pub name: Option<Private>,
}

/// The room when the viewer joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The viewer's id.
    pub own: Private,
    /// Everybody in the room, the viewer included.
    pub clients: Vec<Client>,
    /// Everybody who knocks.
    pub knockers: Vec<Knocker>,
    /// Whether newcomers must knock.
    pub locked: Option<bool>,
    /// Whether a transcription is running.
    pub transcribed: bool,
}

/// A parsed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// The viewer joined or rejoined.
    Joined(Room),
    /// The viewer is not admitted.
    NotAdmitted {
        /// The viewer's id.
        own: Option<Private>,
    },
    /// The viewer left.
    Left,
    /// A client was removed. Sent to that client.
    Kicked(Private),
    /// The lock changed.
    Locked(bool),
    /// A client joined.
    ClientJoined(Client),
    /// A client left.
    ClientLeft(Private),
    /// A client changed its name.
    Renamed(Knocker),
    /// A client knocks.
    Knocked {
        /// Who.
        who: Knocker,
        /// Whether it is the viewer.
        own: bool,
    },
    /// A client stopped knocking: it left or was admitted.
    KnockerLeft(Private),
    /// A client started or stopped screen sharing.
    Screenshare {
        /// Who.
        who: Private,
        /// The new state.
        on: bool,
    },
    /// A cloud recording started or stopped.
    Recording(bool),
    /// A transcription started or stopped.
    Transcription(bool),
    /// The stream to outside viewers stopped.
    StreamingStopped,
    /// A chat message.
    ChatMessage {
        /// The text, if the page forwards it.
        text: Option<Private>,
    },
    /// The connection was opened or lost.
    Stream {
        /// The new state.
        open: bool,
    },
    /// The viewer started or stopped screen sharing in this browser.
    Screen(Screen),
    /// Without effect.
    Ignored,
}

impl WireEvent {
    /// Parses one message.
    pub fn parse(kind: &str, detail: &impl Detail) -> Result<Self, BadMessage> {
        let event = known(EventType::parse(kind))?;
        let read = Reader { kind: event.word(), detail };
        Ok(match event {
            EventType::RoomJoined => read.joined()?,
            EventType::RoomLeft => Self::Left,
            EventType::RoomLocked => Self::Locked(read.flag("isLocked")?),
            EventType::NewClient => {
                let client = read.object()?.field("client");
                Self::ClientJoined(read_client(&client).ok_or_else(|| read.missing(&client))?)
            }
            EventType::ClientLeft => Self::ClientLeft(read.subject("clientId")?),
            EventType::ClientKicked => Self::Kicked(read.subject("clientId")?),
            EventType::ClientMetadataReceived if read.failed() => Self::Ignored,
            EventType::ClientMetadataReceived => {
                let payload = read.object()?.field("payload");
                Self::Renamed(read_knocker(&payload).ok_or_else(|| read.missing(&payload))?)
            }
            EventType::RoomKnocked => Self::Knocked {
                who: Knocker { id: read.subject("clientId")?, name: text(detail, "displayName") },
                own: text(detail, "selfId").is_some(),
            },
            EventType::KnockerLeft => Self::KnockerLeft(read.subject("clientId")?),
            EventType::ScreenshareStarted => {
                Self::Screenshare { who: read.subject("clientId")?, on: true }
            }
            EventType::ScreenshareStopped => {
                Self::Screenshare { who: read.subject("clientId")?, on: false }
            }
            EventType::CloudRecordingStarted | EventType::LiveTranscriptionStarted
                if read.failed() =>
            {
                Self::Ignored
            }
            EventType::CloudRecordingStarted => Self::Recording(true),
            EventType::CloudRecordingStopped => Self::Recording(false),
            EventType::LiveTranscriptionStarted => Self::Transcription(true),
            EventType::LiveTranscriptionStopped => Self::Transcription(false),
            EventType::StreamingStopped => Self::StreamingStopped,
            EventType::ChatMessage if read.failed() => Self::Ignored,
            EventType::ChatMessage => Self::ChatMessage { text: text(detail, "text") },
            EventType::Stream => Self::Stream { open: read.open()? },
            EventType::Screen => {
                Self::Screen(Screen::read(read.object()?).ok_or_else(|| read.missing(detail))?)
            }
        })
    }
}

fn read_client(detail: &impl Detail) -> Option<Client> {
    let role = detail.field("role").field("roleName").as_str();
    let role = match role.as_deref() {
        _ if detail.field("isAudioRecorder").as_bool() == Some(true) => Role::Recorder,
        Some("host") => Role::Host,
        Some("visitor" | "granted_visitor" | "viewer" | "granted_viewer") => Role::Guest,
        Some("recorder") => Role::Recorder,
        Some("streamer") => Role::Streamer,
        Some("captioner") => Role::Captioner,
        Some("assistant") => Role::Assistant,
        _ => Role::Person,
    };
    Some(Client {
        id: text(detail, "id")?,
        name: text(detail, "displayName"),
        external_id: text(detail, "externalId"),
        role,
    })
}

fn read_knocker(detail: &impl Detail) -> Option<Knocker> {
    Some(Knocker { id: text(detail, "clientId")?, name: text(detail, "displayName") })
}

impl<D: Detail> Reader<'_, D> {
    /// The error for a nested value without its required field, or of the wrong type.
    fn missing(&self, value: &D) -> BadMessage {
        let absent = value.is_nullish() || value.is_object();
        self.error(if absent { BadMessageCode::MissingField } else { BadMessageCode::WrongType })
    }

    /// Whether the message reports a failure.
    fn failed(&self) -> bool {
        text(self.detail, "error").is_some()
    }

    fn joined(&self) -> Result<WireEvent, BadMessage> {
        if self.object()?.field("error").as_str().is_some() {
            return Ok(WireEvent::NotAdmitted { own: text(self.detail, "selfId") });
        }
        let own = self.subject("selfId")?;
        let room = self.detail.field("room");
        if !room.is_object() {
            return Err(self.missing(&room));
        }
        Ok(WireEvent::Joined(Room {
            own,
            clients: room.field("clients").items().iter().filter_map(read_client).collect(),
            knockers: room.field("knockers").items().iter().filter_map(read_knocker).collect(),
            locked: room.field("isLocked").as_bool(),
            transcribed: text(&room, "liveTranscriptionId").is_some(),
        }))
    }
}
