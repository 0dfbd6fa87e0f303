//! The screens as markup, drawn on the host: what a screen reader, a strict content policy and a browser test hang on
//! holds on every screen of both viewers, in both languages.
//!
//! What the screens say is compared in the scenarios; how they look and behave is tested in browsers.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::rc::Rc;

use futures::executor::block_on;
use trygtrom::domain::{Intent, Setting, Viewer};
use trygtrom::i18n::Localizer;
use trygtrom::runtime::Session;
use trygtrom::ui::{HeadingLevel, Root, RootProps, Theme, Urgency, alert_lines};
use trygtrom::view_model::ViewModel;
use yew::{Callback, LocalServerRenderer};

use crate::inputs::{Platform, read_line};
use crate::play::{EN, NB, Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

/// What happens, one input after the other, ten seconds apart. Every screen on the way is looked at.
const ALARMS: &[&str] = &[
    "event joined",
    "event waiting:k1:Kari Prøve",
    "event present:k1:Kari Prøve",
    "event counted:1",
    "event present:k2:<b>Ola</b> \u{202e}Prøve\u{202c}",
    "event counted:2",
    "event machine:recorder:m1",
    "event other-shares:on",
    "event lock-seen:unlocked",
    "tick",
    "ask open-assessment",
    "ask report-outsider:own-room",
    "ask outsider-gone",
];

const CALM: &[&str] = &[
    "event expected:patient=k1",
    "ask test-devices:on",
    "event device-test:running",
    "event device-test:heard",
    "event device-test:running-without-camera",
    "event device-test:busy",
    "ask confirm:sound-tested",
    "ask confirm:own-surroundings",
    "ask confirm:rules-read",
    "ask confirm:same-solution",
    "event joined",
    "event present:k1:Kari Prøve",
    "event counted:1",
    "ask confirm-roll-call:1",
    "ask check-identity:patient:document:doubtful",
    "ask check-identity:patient:document:confirmed",
    "ask check-identity:clinician:document:confirmed",
    "ask confirm-privacy",
    "ask attest-lock:locked",
    "event lock-seen:locked",
    "ask begin-conversation",
    "ask begin-closing",
    "ask choose-outcome:completed",
    "ask close",
];

const ALONE: &[&str] = &["ask enter-room", "ask count-others:1", "ask begin-closing"];

/// Names on buttons that ask nothing of the consultation.
const WITHIN: [&str; 7] =
    ["fold-sheet", "go-to-alert", "go-to-card", "go-to-foot", "open-flyout", "pick", "play-tone"];

/// One element of drawn markup.
#[derive(Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// The text in it and in all it holds.
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

#[test]
fn every_screen_holds_together() -> Checked {
    let mut seen = BTreeSet::new();
    for (platform, inputs) in
        [("scripted", ALARMS), ("scripted", CALM), ("scripted-deaf", CALM), ("manual", ALONE)]
    {
        for viewer in Viewer::ALL {
            let mut play = begin(platform, *viewer)?;
            for (input, at) in inputs.iter().zip(1..) {
                play.until(at * 10_000)?;
                play.take(&read_line(input)?, input)?;
                for words in [NB, EN] {
                    let place = format!("{platform}, {}, after {input}", viewer.word());
                    let screen = drawn(&play, words);
                    look(&screen).map_err(|fault| format!("{place}: {fault}"))?;
                    let view = play.session.view(&words);
                    spoken(&view, words, &screen)
                        .and_then(|()| in_order(&view))
                        .map_err(|fault| format!("{place}: {fault}"))?;
                    seen.extend(
                        screen.iter().filter_map(|e| e.get("data-phase").map(str::to_owned)),
                    );
                }
            }
        }
    }
    let phases = ["admission", "closed", "closing", "conversation", "preparation", "suspended"];
    assert!(seen.iter().eq(phases), "not every phase was looked at: {seen:?}");
    Ok(())
}

#[test]
fn a_name_is_text_and_nothing_else() -> Checked {
    let mut play = begin("scripted", Viewer::Clinician)?;
    for input in ["event joined", "event present:k1:<img src=x onerror=alert(1)>\"'&"] {
        play.take(&read_line(input)?, input)?;
    }
    let screen = drawn(&play, NB);
    assert!(screen.iter().all(|e| e.name != "img"), "a name became an element");
    let row = screen.iter().find(|e| e.get("data-person").is_some()).ok_or("no row")?;
    assert!(row.text.contains("&lt;img src=x onerror=alert(1)&gt;"), "the name is not shown");
    Ok(())
}

#[test]
fn headings_begin_at_the_level_of_the_page() -> Checked {
    let play = begin("scripted", Viewer::Clinician)?;
    let rows = [
        (HeadingLevel::One, Some("1"), Some("2")),
        (HeadingLevel::Two, None, None),
        (HeadingLevel::Five, Some("5"), Some("6")),
    ];
    for (level, title, part) in rows {
        let screen = drawn_at(level, &play, NB);
        let levels = |name| {
            let all = screen.iter().filter(move |e: &&Element| e.name == name);
            all.map(|e| e.get("aria-level")).collect::<BTreeSet<_>>()
        };
        assert_eq!(levels("h2"), BTreeSet::from([title]), "{level:?}");
        assert_eq!(levels("h3"), BTreeSet::from([part]), "{level:?}");
    }
    Ok(())
}

#[test]
fn words_of_the_procedure_are_marked_in_a_panel_of_another_language() -> Checked {
    let play = begin("scripted", Viewer::Clinician)?;
    let marked = |words| {
        let screen = drawn(&play, words);
        let texts = screen.iter().filter(|e| e.name != "div" && e.get("lang") == Some("nb"));
        texts.map(|e| e.text.clone()).collect::<BTreeSet<_>>()
    };
    let source = &play.session.procedure().source;
    let place = play.session.procedure().rules()[0].place.as_str();
    let english = marked(EN);
    assert!(english.contains(source.as_str()), "{source}: {english:?}");
    assert!(english.contains(place), "{place}: {english:?}");
    // A text that the procedure has in English is not.
    assert!(!english.contains(play.session.procedure().title("en")), "{english:?}");
    assert!(marked(NB).is_empty(), "a Norwegian panel marks its own language");
    Ok(())
}

fn begin(platform: &str, viewer: Viewer) -> Result<Play, Box<dyn Error>> {
    let procedure = procedure("combined", [])?;
    Ok(Play::begin(viewer, Setting::UnknownPatient, Platform::parse(platform)?, procedure))
}

fn drawn(play: &Play, words: Localizer) -> Vec<Element> {
    drawn_at(HeadingLevel::Two, play, words)
}

fn drawn_at(heading_level: HeadingLevel, play: &Play, words: Localizer) -> Vec<Element> {
    elements(&markup(heading_level, &play.session, words))
}

/// The screen as markup.
pub(crate) fn markup(heading_level: HeadingLevel, session: &Session, words: Localizer) -> String {
    let view = Rc::new(session.view(&words));
    let props = RootProps {
        view,
        localizer: words,
        theme: Theme::Auto,
        heading_level,
        notice: None,
        press_ignored: false,
        dispatch: Callback::noop(),
        on_presented: Callback::noop(),
    };
    block_on(LocalServerRenderer::<Root>::with_props(props).hydratable(false).render())
}

/// Everything that has to hold on a screen.
fn look(screen: &[Element]) -> Result<(), String> {
    let all = |name: &'static str| screen.iter().filter(move |e| e.name == name);
    if all("h2").count() != 1 {
        return Err("a screen has one heading of its own".to_owned());
    }
    // Nothing interrupts a patient's screen reader, since others may hear it.
    let patient = screen.iter().any(|e| e.get("data-viewer") == Some("patient"));
    if patient && screen.iter().any(|e| e.get("role") == Some("alert")) {
        return Err("an alert interrupts the patient's screen reader".to_owned());
    }
    for role in if patient { &["status"][..] } else { &["alert", "status"][..] } {
        if !screen.iter().any(|e| e.get("role") == Some(*role)) {
            return Err(format!("the {role} region is missing before there is anything in it"));
        }
    }
    for element in screen {
        let written = |a: &&String| *a == "style" || a.starts_with("on");
        if let Some(name) = element.attributes.keys().find(written) {
            return Err(format!("<{}> has {name}, which a strict policy refuses", element.name));
        }
    }
    if let Some(shape) = all("svg").find(|e| e.get("aria-hidden") != Some("true")) {
        return Err(format!("a shape is read aloud: {}", shape.text));
    }
    let named: Vec<_> =
        screen.iter().filter(|e| e.name == "section" && e.get("aria-label").is_some()).collect();
    if named.len() != 1 || screen.iter().any(|e| e.name == "nav" || e.name == "aside") {
        return Err(format!("{} landmarks; the panel is one, with groups in it", named.len()));
    }
    names(screen)?;
    apart(screen)?;
    references(screen)?;
    acts(screen)
}

/// Every control has a name.
fn names(screen: &[Element]) -> Result<(), String> {
    let labels: BTreeSet<&str> =
        screen.iter().filter(|e| e.name == "label").filter_map(|e| e.get("for")).collect();
    for element in screen {
        let named = match element.name.as_str() {
            "button" | "summary" | "a" => {
                !element.text.trim().is_empty() || element.get("aria-label").is_some()
            }
            "input" | "select" | "meter" => element.get("id").is_some_and(|id| labels.contains(id)),
            "video" => element.get("aria-label").is_some_and(|name| !name.is_empty()),
            _ => true,
        };
        if !named {
            return Err(format!("<{}> {:?} has no name", element.name, element.attributes));
        }
    }
    Ok(())
}

/// The live regions of the alerts hold the lines that the scenarios expect to be spoken, and nothing else.
fn spoken(view: &ViewModel, words: Localizer, screen: &[Element]) -> Result<(), String> {
    let mut lines = alert_lines(words, view.viewer, &view.alerts);
    // The region that interrupts stands first.
    lines.sort_by_key(|line| line.urgency == Urgency::Waits);
    let expected: String = lines.into_iter().map(|line| line.text).collect();
    let region = screen.iter().find(|e| e.get("data-spoken") == Some("alerts"));
    let region = region.ok_or("the region of the alerts is missing")?;
    let found = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(region.text.clone(), |text, (escaped, sign)| text.replace(escaped, sign));
    if found == expected { Ok(()) } else { Err(format!("spoken is {found:?}, not {expected:?}")) }
}

/// Steps have their numbers in the order in which they stand: those that are open, and those that come later.
fn in_order(view: &ViewModel) -> Result<(), String> {
    for cards in [&view.cards, &view.later] {
        let steps: Vec<u8> = cards.iter().filter_map(|card| card.step).collect();
        if !steps.is_sorted() {
            return Err(format!("the steps stand as {steps:?}"));
        }
    }
    Ok(())
}

/// Headings tell from one another what they stand above, and controls what they do and for whom. What is read aloud is compared: a
/// list of headings or buttons shows nothing around them.
fn apart(screen: &[Element]) -> Result<(), String> {
    let mut seen = BTreeMap::new();
    for element in screen {
        let kind = match element.name.as_str() {
            "h2" | "h3" => "heading",
            "button" | "summary" => "control",
            _ => continue,
        };
        let name = element.get("aria-label").unwrap_or(&element.text);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // The same thing may be asked for in two places.
        let does = element.get("data-act");
        if seen
            .insert((kind, name.clone()), does)
            .is_some_and(|other| other.is_none() || other != does)
        {
            return Err(format!("two of kind {kind} are called {name:?}"));
        }
    }
    Ok(())
}

/// Ids are unique, and whatever is referred to is there.
fn references(screen: &[Element]) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    for id in screen.iter().filter_map(|e| e.get("id")) {
        if !ids.insert(id) {
            return Err(format!("two elements have the id {id}"));
        }
    }
    let refer = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "data-hold"];
    for (element, name) in screen.iter().flat_map(|e| refer.map(|name| (e, name))) {
        for id in element.get(name).into_iter().flat_map(str::split_whitespace) {
            if !ids.contains(id) {
                return Err(format!("<{}> refers to {id}, which is not there", element.name));
            }
        }
    }
    Ok(())
}

/// A button's mark is an intent, or one of a closed list.
fn acts(screen: &[Element]) -> Result<(), String> {
    for act in screen.iter().filter_map(|e| e.get("data-act")) {
        let asked = act.strip_prefix("open:").unwrap_or(act);
        let intent = Intent::read(asked).is_some_and(|intent| intent.write() == asked);
        if !intent && !WITHIN.contains(&act) && !act.starts_with("fold:") {
            return Err(format!("{act} is no intent"));
        }
    }
    Ok(())
}

/// Reads markup as Yew writes it: every attribute in double quotes, every text escaped.
fn elements(markup: &str) -> Vec<Element> {
    const EMPTY: [&str; 2] = ["input", "br"];
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = markup;
    while let Some((text, after)) = rest.split_once('<') {
        for at in &open {
            found[*at].text.push_str(text);
        }
        let (tag, after) = close(after);
        rest = after;
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.starts_with('!') {
            let element = element(tag);
            if !EMPTY.contains(&element.name.as_str()) && !tag.ends_with('/') {
                open.push(found.len());
            }
            found.push(element);
        }
    }
    assert!(open.is_empty(), "an element is not closed");
    found
}

/// Parts at the end of a tag, past any quoted `>`.
fn close(text: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    (text, "")
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        // Attributes without a value stand before the next one with a value.
        let name = name.rsplit(' ').next().unwrap_or_default();
        element.attributes.insert(name.to_owned(), value.to_owned());
        rest = after;
    }
    element
}
