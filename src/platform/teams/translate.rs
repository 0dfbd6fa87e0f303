//! Translates the host's messages. Pure and stateless.

use super::KINDS;
use crate::domain::{Activity, Event};
use crate::platform::detail::Detail;
use crate::platform::error::BadMessage;
use crate::platform::reader::Reader;

/// Translates one message. With an error of the host it has no value, and what was unknown stays unknown.
pub fn translate(kind: &str, detail: &impl Detail) -> Result<Vec<Event>, BadMessage> {
    let read = Reader::new(KINDS, kind, detail)?;
    if !read.object()?.field("error").is_nullish() {
        return Ok(Vec::new());
    }
    Ok(vec![match read.kind {
        // To a server outside the meeting. It is not a recording.
        "meeting.liveStreamChanged" => Event::StreamingChanged(if read.flag("isStreaming")? {
            Activity::Running
        } else {
            Activity::Stopped
        }),
        _ => Event::SpeechHeard { on: read.flag("isSpeakingDetected")? },
    }])
}
