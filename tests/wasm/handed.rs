//! Output on request: the calendar file, and the note to the record system.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, json};

/// Ten o'clock on a day in November, in Norway.
const SOON: &str = "{ start: 1795424400000, minutes: 45 }";
const SMART: &str = "{ smart: { origin: 'https://ehr.example.no', handle: 'opaque-handle' } }";

fn clinician(appointment: &str) -> String {
    format!(
        "{{ platform: 'manual', viewer: 'clinician', setting: 'known-patient', consultation: 'time-1', lang: 'nb', \
            expected: [{{ externalId: 'p1', name: 'Kari Prøve', role: 'patient' }}], appointment: {appointment} }}"
    )
}

/// The inputs up to closing, where the note can be sent.
const ENDED: &str = "[{ at: 1, kind: 'intent', entry: 'enter-room' }, \
    { at: 2, kind: 'intent', entry: 'begin-closing' }, \
    { at: 3, kind: 'intent', entry: 'choose-outcome:ended-by-clinician' }]";

#[wasm_bindgen_test]
async fn the_calendar_file_contains_no_personal_data() {
    let page = Page::new();
    let panel = page.panel(&clinician(SOON), "[]");
    drawn().await;
    page.press("save-calendar").await;
    page.press("save-calendar").await;
    let offered = page.offered().await;
    assert!(
        offered.starts_with(
            r#"[["videokonsultasjon.ics","text/calendar;charset=utf-8","BEGIN:VCALENDAR"#
        ),
        "{offered}"
    );
    for line in [
        "CLASS:PRIVATE",
        "DTSTART;TZID=Europe/Oslo:20261123T100000",
        "DTEND;TZID=Europe/Oslo:20261123T104500",
        "SUMMARY:Videokonsultasjon",
    ] {
        // The second file has the same id, so that a calendar recognises the entry.
        assert_eq!(offered.matches(&format!(r"\r\n{line}\r\n")).count(), 2, "{line}: {offered}");
    }
    let uids: Vec<&str> =
        offered.split("UID:").skip(1).filter_map(|rest| rest.split(r"\r\n").next()).collect();
    assert!(uids.len() == 2 && uids[0] == uids[1] && uids[0].len() == 36, "{uids:?}");
    assert!(!offered.contains("Kari") && !offered.contains("p1") && !offered.contains("time-1"));
    assert_eq!(page.events(), "[]");
    // The browser has a minute to read the address.
    page.advance(60_999.0).await;
    assert_eq!(page.browser_js("browser.revoked.join()"), "");
    page.advance(61_000.0).await;
    assert_eq!(page.browser_js("browser.revoked.join()"), "blob:1,blob:2");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn actions_before_a_restart_are_not_repeated() {
    let page = Page::new();
    let ended = ENDED.trim_end_matches(']');
    let kept = format!(
        "[{{ at: 0, kind: 'intent', entry: 'save-calendar' }}, {}, {{ at: 1000, kind: 'intent', entry: 'send-note' }}]",
        ended.trim_start_matches('[')
    );
    let both = "{ start: 1795424400000, smart: { origin: 'https://ehr.example.no', handle: 'opaque-handle' } }";
    let panel = page.panel(&clinician(both), &kept);
    drawn().await;
    assert_eq!(page.offered().await + &page.json("sent"), "[][]");
    // The message is still pending, and the restarted panel receives the answer.
    assert!(page.text().contains("Sender notatet"), "{}", page.text());
    panel.answered(2000.0, true);
    panel.draw();
    drawn().await;
    assert!(page.text().contains("Kopiert"), "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_start_that_a_calendar_file_cannot_hold_is_reported() {
    let page = Page::new();
    let panel = page.panel(&clinician("{ start: 8640000000000000 }"), "[]");
    drawn().await;
    page.press("save-calendar").await;
    assert_eq!(page.offered().await, "[]");
    assert!(page.events().contains("after the year 9999"), "{}", page.events());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_note_counts_as_saved_only_after_the_record_system_confirms() {
    let page = Page::new();
    let panel = page.panel(&clinician(SMART), ENDED);
    drawn().await;
    page.press("send-note").await;
    let sent = page.json("sent");
    assert!(
        sent.starts_with(r#"[["https://ehr.example.no","opaque-handle",""#)
            && sent.contains(r#",{"resourceType":"DocumentReference""#),
        "{sent}"
    );
    assert!(!sent.contains("Kari") && !sent.contains("p1") && !sent.contains("time-1"), "{sent}");
    assert!(page.text().contains("Sender notatet"), "{}", page.text());
    assert_eq!(page.count("[data-act='send-note']"), 0);

    panel.answered(1500.0, false);
    panel.draw();
    drawn().await;
    assert!(page.events().contains("command-failed"), "{}", page.events());
    assert!(page.text().contains("Journalsystemet bekreftet ikke"), "{}", page.text());
    assert!(!page.text().contains("Kopiert"), "{}", page.text());

    page.press("send-note").await;
    assert!(
        !page.text().contains("Journalsystemet bekreftet ikke"),
        "the message is not cleared by a new attempt"
    );
    panel.answered(1600.0, true);
    panel.draw();
    drawn().await;
    assert!(page.text().contains("Kopiert"), "{}", page.text());
    // An answer without a pending request has no effect and is not reported.
    let events = page.events();
    panel.answered(1700.0, false);
    panel.draw();
    drawn().await;
    assert_eq!(page.events(), events);
    assert!(page.text().contains("Kopiert"), "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn sending_the_note_times_out_if_the_record_system_does_not_answer() {
    let page = Page::new();
    let panel = page.panel(&clinician(SMART), ENDED);
    drawn().await;
    page.press("send-note").await;
    // Requested at 1000 ms; nothing else wakes the panel earlier.
    assert_eq!(page.delays(), [10_000.0]);
    page.advance(10_999.0).await;
    assert_eq!(page.json("givenUp"), "0");
    page.advance(11_000.0).await;
    assert_eq!(page.json("givenUp"), "1");
    assert!(page.events().contains("did not confirm the note in time"), "{}", page.events());
    assert!(page.text().contains("Journalsystemet bekreftet ikke"), "{}", page.text());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn an_answer_for_the_previous_consultation_is_ignored() {
    let page = Page::new();
    let panel = page.panel(&clinician(SMART), ENDED);
    drawn().await;
    page.press("send-note").await;
    panel.reset(2000.0);
    assert_eq!(page.json("givenUp"), "1");
    panel.answered(2001.0, true);
    panel.draw();
    drawn().await;
    assert!(json(&panel.report()).contains(r#""phase":"preparation""#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn an_invalid_smart_channel_is_reported_and_not_offered() {
    for (smart, part) in [
        ("{ origin: '*', handle: 'h' }", "smart.origin"),
        ("{ origin: 'http://ehr.example.no', handle: 'h' }", "smart.origin"),
        ("{ origin: 'https://ehr.example.no/', handle: 'h' }", "smart.origin"),
        ("{ origin: 'https://ehr.example.no/launch', handle: 'h' }", "smart.origin"),
        ("{ origin: 'https://u:p@ehr.example.no', handle: 'h' }", "smart.origin"),
        ("{ origin: 'HTTPS://EHR.example.no', handle: 'h' }", "smart.origin"),
        ("{ origin: 'javascript:alert(1)', handle: 'h' }", "smart.origin"),
        ("{ origin: 'http://localhost.example.no', handle: 'h' }", "smart.origin"),
        ("{ origin: null, handle: 'h' }", "smart.origin"),
        ("{ origin: 7, handle: 'h' }", "smart.origin"),
        ("'https://ehr.example.no'", "smart.origin"),
        ("{ origin: 'https://ehr.example.no' }", "smart.handle"),
        ("{ origin: 'https://ehr.example.no', handle: '' }", "smart.handle"),
    ] {
        let page = Page::new();
        let panel = page.panel(&clinician(&format!("{{ smart: {smart} }}")), ENDED);
        drawn().await;
        let events = page.events();
        assert!(events.contains("invalid-attribute") && events.contains(part), "{smart}: {events}");
        assert!(!events.contains("ehr.example"), "{smart}: {events}");
        assert_eq!(page.count("[data-act='send-note']"), 0, "{smart}");
        panel.destroy();
    }
    for smart in [
        "'http://localhost:8080'",
        "'http://127.0.0.1:8080'",
        "'http://[::1]:8080'",
        "'https://ehr.example.no:8443'",
    ] {
        let page = Page::new();
        let appointment = format!("{{ smart: {{ origin: {smart}, handle: 'h' }} }}");
        let panel = page.panel(&clinician(&appointment), ENDED);
        drawn().await;
        assert!(!page.events().contains("trygtrom-error"), "{smart}: {}", page.events());
        assert_eq!(page.count("[data-act='send-note']"), 1, "{smart}");
        panel.destroy();
    }
}

#[wasm_bindgen_test]
async fn an_invalid_duration_is_reported_and_the_default_used() {
    for minutes in ["0", "1441", "30.5", "-5", "'30'", "NaN", "Infinity", "{}"] {
        let page = Page::new();
        let appointment = format!("{{ start: 1795424400000, minutes: {minutes} }}");
        let panel = page.panel(&clinician(&appointment), "[]");
        drawn().await;
        assert!(page.events().contains("appointment.minutes"), "{minutes}: {}", page.events());
        page.press("save-calendar").await;
        assert!(page.offered().await.contains("DTEND;TZID=Europe/Oslo:20261123T103000"));
        panel.destroy();
    }
}

#[wasm_bindgen_test]
async fn an_invalid_wait_before_the_patient_calls_is_reported() {
    for minutes in ["0", "121", "1.5", "'5'"] {
        let page = Page::new();
        let panel = page.panel(&clinician(&format!("{{ callbackMinutes: {minutes} }}")), "[]");
        drawn().await;
        let events = page.events();
        assert!(events.contains("appointment.callbackMinutes"), "{minutes}: {events}");
        panel.destroy();
    }
}

#[wasm_bindgen_test]
async fn an_invalid_caller_is_reported() {
    let page = Page::new();
    let panel = page.panel(&clinician("{ caller: 'nobody' }"), "[]");
    drawn().await;
    let events = page.events();
    assert!(events.contains("appointment.caller"), "{events}");
    panel.destroy();
}
