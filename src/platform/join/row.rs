//! One row of the node's participant list.

use super::CALL_TAG;
use crate::domain::Private;
use crate::platform::capture::Capture;
use crate::platform::detail::Detail;
use crate::platform::reader::text;

/// Whether a participant is in the conference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// In the conference; also for an unknown value, so that nobody is overlooked.
    In,
    /// In the waiting room: for admission or for a host. The conference status says which.
    Waiting,
    /// Connecting or entering a PIN; another row follows when they are in.
    Connecting,
}

/// The kind of client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientKind {
    /// With media: a person, as far as the node can tell. A room system, a telephone and a dialled-in recorder look alike,
    /// so the clinician identifies them.
    Person,
    /// A stream to outside viewers.
    Stream,
    /// An API client without media.
    Program,
    /// An API client with the panels' call tag.
    Panel,
}

/// A complete row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node's id, new with every connection.
    pub uuid: Private,
    /// The display name.
    pub name: Option<Private>,
    /// Whether the participant is a host.
    pub host: Option<bool>,
    /// Whether this is the viewer, if known. The row itself does not say.
    pub viewer: Option<bool>,
    /// Whether in the conference.
    pub service: Service,
    /// The kind of client.
    pub kind: ClientKind,
    /// Connected like a telephone, room system or dialled-in recorder, which look alike.
    pub dialled: bool,
    /// Whether presenting.
    pub presents: bool,
    /// Recording, transcription and streaming by this client.
    pub capture: Capture,
}

impl Row {
    /// Reads the row's fields.
    pub fn read(uuid: Private, detail: &impl Detail) -> Self {
        let word = |name: &str| detail.field(name).as_str();
        let set = |name: &str| flag(detail, name) == Some(true);
        let protocol = word("protocol");
        let streams =
            set("is_streaming_conference") || matches!(protocol.as_deref(), Some("rtmp" | "rtmps"));
        // Like the vendor's client: neither an audio nor a video call means an API client.
        let is_no = |name: &str| flag(detail, name) == Some(false);
        let program = is_no("is_audio_only_call") && is_no("is_video_call");
        let kind = if streams {
            ClientKind::Stream
        } else if !program {
            ClientKind::Person
        } else if word("call_tag").as_deref() == Some(CALL_TAG) {
            ClientKind::Panel
        } else {
            ClientKind::Program
        };
        Self {
            uuid,
            name: text(detail, "display_name"),
            host: match word("role").as_deref() {
                Some("chair") => Some(true),
                Some("guest") => Some(false),
                _ => None,
            },
            viewer: None,
            service: match word("service_type").as_deref() {
                Some("waiting_room") => Service::Waiting,
                Some("connecting" | "ivr") => Service::Connecting,
                _ => Service::In,
            },
            kind,
            dialled: matches!(protocol.as_deref(), Some("sip" | "h323" | "mssip")),
            presents: set("is_presenting"),
            capture: Capture {
                recording: flag(detail, "is_recording"),
                transcription: Some(set("is_transcribing") || set("is_ai_enabled")),
                streaming: Some(streams || set("is_public_streaming")),
            },
        }
    }
}

/// A boolean, or the node's "YES" or "NO".
pub fn flag(detail: &impl Detail, name: &str) -> Option<bool> {
    let value = detail.field(name);
    value.as_bool().or_else(|| match value.as_str().as_deref() {
        Some("YES") => Some(true),
        Some("NO") => Some(false),
        _ => None,
    })
}
