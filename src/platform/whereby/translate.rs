//! Translates the element's events. Pure and stateless.
//!
//! Where the vendor's typings and documents disagree, both shapes are accepted. Only needed fields are read: the
//! integrator's free text on a participant (`metadata`) is never read.

use super::KINDS;
use crate::domain::{
    Activity, Connection, Event, ExternalId, ParticipantKey, Precall, Presence, Private, Sharer,
    Sighting,
};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, sighting};

/// Maximum plausible participant count.
const MAX_COUNT: f64 = 100_000.0;

/// Status of a recording or transcription.
const RECORDER: &[(&str, Activity)] = &[
    ("starting", Activity::Starting),
    ("started", Activity::Running),
    ("stopped", Activity::Stopped),
];

/// Status of the stream to outside viewers, which is still visible while it stops. The typings have `string`; the words
/// are from the vendor's documents.
const STREAM: &[(&str, Activity)] = &[
    ("requested", Activity::Starting),
    ("starting", Activity::Starting),
    ("streaming", Activity::Running),
    ("stopping", Activity::Running),
    ("stopped", Activity::Stopped),
];

/// Status of the viewer's connection. `offline` is in the vendor's examples but not in the typings.
const CONNECTION: &[(&str, Connection)] = &[
    ("stable", Connection::Stable),
    ("unstable", Connection::Unstable),
    ("offline", Connection::Offline),
];

/// Result of the pre-call test.
const PRECALL: &[(&str, Precall)] = &[("passed", Precall::Passed), ("failed", Precall::Failed)];

/// Translates one event of the element. Events without a payload in the typings need no detail.
pub fn translate(kind: &str, detail: &impl Detail) -> Result<Vec<Event>, BadMessage> {
    let read = Reader::new(KINDS, kind, detail)?;
    let event = match read.kind {
        "ready" => Event::RoomReady,
        // The viewer's own knock: the element does not report other people's.
        "knock" => Event::Knocked,
        "cancel_knock" => Event::KnockCancelled,
        // The count includes the viewer. Before the viewer has joined it can be 0, which says nothing of others.
        "participantupdate" => match read.count("count")?.checked_sub(1) {
            Some(others) => Event::OthersCounted(others),
            None => return Ok(Vec::new()),
        },
        "join" => Event::Joined,
        "leave" => Event::Left { removed: read.optional_flag("removed")? },
        "participant_join" => {
            // The external id is the only identifier here, so it is the key as well.
            let id = read.external_id()?;
            let external_id = id.clone().map(ExternalId);
            Event::ParticipantSeen(Sighting { external_id, ..sighting(id, Presence::Present) })
        }
        "participant_leave" => Event::ParticipantGone(read.external_id()?.map(ParticipantKey)),
        "meeting_end" => Event::MeetingEnded(None),
        "microphone_toggle" => Event::MicrophoneSwitched { on: read.flag("enabled")? },
        "camera_toggle" => Event::CameraSwitched { on: read.flag("enabled")? },
        "chat_toggle" => Event::ChatPanelSwitched { open: read.flag("open")? },
        "people_toggle" => Event::PeoplePanelSwitched { open: read.flag("open")? },
        // Reports the viewer's screen only.
        "screenshare_toggle" => {
            Event::SharingSwitched { by: Sharer::Viewer, on: read.flag("enabled")? }
        }
        "grant_device_permission" => Event::DevicesAnswered { granted: read.flag("granted")? },
        "deny_device_permission" if read.flag("denied")? => {
            Event::DevicesAnswered { granted: false }
        }
        "streaming_status_change" => Event::StreamingChanged(read.status(STREAM)?),
        "recording_status_change" => Event::RecordingChanged(read.status(RECORDER)?),
        "transcription_status_change" => Event::TranscriptionChanged(read.status(RECORDER)?),
        "connection_status_change" => Event::ConnectionChanged(read.status(CONNECTION)?),
        "precall_check_skipped" => Event::PrecallEnded(Precall::Skipped),
        "precall_check_completed" => {
            let result = read.status(PRECALL)?;
            // A test with a failed step has failed, whatever its overall result.
            Event::PrecallEnded(if read.step_failed() { Precall::Failed } else { result })
        }
        // Picture-in-picture affects only the viewer's own display. Devices that are not denied need not be granted.
        _ => return Ok(Vec::new()),
    };
    Ok(vec![event])
}

impl<D: Detail> Reader<'_, D> {
    /// An optional flag; false if absent.
    fn optional_flag(&self, name: &str) -> Result<bool, BadMessage> {
        if self.detail.is_nullish() || self.object()?.field(name).is_nullish() {
            return Ok(false);
        }
        self.flag(name)
    }

    fn count(&self, name: &str) -> Result<u32, BadMessage> {
        let number = self.required(name, D::as_number)?;
        if number.fract() == 0.0 && (0.0..=MAX_COUNT).contains(&number) {
            Ok(number as u32)
        } else {
            Err(self.error(BadMessageCode::OutOfRange))
        }
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
