//! What the element's events mean to us. Pure: the same event gives the same answer, whatever came before.

use super::wire::{ConnectionStatus, PrecallResult, RecorderStatus, StreamStatus, WireEvent};
use crate::domain::{
    Activity, Connection, Event, ExternalId, ParticipantKey, Precall, Presence, Private, Sharer,
    Sighting,
};

/// The events that one event of the element stands for.
pub fn translate(event: WireEvent) -> Vec<Event> {
    let seen = match event {
        WireEvent::Ready => Event::RoomReady,
        // The viewer's own knock. The element never tells that somebody else is at the door.
        WireEvent::Knock => Event::Knocked,
        WireEvent::CancelKnock => Event::KnockCancelled,
        WireEvent::Join => Event::Joined,
        WireEvent::Leave { removed } => Event::Left { removed },
        WireEvent::MeetingEnd => Event::MeetingEnded(None),
        // The element counts the viewer too. Before the viewer is in, it may count nobody.
        WireEvent::ParticipantUpdate { count } => Event::OthersCounted(count.saturating_sub(1)),
        WireEvent::ParticipantJoin { external_id } => Event::ParticipantSeen(sighting(external_id)),
        WireEvent::ParticipantLeave { external_id } => {
            Event::ParticipantGone(external_id.map(ParticipantKey))
        }
        WireEvent::MicrophoneToggle { enabled } => Event::MicrophoneSwitched { on: enabled },
        WireEvent::CameraToggle { enabled } => Event::CameraSwitched { on: enabled },
        // Only the viewer's own screen is told of.
        WireEvent::ScreenshareToggle { enabled } => {
            Event::SharingSwitched { by: Sharer::Viewer, on: enabled }
        }
        WireEvent::ChatToggle { open } => Event::ChatPanelSwitched { open },
        WireEvent::PeopleToggle { open } => Event::PeoplePanelSwitched { open },
        // Where on the viewer's own screen the picture is drawn changes nothing for anybody in the room.
        WireEvent::PipToggle => return Vec::new(),
        WireEvent::GrantDevicePermission { granted } => Event::DevicesAnswered { granted },
        WireEvent::DenyDevicePermission { denied: true } => {
            Event::DevicesAnswered { granted: false }
        }
        // That the viewer did not refuse does not say that they let.
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
        // A test in which one part failed did not pass, whatever the whole is called.
        WireEvent::PrecallCheckCompleted { result: PrecallResult::Passed, step_failed: false } => {
            Event::PrecallEnded(Precall::Passed)
        }
        WireEvent::PrecallCheckCompleted { .. } => Event::PrecallEnded(Precall::Failed),
    };
    vec![seen]
}

/// Whoever came. The external id is the only thing that tells people apart here, so it is the key as well.
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
        // While it is being stopped, people outside still see.
        StreamStatus::Streaming | StreamStatus::Stopping => Activity::Running,
        StreamStatus::Stopped => Activity::Stopped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // `Debug` hides what a `Private` holds, so no recording shows that the right text arrives. These do.

    #[test]
    fn the_external_id_is_the_hint_and_the_key() {
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
