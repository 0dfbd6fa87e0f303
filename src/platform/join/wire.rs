//! The node's messages, typed.
//!
//! The node uses "YES" and "NO" beside true and false, and older versions omit fields. Only needed fields are read. An
//! unreadable field counts as absent, since the participant's presence matters more; only the subject's id is required.

use super::admission::{Ending, ending, refused};
use super::event_type::EventType;
use super::row::{Row, flag};
use crate::domain::{Action, Declined, Private};
use crate::platform::capture::Capture;
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, known, text};
use crate::platform::screen::Screen;

/// The conference status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conference {
    /// Whether newcomers without the host PIN must wait.
    pub locked: bool,
    /// Whether a host has joined; until then guests wait.
    pub started: Option<bool>,
    /// Recording, transcription and streaming.
    pub capture: Capture,
    /// Whether there is a chat. Newer nodes send it here, all nodes on entry.
    pub chat: Option<bool>,
}

/// A parsed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// The panel has requested admission.
    Entering,
    /// The node admitted the panel, at first or again. A new connection starts.
    Entered {
        /// The panel's own row.
        own: Option<Private>,
        /// Whether that row is the viewer's: messages then come from the viewer's own client.
        viewer: bool,
        /// Whether as a host.
        host: bool,
        /// Whether in the waiting room.
        waiting: bool,
        /// Whether there is a chat, if reported.
        chat: Option<bool>,
    },
    /// The event stream was opened or lost.
    Stream {
        /// The new state.
        open: bool,
    },
    /// The panel is not admitted. `session` reads the reason, which depends on earlier messages.
    Failed,
    /// The panel left.
    Left,
    /// A command was refused.
    Declined {
        /// The command.
        action: Action,
        /// The participant concerned, if reported.
        whom: Option<Private>,
        /// The reason.
        why: Declined,
    },
    /// A complete participant list starts.
    SnapshotBegin,
    /// The list is complete.
    SnapshotEnd,
    /// A new or changed row.
    Row(Row),
    /// A participant left.
    RowRemoved(Private),
    /// The conference status.
    Conference(Conference),
    /// A chat message.
    ChatMessage {
        /// The text, if the page forwards it.
        text: Option<Private>,
    },
    /// A presentation started.
    PresentationStarted {
        /// The presenter, if reported.
        by: Option<Private>,
    },
    /// The presentation stopped.
    PresentationStopped,
    /// The node ended the connection.
    Disconnected(Ending),
    /// The viewer's own screen share, if the viewer's browser is observed.
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
            EventType::Asking => Self::Entering,
            EventType::Entered => Self::Entered {
                own: text(detail, "participant_uuid"),
                viewer: flag(detail, "viewer") == Some(true),
                host: detail.field("role").as_str().as_deref() == Some("HOST"),
                waiting: detail.field("service_type").as_str().as_deref() == Some("waiting_room"),
                chat: flag(detail, "chat_enabled"),
            },
            EventType::Stream => Self::Stream { open: read.open()? },
            EventType::Failed => Self::Failed,
            EventType::Left => Self::Left,
            EventType::Refused => refused(detail).map_or(Self::Ignored, |(action, why)| {
                Self::Declined { action, whom: text(detail, "uuid"), why }
            }),
            EventType::ParticipantSyncBegin => Self::SnapshotBegin,
            EventType::ParticipantSyncEnd => Self::SnapshotEnd,
            EventType::ParticipantCreate | EventType::ParticipantUpdate => {
                Self::Row(Row::read(read.subject("uuid")?, detail))
            }
            EventType::ParticipantDelete => Self::RowRemoved(read.subject("uuid")?),
            EventType::ConferenceUpdate => Self::Conference(Conference {
                locked: read.yes_or_no("locked")?,
                started: flag(detail, "started"),
                chat: flag(detail, "chat_enabled"),
                capture: Capture {
                    recording: flag(detail, "recording"),
                    transcription: any_flag(detail, ["transcribing", "ai_enabled"]),
                    streaming: any_flag(detail, ["streaming", "public_streaming"]),
                },
            }),
            EventType::MessageReceived => read.message()?,
            EventType::PresentationStart => {
                read.object()?;
                Self::PresentationStarted { by: text(detail, "presenter_uuid") }
            }
            EventType::PresentationStop => Self::PresentationStopped,
            EventType::Disconnect => Self::Disconnected(ending(detail)),
            EventType::Screen => {
                let missing = || read.error(BadMessageCode::MissingField);
                Self::Screen(Screen::read(read.object()?).ok_or_else(missing)?)
            }
            // Media negotiation, breakout rooms and unreadable events do not concern the panel.
            EventType::PresentationEnded
            | EventType::PresentationFrame
            | EventType::Stage
            | EventType::Layout
            | EventType::CallDisconnected
            | EventType::Refer
            | EventType::CancelRefer
            | EventType::OnHold
            | EventType::Fecc
            | EventType::RefreshToken
            | EventType::LiveCaptions
            | EventType::PeerDisconnect
            | EventType::NewOffer
            | EventType::UpdateSdp
            | EventType::NewCandidate
            | EventType::SplashScreen
            | EventType::BreakoutBegin
            | EventType::BreakoutEvent
            | EventType::BreakoutEnd
            | EventType::BreakoutRefer
            | EventType::Unreadable => Self::Ignored,
        })
    }
}

/// Logical OR of two flags; `None` if both are absent.
fn any_flag(detail: &impl Detail, names: [&str; 2]) -> Option<bool> {
    let flags = names.map(|name| flag(detail, name));
    flags.into_iter().flatten().reduce(|one, other| one || other)
}

impl<D: Detail> Reader<'_, D> {
    /// A required boolean, "YES" or "NO".
    fn yes_or_no(&self, name: &str) -> Result<bool, BadMessage> {
        flag(self.object()?, name)
            .ok_or_else(|| self.mismatch(&self.detail.field(name), BadMessageCode::MissingField))
    }

    /// A chat message has a text type; applications exchange messages of other types.
    fn message(&self) -> Result<WireEvent, BadMessage> {
        let kind = self.object()?.field("type").as_str();
        let is_text = kind.is_none_or(|kind| kind.trim_start().starts_with("text/"));
        let text = || text(self.detail, "payload");
        Ok(if is_text { WireEvent::ChatMessage { text: text() } } else { WireEvent::Ignored })
    }
}
