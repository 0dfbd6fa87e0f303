//! Short constructors for messages, controls and cards.

use super::control::{ButtonView, Control, PickView, Weight};
use super::model::{Card, CardId, Link, Tone};
use super::text::{Arg, Key, Message, Var};
use super::vocabulary;
use crate::domain::{
    Action, Consultation, FIRST_LANGUAGE, Intent, Procedure, Question, ReadingLink, Rule, Status,
    Timestamp, Viewer, WhenNo,
};

/// A text from a procedure file, which is shown as it is.
pub(super) fn verbatim(text: &str) -> Message {
    Key::Verbatim.with(Var::Text, text)
}

/// A text from a procedure file, as an argument. `read` gives it in a language, or in the first language where it has none in
/// that one.
pub(super) fn own_words<'a>(language: &str, read: impl Fn(&str) -> &'a str) -> Arg {
    let text = read(language);
    let is_first = language != FIRST_LANGUAGE && text == read(FIRST_LANGUAGE);
    if is_first { Arg::FirstLanguage(text.into()) } else { text.into() }
}

/// The text of a requirement in this viewer's panel, from the procedure file.
pub(super) fn rule_text(viewer: Viewer, language: &str, rule: &Rule) -> Message {
    Key::Verbatim.with(Var::Text, own_words(language, |language| rule.text_for(viewer, language)))
}

/// The place of a requirement, in the language of the procedure.
pub(super) fn place_of(language: &str, rule: &Rule) -> Message {
    Key::Verbatim.with(Var::Text, own_words(language, |_| rule.place.as_str()))
}

/// The visual state of a requirement that a person said no to.
pub(super) const fn denial_tone(rule: &Rule) -> Tone {
    match rule.when_no {
        WhenNo::Note => Tone::Quiet,
        WhenNo::Caution => Tone::Caution,
        WhenNo::Stop => Tone::Alarm,
    }
}

/// A message with a time of day.
pub(super) fn clocked(key: Key, at: Timestamp) -> Message {
    key.with(Var::Clock, at)
}

/// For how long the viewer has waited; `None` below a minute.
pub(super) fn waited(c: &Consultation) -> Option<Message> {
    (c.waited() > 0).then(|| counted(Key::Waited, c.waited()))
}

/// A message with a count.
pub(super) fn counted(key: Key, count: u32) -> Message {
    key.with(Var::Count, count)
}

pub(super) fn button(label: impl Into<Message>, intent: Intent, weight: Weight) -> Control {
    Control::Button(ButtonView { label: label.into(), intent, weight })
}

/// The primary button that answers a question with yes.
pub(super) fn yes(key: Key, question: Question) -> Control {
    button(key, Intent::Confirm(question), Weight::Primary)
}

/// The quiet button that answers a question with no.
pub(super) fn no(key: Key, question: Question) -> Control {
    button(key, Intent::Deny(question), Weight::Quiet)
}

/// A button that asks the platform for an action; `None` if the platform cannot do it now.
pub(super) fn ask(c: &Consultation, action: Action, weight: Weight) -> Option<Control> {
    c.can(action).then(|| button(vocabulary::action(action), Intent::Ask(action), weight))
}

/// A list to pick from: the text of each option and the intent it sends.
pub(super) fn pick(
    [label, placeholder, press]: [Key; 3],
    options: impl IntoIterator<Item = (Key, Intent)>,
) -> Control {
    Control::Pick(PickView {
        label: label.into(),
        placeholder: placeholder.into(),
        options: options.into_iter().map(|(text, intent)| (text.into(), intent)).collect(),
        press: press.into(),
    })
}

/// A link; `None` without an address.
pub(super) fn link(label: Key, address: Option<&str>) -> Option<Link> {
    address.map(|address| Link { label: label.into(), address: address.into() })
}

/// The procedure's pages to read for this viewer, as far as they are wanted.
pub(super) fn reading(
    procedure: &Procedure,
    viewer: Viewer,
    language: &str,
    wanted: impl Fn(&ReadingLink) -> bool,
) -> Vec<Link> {
    let links = procedure.links().iter().filter(|link| link.is_for(viewer) && wanted(link));
    let link = |link: &ReadingLink| Link {
        label: Key::Verbatim.with(Var::Text, own_words(language, |language| link.label(language))),
        address: link.address.as_str().into(),
    };
    links.map(link).collect()
}

/// A card with a heading and a state, and nothing else.
pub(super) fn card(
    id: CardId,
    title: impl Into<Message>,
    tone: Tone,
    state: impl Into<Message>,
) -> Card {
    Card {
        id,
        tone,
        step: None,
        title: title.into(),
        state: state.into(),
        body: Vec::new(),
        before: None,
        items: Vec::new(),
        rows: Vec::new(),
        controls: Vec::new(),
        more: Vec::new(),
        sources: None,
        links: Vec::new(),
    }
}

/// The visual state of a requirement's status.
pub(super) const fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Open,
        Status::Met => Tone::Good,
        Status::Unmet => Tone::Alarm,
        Status::Unknown => Tone::Unknown,
        Status::Waived | Status::NotApplicable => Tone::Quiet,
    }
}

/// The visual state of a question, and the word for it: yes, no or not answered.
pub(super) fn answer_state(c: &Consultation, question: Question) -> (Tone, Key) {
    match c.answer(question).map(|answer| answer.value) {
        Some(true) => (Tone::Good, Key::AnswerYes),
        Some(false) => (Tone::Alarm, Key::AnswerNo),
        None => (Tone::Open, Key::AnswerOpen),
    }
}
