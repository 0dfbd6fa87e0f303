//! What a screen reader is told while a scenario is played: the lines that come into a live region, or change there, with each
//! input. They are made by the functions that the components render their live regions from; `screens.rs` holds that the markup
//! has the same lines, and the browser tests what a screen reader makes of them.

use std::fmt::Write;

use trygtrom::i18n::Localizer;
use trygtrom::ui::{AnnouncementProps, Urgency, alert_lines, notice_lines};
use trygtrom::view_model::{Control, ViewModel};

/// A line of a live region: how it is taken, its name there, and its words.
type LiveLine = (&'static str, String, String);

/// Listens to one scenario.
pub(super) struct Listener {
    words: Localizer,
    lines: Vec<LiveLine>,
    /// What the last announcement of changes was compared with.
    screen: AnnouncementProps,
    /// The text of `expected.spoken.txt`.
    pub(super) text: String,
}

impl Listener {
    /// Begins at a screen, of which nothing is announced.
    pub(super) fn new(words: Localizer, view: &ViewModel) -> Self {
        Self { words, lines: lines(words, view), screen: screen(view), text: String::new() }
    }

    /// Hears what an input changed. `input` stands above it, and what the panel answered to a press it refused below it. Nothing
    /// is written of an input that says nothing, or where `write` is false.
    pub(super) fn hear(
        &mut self,
        view: &ViewModel,
        input: &str,
        refusal: Option<&str>,
        write: bool,
    ) {
        let now = lines(self.words, view);
        let mut heard: Vec<String> = Vec::new();
        let new = now.iter().filter(|line| !self.lines.contains(line));
        heard.extend(new.map(|(urgency, _, text)| format!("{urgency}: {text}")));
        let screen = screen(view);
        let with_step = screen.changes_since(&self.screen, true, self.words);
        let changes = screen.changes_since(&self.screen, false, self.words);
        if let Some(changes) = &changes {
            heard.push(format!("waits: {changes}"));
        }
        let step = with_step.as_deref().map(|all| &all[changes.as_ref().map_or(0, String::len)..]);
        if let Some(step) = step.filter(|step| !step.is_empty()) {
            heard.push(format!("unless the focus goes there: {}", step.trim_start()));
        }
        heard.extend(refusal.map(|line| format!("waits: {line}")));
        if write && !heard.is_empty() {
            let lines = heard.join("\n    ");
            // Writing to a text cannot fail.
            let _ = writeln!(self.text, "{input}\n    {lines}");
        }
        (self.lines, self.screen) = (now, screen);
    }
}

fn screen(view: &ViewModel) -> AnnouncementProps {
    AnnouncementProps { status_bar: view.status_bar.clone(), next: view.next.clone() }
}

/// Every line of a live region, in the order in which the regions stand on the screen.
fn lines(words: Localizer, view: &ViewModel) -> Vec<LiveLine> {
    let urgency = |urgency| match urgency {
        Urgency::Interrupts => "interrupts",
        Urgency::Waits => "waits",
    };
    let alerts = alert_lines(words, view.viewer, &view.alerts);
    let alerts = alerts.into_iter().map(|line| (urgency(line.urgency), line.key, line.text));
    let notices = notice_lines(words, view).into_iter();
    let notices =
        notices.map(|line| (urgency(line.urgency), format!("notice {}", line.key), line.text));
    let controls = view.cards.iter().chain(&view.later).flat_map(|card| &card.controls);
    let states = controls.filter_map(|control| {
        let (name, state) = match control {
            Control::DeviceTest(test) => ("devices", test.state.as_ref()),
            Control::Admission(door) => {
                ("pin", door.pin.as_ref().and_then(|pin| pin.status.as_ref()))
            }
            _ => return None,
        };
        Some(("waits", name.to_owned(), words.format(state?)))
    });
    notices.chain(alerts).chain(states).collect()
}
