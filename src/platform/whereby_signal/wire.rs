//! What is said on the signalling connection, typed.
//!
//! A field is looked at only if it tells us something, and one that cannot be read takes nothing from the message but
//! itself. Only what names the message's subject is asked for. The vendor's typings are compared in
//! `tests/node/extension_whereby.test.mjs`.

use super::event_type::EventType;
use crate::domain::Private;
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, known, text};
use crate::platform::screen::Screen;

/// What somebody is in the room, by the vendor's name of the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A person who may let others in, lock and end.
    Host,
    /// A person who may not.
    Guest,
    /// Somebody of whom it is not told.
    Person,
    /// Records, picture and sound or sound alone.
    Recorder,
    /// Sends to outside viewers.
    Streamer,
    /// Writes down what is said.
    Captioner,
    /// Another program.
    Assistant,
}

/// Somebody in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// The server's handle, new with every connection.
    pub id: Private,
    /// The name as shown.
    pub name: Option<Private>,
    /// The id that the page of theirs gave.
    pub external_id: Option<Private>,
    /// What they are.
    pub role: Role,
}

/// Somebody who knocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knocker {
    /// The server's handle.
    pub id: Private,
    /// The name as shown.
    pub name: Option<Private>,
}

/// The room as it is when the viewer comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The viewer's own handle.
    pub own: Private,
    /// Everybody in it, the viewer too.
    pub clients: Vec<Client>,
    /// Everybody who knocks.
    pub knockers: Vec<Knocker>,
    /// Locked: who comes now, knocks.
    pub locked: Option<bool>,
    /// What is said is being written down.
    pub transcribed: bool,
}

/// One message, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// The viewer is in, at first or again.
    Joined(Room),
    /// The viewer is not let in yet, or not at all.
    AtTheDoor {
        /// The viewer's own handle.
        own: Option<Private>,
    },
    /// The viewer is out.
    Left,
    /// Somebody is put out. Whoever is, is told.
    Kicked(Private),
    /// The lock changed.
    Locked(bool),
    /// Somebody came.
    Came(Client),
    /// Somebody went.
    Gone(Private),
    /// Somebody shows another name.
    Renamed(Knocker),
    /// Somebody knocks.
    Knocked {
        /// Who.
        who: Knocker,
        /// It is the viewer.
        own: bool,
    },
    /// Somebody does not knock any more: gone, or let in.
    KnockerGone(Private),
    /// Somebody shares a screen, or no longer does.
    Shares {
        /// Who.
        who: Private,
        /// Shared now.
        on: bool,
    },
    /// A recording in the cloud began or ended.
    Recording(bool),
    /// A transcription began or ended.
    Transcription(bool),
    /// The stream to outside ended.
    StreamingStopped,
    /// Something was written in the chat.
    Written {
        /// The text, where the page's part hands it on.
        text: Option<Private>,
    },
    /// The connection is there, or is lost.
    Stream {
        /// There now.
        open: bool,
    },
    /// The viewer shares a screen from this browser, or no longer does.
    Screen(Screen),
    /// Something that did not come about.
    Nothing,
}

impl WireEvent {
    /// Reads one message.
    pub fn parse(kind: &str, detail: &impl Detail) -> Result<Self, BadMessage> {
        let event = known(EventType::parse(kind))?;
        let read = Reader { kind: event.word(), detail };
        Ok(match event {
            EventType::RoomJoined => read.joined()?,
            EventType::RoomLeft => Self::Left,
            EventType::RoomLocked => Self::Locked(read.flag("isLocked")?),
            EventType::NewClient => {
                let client = read.object()?.field("client");
                Self::Came(read_client(&client).ok_or_else(|| read.missing(&client))?)
            }
            EventType::ClientLeft => Self::Gone(read.subject("clientId")?),
            EventType::ClientKicked => Self::Kicked(read.subject("clientId")?),
            EventType::ClientMetadataReceived if read.failed() => Self::Nothing,
            EventType::ClientMetadataReceived => {
                let payload = read.object()?.field("payload");
                Self::Renamed(read_knocker(&payload).ok_or_else(|| read.missing(&payload))?)
            }
            EventType::RoomKnocked => Self::Knocked {
                who: Knocker { id: read.subject("clientId")?, name: text(detail, "displayName") },
                own: text(detail, "selfId").is_some(),
            },
            EventType::KnockerLeft => Self::KnockerGone(read.subject("clientId")?),
            EventType::ScreenshareStarted => {
                Self::Shares { who: read.subject("clientId")?, on: true }
            }
            EventType::ScreenshareStopped => {
                Self::Shares { who: read.subject("clientId")?, on: false }
            }
            EventType::CloudRecordingStarted | EventType::LiveTranscriptionStarted
                if read.failed() =>
            {
                Self::Nothing
            }
            EventType::CloudRecordingStarted => Self::Recording(true),
            EventType::CloudRecordingStopped => Self::Recording(false),
            EventType::LiveTranscriptionStarted => Self::Transcription(true),
            EventType::LiveTranscriptionStopped => Self::Transcription(false),
            EventType::StreamingStopped => Self::StreamingStopped,
            EventType::ChatMessage if read.failed() => Self::Nothing,
            EventType::ChatMessage => Self::Written { text: text(detail, "text") },
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
    /// The fault of a value within the message that lacks what it must have, or is of another type.
    fn missing(&self, value: &D) -> BadMessage {
        let absent = value.is_nullish() || value.is_object();
        self.bad(if absent { BadMessageCode::MissingField } else { BadMessageCode::WrongType })
    }

    /// Whether what was asked for did not come about.
    fn failed(&self) -> bool {
        text(self.detail, "error").is_some()
    }

    fn joined(&self) -> Result<WireEvent, BadMessage> {
        if self.object()?.field("error").as_str().is_some() {
            return Ok(WireEvent::AtTheDoor { own: text(self.detail, "selfId") });
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
