//! What the element says and understands, typed.
//!
//! Its typings and its documents disagree in places; where they do, both shapes are read. A field is looked at only if it
//! tells us something: the free text an integrator can attach to a participant (`metadata`) is never read.

use super::event_type::EventType;
use crate::domain::{Action, Private};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, known};

/// More people than any room holds. A larger count is a mistake or a trick.
const MOST_PEOPLE: f64 = 100_000.0;

/// How a recorder or a transcriber is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecorderStatus {
    /// `starting`
    Starting,
    /// `started`
    Started,
    /// `stopped`
    Stopped,
}

/// How the stream to outside is. The typings say only that it is a text; the words are from the vendor's documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamStatus {
    /// `requested`
    Requested,
    /// `starting`
    Starting,
    /// `streaming`
    Streaming,
    /// `stopping`
    Stopping,
    /// `stopped`
    Stopped,
}

/// How the viewer's connection is. `offline` is in the vendor's examples and not in the typings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionStatus {
    /// `stable`
    Stable,
    /// `unstable`
    Unstable,
    /// `offline`
    Offline,
}

/// How a test went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrecallResult {
    /// `passed`
    Passed,
    /// `failed`
    Failed,
}

/// One event of the element, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// The room's surface is loaded.
    Ready,
    /// The viewer knocks.
    Knock,
    /// The viewer stops knocking.
    CancelKnock,
    /// So many are in the room, the viewer among them.
    ParticipantUpdate {
        /// How many.
        count: u32,
    },
    /// The viewer is in.
    Join,
    /// The viewer is out.
    Leave {
        /// Put out by somebody.
        removed: bool,
    },
    /// Somebody came.
    ParticipantJoin {
        /// The id the host page gave them.
        external_id: Option<Private>,
    },
    /// Somebody went.
    ParticipantLeave {
        /// The id the host page gave them.
        external_id: Option<Private>,
    },
    /// The meeting was ended for all.
    MeetingEnd,
    /// The viewer's microphone.
    MicrophoneToggle {
        /// On now.
        enabled: bool,
    },
    /// The viewer's camera.
    CameraToggle {
        /// On now.
        enabled: bool,
    },
    /// The viewer's chat panel.
    ChatToggle {
        /// Open now.
        open: bool,
    },
    /// The viewer's participant list.
    PeopleToggle {
        /// Open now.
        open: bool,
    },
    /// The viewer's picture in picture. It tells us nothing, so its detail is not read.
    PipToggle,
    /// The viewer let the room use the devices.
    GrantDevicePermission {
        /// Let.
        granted: bool,
    },
    /// The viewer refused the room the devices.
    DenyDevicePermission {
        /// Refused.
        denied: bool,
    },
    /// The viewer's shared screen.
    ScreenshareToggle {
        /// Shared now.
        enabled: bool,
    },
    /// The stream to outside.
    StreamingStatusChange(StreamStatus),
    /// The recording.
    RecordingStatusChange(RecorderStatus),
    /// The transcription.
    TranscriptionStatusChange(RecorderStatus),
    /// The viewer's connection.
    ConnectionStatusChange(ConnectionStatus),
    /// The viewer went past the test of sound and picture.
    PrecallCheckSkipped,
    /// The test of sound and picture is done.
    PrecallCheckCompleted {
        /// How the whole went.
        result: PrecallResult,
        /// One of its parts is told to have failed.
        step_failed: bool,
    },
}

impl WireEvent {
    /// Reads one event. What has no payload by the typings is not asked for one.
    pub fn parse(kind: &str, detail: &impl Detail) -> Result<Self, BadMessage> {
        let event = known(EventType::parse(kind))?;
        let read = Reader { kind: event.word(), detail };
        Ok(match event {
            EventType::Ready => Self::Ready,
            EventType::Knock => Self::Knock,
            EventType::CancelKnock => Self::CancelKnock,
            EventType::ParticipantUpdate => Self::ParticipantUpdate { count: read.count("count")? },
            EventType::Join => Self::Join,
            EventType::Leave => Self::Leave { removed: read.flag_if_told("removed")? },
            EventType::ParticipantJoin => {
                Self::ParticipantJoin { external_id: read.external_id()? }
            }
            EventType::ParticipantLeave => {
                Self::ParticipantLeave { external_id: read.external_id()? }
            }
            EventType::MeetingEnd => Self::MeetingEnd,
            EventType::MicrophoneToggle => {
                Self::MicrophoneToggle { enabled: read.flag("enabled")? }
            }
            EventType::CameraToggle => Self::CameraToggle { enabled: read.flag("enabled")? },
            EventType::ChatToggle => Self::ChatToggle { open: read.flag("open")? },
            EventType::PeopleToggle => Self::PeopleToggle { open: read.flag("open")? },
            EventType::PipToggle => Self::PipToggle,
            EventType::GrantDevicePermission => {
                Self::GrantDevicePermission { granted: read.flag("granted")? }
            }
            EventType::DenyDevicePermission => {
                Self::DenyDevicePermission { denied: read.flag("denied")? }
            }
            EventType::ScreenshareToggle => {
                Self::ScreenshareToggle { enabled: read.flag("enabled")? }
            }
            EventType::StreamingStatusChange => {
                Self::StreamingStatusChange(read.status(|word| {
                    Some(match word {
                        "requested" => StreamStatus::Requested,
                        "starting" => StreamStatus::Starting,
                        "streaming" => StreamStatus::Streaming,
                        "stopping" => StreamStatus::Stopping,
                        "stopped" => StreamStatus::Stopped,
                        _ => return None,
                    })
                })?)
            }
            EventType::RecordingStatusChange => {
                Self::RecordingStatusChange(read.status(recorder_status)?)
            }
            EventType::TranscriptionStatusChange => {
                Self::TranscriptionStatusChange(read.status(recorder_status)?)
            }
            EventType::ConnectionStatusChange => {
                Self::ConnectionStatusChange(read.status(|word| {
                    Some(match word {
                        "stable" => ConnectionStatus::Stable,
                        "unstable" => ConnectionStatus::Unstable,
                        "offline" => ConnectionStatus::Offline,
                        _ => return None,
                    })
                })?)
            }
            EventType::PrecallCheckSkipped => Self::PrecallCheckSkipped,
            EventType::PrecallCheckCompleted => Self::PrecallCheckCompleted {
                result: read.status(|word| match word {
                    "passed" => Some(PrecallResult::Passed),
                    "failed" => Some(PrecallResult::Failed),
                    _ => None,
                })?,
                step_failed: read.step_failed(),
            },
        })
    }
}

fn recorder_status(word: &str) -> Option<RecorderStatus> {
    Some(match word {
        "starting" => RecorderStatus::Starting,
        "started" => RecorderStatus::Started,
        "stopped" => RecorderStatus::Stopped,
        _ => return None,
    })
}

impl<D: Detail> Reader<'_, D> {
    /// A flag that only adds to what the event's name already says: when it is not told, it is not so.
    fn flag_if_told(&self, name: &str) -> Result<bool, BadMessage> {
        if self.detail.is_nullish() {
            return Ok(false);
        }
        let value = self.object()?.field(name);
        if value.is_nullish() {
            return Ok(false);
        }
        value.as_bool().ok_or_else(|| self.bad(BadMessageCode::WrongType))
    }

    fn count(&self, name: &str) -> Result<u32, BadMessage> {
        let value = self.object()?.field(name);
        let number =
            value.as_number().ok_or_else(|| self.unlike(&value, BadMessageCode::MissingField))?;
        if number.fract() == 0.0 && (0.0..=MOST_PEOPLE).contains(&number) {
            Ok(number as u32)
        } else {
            Err(self.bad(BadMessageCode::OutOfRange))
        }
    }

    fn status<T>(&self, known: impl FnOnce(&str) -> Option<T>) -> Result<T, BadMessage> {
        let word = self.word("status")?;
        known(&word).ok_or_else(|| self.bad(BadMessageCode::UnknownWord))
    }

    /// The id of whoever came or went: in a `participant` by the typings, bare by the documents.
    ///
    /// That somebody came matters more than which id they carry, so an id that cannot be one is dropped and the
    /// message stands: the person is then somebody nobody has accounted for, which is the careful reading.
    fn external_id(&self) -> Result<Option<Private>, BadMessage> {
        let detail = self.object()?;
        let wrapped = detail.field("participant");
        let participant = if wrapped.is_nullish() {
            detail
        } else if wrapped.is_object() {
            &wrapped
        } else {
            return Err(self.bad(BadMessageCode::WrongType));
        };
        let id = participant.field("externalId").as_str();
        Ok(id.filter(|text| is_external_id(text)).map(Private::new))
    }

    /// Whether a part of the test is told to have failed: an object with a status by the typings, a plain word by the
    /// documents. The parts only sharpen the status of the whole, so one we cannot read takes nothing away.
    fn step_failed(&self) -> bool {
        let steps = self.detail.field("steps");
        ["camera", "speaker", "microphone", "bandwidth"]
            .into_iter()
            .map(|name| steps.field(name))
            .filter_map(|step| step.as_str().or_else(|| step.field("status").as_str()))
            .any(|word| word == "failed")
    }
}

/// The vendor's alphabet for external ids.
fn is_external_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A method of the element and what to give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The method's name.
    pub method: &'static str,
    /// Its one argument, when it takes one.
    pub argument: Option<Argument>,
}

/// An argument of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// On or off. Without it the element would turn over whatever is so now.
    Switch(bool),
    /// A part of the settings.
    Pane(&'static str),
}

/// The method that does this. `None`: the element has none.
pub fn call_for(action: Action) -> Option<Call> {
    let (method, argument) = match action {
        Action::Lock | Action::Unlock | Action::Admit | Action::Remove => return None,
        Action::StopRecording => ("stopRecording", None),
        Action::StopTranscription => ("stopLiveTranscription", None),
        Action::StopStreaming => ("stopStreaming", None),
        Action::StopSharing => ("toggleScreenshare", Some(Argument::Switch(false))),
        Action::CloseChat => ("toggleChat", Some(Argument::Switch(false))),
        Action::ShowPeople => ("togglePeople", Some(Argument::Switch(true))),
        Action::OpenDeviceSettings => ("openSettings", Some(Argument::Pane("media"))),
        Action::Leave => ("leaveRoom", None),
        Action::EndForAll => ("endMeeting", None),
    };
    Some(Call { method, argument })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// The id that is read from an arrival, in clear.
    fn id_of(detail: Value) -> Option<String> {
        match WireEvent::parse("participant_join", &detail) {
            Ok(WireEvent::ParticipantJoin { external_id }) => {
                external_id.map(|id| id.reveal().to_owned())
            }
            _ => None,
        }
    }

    #[test]
    fn the_id_is_read_from_both_shapes_and_never_from_the_free_text() {
        let typed = json!({"participant": {"metadata": "Kari Prøve", "externalId": "pasient-1"}});
        assert_eq!(id_of(typed).as_deref(), Some("pasient-1"));
        let documented = json!({"metadata": "pasient-2", "externalId": "pasient-1"});
        assert_eq!(id_of(documented).as_deref(), Some("pasient-1"));
        assert_eq!(id_of(json!({"metadata": "pasient-2"})), None);
        // What stands outside the wrapper is not about the participant inside it.
        let both = json!({"participant": {"metadata": null}, "externalId": "pasient-1"});
        assert_eq!(id_of(both), None);
    }

    #[test]
    fn an_id_keeps_to_the_vendors_alphabet() {
        for good in ["a", "A-Z_09", &"x".repeat(256)] {
            assert!(is_external_id(good), "{good}");
        }
        for bad in ["", "a b", "a.b", "ø", "a\u{202e}", "<b>", "a\n"] {
            assert!(!is_external_id(bad), "{bad:?}");
        }
    }
}
