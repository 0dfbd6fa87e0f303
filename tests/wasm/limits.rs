//! Texts of the host page that are longer than they may be are reported, and the panel continues.

use js_sys::JsString;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, js, json};

const BARE: &str = "{ platform: 'manual', viewer: 'clinician', lang: 'nb' }";

/// A panel that was given one value. The events are those of that value.
fn events_after(name: &str, value: &str) -> String {
    let page = Page::new();
    let panel = page.panel(BARE, "[]");
    panel.set(5.0, name, js(value));
    panel.draw();
    assert!(json(&panel.report()).contains(r#""phase":"preparation""#));
    panel.destroy();
    page.events()
}

/// The attribute or property, its value of so many, the most, and the words of the error.
type Row<'a> = (&'a str, &'a dyn Fn(usize) -> String, usize, &'a str);

#[wasm_bindgen_test]
fn texts_of_the_page_have_a_limit_each_and_beyond_it_are_reported() {
    let text = |units: usize| format!("'a'.repeat({units})");
    let person = |units| format!("[{{ externalId: {}, role: 'patient' }}]", text(units));
    let support = |units| format!("{{ support: {} }}", text(units));
    let callback = |units| format!("{{ callback: {} }}", text(units));
    let smart = |units| {
        format!("{{ smart: {{ origin: 'https://ehr.example.no', handle: {} }} }}", text(units))
    };
    let people = |n| format!("Array.from({{ length: {n} }}, () => ({{ role: 'relative' }}))");
    let rows: [Row<'_>; 6] = [
        ("expected", &people, 500, "at most 500 entries"),
        ("consultation", &text, 256, "\"consultation\\\" has more than 256 characters"),
        ("expected", &person, 256, "\"expected\\\" has entries that are ignored"),
        (
            "appointment",
            &support,
            60,
            "\"appointment.support\\\" is not a text of at most 60 characters",
        ),
        (
            "appointment",
            &callback,
            60,
            "\"appointment.callback\\\" is not a text of at most 60 characters",
        ),
        ("appointment", &smart, 4_096, "at most 4096 characters"),
    ];
    for (name, value, most, words) in rows {
        assert!(!events_after(name, &value(most)).contains("trygtrom-error"), "{name}");
        for units in [most + 1, 10_000_000] {
            let events = events_after(name, &value(units));
            let named = events.contains("invalid-attribute") && events.contains(words);
            assert!(named && events.len() < 1_000, "{name}: {events}");
        }
    }
}

#[wasm_bindgen_test]
fn nothing_is_stored_under_a_key_that_is_too_long() {
    let page = Page::new();
    let options = "{ viewer: 'clinician', consultation: 'a'.repeat(257) }";
    let panel = page.panel(options, "[{ at: 1, kind: 'intent', entry: 'confirm:sound-tested' }]");
    assert_eq!(page.stored(), "{}");
    assert!(page.events().contains("invalid-attribute"), "{}", page.events());
    panel.destroy();
}

#[wasm_bindgen_test]
fn a_procedure_that_is_too_large_or_too_deep_is_refused_in_a_few_words() {
    for (value, words) in [
        ("{ id: 'a'.repeat(10_000_000) }", "keep the file to 1048576 bytes"),
        (
            "(() => { let o = {}; for (let n = 0; n < 100_000; n++) o = { o }; return o; })()",
            // Of the checker, or of a browser that cannot write it as JSON.
            "levels",
        ),
        (
            "(() => { let o = {}; for (let n = 0; n < 200; n++) o = { o }; return o; })()",
            "to 127 levels",
        ),
        (
            "Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [`field-${n}`, 1]))",
            "and 39900 more",
        ),
    ] {
        let events = events_after("procedure", value);
        assert!(events.contains("procedure-invalid") && events.contains(words), "{events:.2000}");
        assert!(events.len() < 100_000, "{} bytes", events.len());
    }
}

#[wasm_bindgen_test]
fn ten_million_characters_of_the_page_do_not_enter_the_modules_memory() {
    let size = || {
        let memory = wasm_bindgen::memory();
        let buffer = js_sys::Reflect::get(&memory, &"buffer".into());
        js_sys::Reflect::get(&buffer.unwrap(), &"byteLength".into()).unwrap().as_f64().unwrap()
    };
    let page = Page::new();
    let panel = page.panel(BARE, "[]");
    let before = size();
    let long = JsString::from("a").repeat(10_000_000);
    for name in ["viewer", "platform", "consultation", "theme"] {
        panel.set(5.0, name, long.clone().into());
    }
    panel.set(5.0, "expected", js("[{ name: 'a'.repeat(10_000_000), role: 'patient' }]"));
    panel.set(5.0, "procedure", js("{ id: 'a'.repeat(10_000_000) }"));
    assert!(size() - before < 4_000_000.0, "{} bytes more", size() - before);
    panel.destroy();
}

#[wasm_bindgen_test]
fn so_many_people_are_listed_and_one_more_is_a_named_problem() {
    let page = Page::new();
    let panel = page.panel("{ platform: 'practice', viewer: 'clinician', lang: 'nb' }", "[]");
    panel.connect(1.0, js("{}"));
    panel.seen(2.0, "join", &js("null"));
    for _ in 0..2_100 {
        panel.seen(3.0, "participant_join", &js("{ participant: {} }"));
    }
    assert!(!page.events().contains("bad-message"));
    let present = |n: u32| json(&panel.report()).contains(&format!("\"present\":{n},"));
    assert!(present(2_100), "{}", json(&panel.report()));
    panel.seen(4.0, "participant_join", &js("{ participant: {} }"));
    assert!(page.events().contains("bad-message") && page.events().contains("more people"));
    assert!(present(2_100));
    // Whoever leaves makes room.
    panel.seen(5.0, "participant_leave", &js("{ participant: {} }"));
    panel.destroy();
}
