//! Rows of the participant list: each shows its participant and keeps its element and the focus.

use trygtrom::embed::Panel;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, drawn, participant};

const GROUP: &str = "{ platform: 'whereby', viewer: 'clinician', setting: 'group', lang: 'nb', \
     expected: ['a', 'b', 'c'].map((externalId) => ({ externalId, role: 'patient' })) }";

/// The panel of a clinician who has joined a group.
async fn in_the_room() -> (Page, Panel) {
    let page = Page::new();
    let panel = page.panel(GROUP, "[]");
    drawn().await;
    panel.seen(1000.0, "join", &JsValue::NULL);
    (page, panel)
}

/// A participant joins or leaves, long enough after the previous event that the panel renders at once.
async fn happens(panel: &Panel, at: &mut f64, kind: &str, who: &str) {
    *at += 1000.0;
    panel.seen(*at, kind, &participant(who));
    panel.draw();
    drawn().await;
}

#[wasm_bindgen_test]
async fn a_row_shows_its_participant_while_others_join_and_leave() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    for who in ["a", "b"] {
        happens(&panel, &mut at, "participant_join", who).await;
    }
    let row = |number: u32, tone: &str, shapes: u32, tags: u32| {
        let row = format!("[data-person='{number}'][data-tone='{tone}']");
        let count = |part: &str| page.count(&format!("{row}{part}"));
        assert_eq!(
            (count(""), count(" .tg-person-line > svg"), count(" li.ds-tag")),
            (1, shapes, tags),
            "{number} {tone}: {}",
            page.text()
        );
    };
    row(0, "open", 1, 2);
    happens(&panel, &mut at, "participant_leave", "a").await;
    row(0, "quiet", 1, 0);
    row(1, "open", 1, 2);
    happens(&panel, &mut at, "participant_join", "c").await;
    row(0, "quiet", 1, 0);
    row(2, "open", 1, 2);
    // A participant who rejoins has one more tag, and no further one the next time.
    for _ in 0..2 {
        happens(&panel, &mut at, "participant_join", "a").await;
        row(0, "open", 1, 3);
        happens(&panel, &mut at, "participant_leave", "a").await;
        row(0, "quiet", 1, 0);
    }
    happens(&panel, &mut at, "participant_join", "a").await;
    page.press("mark-introduced:0").await;
    row(0, "good", 1, 3);
    row(1, "open", 1, 2);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn a_row_of_a_paged_list_shows_its_participant_and_position() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    for person in 0..60 {
        panel.seen(at, "participant_join", &participant(&format!("p{person}")));
    }
    panel.draw();
    drawn().await;
    let stands = |tone: &str, all: u32| {
        let row = format!(
            "[data-person='3'][data-tone='{tone}'][aria-posinset='4'][aria-setsize='{all}']"
        );
        assert_eq!(page.count(&row), 1, "{tone} of {all}: {}", page.text());
    };
    stands("alarm", 60);
    happens(&panel, &mut at, "participant_leave", "p3").await;
    stands("quiet", 60);
    happens(&panel, &mut at, "participant_join", "late").await;
    stands("quiet", 61);
    happens(&panel, &mut at, "participant_join", "p3").await;
    stands("alarm", 61);
    panel.destroy();
}

#[wasm_bindgen_test]
async fn rows_are_in_the_language_of_the_panel() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    happens(&panel, &mut at, "participant_join", "a").await;
    for (lang, state, tag) in
        [("en", "In the video room", "Will take part"), ("nb", "I videorommet", "Skal være med")]
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

#[wasm_bindgen_test]
async fn a_row_keeps_its_element_and_the_focus_while_others_join_and_leave() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    for who in ["a", "b"] {
        happens(&panel, &mut at, "participant_join", who).await;
    }
    let row = page.element("[data-person='1']");
    page.element("#person-1").focus().unwrap();
    for (kind, who) in
        [("participant_join", "c"), ("participant_leave", "a"), ("participant_join", "a")]
    {
        happens(&panel, &mut at, kind, who).await;
        assert!(row.is_same_node(Some(&page.element("[data-person='1']"))), "{kind} {who}");
        assert_eq!(page.focused(), "person-1", "{kind} {who}");
    }
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_focus_moves_to_the_row_when_the_focused_button_is_removed() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    happens(&panel, &mut at, "participant_join", "a").await;
    page.element("[data-act='mark-introduced:0']").focus().unwrap();
    page.press("mark-introduced:0").await;
    assert_eq!(page.count("[data-act='mark-introduced:0']"), 0);
    assert_eq!(page.focused(), "person-0");
    panel.destroy();
}

#[wasm_bindgen_test]
async fn the_focus_moves_to_the_next_step_when_the_focused_card_is_removed() {
    let (page, panel) = in_the_room().await;
    let mut at = 1000.0;
    happens(&panel, &mut at, "participant_join", "a").await;
    page.element("[data-current] h3").focus().unwrap();
    let card = page.focused();
    assert!(card.starts_with("card-"), "{card}");
    panel.reset(at + 1000.0);
    panel.draw();
    drawn().await;
    assert_eq!(page.count(&format!("#{card}")), 0);
    assert_eq!(page.focused(), "card-ready");
    panel.destroy();
}
