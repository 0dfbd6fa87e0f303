//! Translates the element's events. Pure and stateless.

use super::wire::{ConnectionStatus, PrecallResult, RecorderStatus, StreamStatus, WireEvent};
use crate::domain::{
    Activity, Connection, Event, ExternalId, ParticipantKey, Precall, Presence, Private, Sharer,
    Sighting,
};

/// The domain events of one event of the element.
pub fn translate(event: WireEvent) -> Vec<Event> {
    let seen = match event {
        WireEvent::Ready => Event::RoomReady,
        // The viewer's own knock: the element does not report other people's.
        WireEvent::Knock => Event::Knocked,
        WireEvent::CancelKnock => Event::KnockCancelled,
        WireEvent::Join => Event::Joined,
        WireEvent::Leave { removed } => Event::Left { removed },
        WireEvent::MeetingEnd => Event::MeetingEnded(None),
        // The count includes the viewer, and can be 0 before the viewer has joined.
        WireEvent::ParticipantUpdate { count } => Event::OthersCounted(count.saturating_sub(1)),
        WireEvent::ParticipantJoin { external_id } => Event::ParticipantSeen(sighting(external_id)),
        WireEvent::ParticipantLeave { external_id } => {
            Event::ParticipantGone(external_id.map(ParticipantKey))
        }
        WireEvent::MicrophoneToggle { enabled } => Event::MicrophoneSwitched { on: enabled },
        WireEvent::CameraToggle { enabled } => Event::CameraSwitched { on: enabled },
        // Reports the viewer's screen only.
        WireEvent::ScreenshareToggle { enabled } => {
            Event::SharingSwitched { by: Sharer::Viewer, on: enabled }
        }
        WireEvent::ChatToggle { open } => Event::ChatPanelSwitched { open },
        WireEvent::PeopleToggle { open } => Event::PeoplePanelSwitched { open },
        // Picture-in-picture affects only the viewer's own display.
        WireEvent::PipToggle => return Vec::new(),
        WireEvent::GrantDevicePermission { granted } => Event::DevicesAnswered { granted },
        WireEvent::DenyDevicePermission { denied: true } => {
            Event::DevicesAnswered { granted: false }
        }
        // Not denied does not mean granted.
        WireEvent::DenyDevicePermission { denied: false } => return Vec::new(),
        WireEvent::RecordingStatusChange(status) => Event::RecordingChanged(recorder(status)),
        WireEvent::TranscriptionStatusChange(status) => {
            Event::TranscriptionChanged(recorder(status))
        }
        WireEvent::StreamingStatusChange(status) => Event::StreamingChanged(stream(status)),
        WireEvent::ConnectionStatusChange(status) => Event::ConnectionChanged(match status {
            ConnectionStatus::Stable => Connection::Stable,
            ConnectionStatus::Unstable => Connection::Unstable,
            ConnectionStatus::Offline => Connection::Offline,
        }),
        WireEvent::PrecallCheckSkipped => Event::PrecallEnded(Precall::Skipped),
        // A test with a failed step has failed, whatever its overall result.
        WireEvent::PrecallCheckCompleted { result: PrecallResult::Passed, step_failed: false } => {
            Event::PrecallEnded(Precall::Passed)
        }
        WireEvent::PrecallCheckCompleted { .. } => Event::PrecallEnded(Precall::Failed),
    };
    vec![seen]
}

/// A participant who joined. The external id is the only identifier here, so it is the key as well.
fn sighting(external_id: Option<Private>) -> Sighting {
    Sighting {
        key: external_id.clone().map(ParticipantKey),
        external_id: external_id.map(ExternalId),
        name: None,
        machine: None,
        presence: Presence::Present,
        host: None,
        dialled: false,
        viewer: None,
    }
}

fn recorder(status: RecorderStatus) -> Activity {
    match status {
        RecorderStatus::Starting => Activity::Starting,
        RecorderStatus::Started => Activity::Running,
        RecorderStatus::Stopped => Activity::Stopped,
    }
}

fn stream(status: StreamStatus) -> Activity {
    match status {
        StreamStatus::Requested | StreamStatus::Starting => Activity::Starting,
        // The stream is still visible while it stops.
        StreamStatus::Streaming | StreamStatus::Stopping => Activity::Running,
        StreamStatus::Stopped => Activity::Stopped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // `Debug` hides the content of a `Private`, so recordings do not test it.

    #[test]
    fn the_external_id_is_also_the_key() {
        let id = Private::new("pasient-1");
        let seen = translate(WireEvent::ParticipantJoin { external_id: Some(id.clone()) });
        let expected = Sighting {
            key: Some(ParticipantKey(id.clone())),
            external_id: Some(ExternalId(id.clone())),
            name: None,
            machine: None,
            presence: Presence::Present,
            host: None,
            dialled: false,
            viewer: None,
        };
        assert_eq!(seen, [Event::ParticipantSeen(expected)]);

        let gone = translate(WireEvent::ParticipantLeave { external_id: Some(id.clone()) });
        assert_eq!(gone, [Event::ParticipantGone(Some(ParticipantKey(id)))]);
    }
}
