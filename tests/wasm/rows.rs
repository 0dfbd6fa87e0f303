//! Rows of the participant list, each of which follows its person.

use trygtrom::embed::Panel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, participant};

const GROUP: &str = "{ platform: 'whereby', viewer: 'clinician', setting: 'group', lang: 'nb', \
     expected: ['a', 'b', 'c'].map((externalId) => ({ externalId, role: 'patient' })) }";

/// The clinician's panel of a group, who is in the room.
async fn in_the_room() -> (Page, Panel) {
    let page = Page::new();
    let panel = page.panel(GROUP, "[]");
    drawn().await;
    panel.seen(1000.0, "join", &JsValue::NULL);
    (page, panel)
}

/// Somebody comes or goes, long enough after what was before that it is drawn at once.
async fn say(panel: &Panel, at: &mut f64, kind: &str, who: &str) {
    *at += 1000.0;
    panel.seen(*at, kind, &participant(who));
    panel.draw();
    drawn().await;
}

#[wasm_bindgen_test]
async fn a_row_follows_its_person_alone_and_when_others_come() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    for who in ["a", "b"] {
        say(&panel, &mut at, "participant_join", who).await;
    }
    let row = |number: u32, tone: &str, shapes: u32, tags: u32| {
        let row = format!("[data-person='{number}'][data-tone='{tone}']");
        let count = |part: &str| page.count(&format!("{row}{part}"));
        assert_eq!(
            (count(""), count(" .tg-person-line > svg"), count(" .tg-tags > li")),
            (1, shapes, tags),
            "{number} {tone}: {}",
            page.text()
        );
    };
    row(0, "open", 1, 2);
    say(&panel, &mut at, "participant_leave", "a").await;
    row(0, "quiet", 1, 0);
    row(1, "open", 1, 2);
    // The run is drawn again, and whoever has gone stays gone in it.
    say(&panel, &mut at, "participant_join", "c").await;
    row(0, "quiet", 1, 0);
    row(2, "open", 1, 2);
    // Back, with one more to know of them; and away and back once more, as before.
    for _ in 0..2 {
        say(&panel, &mut at, "participant_join", "a").await;
        row(0, "open", 1, 3);
        say(&panel, &mut at, "participant_leave", "a").await;
        row(0, "quiet", 1, 0);
    }
    say(&panel, &mut at, "participant_join", "a").await;
    page.press("mark-introduced:0").await;
    row(0, "good", 1, 3);
    row(1, "open", 1, 2);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_row_of_a_crowd_follows_its_person_and_its_number() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    for person in 0..60 {
        panel.seen(at, "participant_join", &participant(&format!("p{person}")));
    }
    panel.draw();
    panel.frame(at);
    drawn().await;
    let stands = |tone: &str, all: u32| {
        let row = format!(
            "[data-person='3'][data-tone='{tone}'][aria-posinset='4'][aria-setsize='{all}']"
        );
        assert_eq!(page.count(&row), 1, "{tone} of {all}: {}", page.text());
    };
    stands("alarm", 60);
    say(&panel, &mut at, "participant_leave", "p3").await;
    stands("quiet", 60);
    say(&panel, &mut at, "participant_join", "late").await;
    stands("quiet", 61);
    say(&panel, &mut at, "participant_join", "p3").await;
    stands("alarm", 61);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn rows_are_in_the_language_of_the_panel() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    say(&panel, &mut at, "participant_join", "a").await;
    for (lang, state, tag) in
        [("en", "In the video room", "Expected"), ("nb", "I videorommet", "Ventet")]
    {
        at += 1000.0;
        panel.set(at, "lang", lang.into());
        panel.draw();
        drawn().await;
        let text = page.text();
        assert!(text.contains(state) && text.contains(tag), "{lang}: {text}");
    }
    panel.destroy();
}
