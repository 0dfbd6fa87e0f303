//! The platform adapters on JavaScript values: hostile getters, proxies and elements.

use js_sys::{Function, Object, Reflect};
use trygtrom::domain::{Action, Event, Presence};
use trygtrom::platform::PlatformId;
use trygtrom::platform::error::{BadMessage, BadMessageCode, CommandError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// A value made by JavaScript.
fn js(source: &str) -> JsValue {
    Function::new_no_args(&format!("return {source}"))
        .call0(&JsValue::UNDEFINED)
        .unwrap_or(JsValue::UNDEFINED)
}

fn translate(kind: &str, source: &str) -> Result<Vec<Event>, BadMessage> {
    PlatformId::Whereby.adapter().translate(kind, &js(source))
}

fn bad(kind: &'static str, code: BadMessageCode) -> Result<Vec<Event>, BadMessage> {
    Err(BadMessage { code, kind: Some(kind) })
}

#[wasm_bindgen_test]
fn a_plain_message_is_translated() {
    assert_eq!(translate("participantupdate", "{count: 3}"), Ok(vec![Event::OthersCounted(2)]));
    assert_eq!(translate("leave", "{removed: true}"), Ok(vec![Event::Left { removed: true }]));
    let arrival =
        translate("participant_join", "{participant: {metadata: null, externalId: 'pasient-1'}}");
    let [Event::ParticipantSeen(sighting)] = arrival.as_deref().unwrap_or_default() else {
        unreachable!("no arrival");
    };
    let id = sighting.external_id.as_ref().map(|id| id.0.reveal());
    assert_eq!((id, sighting.presence), (Some("pasient-1"), Presence::Present));
}

#[wasm_bindgen_test]
fn values_that_throw_count_as_missing() {
    let throwing = "{get count() { throw new Error('Kari Prøve') }}";
    assert_eq!(
        translate("participantupdate", throwing),
        bad("participantupdate", BadMessageCode::MissingField)
    );
    let proxy = "new Proxy({}, {get() { throw new Error('Kari Prøve') }})";
    assert_eq!(
        translate("recording_status_change", proxy),
        bad("recording_status_change", BadMessageCode::MissingField)
    );
    let revoked = "(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy })()";
    assert_eq!(translate("chat_toggle", revoked), bad("chat_toggle", BadMessageCode::MissingField));
    // An unreadable detail still counts as an arrival.
    for source in [proxy, revoked, "{participant: new Proxy({}, {get() { throw 1 }})}"] {
        assert_eq!(translate("participant_join", source).map(|events| events.len()), Ok(1));
    }
}

/// A value for each field that an adapter reads, as a script of the page can give them to every object.
const ON_EVERY_OBJECT: &str = "Object.assign(Object.prototype, {
    isLocked: true, locked: true, started: true, count: 1, status: 'started', enabled: true, open: true, on: true, removed: true,
    granted: true, denied: true, surface: 'monitor', recording: false, transcribing: false, streaming: false, chat_enabled: false,
    uuid: 'x', clientId: 'x', id: 'x', selfId: 'x', externalId: 'x', displayName: 'x', display_name: 'x', role: 'chair',
    roleName: 'host', service_type: 'conference', viewer: 'YES', participant_uuid: 'x', presenter_uuid: 'x', type: 'text/plain',
    is_video_call: 'YES', is_recording: 'NO', is_presenting: 'YES', code: 'pin-wrong', why: 'pin', command: 'lock', reason: 'x',
    error: 'x', text: 'x', liveTranscriptionId: 'x', isAudioRecorder: true, call_tag: 'trygtrom', length: 1, 0: { uuid: 'x' } })";

#[wasm_bindgen_test]
fn what_a_script_puts_on_every_object_is_in_no_message() {
    let details = [
        "{}",
        "[]",
        "{participant: {}}",
        "{client: {}}",
        "{payload: {}}",
        "{room: {}}",
        "{selfId: 'a', room: {clients: [{}], knockers: [{}]}}",
        "{uuid: 'a'}",
        "{locked: false}",
        "{clientId: 'a'}",
        "{on: true}",
    ];
    let all = || -> Vec<String> {
        let mut lines = Vec::new();
        for &platform in PlatformId::ALL {
            for kind in platform.kinds() {
                for detail in details {
                    for mut adapter in [platform.adapter(), platform.observing_adapter()] {
                        let events = adapter.translate(kind, &js(detail));
                        lines.push(format!("{} {kind} {detail}: {events:?}", platform.word()));
                    }
                }
            }
        }
        lines
    };
    let before = all();
    let names = js(&format!("Object.keys({ON_EVERY_OBJECT})"));
    let meanwhile = all();
    let forget =
        Function::new_with_args("names", "for (const name of names) delete Object.prototype[name]");
    assert!(forget.call1(&JsValue::UNDEFINED, &names).is_ok());
    for (before, meanwhile) in before.iter().zip(&meanwhile) {
        assert_eq!(before, meanwhile);
    }
}

#[wasm_bindgen_test]
fn javascript_values_of_other_types_are_refused() {
    for source in ["NaN", "Infinity", "-1", "1.5", "1e21"] {
        let answer = translate("participantupdate", &format!("{{count: {source}}}"));
        assert_eq!(answer, bad("participantupdate", BadMessageCode::OutOfRange), "{source}");
    }
    for source in
        ["5n", "'5'", "new Number(5)", "[5]", "Symbol('5')", "() => 5", "{valueOf: () => 5}"]
    {
        let answer = translate("participantupdate", &format!("{{count: {source}}}"));
        assert_eq!(answer, bad("participantupdate", BadMessageCode::WrongType), "{source}");
    }
    for source in ["new String('started')", "{toString: () => 'started'}", "'started'.repeat(1e6)"]
    {
        let answer = translate("recording_status_change", &format!("{{status: {source}}}"));
        assert_eq!(answer, bad("recording_status_change", BadMessageCode::WrongType), "{source}");
    }
    for source in ["new Boolean(true)", "1", "'true'"] {
        let answer = translate("camera_toggle", &format!("{{enabled: {source}}}"));
        assert_eq!(answer, bad("camera_toggle", BadMessageCode::WrongType), "{source}");
    }
    for source in ["undefined", "null"] {
        assert_eq!(
            translate("camera_toggle", source),
            bad("camera_toggle", BadMessageCode::NoDetail)
        );
    }
    for source in ["7", "'text'", "Symbol()", "() => 1"] {
        assert_eq!(
            translate("camera_toggle", source),
            bad("camera_toggle", BadMessageCode::WrongType),
            "{source}"
        );
    }
}

#[wasm_bindgen_test]
fn every_action_calls_its_method_on_the_element() {
    let embed = js("(() => { const calls = []; return new Proxy({calls}, {get: (t, name) => name === 'calls' ? calls.join(';')
        : function (...args) { calls.push(name + JSON.stringify(args)) }}) })()");
    for &action in Action::ALL {
        let cannot =
            matches!(action, Action::Lock | Action::Unlock | Action::Admit | Action::Remove);
        let expected = if cannot { Err(CommandError::PlatformCannot) } else { Ok(()) };
        assert_eq!(PlatformId::Whereby.run(&embed, action, None), expected);
    }
    let calls = Reflect::get(&embed, &"calls".into()).ok().and_then(|calls| calls.as_string());
    assert_eq!(
        calls.as_deref(),
        Some(
            "stopRecording[];stopLiveTranscription[];stopStreaming[];toggleScreenshare[false];toggleChat[false];\
             togglePeople[true];toggleMicrophone[false];toggleMicrophone[true];toggleCamera[false];\
             openSettings[\"media\"];leaveRoom[];endMeeting[]"
        )
    );
}

#[wasm_bindgen_test]
fn a_method_is_called_with_the_element_as_this() {
    let embed = js("{own: 1, leaveRoom() { if (this.own !== 1) throw 1 }}");
    assert_eq!(PlatformId::Practice.run(&embed, Action::Leave, None), Ok(()));
}

#[wasm_bindgen_test]
fn an_element_that_lacks_the_method_or_throws_is_an_error() {
    let empty: JsValue = Object::new().unchecked_into();
    for embed in [
        empty,
        js("null"),
        js("undefined"),
        js("7"),
        js("{leaveRoom: 7}"),
        js("{get leaveRoom() { throw 1 }}"),
    ] {
        assert_eq!(
            PlatformId::Whereby.run(&embed, Action::Leave, None),
            Err(CommandError::NoSuchMethod)
        );
    }
    let throwing = js("{leaveRoom() { throw new Error('Kari Prøve') }}");
    assert_eq!(PlatformId::Whereby.run(&throwing, Action::Leave, None), Err(CommandError::Threw));
    for platform in [PlatformId::Join, PlatformId::Teams, PlatformId::Manual] {
        assert_eq!(platform.run(&throwing, Action::Leave, None), Err(CommandError::PlatformCannot));
    }
}

#[wasm_bindgen_test]
fn a_conference_row_is_translated_and_commands_reach_the_source() {
    let mut conference = PlatformId::Join.adapter();
    let row = js("{uuid: 'a', display_name: 'Prøve', is_video_call: 'YES', role: 'chair'}");
    let seen = conference.translate("participant_create", &row);
    let Ok([Event::ParticipantSeen(sighting)]) = seen.as_deref() else {
        unreachable!("no participant");
    };
    assert_eq!((sighting.host, sighting.presence), (Some(true), Presence::Present));
    let throwing = js("new Proxy({}, {get() { throw new Error('Kari Prøve') }})");
    assert_eq!(
        conference.translate("participant_create", &throwing),
        bad("participant_create", BadMessageCode::MissingField)
    );

    let source = js("{asked: [], run(...given) { this.asked.push(given.join()) }}");
    for action in [Action::Lock, Action::EndForAll] {
        assert_eq!(PlatformId::Join.run(&source, action, None), Ok(()));
    }
    let whom = sighting.key.as_ref();
    assert_eq!(PlatformId::Join.run(&source, Action::Admit, whom), Ok(()));
    let asked = Reflect::get(&source, &JsValue::from_str("asked"));
    let asked = asked.map(|asked| js_sys::Array::from(&asked).join(" ").as_string());
    assert_eq!(asked, Ok(Some("lock end-for-all admit,a".to_owned())));
    assert_eq!(
        PlatformId::Join.run(&source, Action::Leave, None),
        Err(CommandError::PlatformCannot)
    );
    assert_eq!(
        PlatformId::Join.run(&js("{}"), Action::Lock, None),
        Err(CommandError::NoSuchMethod)
    );
    let throwing = js("{run() { throw new Error('Kari Prøve') }}");
    assert_eq!(PlatformId::Join.run(&throwing, Action::Lock, None), Err(CommandError::Threw));
}
