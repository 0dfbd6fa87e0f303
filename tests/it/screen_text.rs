//! Writes the whole screen as plain text: the texts that a person reads, and the intent behind each control.
//!
//! A row begins at the left margin, with a mark for its tone and its name; what belongs to it is indented below it.

use std::cmp::Ordering;
use std::rc::Rc;

use trygtrom::domain::{Severity, WaiverReason};
use trygtrom::i18n::Localizer;
use trygtrom::view_model::{
    Card, Control, Key, Link, Message, NumberFor, NumberView, PickView, RequirementView, Row,
    Sources, Tone, ViewModel, Weight,
};

/// The text so far.
struct Page<'a> {
    words: &'a Localizer,
    text: String,
}

/// The screen as text, in the language of `words`.
pub(crate) fn screen(words: &Localizer, view: &ViewModel) -> String {
    let mut page = Page { words, text: String::new() };
    page.put(0, &format!("# {}", words.format(&view.title)));
    if let Some(lead) = &view.lead {
        page.put(0, &words.format(lead));
    }
    if !view.progress.is_empty() {
        let steps: Vec<String> =
            view.progress.iter().map(|(name, when)| step(&words.format(name), *when)).collect();
        page.put(0, &steps.join(" > "));
    }
    for notice in view.notices.iter() {
        page.put(0, &format!("! {}", words.format(notice)));
    }
    for alert in &view.alerts {
        let severity = match alert.severity {
            Severity::Alarm => "!!!",
            Severity::Caution => "!!",
            Severity::Info => "!",
        };
        page.put(0, &format!("{severity} {}", words.format(&alert.title)));
        page.rest(&alert.body, None, &alert.controls, &[], alert.sources.as_ref());
    }
    for status_bar in view.status_bar.iter() {
        let (label, state) = (words.format(&status_bar.label), words.format(&status_bar.state));
        page.put(0, &format!("{} {label}: {state}", mark(status_bar.tone)));
    }
    let card = view.next.card.map_or(String::new(), |card| format!(" -> {card:?}"));
    page.put(0, &format!("=> {} {}{card}", mark(view.next.tone), words.format(&view.next.line)));
    page.cards("## Now", &view.cards);
    page.cards(&format!("## Later: {}", words.format(&view.later_title)), &view.later);
    page.cards("## Done", &view.done);
    if let Some(roster) = &view.roster {
        page.put(0, &format!("## {}", words.format(&roster.title)));
        page.rest(&roster.body, None, &roster.controls, &[], None);
        for row in &roster.rows {
            page.person(0, row);
        }
    }
    if !view.always.is_empty() {
        page.put(0, "## Always");
        page.rest(&[], None, &view.always, &[], None);
    }
    if let Some(support) = &view.support {
        page.put(0, &words.format(support));
    }
    if let Some(emergency) = &view.emergency {
        page.put(0, &words.format(emergency));
    }
    let requirements = view.requirements.as_ref();
    for group in requirements.map(|all| all.groups()).unwrap_or_default() {
        page.put(0, &format!("## {}", words.format(&group.title)));
        page.links(0, &group.links);
        for requirement in &group.rows {
            page.requirement(requirement);
        }
    }
    page.put(0, &format!("## {}", words.text(Key::PoliciesTitle)));
    for policy in requirements.map(|all| all.policies()).unwrap_or_default() {
        let reason = policy.reason.as_ref().map(|line| words.format(line)).unwrap_or_default();
        page.put(0, &format!("{}. {reason}", words.format(&policy.line())));
    }
    page.put(0, &words.format(&view.procedure));
    for (title, lines) in
        [("## Note", &view.note.record), ("## Note of deviations", &view.note.deviations)]
    {
        if !lines.is_empty() {
            page.put(0, title);
        }
        for line in lines.iter() {
            page.put(0, &words.format(line));
        }
    }
    page.text
}

const fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "(ok)",
        Tone::Open => "(open)",
        Tone::Caution => "(caution)",
        Tone::Alarm => "(alarm)",
        Tone::Unknown => "(?)",
        Tone::Quiet => "(-)",
    }
}

fn step(name: &str, when: Ordering) -> String {
    match when {
        Ordering::Less => format!("{name}, past"),
        Ordering::Equal => format!("[{name}]"),
        Ordering::Greater => name.to_owned(),
    }
}

impl Page<'_> {
    fn put(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"    ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn cards(&mut self, heading: &str, cards: &[Rc<Card>]) {
        if cards.is_empty() {
            return;
        }
        self.put(0, heading);
        for card in cards {
            let step = card.step.map_or(String::new(), |step| format!("{step}. "));
            let (title, state) = (self.words.format(&card.title), self.words.format(&card.state));
            self.put(0, &format!("{} {step}{title}: {state}", mark(card.tone)));
            self.rest(
                &card.body,
                card.before.as_ref(),
                &card.controls,
                &card.more,
                card.sources.as_ref(),
            );
            for item in &card.items {
                let [text, place, state] =
                    [&item.text, &item.place, &item.state].map(|line| self.words.format(line));
                self.put(1, &format!("{} {text}: {state} [{place}]", mark(item.tone)));
                item.controls.iter().for_each(|control| self.control(2, control));
            }
            for row in &card.rows {
                self.person(1, row);
            }
            self.links(1, &card.links);
        }
    }

    fn person(&mut self, depth: usize, row: &Row) {
        let tags: Vec<String> = row.tags.iter().map(|tag| self.words.format(tag)).collect();
        let (name, state) = (self.words.format(&row.name), self.words.format(&row.state));
        self.put(depth, &format!("{} {name}: {state}. {}", mark(row.tone), tags.join(". ")));
        row.controls.iter().for_each(|control| self.control(depth + 1, control));
        row.more.iter().for_each(|control| self.control(depth + 2, control));
    }

    fn links(&mut self, depth: usize, links: &[Link]) {
        for link in links {
            self.put(depth, &format!("{} <{}>", self.words.format(&link.label), link.address));
        }
    }

    fn rest(
        &mut self,
        body: &[Message],
        before: Option<&Message>,
        controls: &[Control],
        more: &[Control],
        sources: Option<&Sources>,
    ) {
        for line in body.iter().chain(before) {
            self.put(1, &self.words.format(line));
        }
        for control in controls {
            self.control(1, control);
        }
        for control in more {
            self.control(2, control);
        }
        if let Some(sources) = sources {
            self.put(1, &format!("({})", sources.named()));
        }
    }

    fn control(&mut self, depth: usize, control: &Control) {
        match control {
            Control::Button(action) => {
                let (open, close) = match action.weight {
                    Weight::Primary => ("[[", "]]"),
                    Weight::Secondary => ("[", "]"),
                    Weight::Quiet => ("(", ")"),
                    Weight::Danger => ("<", ">"),
                };
                let label = self.words.format(&action.label);
                self.put(depth, &format!("{open}{label}{close} {}", action.intent.write()));
            }
            Control::Pick(PickView { label, placeholder, options, press }) => {
                let head = [label, placeholder, press].map(|line| self.words.format(line));
                self.put(depth, &format!("{} [{}] ({})", head[0], head[1], head[2]));
                for (line, intent) in options {
                    let said = self.words.format(line);
                    self.put(depth + 1, &format!("{said} {}", intent.write()));
                }
            }
            Control::Confirm(asked) => {
                let about = asked
                    .about
                    .as_ref()
                    .map_or(String::new(), |who| format!(" ({})", self.words.format(who)));
                self.put(depth, &format!("{}{about} …", self.words.format(&asked.open)));
                self.put(depth + 1, &format!("? {}", self.words.format(&asked.question)));
                for line in &asked.body {
                    self.put(depth + 1, &self.words.format(line));
                }
                self.control(depth + 1, &Control::Button(asked.press.clone()));
                if let Some(or) = &asked.or {
                    self.control(depth + 1, &Control::Button(or.clone()));
                }
            }
            Control::Number(NumberView { label, start, most, press, into }) => {
                let (label, press) = (self.words.format(label), self.words.format(press));
                let intent = match into {
                    NumberFor::RollCall => "confirm-roll-call",
                    NumberFor::Others => "count-others",
                };
                self.put(depth, &format!("{label}: {start}, 0 to {most} ({press}) {intent}:n"));
            }
            Control::Admission(admission) => {
                if let Some(pin) = &admission.pin {
                    let (label, press) =
                        (self.words.format(&pin.label), self.words.format(&pin.press));
                    let wrong = if pin.wrong { ", wrong" } else { "" };
                    self.put(depth, &format!("{label}: … ({press}){wrong}"));
                    if let Some(said) = &pin.status {
                        self.put(depth + 1, &self.words.format(said));
                    }
                }
                for line in admission.guest.iter().chain(&admission.again) {
                    self.put(depth, &format!("[{}]", self.words.format(line)));
                }
                for line in &admission.notes {
                    self.put(depth, &self.words.format(line));
                }
            }
            Control::DeviceTest(test) => {
                self.control(depth, &Control::Button(test.toggle.clone()));
                for (what, line) in [
                    ("", &test.state),
                    ("", &test.about),
                    ("picture: ", &test.picture),
                    ("level: ", &test.level),
                    ("tone: ", &test.tone),
                ] {
                    if let Some(line) = line {
                        self.put(depth + 1, &format!("{what}{}", self.words.format(line)));
                    }
                }
            }
        }
    }

    /// Writes a requirement. The reasons for a waiver are the same for all, so they are left out.
    fn requirement(&mut self, one: &RequirementView) {
        let [source, status, basis] =
            [&one.source, &one.status, &one.basis].map(|line| self.words.format(line));
        self.put(0, &format!("{} {}, {source}: {status}. {basis}", mark(one.tone), one.id));
        self.links(1, &one.links);
        for control in &one.more {
            match control {
                Control::Pick(pick) if pick.options.len() == WaiverReason::ALL.len() => {
                    let intents = pick.options.iter().map(|(_, intent)| intent.write());
                    let kinds: Vec<String> = intents
                        .filter_map(|text| text.rsplit_once(':').map(|(kind, _)| kind.to_owned()))
                        .collect();
                    self.put(1, &format!("{}:…", kinds.first().map_or("", String::as_str)));
                }
                _ => self.control(1, control),
            }
        }
    }
}
