//! Translates single messages. `session` handles what depends on earlier ones.

use super::row::{ClientKind, Row, Service};
use super::wire::Conference;
use crate::domain::{Event, Machine, ParticipantKey, Presence, Private, Sharer, Sighting};

/// The participant of a row. `None` while connecting; another row follows.
pub fn sighting(row: &Row) -> Option<Sighting> {
    let presence = match row.service {
        Service::In => Presence::Present,
        Service::Waiting => Presence::Waiting,
        Service::Connecting => return None,
    };
    let machine = match row.kind {
        ClientKind::Person => None,
        ClientKind::Stream => Some(Machine::Streamer),
        // A waiting participant has no media yet.
        ClientKind::Program if presence == Presence::Waiting => None,
        ClientKind::Program => Some(Machine::ApiUser),
        ClientKind::Panel => Some(Machine::Checklist),
    };
    Some(Sighting {
        key: Some(ParticipantKey(row.uuid.clone())),
        external_id: None,
        name: row.name.clone(),
        machine,
        presence,
        host: row.host,
        dialled: row.dialled && machine.is_none(),
        viewer: row.viewer,
    })
}

/// A complete list of participants. It also reports a presentation that started before the stream was open.
pub fn snapshot(rows: &[Row]) -> Vec<Event> {
    let presenter = rows.iter().find(|row| row.presents).map(|row| row.uuid.clone());
    let on = presenter.is_some();
    vec![
        Event::EverybodySeen(rows.iter().filter_map(sighting).collect()),
        presentation(presenter, on),
    ]
}

/// A presentation started or stopped. The presenter can be the viewer, whom the node does not identify.
pub fn presentation(by: Option<Private>, on: bool) -> Event {
    Event::SharingSwitched { by: Sharer::Other(by.map(ParticipantKey)), on }
}

/// The lock, whether waiting guests wait for a host, and the chat.
pub fn conference(conference: Conference) -> Vec<Event> {
    let lock = Event::LockSeen { locked: conference.locked };
    let host = conference.started.map(|started| Event::HostAwaited { awaited: !started });
    [Some(lock), host, chat(conference.chat)].into_iter().flatten().collect()
}

/// Whether there is a chat, if reported.
pub fn chat(on: Option<bool>) -> Option<Event> {
    on.map(|on| Event::ChatOffered { on })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::detail::Detail;
    use serde_json::{Value, json};

    fn row(detail: Value) -> Row {
        Row::read(Private::new("a"), &detail)
    }

    // `Debug` hides the content of a `Private`, so recordings do not test it.
    #[test]
    fn uuid_and_display_name_are_used() {
        let detail = json!({"display_name": "Prøve", "overlay_text": "Annet", "role": "chair"});
        let seen = sighting(&row(detail));
        let expected = Sighting {
            key: Some(ParticipantKey(Private::new("a"))),
            external_id: None,
            name: Some(Private::new("Prøve")),
            machine: None,
            presence: Presence::Present,
            host: Some(true),
            dialled: false,
            viewer: None,
        };
        assert_eq!(seen, Some(expected));
    }

    #[test]
    fn a_row_is_a_machine_only_if_the_node_says_so() {
        let silent = || json!({"is_audio_only_call": "NO", "is_video_call": "NO"});
        let with = |fields: Value| {
            let mut detail = silent();
            for name in ["call_tag", "protocol", "service_type", "is_streaming_conference"] {
                if !Detail::field(&fields, name).is_nullish() {
                    detail[name] = fields[name].clone();
                }
            }
            sighting(&row(detail)).and_then(|seen| seen.machine)
        };
        assert_eq!(with(json!({})), Some(Machine::ApiUser));
        assert_eq!(with(json!({"call_tag": "trygtrom"})), Some(Machine::Checklist));
        assert_eq!(
            with(json!({"call_tag": "trygtrom", "protocol": "rtmp"})),
            Some(Machine::Streamer)
        );
        assert_eq!(with(json!({"is_streaming_conference": true})), Some(Machine::Streamer));
        assert_eq!(with(json!({"service_type": "waiting_room"})), None);
        // A client with audio is a person, whatever its call tag.
        let audio_only =
            json!({"is_audio_only_call": "YES", "is_video_call": "NO", "call_tag": "trygtrom"});
        assert_eq!(sighting(&row(audio_only)).and_then(|seen| seen.machine), None);
        // Missing fields do not make a machine.
        assert_eq!(sighting(&row(json!({}))).and_then(|seen| seen.machine), None);
    }

    #[test]
    fn a_dialled_in_client_is_a_person_marked_as_dialled() {
        let seen = |protocol: &str| {
            let detail = json!({"protocol": protocol, "is_video_call": "YES"});
            sighting(&row(detail)).map(|seen| (seen.machine, seen.dialled))
        };
        for protocol in ["sip", "h323", "mssip"] {
            assert_eq!(seen(protocol), Some((None, true)), "{protocol}");
        }
        for protocol in ["webrtc", "", "teams"] {
            assert_eq!(seen(protocol), Some((None, false)), "{protocol}");
        }
        assert_eq!(seen("rtmp"), Some((Some(Machine::Streamer), false)));
    }
}
