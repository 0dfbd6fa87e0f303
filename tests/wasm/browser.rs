//! The panel's use of the browser: timers, animation frames and the clipboard. And page objects that throw.

use trygtrom::embed::Panel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, flushed, js, json, participant, task};

const CLINICIAN: &str = "{ platform: 'whereby', viewer: 'clinician', setting: 'known-patient', lang: 'nb', \
     expected: [{ externalId: 'p1', name: 'Kari Prøve', role: 'patient' }] }";

/// The inputs up to closing, where the note can be copied.
const ENDED: &str = "[{ at: 1, kind: 'intent', entry: 'enter-room' }, \
    { at: 2, kind: 'intent', entry: 'begin-closing' }, \
    { at: 3, kind: 'intent', entry: 'choose-outcome:ended-by-clinician' }]";

fn manual(appointment: &str) -> String {
    format!(
        "{{ platform: 'manual', viewer: 'clinician', setting: 'known-patient', lang: 'nb', appointment: {appointment} }}"
    )
}

#[wasm_bindgen_test]
async fn a_second_change_is_rendered_in_the_next_frame() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    panel.seen(2000.0, "join", &JsValue::NULL);
    panel.draw();
    assert_eq!(page.browser_js("browser.frames.size"), 0, "the first change is rendered at once");
    panel.seen(2001.0, "participant_join", &participant("p1"));
    panel.draw();
    panel.draw();
    flushed().await;
    assert_eq!(page.count(".tg-person"), 0, "{}", page.text());
    assert_eq!(page.browser_js("browser.frames.size"), 1);
    drawn().await;
    assert_eq!(page.count(".tg-person"), 1, "{}", page.text());
    assert!(!page.delays().contains(&200.0), "{:?}", page.delays());
    panel.destroy();
}

/// A panel that has just drawn one change, and has another to draw in the next frame.
async fn with_a_waiting_change(page: &Page) -> Panel {
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    panel.seen(1000.0, "join", &JsValue::NULL);
    panel.draw();
    panel.seen(1001.0, "participant_join", &participant("p1"));
    panel.draw();
    panel
}

#[wasm_bindgen_test]
async fn without_animation_frames_the_panel_renders_after_a_delay() {
    let page = Page::new();
    let panel = with_a_waiting_change(&page).await;
    page.advance(1199.0).await;
    assert_eq!(page.count(".tg-person"), 0, "{}", page.text());
    page.advance(1200.0).await;
    assert_eq!(page.count(".tg-person"), 1, "{}", page.text());
    assert_eq!(page.browser_js("browser.frames.size"), 0, "the frame request is cancelled");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_destroyed_panel_leaves_no_timer_and_no_frame() {
    let page = Page::new();
    let panel = with_a_waiting_change(&page).await;
    assert!(!page.delays().is_empty());
    panel.destroy();
    assert!(page.delays().is_empty(), "{:?}", page.delays());
    assert_eq!(page.browser_js("browser.frames.size"), 0);
}

#[wasm_bindgen_test]
async fn the_wake_up_is_one_timer_and_a_later_request_replaces_it() {
    let page = Page::new();
    let panel = page.panel(CLINICIAN, "[]");
    drawn().await;
    panel.seen(1000.0, "join", &JsValue::NULL);
    panel.draw();
    for (at, who) in [(2000.0, "p1"), (3000.0, "p2")] {
        panel.seen(at, "participant_join", &participant(who));
        panel.draw();
        drawn().await;
        assert_eq!(page.delays().len(), 1, "{:?}", page.delays());
    }
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_wake_up_beyond_the_longest_timer_is_split() {
    let page = Page::new();
    let month = 30.0 * 24.0 * 3_600_000.0;
    let appointment = format!("{{ start: {} }}", 1000.0 + month);
    let panel =
        page.panel(&manual(&appointment), "[{ at: 1, kind: 'intent', entry: 'enter-room' }]");
    drawn().await;
    let longest = f64::from(i32::MAX);
    assert_eq!(page.delays(), [longest]);
    page.advance(1000.0 + longest).await;
    let [rest] = page.delays()[..] else { panic!("{:?}", page.delays()) };
    // The patient counts as absent a quarter of an hour after the start.
    assert_eq!(rest, month - longest + 900_000.0);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_note_is_copied_and_a_refusal_is_reported() {
    let page = Page::new();
    let panel = page.panel(&manual("null"), ENDED);
    drawn().await;
    page.press("fold:later").await;
    page.press("copy-note").await;
    assert!(page.browser_js("browser.copied[0]").as_string().unwrap().starts_with("Videokonsult"));
    assert!(!page.events().contains("command-failed"), "{}", page.events());
    panel.destroy();
    drop(page);

    let page = Page::new();
    page.browser_js("browser.refusesCopy = true");
    let panel = page.panel(&manual("null"), ENDED);
    drawn().await;
    page.press("fold:later").await;
    page.press("copy-note").await;
    task().await;
    assert!(page.events().contains("clipboard"), "{}", page.events());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn without_a_clipboard_a_failed_copy_is_reported() {
    let page = Page::new();
    page.browser_js(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
    );
    let panel = page.panel(&manual("null"), ENDED);
    drawn().await;
    page.press("fold:later").await;
    page.press("copy-note").await;
    task().await;
    assert!(page.events().contains("clipboard"), "{}", page.events());
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_getter_that_throws_affects_its_own_field_only() {
    let page = Page::new();
    let panel = page.panel(
        "{ platform: 'whereby', viewer: 'clinician', lang: 'nb', \
           expected: [{ role: 'patient', name: 'Kari Prøve', get externalId() { throw 1 } }, { get role() { throw 1 } }, null, 7], \
           appointment: { start: 1795424400000, minutes: { valueOf() { throw 1 } }, get support() { throw 1 } } }",
        "[]",
    );
    drawn().await;
    let events = page.events();
    assert!(events.contains("has entries that are ignored"), "{events}");
    assert!(
        events.contains("appointment.minutes") && !events.contains("appointment.start"),
        "{events}"
    );
    page.press("save-calendar").await;
    assert!(page.offered().await.contains("20261123T100000"));
    for hostile in [
        "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy })()",
        "new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 1 }, has() { throw 1 } })",
        "new Proxy([{ role: 'patient' }], { get() { throw 1 } })",
        "Object.create(null)",
        "Symbol('s')",
        "10n",
        "(() => {})",
    ] {
        for name in ["expected", "appointment", "procedure", "viewer", "theme", "consultation"] {
            panel.set(2.0, name, js(hostile));
        }
    }
    panel.draw();
    drawn().await;
    assert!(json(&panel.report()).contains(r#""phase":"preparation""#));
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_start_is_a_date_a_number_or_a_string() {
    for start in [
        "new Date(1795424400000)",
        "1795424400000",
        "'2026-11-23T10:00:00+01:00'",
        "{ valueOf: () => 1795424400000 }",
    ] {
        let page = Page::new();
        let panel = page.panel(&manual(&format!("{{ start: {start} }}")), "[]");
        drawn().await;
        assert!(!page.events().contains("invalid-attribute"), "{start}: {}", page.events());
        page.press("save-calendar").await;
        assert!(page.offered().await.contains("20261123T100000"), "{start}");
        panel.destroy();
    }
    for start in ["'soon'", "NaN", "-1", "{}", "[]", "true", "new Date('soon')"] {
        let page = Page::new();
        let panel = page.panel(&manual(&format!("{{ start: {start} }}")), "[]");
        drawn().await;
        assert!(page.events().contains("appointment.start"), "{start}: {}", page.events());
        panel.destroy();
    }
}
