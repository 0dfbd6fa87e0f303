//! One row of the node's list of participants.

use super::CALL_TAG;
use crate::domain::Private;
use crate::platform::detail::Detail;
use crate::platform::listening::Listening;
use crate::platform::reader::text;

/// How far in somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Hears and sees, or a word that we do not know: then it is better to see one too many.
    In,
    /// Waits: to be let in, or for a host to come. The row does not say which; the conference does.
    Waiting,
    /// Is being connected, or is asked for a PIN. They are told of again when they are in.
    Coming,
}

/// How somebody is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// With sound or picture: a person, as far as the node can tell. A room system, a telephone and a recorder that was
    /// dialled in as one of these look alike, so a person in the panel says who it is.
    Person,
    /// A stream to outside.
    Stream,
    /// Without sound and picture.
    Program,
    /// Without sound and picture, under the panels' call tag.
    Panel,
}

/// What the node says of one participant at one moment. It is whole each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node's handle, new with every connection.
    pub uuid: Private,
    /// The name as shown.
    pub name: Option<Private>,
    /// A host.
    pub host: Option<bool>,
    /// Whether this is the viewer, where that is told. No row says so of itself.
    pub viewer: Option<bool>,
    /// How far in.
    pub service: Service,
    /// How connected.
    pub link: Link,
    /// Came in as a telephone, a room system or a dialled-in recorder does, which cannot be told apart.
    pub dialled: bool,
    /// Presents now.
    pub presents: bool,
    /// What listens along at that end.
    pub listening: Listening,
}

impl Row {
    /// Reads what a row says beside the handle.
    pub fn read(uuid: Private, detail: &impl Detail) -> Self {
        let word = |name: &str| detail.field(name).as_str();
        let set = |name: &str| flag(detail, name) == Some(true);
        let protocol = word("protocol");
        let streams =
            set("is_streaming_conference") || matches!(protocol.as_deref(), Some("rtmp" | "rtmps"));
        // The vendor's own client takes for a program whoever has neither call.
        let mute = |name: &str| flag(detail, name) == Some(false);
        let program = mute("is_audio_only_call") && mute("is_video_call");
        let link = if streams {
            Link::Stream
        } else if !program {
            Link::Person
        } else if word("call_tag").as_deref() == Some(CALL_TAG) {
            Link::Panel
        } else {
            Link::Program
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
                Some("connecting" | "ivr") => Service::Coming,
                _ => Service::In,
            },
            link,
            dialled: matches!(protocol.as_deref(), Some("sip" | "h323" | "mssip")),
            presents: set("is_presenting"),
            listening: Listening {
                recording: flag(detail, "is_recording"),
                transcription: Some(set("is_transcribing") || set("is_ai_enabled")),
                streaming: Some(streams || set("is_public_streaming")),
            },
        }
    }
}

/// A truth value, or the node's word for one.
pub fn flag(detail: &impl Detail, name: &str) -> Option<bool> {
    let value = detail.field(name);
    value.as_bool().or_else(|| match value.as_str().as_deref() {
        Some("YES") => Some(true),
        Some("NO") => Some(false),
        _ => None,
    })
}
