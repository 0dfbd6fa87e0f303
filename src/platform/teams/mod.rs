//! Microsoft Teams, through a page in the meeting's side panel.
//!
//! Messages are those of the meeting's host under the names that they have on its line; the page (`www/teams-app/source.js`) takes
//! them with the vendor's library. The host reports that somebody speaks, not who, and whether the meeting is streamed to outside.
//! It reports neither participants, lobby, lock nor recordings, and takes no commands: a person is asked.

mod translate;

pub(super) use translate::translate;

use crate::domain::Signal;
use crate::platform::connection::Connection;

/// The connection to the page's source.
pub(super) const CONNECTION: Connection = Connection {
    tells: SIGNALS,
    tells_observed: SIGNALS,
    tells_partly: SIGNALS,
    can: &[],
    kinds: KINDS,
    has_source: true,
    is_own_client: false,
    #[cfg(target_arch = "wasm32")]
    run: crate::platform::bridge::cannot,
};

/// What the host reports.
const SIGNALS: &[Signal] = &[Signal::Streaming, Signal::Speech];

/// The message types.
const KINDS: &[&str] = &["meeting.liveStreamChanged", "meeting.speakingStateChanged"];
