//! The exports the JavaScript part calls: every input, every answer, and the worst that can be given.

use trygtrom::embed::Panel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, js, json, participant};

const CLINICIAN: &str = "{ platform: 'whereby', viewer: 'clinician', setting: 'unknown-patient', \
     consultation: 'time-1', lang: 'nb', expected: [{ externalId: 'p1', name: 'Kari Prøve', role: 'patient' }] }";

/// The expected patient comes in.
fn arrives(panel: &Panel, at: f64) {
    panel.seen(at, "participant_join", &participant("p1"));
}

/// The clinician comes in and then the expected patient, and the screen follows.
async fn meet(panel: &Panel, at: f64) {
    panel.seen(at, "join", &JsValue::NULL);
    arrives(panel, at + 1.0);
    panel.draw();
    drawn().await;
}

#[wasm_bindgen_test]
async fn a_panel_draws_itself_and_says_so_once() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    assert_eq!(page.json("presented"), "1");
    assert!(page.count(".tg[data-phase='preparation'][lang='nb']") == 1, "{}", page.text());
    assert_eq!(page.told(), "[]");
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
        page.told().contains(r#"["trygtrom-phasechange",{"from":"preparation","to":"admission"}]"#)
    );
    let report = json(&panel.report());
    assert!(report.contains(r#""present":1"#) && report.contains(r#""version":1"#), "{report}");
    assert!(!report.contains("Kari") && !report.contains("p1"), "{report}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn five_presses_lead_from_the_patient_in_the_room_to_the_talk() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    for act in ["confirm:sound-tested", "confirm:own-surroundings", "confirm:rules-read"] {
        page.press(act).await;
    }
    meet(&panel, 2000.0).await;
    for act in [
        "confirm-roll-call:0",
        "check-identity:patient:document:confirmed",
        "check-identity:clinician:document:confirmed",
        "confirm-privacy",
        "attest-lock:locked",
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
    page.press("confirm:own-surroundings").await;
    page.press("fold:appointment-more").await;
    page.pick("choose-setting:known-patient").await;
    page.press("choose-setting:known-patient").await;
    meet(&panel, 2000.0).await;
    page.press("fold:roll-call-more").await;
    page.press("confirm-roll-call:1").await;
    page.press("open-flyout").await;
    page.press("report-outsider:own-room").await;
    assert_eq!(
        page.json("kept"),
        r#"["confirm:own-surroundings","choose-setting:known-patient","confirm-roll-call:1","report-outsider:own-room"]"#,
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
async fn what_was_kept_is_replayed_before_the_first_screen() {
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
async fn wrong_options_are_told_and_defaults_take_their_place() {
    let page = Page::new();
    let panel = page.panel(
        "{ platform: 'Whereby', viewer: 'doctor', setting: 7, theme: 'blue', procedure: 'none', \
           expected: 'all', appointment: { start: 'soon', roomType: 'round' } }",
        "[]",
    );
    drawn().await;
    let told = page.told();
    for part in [
        "platform",
        "viewer",
        "setting",
        "theme",
        "expected",
        "appointment.start",
        "appointment.roomType",
    ] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(told.contains("procedure-invalid") && !told.contains("doctor"), "{told}");
    let report = json(&panel.report());
    assert!(report.contains(r#""viewer":"patient""#) && report.contains(r#""platform":"manual""#));
    assert!(page.count(".tg-notices p") > 0, "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_broken_procedure_is_told_with_every_place_and_another_is_followed() {
    let page = Page::new();
    let panel = page.panel("{ viewer: 'clinician' }", "[]");
    panel.set(5.0, "procedure", js("{ id: 'x', rules: [{ id: 'A-1', kind: 'dance' }] }"));
    panel.draw();
    drawn().await;
    let told = page.told();
    for place in ["rules[0].kind", "rules[0].strength", "policies.chat", "checked_on"] {
        assert!(told.contains(place), "{place} is not in {told}");
    }
    assert!(json(&panel.report()).contains("A-2.8"));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn hostile_messages_are_told_and_survived() {
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
    assert!(page.told().contains("bad-message"));
    assert!(json(&panel.report()).contains(r#""phase":"admission""#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_hostile_name_is_cut_and_cleaned() {
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
    assert!(page.told().contains("name-suspicious"));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn storage_that_throws_is_told_once_on_screen_and_the_panel_goes_on() {
    let page = Page::without_storage();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("confirm:sound-tested").await;
    assert!(page.told().contains("storage-unavailable"));
    assert_eq!(page.count(".tg-notices p"), 1, "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn what_was_said_comes_back_after_a_reload_and_what_hangs_on_the_room_is_open() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[{ at: 1, kind: 'seen', type: 'join', detail: null }]");
    arrives(&panel, 2.0);
    panel.draw();
    drawn().await;
    page.press("confirm:sound-tested").await;
    page.press("check-identity:patient:document:confirmed").await;
    let stored = page.stored();
    assert!(!stored.contains("Kari") && !stored.contains("p1"), "{stored}");
    panel.destroy();
    drawn().await;

    let again = page.panel(CLINICIAN, "[]");
    meet(&again, 3.0).await;
    let report = json(&again.report());
    assert!(report.contains(r#""patient":"open""#), "{report}");
    assert!(page.text().contains("Sist bekreftet kl."), "{}", page.text());
    again.set(5.0, "consultation", "time-2".into());
    again.draw();
    drawn().await;
    assert_eq!(page.stored(), "{}");
    again.destroy();
}

#[wasm_bindgen_test]
async fn stored_text_that_cannot_be_read_is_dropped_and_told() {
    let page = Page::new();
    let first = page.panel(CLINICIAN, "[]");
    drawn().await;
    page.press("confirm:sound-tested").await;
    first.destroy();
    drawn().await;
    page.spoil();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    assert!(page.told().contains("state-dropped"));
    assert_eq!(page.stored(), "{}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_note_is_text_and_unknown_kinds_are_refused_in_words() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    let note = panel.journal_note("text").unwrap().as_string().unwrap();
    assert!(note.starts_with("Videokonsultasjon, ukjent pasient."), "{note}");
    panel.set(1.0, "lang", "en".into());
    let note = panel.journal_note("text").unwrap().as_string().unwrap();
    assert!(note.starts_with("Video consultation, unknown patient."), "{note}");
    assert!(panel.journal_note("pdf").is_err());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_record_in_fhir_is_a_plain_object_that_keeps_its_ids_until_the_next_patient() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2000.0, "join", &JsValue::NULL);
    arrives(&panel, 2001.0);
    let record = || json(&panel.journal_note("fhir").unwrap());
    let id = |record: &str| record.split("urn:uuid:").nth(1).unwrap().get(..36).unwrap().to_owned();
    let first = record();
    assert!(first.starts_with(r#"{"resourceType":"Bundle","type":"collection""#), "{first}");
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
async fn reset_forgets_and_keeps_what_the_page_announced() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2.0, "join", &JsValue::NULL);
    panel.draw();
    drawn().await;
    page.press("confirm:sound-tested").await;
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
async fn a_new_consultation_tells_that_the_alerts_of_the_former_are_over() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    panel.seen(2.0, "join", &JsValue::NULL);
    panel.seen(3.0, "recording_status_change", &js("{ status: 'started' }"));
    panel.set(4.0, "consultation", "time-2".into());
    let told = page.told();
    let over = r#"{"kind":"recording","severity":"alarm","requirement":"A-1.1","active":false}"#;
    assert!(told.contains(over), "{told}");
    assert!(told.contains(r#"{"from":"admission","to":"preparation"}"#), "{told}");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_test_of_microphone_and_camera_is_asked_of_the_page_and_told_back() {
    let page = Page::new();
    let panel = page.panel("{ platform: 'whereby', viewer: 'patient', lang: 'nb' }", "[]");
    drawn().await;
    page.press("test-devices:on").await;
    assert_eq!(page.json("tests"), "[true]");
    panel.devices(2000.0, "no word of ours");
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
async fn a_test_is_not_begun_again_by_what_is_replayed() {
    let page = Page::new();
    let panel = page.panel(
        "{ platform: 'whereby', viewer: 'patient', lang: 'nb' }",
        "[{ at: 1, kind: 'intent', entry: 'test-devices:on' }, \
          { at: 2, kind: 'devices', told: 'running' }, { at: 3, kind: 'devices', told: 'heard' }, \
          { at: 4, kind: 'devices', told: 'ended' }, { at: 5, kind: 'devices' }]",
    );
    drawn().await;
    assert_eq!(page.json("tests"), "[]");
    assert_eq!(page.count("[data-act='test-devices:on']"), 1, "{}", page.text());
    assert!(page.text().contains("Panelet hørte lyd i mikrofonen"), "{}", page.text());
    panel.destroy();
}
