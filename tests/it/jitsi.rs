//! The Jitsi adapter: what its recordings do not show, because debug output hides personal data or because a case has no
//! recording.

use std::error::Error;

use serde_json::{Value, json};
use trygtrom::domain::{
    Action, Activity, Command, Event, Intent, Presence, Setting, Sharer, Sighting, Viewer,
};
use trygtrom::platform::{Adapter, PlatformId};

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

fn joined() -> Result<Adapter, Box<dyn Error>> {
    let mut adapter = PlatformId::Jitsi.adapter();
    adapter.translate("videoConferenceJoined", &json!({"id": "me"}))?;
    Ok(adapter)
}

/// The participants that messages report, each with key, name and presence.
fn people(events: &[Event]) -> Vec<(String, String, Presence)> {
    let shown = |who: &Sighting| {
        let key = who.key.as_ref().map(|key| key.0.reveal().to_owned());
        let name = who.name.as_ref().map(|name| name.reveal().to_owned());
        (key.unwrap_or_default(), name.unwrap_or_default(), who.presence)
    };
    let lists = events.iter().map(|event| match event {
        Event::ParticipantSeen(who) => vec![shown(who)],
        Event::EverybodySeen(list) => list.iter().map(shown).collect(),
        _ => Vec::new(),
    });
    lists.flatten().collect()
}

fn gone(events: &[Event]) -> Vec<String> {
    let keys = events.iter().filter_map(|event| match event {
        Event::ParticipantGone(key) => key.as_ref().map(|key| key.0.reveal().to_owned()),
        _ => None,
    });
    keys.collect()
}

fn of(key: &str, name: &str, presence: Presence) -> (String, String, Presence) {
    (key.to_owned(), name.to_owned(), presence)
}

#[test]
fn whoever_knocked_keeps_their_row_in_the_room() -> Checked {
    let mut adapter = joined()?;
    let knock = json!({"participant": {"id": "k", "name": "Prøve"}});
    let knocks = adapter.translate("knockingParticipant", &knock)?;
    assert_eq!(people(&knocks), [of("k", "Prøve", Presence::Waiting)]);
    let join = json!({"id": "a", "displayName": "Prøve", "knocked": "k"});
    let comes = adapter.translate("participantJoined", &join)?;
    assert_eq!(people(&comes), [of("k", "Prøve", Presence::Present)]);
    // A list has the id in the room.
    let list = json!({"own": "me", "rooms": [{"participants": [{"id": "me"}, {"id": "a", "displayName": "P."}]}]});
    let listed = adapter.translate("jitsi:room", &list)?;
    assert_eq!(people(&listed), [of("k", "P.", Presence::Present)]);
    // A late repetition of the knock is about nobody who waits.
    assert_eq!(adapter.translate("knockingParticipant", &knock)?, []);
    assert_eq!(gone(&adapter.translate("participantLeft", &json!({"id": "a"}))?), ["k"]);
    // A knock that was never reported is of nobody.
    let other = json!({"id": "b", "displayName": "Ukjent", "knocked": "never"});
    let comes = adapter.translate("participantJoined", &other)?;
    assert_eq!(people(&comes), [of("b", "Ukjent", Presence::Present)]);
    Ok(())
}

#[test]
fn the_list_is_of_the_room_that_the_viewer_is_in_with_those_who_knock() -> Checked {
    let mut adapter = joined()?;
    adapter.translate("participantJoined", &json!({"id": "before", "displayName": "Før"}))?;
    adapter.translate(
        "knockingParticipant",
        &json!({"participant": {"id": "k", "name": "Utenfor"}}),
    )?;
    let rooms = json!([
        {"participants": [{"id": "elsewhere", "displayName": "Annet rom"}]},
        {"participants": [{"id": 7}, null, {"id": "me", "role": "moderator"}, {"id": "a", "displayName": "Her"}]},
    ]);
    let events = adapter.translate("jitsi:room", &json!({"own": "me", "rooms": rooms}))?;
    let expected = [of("a", "Her", Presence::Present), of("k", "Utenfor", Presence::Waiting)];
    assert_eq!(people(&events), expected);
    assert!(events.contains(&Event::OwnRoleTold { host: true }));
    // A list without the viewer is of no room that they are in.
    for rooms in [json!([]), json!(null), json!([{"participants": [{"id": "a"}]}])] {
        let before = adapter.clone();
        let answer = adapter.translate("jitsi:room", &json!({"own": "me", "rooms": rooms}));
        assert!(answer.is_err(), "{rooms}");
        assert_eq!(adapter, before);
    }
    Ok(())
}

/// The recordings, transcriptions and streams that messages report.
fn captures(messages: &[(&str, Value)]) -> Result<Vec<Event>, Box<dyn Error>> {
    let mut adapter = joined()?;
    let mut events = Vec::new();
    for (kind, detail) in messages {
        events.extend(adapter.translate(kind, detail)?);
    }
    Ok(events)
}

#[test]
fn off_says_nothing_of_what_was_never_reported_to_be_on() -> Checked {
    let status = |on: bool, mode: Value, error: Value| {
        ("recordingStatusChanged", json!({"on": on, "mode": mode, "error": error}))
    };
    let (running, stopped) = (Activity::Running, Activity::Stopped);
    for (messages, expected) in [
        (vec![status(false, json!("file"), json!(null))], vec![]),
        (vec![("transcribingStatusChanged", json!({"on": false}))], vec![]),
        // A failure is no stop.
        (
            vec![
                status(true, json!("file"), json!(null)),
                status(false, json!("file"), json!("busy")),
            ],
            vec![Event::RecordingChanged(running)],
        ),
        // The one that goes on in a browser is a recording, too.
        (
            vec![
                status(true, json!("local"), json!(null)),
                status(true, json!("file"), json!(null)),
                status(false, json!("file"), json!(null)),
            ],
            vec![Event::RecordingChanged(running)],
        ),
        // An unknown mode records, in doubt.
        (
            vec![
                status(true, json!("hologram"), json!(null)),
                status(false, json!(null), json!(null)),
            ],
            vec![Event::RecordingChanged(running), Event::RecordingChanged(stopped)],
        ),
        (
            vec![
                status(true, json!("stream"), json!(null)),
                status(false, json!("stream"), json!(null)),
            ],
            vec![Event::StreamingChanged(running), Event::StreamingChanged(stopped)],
        ),
    ] {
        assert_eq!(captures(&messages)?, expected, "{messages:?}");
    }
    Ok(())
}

#[test]
fn a_screen_is_shared_until_the_last_one_stops() -> Checked {
    let mut adapter = joined()?;
    let mut share = |ids: Value| {
        let events = adapter.translate("contentSharingParticipantsChanged", &json!({"data": ids}));
        let shown = |event: &Event| match event {
            Event::SharingSwitched { by: Sharer::Other(Some(key)), on } => {
                Some((key.0.reveal().to_owned(), *on))
            }
            _ => None,
        };
        events.map(|events| events.iter().filter_map(shown).collect::<Vec<_>>())
    };
    assert_eq!(share(json!(["me"]))?, []);
    assert_eq!(share(json!(["a", "me"]))?, [("a".to_owned(), true)]);
    assert_eq!(share(json!(["a", "b"]))?, [("b".to_owned(), true)]);
    assert_eq!(share(json!(["b"]))?, []);
    assert_eq!(share(json!("none"))?, [("b".to_owned(), false)]);
    Ok(())
}

#[test]
fn a_lock_that_the_platform_does_not_report_is_asked_of_a_person() -> Checked {
    let platform = Platform::Known(PlatformId::Jitsi);
    let procedure = procedure("checklist", [])?;
    let mut play = Play::begin(Viewer::Clinician, Setting::KnownPatient, platform, procedure);
    for text in [
        r#"seen videoConferenceJoined {"id":"me"}"#,
        r#"seen participantRoleChanged {"id":"me","role":"moderator"}"#,
        r#"seen jitsi:room {"own":"me","rooms":[{"participants":[{"id":"me"},{"id":"a"}]}]}"#,
        "ask attest-lock:locked",
    ] {
        play.take(&read_line(text)?, text)?;
    }
    let locked = |play: &Play| play.session.consultation().locked().map(|lock| lock.value);
    assert_eq!(locked(&play), Some(true));
    for intent in [Intent::Ask(Action::Unlock), Intent::LockRoom] {
        let turn = play.session.take_intent(intent, play.at());
        let action = if intent == Intent::LockRoom { Action::Lock } else { Action::Unlock };
        assert!(turn.commands.contains(&Command::Platform(action)), "{intent:?}");
        assert_eq!(locked(&play), None, "{intent:?}: nobody saw whether it was done");
        assert_eq!(play.session.consultation().pending().list(), []);
        let attest = "ask attest-lock:locked";
        play.take(&read_line(attest)?, attest)?;
    }
    Ok(())
}

#[test]
fn own_devices_are_switched_by_moderators_only() -> Checked {
    for (role, can) in [("moderator", true), ("participant", false)] {
        let procedure = procedure("checklist", [])?;
        let platform = Platform::Known(PlatformId::Jitsi);
        let mut play = Play::begin(Viewer::Patient, Setting::KnownPatient, platform, procedure);
        for text in [
            r#"seen videoConferenceJoined {"id":"me"}"#,
            &format!(r#"seen participantRoleChanged {{"id":"me","role":"{role}"}}"#),
            r#"seen jitsi:room {"own":"me","rooms":[{"participants":[{"id":"me"}]}]}"#,
        ] {
            play.take(&read_line(text)?, text)?;
        }
        let c = play.session.consultation();
        assert_eq!(c.can(Action::MicrophoneOff), can, "{role}");
        assert!(c.can(Action::Leave), "{role}");
    }
    Ok(())
}
