//! What the node says, typed.
//!
//! The node writes "YES" and "NO" beside true and false, and leaves out what it is too old to know. A field is looked at
//! only if it tells us something, and one that cannot be read takes nothing from the message but itself: that somebody is
//! there matters more than what else is said of them. Only what names the message's subject is asked for.

use super::admission::{Ending, ending, refused};
use super::event_type::EventType;
use super::row::{Row, flag};
use crate::domain::{Action, Declined, Private};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::listening::Listening;
use crate::platform::reader::{Reader, known, text};
use crate::platform::screen::Screen;

/// How the conference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conference {
    /// Locked: who comes now, waits, other than with a host's PIN.
    pub locked: bool,
    /// A host has come. Before, guests wait for that.
    pub started: Option<bool>,
    /// What listens along.
    pub listening: Listening,
    /// There is a chat. Told by newer nodes, and by the others at the door.
    pub chat: Option<bool>,
}

/// One message, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// We have asked to be let in.
    Asking,
    /// The node let us in, at first or again. What was heard before is of another connection.
    Entered {
        /// Our own row.
        own: Option<Private>,
        /// It is the viewer's: what tells is the viewer's own client, and no panel beside it.
        viewer: bool,
        /// As a host.
        host: bool,
        /// Into the waiting room.
        waits: bool,
        /// Where there is a chat, when that is told.
        chat: Option<bool>,
    },
    /// The event stream is open, or is lost.
    Stream {
        /// Open now.
        open: bool,
    },
    /// We are not let in. The door itself is read by the one who knows what was said of it before.
    Failed,
    /// We left.
    Left,
    /// A command that the panel waits for was not taken.
    Declined {
        /// Which.
        action: Action,
        /// On whose row, where the page's part says.
        whom: Option<Private>,
        /// Why.
        why: Declined,
    },
    /// A list of all who are there begins.
    ListBegins,
    /// It is whole.
    ListEnds,
    /// Somebody is there: new, or known and changed.
    Row(Row),
    /// Somebody went.
    Gone(Private),
    /// How the conference is.
    Conference(Conference),
    /// Something was written in the chat.
    Written {
        /// The text, where the page's part hands it on.
        text: Option<Private>,
    },
    /// Somebody presents.
    PresentationBegins {
        /// Who, when it is told.
        by: Option<Private>,
    },
    /// Nobody presents any more.
    PresentationEnds,
    /// We are not in, or not any more.
    Disconnected(Ending),
    /// The viewer's own screen, where the viewer's own browser is listened to.
    Screen(Screen),
    /// Something that tells us nothing of the room.
    Nothing,
}

impl WireEvent {
    /// Reads one message.
    pub fn parse(kind: &str, detail: &impl Detail) -> Result<Self, BadMessage> {
        let event = known(EventType::ALL, EventType::word, kind)?;
        let read = Reader { kind: event.word(), detail };
        Ok(match event {
            EventType::Asking => Self::Asking,
            EventType::Entered => Self::Entered {
                own: text(detail, "participant_uuid"),
                viewer: flag(detail, "viewer") == Some(true),
                host: detail.field("role").as_str().as_deref() == Some("HOST"),
                waits: detail.field("service_type").as_str().as_deref() == Some("waiting_room"),
                chat: flag(detail, "chat_enabled"),
            },
            EventType::Stream => Self::Stream { open: read.open()? },
            EventType::Failed => Self::Failed,
            EventType::Left => Self::Left,
            EventType::Refused => refused(detail).map_or(Self::Nothing, |(action, why)| {
                Self::Declined { action, whom: text(detail, "uuid"), why }
            }),
            EventType::ParticipantSyncBegin => Self::ListBegins,
            EventType::ParticipantSyncEnd => Self::ListEnds,
            EventType::ParticipantCreate | EventType::ParticipantUpdate => {
                Self::Row(Row::read(read.subject("uuid")?, detail))
            }
            EventType::ParticipantDelete => Self::Gone(read.subject("uuid")?),
            EventType::ConferenceUpdate => Self::Conference(Conference {
                locked: read.yes_or_no("locked")?,
                started: flag(detail, "started"),
                chat: flag(detail, "chat_enabled"),
                listening: Listening {
                    recording: flag(detail, "recording"),
                    transcription: either(detail, ["transcribing", "ai_enabled"]),
                    streaming: either(detail, ["streaming", "public_streaming"]),
                },
            }),
            EventType::MessageReceived => read.message()?,
            EventType::PresentationStart => {
                read.object()?;
                Self::PresentationBegins { by: text(detail, "presenter_uuid") }
            }
            EventType::PresentationStop => Self::PresentationEnds,
            EventType::Disconnect => Self::Disconnected(ending(detail)),
            EventType::Screen => {
                let missing = || read.bad(BadMessageCode::MissingField);
                Self::Screen(Screen::read(read.object()?).ok_or_else(missing)?)
            }
            // Sound and picture are between the room's own clients; a room beside this one is another room; and of
            // what could not be read nothing is known.
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
            | EventType::Unreadable => Self::Nothing,
        })
    }
}

/// Either of two flags; not so only where one of them is told not to be and none is.
fn either(detail: &impl Detail, names: [&str; 2]) -> Option<bool> {
    let told = names.map(|name| flag(detail, name));
    told.into_iter().flatten().reduce(|one, other| one || other)
}

impl<D: Detail> Reader<'_, D> {
    /// A truth value, in either of the node's ways to write one.
    fn yes_or_no(&self, name: &str) -> Result<bool, BadMessage> {
        flag(self.object()?, name)
            .ok_or_else(|| self.unlike(&self.detail.field(name), BadMessageCode::MissingField))
    }

    /// Programs in the room send each other messages of other types, which nobody reads.
    fn message(&self) -> Result<WireEvent, BadMessage> {
        let kind = self.object()?.field("type").as_str();
        let written = kind.is_none_or(|kind| kind.trim_start().starts_with("text/"));
        let text = || text(self.detail, "payload");
        Ok(if written { WireEvent::Written { text: text() } } else { WireEvent::Nothing })
    }
}
