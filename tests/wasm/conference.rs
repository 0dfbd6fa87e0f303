//! A panel connected to a conference: its admission, its commands to the source, and its replay after a restart.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, js, json};

const CLINICIAN: &str = "{ platform: 'join', viewer: 'clinician', setting: 'unknown-patient', lang: 'nb', \
                         expected: [{ role: 'patient' }] }";

/// A source that records its calls.
fn source() -> JsValue {
    js(
        "({ calls: [], run(...given) { this.calls.push(given.join()) }, retell() { this.calls.push('retell') } })",
    )
}

fn calls(source: &JsValue) -> String {
    let calls = Reflect::get(source, &"calls".into()).unwrap_or(JsValue::UNDEFINED);
    json(&calls)
}

/// The messages from the panel's request for admission until the patient has arrived.
const MESSAGES: &str = r#"[
    ["join:asking", { "again": false }],
    ["join:failed", { "code": "pin-required", "why": "pin", "host": true, "guest": false, "trying": false }],
    ["join:asking", { "again": false }],
    ["join:entered", { "again": false, "participant_uuid": "panel", "role": "HOST", "service_type": "conference" }],
    ["join:stream", { "status": "open" }],
    ["participant_sync_begin", null],
    ["participant_create", { "uuid": "panel", "display_name": "Sjekkliste", "role": "chair", "service_type": "conference", "call_tag": "trygtrom", "is_video_call": "NO", "is_audio_only_call": "NO" }],
    ["participant_create", { "uuid": "lege", "display_name": "Behandler", "role": "chair", "service_type": "conference", "is_video_call": "YES" }],
    ["participant_create", { "uuid": "pasient", "display_name": "Pasient", "role": "guest", "service_type": "conference", "is_video_call": "YES" }],
    ["participant_sync_end", null],
    ["conference_update", { "locked": false, "started": true, "recording": false }]
]"#;

/// The messages, each with its type and detail.
fn messages() -> Vec<(String, JsValue)> {
    let all: Array = JSON::parse(MESSAGES).map(|all| Array::from(&all)).unwrap_or_default();
    all.iter()
        .map(|message| {
            let message = Array::from(&message);
            (message.get(0).as_string().unwrap_or_default(), message.get(1))
        })
        .collect()
}

#[wasm_bindgen_test]
async fn a_pin_is_requested_in_a_field_that_the_module_does_not_read() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.connect(1.0, source());
    for (kind, detail) in &messages()[..2] {
        panel.seen(2.0, kind, detail);
    }
    panel.draw();
    drawn().await;
    let field =
        "form[data-door='pin'] input[type='password'][autocomplete='one-time-code'][required]";
    assert_eq!(page.count(field), 1, "{}", page.text());
    assert_eq!(page.count("form[data-door='pin'] input[name], form[action]"), 0);
    assert_eq!(page.count("button[data-door='guest']"), 1);
    assert!(page.events().contains(r#"{"code":"pin-required""#), "{}", page.events());
    // Nothing about the participants is known yet.
    assert!(json(&panel.report()).contains(r#""present":null"#));
    for (kind, detail) in &messages()[2..] {
        panel.seen(3.0, kind, detail);
    }
    panel.draw();
    drawn().await;
    assert_eq!(page.count("[data-door]"), 0, "{}", page.text());
    assert!(json(&panel.report()).contains(r#""present":1"#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_new_consultation_requests_the_state_again_and_a_replay_does_not() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    let first = source();
    panel.connect(1.0, first.clone());
    panel.reset(2.0);
    assert_eq!(calls(&first), r#"["retell"]"#);
    panel.set(3.0, "consultation", "c2".into());
    assert_eq!(calls(&first), r#"["retell","retell"]"#);
    panel.destroy();

    // A source without `retell`, or whose `retell` throws or is no function, causes no error.
    for other in
        ["({ run() {} })", "({ run() {}, retell() { throw new Error('no') } })", "({ retell: 7 })"]
    {
        let panel = page.panel(CLINICIAN, "[]");
        panel.connect(1.0, js(other));
        panel.reset(2.0);
        panel.destroy();
    }
    let panel = page.panel(
        CLINICIAN,
        "[{ at: 1, kind: 'connect', embed: window.replayed = { calls: [], retell() { this.calls.push('retell') } } }, { at: 2, kind: 'reset' }]",
    );
    assert_eq!(calls(&js("window.replayed")), "[]");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_replay_gives_the_same_report_and_screen() {
    let (live, again) = (Page::new(), Page::new());
    let panel = live.panel(CLINICIAN, "[]");
    panel.connect(1000.0, source());
    for (kind, detail) in messages() {
        panel.seen(1000.0, &kind, &detail);
    }
    panel.draw();
    drawn().await;
    let kept = format!(
        "[{{ at: 1000, kind: 'connect', embed: {{ run() {{}} }} }}, ...{MESSAGES}.map(([type, detail]) => ({{ at: 1000, kind: 'seen', type, detail }}))]"
    );
    let rebuilt = again.panel(CLINICIAN, &kept);
    drawn().await;
    assert_eq!(json(&rebuilt.report()), json(&panel.report()));
    // Announcements for screen readers are not repeated; the rest is the same.
    for selector in [".tg-card", ".tg-person", "[data-act]", "[data-door]"] {
        assert_eq!(again.count(selector), live.count(selector), "{selector}");
    }
    panel.destroy();
    rebuilt.destroy();
}

#[wasm_bindgen_test]
async fn a_declined_command_is_reported_and_the_next_one_clears_the_message() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    let room = source();
    panel.connect(1.0, room.clone());
    for (kind, detail) in messages() {
        panel.seen(2.0, &kind, &detail);
    }
    panel.draw();
    drawn().await;
    page.press("lock-room").await;
    assert_eq!(calls(&room), r#"["lock"]"#);
    panel.seen(3.0, "join:refused", &js("({ command: 'lock', why: 'no-answer' })"));
    panel.draw();
    drawn().await;
    assert!(page.text().contains("Videoserveren svarte ikke"), "{}", page.text());
    assert!(page.events().contains("the room's server did not answer"), "{}", page.events());
    page.press("lock-room").await;
    assert!(!page.text().contains("Videoserveren svarte ikke"), "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_chat_is_read_only_if_the_procedure_allows_it() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    assert_eq!(page.json("read"), "[false]");
    let reads = include_str!("../../procedures/checklist.json")
        .replace("\"chat_scan\": \"off\"", "\"chat_scan\": \"identity-numbers\"");
    panel.set(2.0, "procedure", JSON::parse(&reads).unwrap_or(JsValue::NULL));
    assert_eq!(page.json("read"), "[false,true]", "{}", page.events());
    panel.set(3.0, "procedure", "combined".into());
    assert_eq!(page.json("read"), "[false,true,false]");
    panel.destroy();
}
