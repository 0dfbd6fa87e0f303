//! Single adapters: what the recordings of `conformance` do not show, because debug output hides personal data or because a
//! case has no recording.

use serde_json::{Value, json};
use trygtrom::domain::{
    Action, Admission, AdmissionFailure, Declined, Event, ExternalId, Machine, ParticipantKey,
    Presence, Private, Sighting,
};
use trygtrom::platform::detail::{Detail, MAX_LIST_LEN, MAX_TEXT_LEN};
use trygtrom::platform::error::{BadMessage, BadMessageCode};
use trygtrom::platform::{Adapter, PlatformId, whereby};

type Checked = Result<(), BadMessage>;

/// The events of all messages, in order.
fn events(adapter: &mut Adapter, messages: &[(&str, Value)]) -> Result<Vec<Event>, BadMessage> {
    let mut events = Vec::new();
    for (kind, detail) in messages {
        events.extend(adapter.translate(kind, detail)?);
    }
    Ok(events)
}

/// The only participant that a message reports.
fn seen(adapter: &mut Adapter, kind: &str, detail: Value) -> Result<Option<Sighting>, BadMessage> {
    Ok(match adapter.translate(kind, &detail)?.as_slice() {
        [Event::ParticipantSeen(sighting)] => Some(sighting.clone()),
        _ => None,
    })
}

fn sighting(id: &str) -> Sighting {
    Sighting {
        key: Some(ParticipantKey(Private::new(id))),
        external_id: None,
        name: None,
        machine: None,
        presence: Presence::Present,
        host: None,
        dialled: false,
        viewer: None,
        microphone: None,
        camera: None,
        logged_in: None,
    }
}

#[test]
fn platform_names_round_trip() {
    for &platform in PlatformId::ALL {
        assert_eq!(PlatformId::parse(platform.word()), Some(platform));
        assert_eq!(platform.capabilities().platform.0, platform.system());
        assert_eq!(platform.observed_capabilities().platform.0, platform.system());
        assert!(PlatformId::systems().contains(&platform.system()));
    }
    for word in ["", "Whereby", " whereby", "whereby-signal", "practice\0"] {
        assert_eq!(PlatformId::parse(word), None, "{word:?}");
    }
}

#[test]
fn commands_and_declared_actions_agree() {
    let element = PlatformId::Whereby.capabilities();
    for &action in Action::ALL {
        assert_eq!(whereby::call_for(action).is_some(), element.can(action), "{action:?}");
    }
}

#[test]
fn an_error_names_only_known_message_types() {
    let code = BadMessageCode::NoDetail;
    let known = BadMessage { code, kind: Some("arrival") };
    let unknown = BadMessage { code, kind: None };
    assert!(known.to_string().starts_with("left out arrival: the event has no detail"));
    assert!(unknown.to_string().starts_with("left out an event: "));
}

#[test]
fn a_message_is_read_up_to_the_limits() {
    let text = |value: Value| Detail::as_str(&value);
    let longest = "å".repeat(MAX_TEXT_LEN);
    assert_eq!(text(json!(longest)), Some(longest.clone()));
    assert_eq!(text(json!(longest + "å")), None);
    // A character outside the basic plane is two code units.
    assert_eq!(text(json!("𐐀".repeat(MAX_TEXT_LEN / 2 + 1))), None);
    assert_eq!(json!([1, "a", null]).items(), [json!(1), json!("a"), json!(null)]);
    assert_eq!(json!(vec![0; MAX_LIST_LEN + 1]).items().len(), MAX_LIST_LEN);
}

#[test]
fn a_value_is_not_converted_to_another_type() {
    for value in [json!(null), json!(7), json!("text"), json!([1]), json!({"a": 1})] {
        assert!(value.field("b").field("c").is_nullish(), "{value}");
    }
    for value in [json!(null), json!("ab"), json!({"length": 2, "0": 1}), json!(2)] {
        assert_eq!(value.items(), [json!(null); 0], "{value}");
    }
    for value in [json!("true"), json!(1), json!([true]), json!(null)] {
        assert_eq!(Detail::as_bool(&value), None, "{value}");
    }
    for value in [json!("1"), json!(true), json!([1]), json!(null)] {
        assert_eq!(Detail::as_number(&value), None, "{value}");
    }
    for value in [json!(1), json!(true), json!(["text"]), json!(null)] {
        assert_eq!(Detail::as_str(&value), None, "{value}");
    }
}

#[test]
fn the_element_gives_the_external_id_in_both_shapes_and_never_the_metadata() -> Checked {
    let mut adapter = PlatformId::Whereby.adapter();
    let id = Private::new("pasient-1");
    let identified =
        Sighting { external_id: Some(ExternalId(id.clone())), ..sighting("pasient-1") };
    let anonymous = Sighting { key: None, ..sighting("") };
    for (detail, expected) in [
        (
            json!({"participant": {"metadata": "Kari Prøve", "externalId": "pasient-1"}}),
            &identified,
        ),
        (json!({"metadata": "pasient-2", "externalId": "pasient-1"}), &identified),
        (json!({"metadata": "pasient-2"}), &anonymous),
        // Fields beside `participant` do not belong to that participant.
        (json!({"participant": {"metadata": null}, "externalId": "pasient-1"}), &anonymous),
    ] {
        let seen = seen(&mut adapter, "participant_join", detail.clone())?;
        assert_eq!(seen.as_ref(), Some(expected), "{detail}");
    }
    let gone = adapter.translate("participant_leave", &json!({"externalId": "pasient-1"}))?;
    assert_eq!(gone, [Event::ParticipantGone(Some(ParticipantKey(id)))]);
    Ok(())
}

#[test]
fn an_external_id_uses_the_vendors_alphabet() -> Checked {
    let mut adapter = PlatformId::Whereby.adapter();
    let mut id = |text: &str| {
        let seen = seen(&mut adapter, "participant_join", json!({"externalId": text}))?;
        Ok(seen.and_then(|who| who.external_id).map(|id| id.0.reveal().to_owned()))
    };
    for good in ["a", "A-Z_09", &"x".repeat(256)] {
        assert_eq!(id(good)?.as_deref(), Some(good));
    }
    for bad in ["", "a b", "a.b", "ø", "a\u{202e}", "<b>", "a\n"] {
        assert_eq!(id(bad)?, None, "{bad:?}");
    }
    Ok(())
}

fn signalled_room(clients: &Value) -> (&'static str, Value) {
    let room = json!({"isLocked": false, "clients": clients, "knockers": []});
    ("room_joined", json!({"selfId": "me", "room": room}))
}

#[test]
fn on_the_signalling_connection_the_viewer_is_not_a_participant() -> Checked {
    let mut adapter = PlatformId::WherebySdk.adapter();
    let clients = json!([{"id": "me"}, {"id": "a", "displayName": "Prøve"}, {"id": 7}, null]);
    let events = events(&mut adapter, &[signalled_room(&clients)])?;
    let list = events.iter().find_map(|event| match event {
        Event::EverybodySeen(list) => Some(list.len()),
        _ => None,
    });
    assert_eq!(list, Some(1));
    assert_eq!(adapter.translate("new_client", &json!({"client": {"id": "me"}}))?, []);
    Ok(())
}

#[test]
fn on_the_signalling_connection_id_and_display_name_are_used() -> Checked {
    let mut adapter = PlatformId::WherebySdk.adapter();
    let client = json!({
        "id": "a", "displayName": "Prøve", "externalId": "pasient-1", "role": {"roleName": "visitor"},
    });
    let expected = Sighting {
        name: Some(Private::new("Prøve")),
        external_id: Some(ExternalId(Private::new("pasient-1"))),
        host: Some(false),
        ..sighting("a")
    };
    assert_eq!(seen(&mut adapter, "new_client", json!({"client": client}))?, Some(expected));
    let knocks = json!({"clientId": "b", "displayName": "Prøve"});
    let expected = Sighting {
        name: Some(Private::new("Prøve")),
        presence: Presence::Waiting,
        ..sighting("b")
    };
    assert_eq!(seen(&mut adapter, "room_knocked", knocks)?, Some(expected));
    Ok(())
}

#[test]
fn a_rename_keeps_the_host_role() -> Checked {
    let mut adapter = PlatformId::WherebySdk.adapter();
    let clients = json!([{"id": "a", "displayName": "Prøve", "role": {"roleName": "host"}}]);
    events(&mut adapter, &[signalled_room(&clients)])?;
    let mut rename = || {
        let payload = json!({"payload": {"clientId": "a", "displayName": "Annet"}});
        seen(&mut adapter, "client_metadata_received", payload)
    };
    let expected =
        Sighting { name: Some(Private::new("Annet")), host: Some(true), ..sighting("a") };
    assert_eq!(rename()?, Some(expected));
    assert_eq!(rename()?, None, "the same name is not reported");
    Ok(())
}

#[test]
fn an_admitted_knocker_has_not_left() -> Checked {
    for client_first in [true, false] {
        let mut adapter = PlatformId::WherebySdk.adapter();
        let joined = ("new_client", json!({"client": {"id": "a"}}));
        let knock_ended = ("knocker_left", json!({"clientId": "a"}));
        let order = if client_first { [joined, knock_ended] } else { [knock_ended, joined] };
        let knocks = ("room_knocked", json!({"clientId": "a"}));
        events(&mut adapter, &[signalled_room(&json!([])), knocks])?;
        let events = events(&mut adapter, &order)?;
        let last = events.last();
        assert_eq!(
            last,
            Some(&Event::ParticipantSeen(sighting("a"))),
            "client first: {client_first}"
        );
    }
    Ok(())
}

/// A row of a conference, with more fields.
fn row(uuid: &str, fields: Value) -> Value {
    let mut row =
        json!({"uuid": uuid, "display_name": "Prøve", "role": "guest", "is_video_call": "YES"});
    for (name, value) in fields.as_object().into_iter().flatten() {
        row[name] = value.clone();
    }
    row
}

#[test]
fn in_a_conference_uuid_and_display_name_are_used() -> Checked {
    let detail = row("a", json!({"overlay_text": "Annet", "role": "chair"}));
    let expected =
        Sighting { name: Some(Private::new("Prøve")), host: Some(true), ..sighting("a") };
    assert_eq!(
        seen(&mut PlatformId::Join.adapter(), "participant_create", detail)?,
        Some(expected)
    );
    Ok(())
}

#[test]
fn a_row_is_a_machine_only_if_the_node_reports_one() -> Checked {
    let silent = |fields: Value| {
        let mut row = row("a", json!({"is_audio_only_call": "NO", "is_video_call": "NO"}));
        for (name, value) in fields.as_object().into_iter().flatten() {
            row[name] = value.clone();
        }
        row
    };
    let audio = json!({"is_audio_only_call": "YES", "call_tag": "trygtrom"});
    for (detail, machine, dialled) in [
        (silent(json!({})), Some(Machine::ApiUser), false),
        (silent(json!({"call_tag": "trygtrom"})), Some(Machine::Checklist), false),
        // Also under the panel's name, or one that looks like it, without the tag.
        (silent(json!({"display_name": "Sjekkliste (Trygtrom)"})), Some(Machine::Checklist), false),
        (
            silent(json!({"display_name": "sjekkliste\u{200B} (Тrygtrom)"})),
            Some(Machine::Checklist),
            false,
        ),
        (
            silent(json!({"call_tag": "trygtrom", "protocol": "rtmp"})),
            Some(Machine::Streamer),
            false,
        ),
        (silent(json!({"is_streaming_conference": true})), Some(Machine::Streamer), false),
        (silent(json!({"service_type": "waiting_room"})), None, false),
        // A client with audio is a person, whatever its call tag.
        (silent(audio), None, false),
        // Missing fields do not make a machine.
        (json!({"uuid": "a"}), None, false),
        // A client that dialled in is a person, marked as dialled.
        (row("a", json!({"protocol": "sip"})), None, true),
        (row("a", json!({"protocol": "h323"})), None, true),
        (row("a", json!({"protocol": "mssip"})), None, true),
        (row("a", json!({"protocol": "webrtc"})), None, false),
        (row("a", json!({"protocol": ""})), None, false),
        (row("a", json!({"protocol": "teams"})), None, false),
        (row("a", json!({"protocol": "rtmp"})), Some(Machine::Streamer), false),
    ] {
        let mut adapter = PlatformId::Join.adapter();
        let events = adapter.translate("participant_create", &detail)?;
        let kinds = events.iter().find_map(|event| match event {
            Event::ParticipantSeen(who) => Some((who.machine, who.dialled)),
            _ => None,
        });
        assert_eq!(kinds, Some((machine, dialled)), "{detail}");
    }
    Ok(())
}

/// The length of each complete list, and `None` for every other event but shared screens.
fn lists(messages: &[(&str, Value)]) -> Result<Vec<Option<usize>>, BadMessage> {
    let events = events(&mut PlatformId::Join.adapter(), messages)?;
    let events = events.iter().filter(|event| !matches!(event, Event::SharingSwitched { .. }));
    let list = |event: &Event| match event {
        Event::EverybodySeen(list) => Some(list.len()),
        _ => None,
    };
    Ok(events.map(list).collect())
}

#[test]
fn an_interrupted_snapshot_is_dropped() -> Checked {
    let seen = lists(&[
        ("participant_sync_begin", Value::Null),
        ("participant_create", row("a", json!({}))),
        ("join:stream", json!({"status": "lost"})),
        ("participant_sync_end", Value::Null),
        ("join:stream", json!({"status": "open"})),
        ("participant_sync_begin", Value::Null),
        ("participant_create", row("a", json!({}))),
        ("participant_create", row("b", json!({}))),
        ("participant_sync_begin", Value::Null),
        ("participant_create", row("b", json!({}))),
        ("participant_sync_end", Value::Null),
        ("participant_sync_end", Value::Null),
    ])?;
    assert_eq!(seen, [None, Some(1)]);
    Ok(())
}

#[test]
fn changes_during_a_snapshot_apply_to_it() -> Checked {
    let seen = lists(&[
        ("participant_sync_begin", Value::Null),
        ("participant_create", row("a", json!({}))),
        ("participant_create", row("b", json!({}))),
        ("participant_update", row("a", json!({}))),
        ("participant_delete", json!({"uuid": "b"})),
        ("participant_sync_end", Value::Null),
    ])?;
    assert_eq!(seen, [Some(1)]);
    Ok(())
}

#[test]
fn an_unreadable_row_leaves_the_adapter_unchanged() -> Checked {
    let mut adapter = PlatformId::Join.adapter();
    adapter.translate("participant_sync_begin", &Value::Null)?;
    let before = adapter.clone();
    for detail in [json!(null), json!({}), json!({"uuid": 7}), json!({"uuid": ""})] {
        assert!(adapter.translate("participant_create", &detail).is_err(), "{detail}");
        assert_eq!(adapter, before);
    }
    Ok(())
}

/// Admission and role events when the panel enters and its own row changes.
fn own_events(viewer: bool, changed: Value) -> Result<Vec<Event>, BadMessage> {
    let own = json!({"participant_uuid": "a", "role": "GUEST", "viewer": viewer});
    let messages = [
        ("join:entered", own),
        ("participant_create", row("a", json!({}))),
        ("participant_update", changed),
    ];
    let mut events = events(&mut PlatformId::Join.adapter(), &messages)?;
    events.retain(|e| matches!(e, Event::AdmissionChanged(_) | Event::OwnRoleTold { .. }));
    Ok(events)
}

#[test]
fn a_panel_promoted_to_host_is_reported() -> Checked {
    let seen = own_events(false, json!({"uuid": "a", "role": "chair"}))?;
    let (guest, host) = (Event::OwnRoleTold { host: false }, Event::OwnRoleTold { host: true });
    let inside = Event::AdmissionChanged(Admission::In);
    assert_eq!(seen, [inside.clone(), guest.clone(), inside.clone(), guest, inside, host]);
    Ok(())
}

#[test]
fn with_the_viewers_own_client_there_is_no_admission() -> Checked {
    let seen = own_events(true, row("a", json!({"service_type": "waiting_room"})))?;
    let guest = Event::OwnRoleTold { host: false };
    assert_eq!(seen, [guest.clone(), guest.clone(), guest]);
    Ok(())
}

#[test]
fn admission_failures_are_mapped_by_code_and_reason() -> Checked {
    for (detail, why, trying) in [
        (
            json!({"code": "node-unreachable", "why": "no-answer", "trying": true}),
            AdmissionFailure::Unreachable,
            true,
        ),
        (
            json!({"code": "node-unreachable", "why": "too-many-requests", "trying": true}),
            AdmissionFailure::Busy,
            true,
        ),
        (
            json!({"code": "node-unreachable", "why": "not-json", "trying": true}),
            AdmissionFailure::NotANode,
            true,
        ),
        (
            json!({"code": "node-unreachable", "why": "too-large", "trying": true}),
            AdmissionFailure::NotANode,
            true,
        ),
        (
            json!({"code": "conference-unknown", "why": "not-found", "trying": false}),
            AdmissionFailure::UnknownConference,
            false,
        ),
        (json!({"code": "conference-refused", "why": "full"}), AdmissionFailure::Full, false),
        (
            json!({"code": "conference-refused", "why": "maintenance"}),
            AdmissionFailure::Busy,
            false,
        ),
        (json!({"code": "conference-refused", "why": "sign-on"}), AdmissionFailure::SignOn, false),
        (json!({"code": "conference-refused", "why": "other"}), AdmissionFailure::Refused, false),
        (
            json!({"code": "pin-wrong", "why": "too-many-tries"}),
            AdmissionFailure::TooManyTries,
            false,
        ),
        (json!({"code": "invalid-attribute", "why": "node"}), AdmissionFailure::BadAddress, false),
        (json!(null), AdmissionFailure::Refused, false),
    ] {
        let events = PlatformId::Join.adapter().translate("join:failed", &detail)?;
        let failed = Event::AdmissionChanged(Admission::Failed { why, trying });
        assert_eq!(events, [Event::FeedLost, failed], "{detail}");
    }
    Ok(())
}

#[test]
fn a_wrong_pin_keeps_whether_guests_need_one() -> Checked {
    let required =
        |guest| ("join:failed", json!({"code": "pin-required", "why": "pin", "guest": guest}));
    let wrong_pin = || ("join:failed", json!({"code": "pin-wrong", "why": "pin"}));
    for guest in [false, true] {
        let messages = [required(guest), wrong_pin()];
        let events = events(&mut PlatformId::Join.adapter(), &messages)?;
        let pin = |wrong| {
            Event::AdmissionChanged(Admission::Pin { guests_free: !guest, wrong, asked: false })
        };
        assert_eq!(events, [Event::FeedLost, pin(false), Event::FeedLost, pin(true)]);
    }
    Ok(())
}

#[test]
fn only_commands_that_the_panel_gives_are_declined() -> Checked {
    let mut adapter = PlatformId::Join.adapter();
    let declined =
        Event::CommandDeclined { action: Action::Lock, whom: None, why: Declined::NotAllowed };
    for (detail, events) in [
        (json!({"command": "lock", "why": "not-allowed"}), vec![declined]),
        (json!({"command": null, "why": "unknown-command"}), Vec::new()),
        (json!({"command": "leave", "why": "not-in"}), Vec::new()),
    ] {
        assert_eq!(adapter.translate("join:refused", &detail)?, events, "{detail}");
    }
    Ok(())
}
