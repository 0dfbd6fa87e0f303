//! The exports that the element calls: every input, every result, and hostile values.

use trygtrom::embed::Panel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, js, json, participant};

const CLINICIAN: &str = "{ platform: 'whereby', viewer: 'clinician', setting: 'unknown-patient', \
     consultation: 'time-1', lang: 'nb', expected: [{ externalId: 'p1', name: 'Kari Prøve', role: 'patient' }] }";

/// The expected patient arrives.
fn arrives(panel: &Panel, at: f64) {
    panel.seen(at, "participant_join", &participant("p1"));
}

/// The clinician joins, then the expected patient arrives, and the panel is rendered.
async fn meet(panel: &Panel, at: f64) {
    panel.seen(at, "join", &JsValue::NULL);
    arrives(panel, at + 1.0);
    panel.draw();
    drawn().await;
}

#[wasm_bindgen_test]
async fn a_panel_renders_and_reports_that_once() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    assert_eq!(page.json("presented"), "1");
    assert!(page.count(".tg[data-phase='preparation'][lang='nb']") == 1, "{}", page.text());
    assert_eq!(page.events(), "[]");
    panel.destroy();
    drawn().await;
    assert_eq!(page.text(), "");
}

#[wasm_bindgen_test]
async fn an_event_reaches_screen_report_and_page() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    meet(&panel, 2000.0).await;
    assert!(page.text().contains("Kari Prøve"));
    assert!(
        page.events()
            .contains(r#"["trygtrom-phasechange",{"from":"preparation","to":"admission"}]"#)
    );
    let report = json(&panel.report());
    assert!(report.contains(r#""present":1"#) && report.contains(r#""version":1"#), "{report}");
    assert!(!report.contains("Kari") && !report.contains("p1"), "{report}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn five_presses_lead_from_the_patients_arrival_to_the_conversation() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("confirm-prepared").await;
    meet(&panel, 2000.0).await;
    for act in [
        "confirm-roll-call:0",
        "attest-lock:locked",
        "confirm-privacy",
        "check-identity:patient:document:confirmed",
        "check-identity:clinician:document:confirmed",
    ] {
        page.press(act).await;
    }
    assert_eq!(page.count(".tg[data-phase='conversation']"), 1, "{}", page.text());
    assert!(page.json("kept").contains("attest-lock:locked"));
    panel.destroy();
}

/// Buttons, a list, a number, a flyout and disclosures.
#[wasm_bindgen_test]
async fn each_press_dispatches_its_intent_once() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("fold:ready-more").await;
    page.pick("choose-setting:known-patient").await;
    page.press("choose-setting:known-patient").await;
    page.press("confirm-prepared").await;
    meet(&panel, 2000.0).await;
    page.press("fold:roll-call-more").await;
    page.press("confirm-roll-call:1").await;
    page.press("open-flyout").await;
    page.press("report-outsider:own-room").await;
    assert_eq!(
        page.json("kept"),
        r#"["choose-setting:known-patient","confirm-prepared","confirm-roll-call:1","report-outsider:own-room"]"#,
    );
    assert_eq!(page.count(".tg-flyout[data-open]"), 0, "the flyout is still open");
    page.press("fold:requirements").await;
    assert!(page.count(".tg-rule") > 0, "the requirements are still closed");
    panel.reset(3000.0);
    panel.draw();
    drawn().await;
    assert_eq!(page.count("details[open]"), 0, "a disclosure is open for the next patient");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_input_log_is_replayed_before_the_first_render() {
    let page = Page::new();
    let panel = page.panel(
        CLINICIAN,
        "[{ at: 1, kind: 'seen', type: 'join', detail: null }, \
          { at: 2, kind: 'seen', type: 'participant_join', detail: { participant: { externalId: 'p1', metadata: null } } }, \
          { at: 3, kind: 'intent', entry: 'confirm-roll-call:1' }, \
          { at: 4, kind: 'intent', entry: 'no such intent' }, { kind: 'unknown' }, 7, null]",
    );
    drawn().await;
    assert_eq!(page.count(".tg[data-phase='admission']"), 1);
    assert!(json(&panel.report()).contains(r#""notIntroduced":0"#));
    assert_eq!(page.json("kept"), "[]");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn invalid_options_are_reported_and_defaults_used() {
    let page = Page::new();
    let panel = page.panel(
        "{ platform: 'Whereby', viewer: 'doctor', setting: 7, theme: 'blue', procedure: 'none', \
           expected: 'all', appointment: { start: 'soon', roomType: 'round' } }",
        "[]",
    );
    drawn().await;
    let events = page.events();
    for part in [
        "platform",
        "viewer",
        "setting",
        "theme",
        "expected",
        "appointment.start",
        "appointment.roomType",
    ] {
        assert!(events.contains(part), "{part} is not in {events}");
    }
    assert!(events.contains("procedure-invalid") && !events.contains("doctor"), "{events}");
    let report = json(&panel.report());
    assert!(report.contains(r#""viewer":"patient""#) && report.contains(r#""platform":"manual""#));
    assert!(page.count(".tg-notices p") > 0, "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn every_problem_of_an_invalid_procedure_is_reported_and_the_default_used() {
    let page = Page::new();
    let panel = page.panel("{ viewer: 'clinician' }", "[]");
    panel.set(5.0, "procedure", js("{ id: 'x', rules: [{ id: 'A-1', kind: 'dance' }] }"));
    panel.draw();
    drawn().await;
    let events = page.events();
    for place in ["rules[0].kind", "rules[0].strength", "policies.chat", "checked_on"] {
        assert!(events.contains(place), "{place} is not in {events}");
    }
    assert!(json(&panel.report()).contains("A-2.8"));
    panel.destroy();
}

#[wasm_bindgen_test]
fn the_bytes_of_a_file_that_is_no_procedure_are_reported_and_the_previous_one_stays() {
    for (bytes, said) in [
        ("new TextEncoder().encode('<!doctype html>')", "line 1, column 1"),
        ("new TextEncoder().encode('null')", "names and values in braces"),
        ("new Uint8Array([0x7b, 0xe5, 0x7d])", "not an object that can be read as JSON"),
    ] {
        let page = Page::new();
        let panel = page.panel("{ viewer: 'clinician' }", "[]");
        panel.set(5.0, "procedure", js(bytes));
        let events = page.events();
        assert!(events.contains("procedure-invalid") && events.contains(said), "{bytes}: {events}");
        assert!(json(&panel.session_log()).contains(r#""earlier":[]"#));
        panel.destroy();
    }
}

#[wasm_bindgen_test]
async fn hostile_messages_are_reported_and_have_no_effect() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    for (kind, detail) in [
        ("participantupdate", "null"),
        ("participantupdate", "{ count: -4 }"),
        ("recording_status_change", "{ status: { toString() { throw 1 } } }"),
        ("no_such_thing", "{}"),
        ("participant_join", "new Proxy({}, { get() { throw new Error('no') } })"),
    ] {
        panel.seen(2.0, kind, &js(detail));
    }
    panel.seen(3.0, "join", &JsValue::NULL);
    panel.draw();
    drawn().await;
    assert!(page.events().contains("bad-message"));
    assert!(json(&panel.report()).contains(r#""phase":"admission""#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_hostile_name_is_shortened_and_cleaned() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.set(
        1.0,
        "expected",
        js("[{ externalId: 'p1', role: 'patient', name: '<b>Kari\\u202Eev\\u200Bil</b>' + 'å'.repeat(10000) }]"),
    );
    meet(&panel, 2.0).await;
    let text = page.text();
    assert!(text.contains("<b>Karievil</b>") && text.contains('…'), "{text}");
    assert!(!text.contains('\u{202E}') && !text.contains(&"å".repeat(80)));
    assert!(page.events().contains("name-suspicious"));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn storage_that_throws_is_reported_once_and_the_panel_continues() {
    let page = Page::without_storage();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("confirm-prepared").await;
    assert!(page.events().contains("storage-unavailable"));
    assert_eq!(page.count(".tg-notices p"), 1, "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_reload_restores_the_answers_and_reopens_those_about_the_room() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[{ at: 1, kind: 'seen', type: 'join', detail: null }]");
    arrives(&panel, 2.0);
    panel.draw();
    drawn().await;
    page.press("fold:later").await;
    page.press("confirm-prepared").await;
    page.press("attest-lock:locked").await;
    page.press("confirm-privacy").await;
    page.press("check-identity:patient:document:confirmed").await;
    let stored = page.stored();
    assert!(!stored.contains("Kari") && !stored.contains("p1"), "{stored}");
    panel.destroy();
    drawn().await;

    let again = page.panel(CLINICIAN, "[]");
    meet(&again, 3.0).await;
    let report = json(&again.report());
    assert!(report.contains(r#""patient":"open""#), "{report}");
    page.press("fold:later").await;
    assert!(page.text().contains("Sist bekreftet kl."), "{}", page.text());
    again.set(5.0, "consultation", "time-2".into());
    again.draw();
    drawn().await;
    assert_eq!(page.stored(), "{}");
    again.destroy();
}

#[wasm_bindgen_test]
async fn unreadable_stored_state_is_dropped_and_reported() {
    let page = Page::new();
    let first = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("confirm-prepared").await;
    first.destroy();
    drawn().await;
    page.corrupt_storage();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    assert!(page.events().contains("state-dropped"));
    assert_eq!(page.stored(), "{}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_note_is_text_and_unknown_kinds_are_refused() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    let note = panel.journal_note("text").unwrap().as_string().unwrap();
    assert!(note.starts_with("Videokonsultasjon "), "{note}");
    assert!(note.contains("\n\nTil avviksmelding, ikke journalen.\n"), "{note}");
    panel.set(1.0, "lang", "en".into());
    let note = panel.journal_note("text").unwrap().as_string().unwrap();
    assert!(note.starts_with("Video consultation on "), "{note}");
    assert!(panel.journal_note("pdf").is_err());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_fhir_note_is_a_plain_object_and_keeps_its_ids_until_a_reset() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2000.0, "join", &JsValue::NULL);
    arrives(&panel, 2001.0);
    let record = || json(&panel.journal_note("fhir").unwrap());
    let id = |record: &str| record.split("urn:uuid:").nth(1).unwrap().get(..36).unwrap().to_owned();
    let first = record();
    assert!(first.starts_with(r#"{"resourceType":"Bundle","type":"transaction""#), "{first}");
    assert!(first.contains(r#""status":"in-progress""#), "{first}");
    assert!(
        !first.contains("Kari") && !first.contains("p1") && !first.contains("time-1"),
        "{first}"
    );
    assert_eq!(first, record());
    panel.reset(3000.0);
    let second = record();
    assert!(!second.contains(&id(&first)), "{first} {second}");
    for record in [&first, &second] {
        let parts: Vec<_> = id(record).split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{record}");
    }
    panel.destroy();
}

#[wasm_bindgen_test]
async fn reset_deletes_the_state_and_keeps_the_expected_participants() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2.0, "join", &JsValue::NULL);
    panel.draw();
    drawn().await;
    page.press("fold:later").await;
    page.press("confirm-prepared").await;
    panel.reset(3.0);
    panel.draw();
    drawn().await;
    assert_eq!(page.count(".tg[data-phase='preparation']"), 1);
    assert_eq!(page.stored(), "{}");
    arrives(&panel, 4.0);
    assert!(json(&panel.report()).contains(r#""unexpected":0"#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_panel_mounted_many_times_leaves_nothing_behind() {
    for _ in 0..30 {
        let page = Page::new();
        let panel = page.panel(CLINICIAN, "[]");
        drawn().await;
        panel.destroy();
        drawn().await;
        assert_eq!(page.text(), "");
        assert!(page.delays().is_empty(), "{:?}", page.delays());
    }
}

#[wasm_bindgen_test]
async fn a_new_consultation_clears_the_alerts_of_the_previous_one() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2.0, "join", &JsValue::NULL);
    panel.seen(3.0, "recording_status_change", &js("{ status: 'started' }"));
    panel.set(4.0, "consultation", "time-2".into());
    let events = page.events();
    let over = r#"{"kind":"recording","severity":"alarm","requirement":"A-1.1","active":false}"#;
    assert!(events.contains(over), "{events}");
    assert!(events.contains(r#"{"from":"admission","to":"preparation"}"#), "{events}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_device_test_is_requested_through_the_port_and_its_state_received() {
    let page = Page::new();
    let panel = page.panel("{ platform: 'whereby', viewer: 'patient', lang: 'nb' }", "[]");
    drawn().await;
    page.press("test-devices:on").await;
    assert_eq!(page.json("tests"), "[true]");
    panel.devices(2000.0, "unknown state");
    panel.devices(2001.0, "running");
    panel.draw();
    drawn().await;
    assert_eq!(page.count("video[data-device='picture']"), 1, "{}", page.text());
    assert_eq!(page.count("meter[data-device='level']"), 1);
    assert_eq!(page.count("[data-act='play-tone']"), 1);
    panel.seen(2002.0, "join", &JsValue::NULL);
    panel.draw();
    drawn().await;
    assert_eq!(page.json("tests"), "[true,false]");
    assert_eq!(page.count("video, meter"), 0);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_replay_does_not_start_a_device_test() {
    let page = Page::new();
    let panel = page.panel(
        "{ platform: 'whereby', viewer: 'patient', lang: 'nb' }",
        "[{ at: 1, kind: 'intent', entry: 'test-devices:on' }, \
          { at: 2, kind: 'devices', state: 'running' }, { at: 3, kind: 'devices', state: 'heard' }, \
          { at: 4, kind: 'devices', state: 'ended' }, { at: 5, kind: 'devices' }]",
    );
    drawn().await;
    assert_eq!(page.json("tests"), "[]");
    assert_eq!(page.count("[data-act='test-devices:on']"), 1, "{}", page.text());
    assert!(page.text().contains("Panelet hørte lyd i mikrofonen"), "{}", page.text());
    panel.destroy();
}
