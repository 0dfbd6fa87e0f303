//! The element's events and methods, typed.
//!
//! Where the vendor's typings and documents disagree, both shapes are accepted. Only needed fields are read: the
//! integrator's free text on a participant (`metadata`) is never read.

use super::event_type::EventType;
use crate::domain::{Action, Private};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, known};

/// Maximum plausible participant count.
const MAX_COUNT: f64 = 100_000.0;

/// Status of a recording or transcription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecorderStatus {
    /// `starting`
    Starting,
    /// `started`
    Started,
    /// `stopped`
    Stopped,
}

/// Status of the stream to outside viewers. The typings have `string`; the values are from the vendor's documents.
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

/// Status of the viewer's connection. `offline` is in the vendor's examples but not in the typings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionStatus {
    /// `stable`
    Stable,
    /// `unstable`
    Unstable,
    /// `offline`
    Offline,
}

/// Result of the pre-call test or of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrecallResult {
    /// `passed`
    Passed,
    /// `failed`
    Failed,
}

/// A parsed event of the element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireEvent {
    /// The room has loaded.
    Ready,
    /// The viewer knocks.
    Knock,
    /// The viewer stops knocking.
    CancelKnock,
    /// The participant count changed.
    ParticipantUpdate {
        /// Including the viewer.
        count: u32,
    },
    /// The viewer joined.
    Join,
    /// The viewer left.
    Leave {
        /// Whether the viewer was removed.
        removed: bool,
    },
    /// A participant joined.
    ParticipantJoin {
        /// From the participant's host page.
        external_id: Option<Private>,
    },
    /// A participant left.
    ParticipantLeave {
        /// From the participant's host page.
        external_id: Option<Private>,
    },
    /// The meeting was ended for all.
    MeetingEnd,
    /// The viewer's microphone was switched.
    MicrophoneToggle {
        /// The new state.
        enabled: bool,
    },
    /// The viewer's camera was switched.
    CameraToggle {
        /// The new state.
        enabled: bool,
    },
    /// The viewer's chat panel was opened or closed.
    ChatToggle {
        /// The new state.
        open: bool,
    },
    /// The viewer's participant list was opened or closed.
    PeopleToggle {
        /// The new state.
        open: bool,
    },
    /// Picture-in-picture was switched. Its detail is not needed.
    PipToggle,
    /// The viewer granted device permission.
    GrantDevicePermission {
        /// Whether it is granted.
        granted: bool,
    },
    /// The viewer denied device permission.
    DenyDevicePermission {
        /// Whether it is denied.
        denied: bool,
    },
    /// The viewer started or stopped screen sharing.
    ScreenshareToggle {
        /// The new state.
        enabled: bool,
    },
    /// The status of the stream to outside viewers.
    StreamingStatusChange(StreamStatus),
    /// The recording's status.
    RecordingStatusChange(RecorderStatus),
    /// The transcription's status.
    TranscriptionStatusChange(RecorderStatus),
    /// The viewer's connection status.
    ConnectionStatusChange(ConnectionStatus),
    /// The viewer skipped the pre-call test.
    PrecallCheckSkipped,
    /// The pre-call test has finished.
    PrecallCheckCompleted {
        /// The overall result.
        result: PrecallResult,
        /// Whether a single step failed.
        step_failed: bool,
    },
}

impl WireEvent {
    /// Parses one event. Events without a payload in the typings need no detail.
    pub fn parse(kind: &str, detail: &impl Detail) -> Result<Self, BadMessage> {
        let event = known(EventType::parse(kind))?;
        let read = Reader { kind: event.word(), detail };
        Ok(match event {
            EventType::Ready => Self::Ready,
            EventType::Knock => Self::Knock,
            EventType::CancelKnock => Self::CancelKnock,
            EventType::ParticipantUpdate => Self::ParticipantUpdate { count: read.count("count")? },
            EventType::Join => Self::Join,
            EventType::Leave => Self::Leave { removed: read.optional_flag("removed")? },
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
    /// An optional flag; false if absent.
    fn optional_flag(&self, name: &str) -> Result<bool, BadMessage> {
        if self.detail.is_nullish() {
            return Ok(false);
        }
        let value = self.object()?.field(name);
        if value.is_nullish() {
            return Ok(false);
        }
        value.as_bool().ok_or_else(|| self.error(BadMessageCode::WrongType))
    }

    fn count(&self, name: &str) -> Result<u32, BadMessage> {
        let value = self.object()?.field(name);
        let number =
            value.as_number().ok_or_else(|| self.mismatch(&value, BadMessageCode::MissingField))?;
        if number.fract() == 0.0 && (0.0..=MAX_COUNT).contains(&number) {
            Ok(number as u32)
        } else {
            Err(self.error(BadMessageCode::OutOfRange))
        }
    }

    fn status<T>(&self, known: impl FnOnce(&str) -> Option<T>) -> Result<T, BadMessage> {
        let word = self.word("status")?;
        known(&word).ok_or_else(|| self.error(BadMessageCode::UnknownWord))
    }

    /// The participant's external id: in `participant` by the typings, at the top level by the documents.
    ///
    /// An invalid id is dropped and the message kept: the participant then counts as unexpected, which is the safe reading.
    fn external_id(&self) -> Result<Option<Private>, BadMessage> {
        let detail = self.object()?;
        let wrapped = detail.field("participant");
        let participant = if wrapped.is_nullish() {
            detail
        } else if wrapped.is_object() {
            &wrapped
        } else {
            return Err(self.error(BadMessageCode::WrongType));
        };
        let id = participant.field("externalId").as_str();
        Ok(id.filter(|text| is_external_id(text)).map(Private::new))
    }

    /// Whether a step failed: an object with a status by the typings, a string by the documents. Unreadable steps are
    /// ignored, since the overall status is required anyway.
    fn step_failed(&self) -> bool {
        let steps = self.detail.field("steps");
        ["camera", "speaker", "microphone", "bandwidth"]
            .into_iter()
            .map(|name| steps.field(name))
            .filter_map(|step| step.as_str().or_else(|| step.field("status").as_str()))
            .any(|word| word == "failed")
    }
}

/// Whether the text uses the vendor's alphabet for external ids.
fn is_external_id(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A call of an element method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// The method name.
    pub method: &'static str,
    /// Its argument, if it takes one.
    pub argument: Option<Argument>,
}

/// An argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// On or off. Without an argument the element would toggle.
    Switch(bool),
    /// A section of the settings.
    Pane(&'static str),
}

/// The element's method for an action, if it has one.
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

    /// The external id in a `participant_join`.
    fn id_of(detail: Value) -> Option<String> {
        match WireEvent::parse("participant_join", &detail) {
            Ok(WireEvent::ParticipantJoin { external_id }) => {
                external_id.map(|id| id.reveal().to_owned())
            }
            _ => None,
        }
    }

    #[test]
    fn the_id_is_read_from_both_shapes_and_never_from_metadata() {
        let typed = json!({"participant": {"metadata": "Kari Prøve", "externalId": "pasient-1"}});
        assert_eq!(id_of(typed).as_deref(), Some("pasient-1"));
        let documented = json!({"metadata": "pasient-2", "externalId": "pasient-1"});
        assert_eq!(id_of(documented).as_deref(), Some("pasient-1"));
        assert_eq!(id_of(json!({"metadata": "pasient-2"})), None);
        // Fields beside `participant` do not belong to that participant.
        let both = json!({"participant": {"metadata": null}, "externalId": "pasient-1"});
        assert_eq!(id_of(both), None);
    }

    #[test]
    fn an_id_uses_the_vendors_alphabet() {
        for good in ["a", "A-Z_09", &"x".repeat(256)] {
            assert!(is_external_id(good), "{good}");
        }
        for bad in ["", "a b", "a.b", "ø", "a\u{202e}", "<b>", "a\n"] {
            assert!(!is_external_id(bad), "{bad:?}");
        }
    }
}
