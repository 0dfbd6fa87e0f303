//! The panel's own test of microphone and camera: what it does to the state, and when it must let go.
//!
//! The state says whether the devices are held, and the command to the page follows from that alone: so they can
//! neither be taken without the state saying so, nor be held on to by an input that was forgotten here.

use super::seen::fault;
use super::state::{Consultation, OwnPresence};
use crate::domain::Input;
use crate::domain::assessment::Fault;
use crate::domain::command::Command;
use crate::domain::device_test::{DeviceTest, TestedDevices};
use crate::domain::event::Event;
use crate::domain::intent::{Intent, Question};
use crate::domain::phase::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

impl Consultation {
    /// Whether the panel may use microphone and camera: only while the call neither has nor wants them.
    pub fn may_test_devices(&self) -> bool {
        let apart = matches!(self.own, OwnPresence::Unknown | OwnPresence::Out);
        apart && matches!(self.phase, Phase::Preparation | Phase::Admission)
    }
}

fn holds(test: Option<TestedDevices>) -> bool {
    test.is_some_and(|test| test.now.holds())
}

/// A person begins a test, or ends it. Beginning one that runs, and ending one that does not, changes nothing.
pub(super) fn ask(c: &mut Consultation, on: bool) -> Result<(), Refusal> {
    if !c.may_test_devices() {
        return Err(Refusal::NotInThisPhase);
    }
    match (on, holds(c.device_test)) {
        (true, false) => {
            c.device_test = Some(TestedDevices { now: DeviceTest::Asking, heard: None });
        }
        (false, true) => end(c),
        (true, true) | (false, false) => {}
    }
    Ok(())
}

/// The page tells how the test goes. What it tells of a test that nobody wants any more does not fit.
pub(super) fn told(c: &mut Consultation, now: DeviceTest, at: Timestamp) -> Result<(), Refusal> {
    let Some(test) = c.device_test.as_mut().filter(|test| test.now.holds()) else {
        return Err(Refusal::NotInThisPhase);
    };
    match (test.now, now) {
        (DeviceTest::Running { microphone: true, .. }, DeviceTest::Heard) => {
            test.heard.get_or_insert(at);
        }
        (_, DeviceTest::Heard) | (DeviceTest::Running { .. }, DeviceTest::Asking) => {
            return Err(Refusal::NotInThisPhase);
        }
        _ => test.now = now,
    }
    if now == DeviceTest::Refused {
        fault(c, Fault::DevicesRefused, at);
    }
    Ok(())
}

/// Whether an input ends the test by what it is: the person has judged, or the room takes the devices.
pub(super) fn lets_go(input: &Input) -> bool {
    matches!(
        input,
        Input::Asked(Intent::Confirm(Question::SoundTested) | Intent::Deny(Question::SoundTested))
            | Input::Seen(Event::DevicesAnswered { granted: true })
    )
}

/// Ends a test that may not go on, and says what the page has to do after a step.
pub(super) fn follow(
    c: &mut Consultation,
    before: Option<TestedDevices>,
    lets_go: bool,
    commands: &mut Vec<Command>,
) {
    if lets_go || !c.may_test_devices() {
        end(c);
    }
    match (holds(before), holds(c.device_test)) {
        (false, true) => commands.push(Command::TestDevices(true)),
        (true, false) => commands.push(Command::TestDevices(false)),
        (true, true) | (false, false) => {}
    }
}

fn end(c: &mut Consultation) {
    if let Some(test) = c.device_test.as_mut().filter(|test| test.now.holds()) {
        test.now = DeviceTest::Ended;
    }
}
