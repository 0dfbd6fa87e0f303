//! One row of the node's participant list.

use super::{CALL_TAG, PANEL_NAME};
use crate::domain::{Machine, Presence, Private, Sighting, look_alike};
use crate::platform::capture::Capture;
use crate::platform::detail::Detail;
use crate::platform::reader::{sighting, text};

/// A complete row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node's id, new with every connection.
    pub uuid: Private,
    /// The display name.
    name: Option<Private>,
    /// Whether the participant is a host.
    pub host: Option<bool>,
    /// Whether this is the viewer, if known. The row itself does not say.
    pub viewer: Option<bool>,
    /// Waiting, for admission or for a host: the conference status says which. Present, also for an unknown value, so that
    /// nobody is overlooked. `None` while connecting or entering a PIN; another row follows.
    pub presence: Option<Presence>,
    /// A client without media or a stream. A person, a telephone, a room system and a dialled-in recorder look alike, so
    /// the clinician identifies them.
    pub machine: Option<Machine>,
    /// Connected like a telephone, room system or dialled-in recorder.
    dialled: bool,
    /// Whether their microphone is on; `None` where the node does not say all of what it takes.
    microphone: Option<bool>,
    /// The same of their camera.
    camera: Option<bool>,
    /// Whether an identity provider of the conference's let them in; `None` where the node does not say.
    logged_in: Option<bool>,
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
        let presence = match word("service_type").as_deref() {
            Some("waiting_room") => Some(Presence::Waiting),
            Some("connecting" | "ivr") => None,
            _ => Some(Presence::Present),
        };
        let name = text(detail, "display_name");
        // A waiting participant has no media yet.
        let silent = program && presence != Some(Presence::Waiting);
        let named = || name.as_ref().is_some_and(|name| look_alike(name.reveal(), PANEL_NAME));
        let machine = if streams {
            Some(Machine::Streamer)
        } else if program && word("call_tag").as_deref() == Some(CALL_TAG) || silent && named() {
            Some(Machine::Checklist)
        } else {
            silent.then_some(Machine::ApiUser)
        };
        Self {
            uuid,
            name,
            host: match word("role").as_deref() {
                Some("chair") => Some(true),
                Some("guest") => Some(false),
                _ => None,
            },
            viewer: None,
            presence,
            machine,
            dialled: matches!(protocol.as_deref(), Some("sip" | "h323" | "mssip")),
            // Muted by a host or by their own client. Older nodes say nothing of the client.
            microphone: match [flag(detail, "is_muted"), flag(detail, "is_client_muted")] {
                muted if muted.contains(&Some(true)) => Some(false),
                [Some(false), Some(false)] => Some(true),
                _ => None,
            },
            // Without a picture the camera is off or failing, and nobody can tell which.
            camera: match flag(detail, "is_video_muted") {
                Some(true) => Some(false),
                Some(false) if flag(detail, "is_video_silent") == Some(false) => Some(true),
                _ => None,
            },
            logged_in: flag(detail, "is_idp_authenticated"),
            presents: set("is_presenting"),
            capture: Capture {
                recording: flag(detail, "is_recording"),
                transcription: Some(set("is_transcribing") || set("is_ai_enabled")),
                streaming: Some(streams || set("is_public_streaming")),
            },
        }
    }

    /// Whether microphone and camera are on is not to be known.
    pub fn forget_devices(&mut self) {
        (self.microphone, self.camera) = (None, None);
    }

    /// The participant of this row; `None` while connecting.
    pub fn sighting(&self) -> Option<Sighting> {
        Some(Sighting {
            name: self.name.clone(),
            machine: self.machine,
            host: self.host,
            dialled: self.dialled && self.machine.is_none(),
            viewer: self.viewer,
            microphone: self.microphone,
            camera: self.camera,
            logged_in: self.logged_in,
            ..sighting(Some(self.uuid.clone()), self.presence?)
        })
    }
}

/// A boolean, or the node's "YES" or "NO".
pub fn flag(detail: &impl Detail, name: &str) -> Option<bool> {
    yes_or_no(&detail.field(name))
}

/// The same for a value that has been read.
pub fn yes_or_no(value: &impl Detail) -> Option<bool> {
    value.as_bool().or_else(|| match value.as_str().as_deref() {
        Some("YES") => Some(true),
        Some("NO") => Some(false),
        _ => None,
    })
}
