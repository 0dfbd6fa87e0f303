//! What the node's messages mean to us, each taken by itself. What hangs on those before it is in `heard`.

use super::row::{Link, Row, Service};
use super::wire::Conference;
use crate::domain::{Event, Machine, ParticipantKey, Presence, Private, Sharer, Sighting};

/// Who somebody is and where. `None`: on the way in, and told of again when they are.
pub fn sighting(row: &Row) -> Option<Sighting> {
    let presence = match row.service {
        Service::In => Presence::Present,
        Service::Waiting => Presence::Waiting,
        Service::Coming => return None,
    };
    let machine = match row.link {
        Link::Person => None,
        Link::Stream => Some(Machine::Streamer),
        // Whoever waits has no sound and picture yet.
        Link::Program if presence == Presence::Waiting => None,
        Link::Program => Some(Machine::ApiUser),
        Link::Panel => Some(Machine::Checklist),
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

/// All who are there, and whether one of them presents: who began before the stream was open is told only here.
pub fn list(rows: &[Row]) -> Vec<Event> {
    let presenter = rows.iter().find(|row| row.presents).map(|row| row.uuid.clone());
    let on = presenter.is_some();
    vec![Event::EverybodySeen(rows.iter().filter_map(sighting).collect()), presents(presenter, on)]
}

/// Somebody presents, or nobody does. It may be the viewer: the node does not say who that is.
pub fn presents(by: Option<Private>, on: bool) -> Event {
    Event::SharingSwitched { by: Sharer::Other(by.map(ParticipantKey)), on }
}

/// The lock, and whether who waits does so for a host to come.
pub fn conference(conference: Conference) -> Vec<Event> {
    let lock = Event::LockSeen { locked: conference.locked };
    let host = conference.started.map(|started| Event::HostAwaited { awaited: !started });
    [Some(lock), host, chat(conference.chat)].into_iter().flatten().collect()
}

/// Whether there is a chat, where that is told.
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

    // `Debug` hides what a `Private` holds, so no recording shows that the right text arrives. This does.
    #[test]
    fn the_handle_is_the_key_and_the_name_is_the_one_shown() {
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
    fn a_row_is_a_machine_only_where_the_node_says_so() {
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
        // Somebody with sound is a person, under whatever tag they come.
        let heard =
            json!({"is_audio_only_call": "YES", "is_video_call": "NO", "call_tag": "trygtrom"});
        assert_eq!(sighting(&row(heard)).and_then(|seen| seen.machine), None);
        // What the node does not say is not taken for a machine.
        assert_eq!(sighting(&row(json!({}))).and_then(|seen| seen.machine), None);
    }

    #[test]
    fn what_came_in_as_equipment_does_is_a_person_of_whom_that_is_said() {
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
