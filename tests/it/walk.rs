//! Runs random consultations for the invariants.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::rc::Rc;

use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use trygtrom::domain::{
    Command, Consultation, Event, Input, Intent, Procedure, Refusal, Setting, Step, Timestamp,
    Viewer, step,
};
use trygtrom::platform::{Adapter, PlatformId};
use trygtrom::view_model::{Control, NumberView, PickView, view};

use crate::drawn::{Act, acts, timed};
use crate::inputs::{Platform, START};
use crate::play::{adapter, procedure};

type Checked = Result<(), Box<dyn Error>>;
pub(crate) type Held = Result<(), TestCaseError>;

/// A built-in procedure, one with other values of the policies that change the course, and one of a hospital's own.
fn procedures() -> Result<Vec<Rc<Procedure>>, Box<dyn Error>> {
    let payment = ("payment", "nothing-if-not-good-enough");
    let changed = [("intruder", "end"), ("chat_scan", "identity-numbers"), payment]
        .map(|(name, choice)| (name.to_owned(), choice.to_owned()));
    let changed = changed.iter().map(|(name, choice)| (name, choice));
    let all = [
        procedure("combined", [])?,
        procedure("checklist", changed)?,
        procedure("own-procedure", [])?,
        procedure("extended", [])?,
    ];
    Ok(all.into_iter().map(Rc::new).collect())
}

fn platforms() -> Vec<Platform> {
    let known = PlatformId::ALL.iter().map(|id| Platform::Known(*id));
    known.chain([Platform::Scripted, Platform::ScriptedDeaf]).collect()
}

/// So many cases, or as many as `PROPTEST_CASES` says.
pub(crate) fn config(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    Config { cases, failure_persistence: None, ..asked }
}

/// Checks a property for random consultations: for so many, or for as many as `PROPTEST_CASES` says. A failure prints the
/// shortest acts that it was found with, one a line.
pub(crate) fn hold(
    cases: u32,
    property: impl Fn(Viewer, Setting, Platform, &Rc<Procedure>, &[(i64, Act)]) -> Held,
) -> Checked {
    let procedures = procedures()?;
    let drawn = (
        select(Viewer::ALL),
        select(Setting::ALL),
        select(platforms()),
        0..procedures.len(),
        vec(timed(acts()), 0..200),
    );
    let held =
        TestRunner::new(config(cases)).run(&drawn, |(viewer, setting, platform, which, acts)| {
            property(viewer, setting, platform, &procedures[which], &acts)
        });
    held.map_err(|error| match error {
        TestError::Fail(reason, (viewer, setting, platform, which, acts)) => {
            let begin = format!("{viewer:?}, {setting:?}, {platform:?}, {}", procedures[which].id);
            let acts = acts.iter().map(|(later, act)| format!("+{later} ms {act:?}"));
            let lines = [reason.to_string(), begin].into_iter().chain(acts);
            Failed(lines.collect::<Vec<_>>().join("\n  ")).into()
        }
        TestError::Abort(reason) => reason.to_string().into(),
    })
}

/// Checks a property of every step. It gets the procedure, the consultation before, the input, and what came of it.
pub(crate) fn hold_each(
    cases: u32,
    property: impl Fn(&Rc<Procedure>, &Consultation, &Input, &After) -> Held,
) -> Checked {
    hold(cases, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| property(procedure, before, input, after))
        })
    })
}

/// A property that does not hold, and the case that shows it. A test prints the debug output of its error.
struct Failed(String);

impl Debug for Failed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Display for Failed {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Failed {}

/// The result of a step on a copy of the consultation.
pub(crate) struct After {
    pub(crate) consultation: Consultation,
    pub(crate) commands: Vec<Command>,
    pub(crate) refusal: Option<Refusal>,
}

impl After {
    pub(crate) fn of(
        before: &Consultation,
        procedure: &Procedure,
        input: &Input,
        at: Timestamp,
    ) -> Self {
        let mut consultation = before.clone();
        let Step { commands, refusal } = step(&mut consultation, procedure, input.clone(), at);
        Self { consultation, commands, refusal }
    }
}

/// A consultation with its procedure, adapter and clock.
pub(crate) struct Walk<'a> {
    pub(crate) c: Consultation,
    procedure: &'a Rc<Procedure>,
    adapter: Option<Adapter>,
    pub(crate) at: Timestamp,
}

impl<'a> Walk<'a> {
    pub(crate) fn begin(
        viewer: Viewer,
        setting: Setting,
        platform: Platform,
        procedure: &'a Rc<Procedure>,
    ) -> Self {
        let at = Timestamp(START);
        let mut c = Consultation::new(viewer, setting, at);
        let connected = Input::Seen(Event::Connected(platform.capabilities()));
        step(&mut c, procedure, connected, at);
        Self { c, procedure, adapter: adapter(platform), at }
    }

    /// The inputs of an act; a press becomes the intent of an offered control. The flag tells whether it was a press.
    fn inputs(&mut self, act: &Act) -> (Vec<Input>, bool) {
        match act {
            Act::Message(kind, detail) => {
                let translated =
                    self.adapter.as_mut().map(|adapter| adapter.translate(kind, detail));
                let events = translated.and_then(Result::ok).unwrap_or_default();
                (events.into_iter().map(Input::Seen).collect(), false)
            }
            Act::Event(event) => (vec![Input::Seen(event.clone())], false),
            Act::Ask(intent) => (vec![Input::Asked(*intent)], false),
            Act::Press(which) => {
                // Apply the effect of time first, as the screen shows it before a press.
                step(&mut self.c, self.procedure, Input::Tick, self.at);
                let offered = offered(&self.c, self.procedure);
                let picked = offered.get(usize::from(*which) % offered.len().max(1));
                (picked.map(|intent| Input::Asked(*intent)).into_iter().collect(), true)
            }
            Act::Tick => (vec![Input::Tick], false),
        }
    }

    /// Runs one act and passes each step to `look`, with the previous state.
    pub(crate) fn go(
        &mut self,
        (later, act): &(i64, Act),
        mut look: impl FnMut(&Consultation, &Input, &After, bool, Timestamp) -> Held,
    ) -> Held {
        self.at = Timestamp(self.at.0.saturating_add_signed(*later));
        let (inputs, pressed) = self.inputs(act);
        for input in inputs {
            let before = self.c.clone();
            let after = After::of(&before, self.procedure, &input, self.at);
            look(&before, &input, &after, pressed, self.at)?;
            self.c = after.consultation;
        }
        Ok(())
    }
}

/// Every intent that the screen offers.
pub(crate) fn offered(c: &Consultation, procedure: &Rc<Procedure>) -> Vec<Intent> {
    let view = view(c, procedure, "nb", &[]);
    let mut controls: Vec<Control> =
        view.alerts.iter().flat_map(|alert| alert.controls.clone()).collect();
    for card in view.cards.iter().chain(&view.later).chain(&view.done) {
        controls.extend(card.controls.iter().chain(&card.more).cloned());
        controls.extend(card.items.iter().flat_map(|item| item.controls.clone()));
        let rows = card.rows.iter();
        controls.extend(rows.flat_map(|row| row.controls.iter().chain(&row.more)).cloned());
    }
    if let Some(roster) = &view.roster {
        controls.extend_from_slice(&roster.controls);
        for row in &roster.rows {
            controls.extend(row.controls.iter().chain(&row.more).cloned());
        }
    }
    controls.extend_from_slice(&view.always);
    for group in view.requirements.iter().flat_map(|requirements| requirements.groups()) {
        controls.extend(group.rows.into_iter().flat_map(|row| row.more));
    }
    controls
        .into_iter()
        .flat_map(|control| match control {
            Control::Button(action) => vec![action.intent],
            Control::Pick(PickView { options, .. }) => {
                options.into_iter().map(|(_, intent)| intent).collect()
            }
            Control::DeviceTest(test) => vec![test.toggle.intent],
            // The page handles this control.
            Control::Admission(_) => Vec::new(),
            Control::Confirm(asked) => {
                let or = asked.or.map(|or| or.intent);
                [asked.press.intent].into_iter().chain(or).collect()
            }
            Control::Number(NumberView { start, most, into, .. }) => {
                vec![into.intent(start), into.intent(most)]
            }
        })
        .collect()
}

pub(crate) fn holds(yes: bool, what: &str, of: &dyn Debug) -> Held {
    if yes { Ok(()) } else { Err(TestCaseError::fail(format!("{what}: {of:?}"))) }
}
