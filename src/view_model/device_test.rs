//! The panel's own test of microphone and camera, as it stands on the card for sound and picture.

use super::build::{ViewContext, clocked};
use super::text::{Key, Message};
use super::{ButtonView, Control, DeviceTestView, Weight};
use crate::domain::{Consultation, DeviceTest, Intent, Question};

/// The test, where the panel may make one now.
pub(super) fn control(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    if !c.may_test_devices() {
        return None;
    }
    let test = c.devices().test();
    let holds = test.is_some_and(|test| test.now.holds());
    // To say that it works before it was tried, or after it failed, is not what anybody is led to.
    let try_it = match test.map(|test| test.now) {
        None | Some(DeviceTest::Refused | DeviceTest::NoDevice | DeviceTest::Busy) => !settled(c),
        Some(_) => false,
    };
    let toggle = ButtonView {
        label: if holds { Key::DeviceTestStop } else { Key::DeviceTestStart }.into(),
        intent: Intent::TestDevices(!holds),
        weight: if try_it { Weight::Primary } else { Weight::Secondary },
    };
    let (microphone, camera) = match test.map(|test| test.now) {
        Some(DeviceTest::Running { microphone, camera }) => (microphone, camera),
        _ => (false, false),
    };
    let when = |yes: bool, key: Key| yes.then(|| Message::from(key));
    Some(Control::DeviceTest(DeviceTestView {
        toggle,
        state: test.map(|test| state(test.now, test.heard.is_some()).into()),
        about: when(try_it || holds, Key::DeviceTestAbout),
        picture: when(camera, Key::DeviceTestPicture),
        level: when(microphone, Key::DeviceTestLevel),
        tone: when(microphone || camera, Key::DeviceTestTone),
    }))
}

/// What the panel has seen by itself: that the microphone hears, and nothing more.
pub(super) fn heard(context: ViewContext<'_>) -> Option<Message> {
    let test = context.c.devices().test().filter(|test| !test.now.holds())?;
    test.heard.map(|at| clocked(Key::DeviceTestHeardAt, at))
}

/// Whether somebody has said that it works, or the platform has seen it.
fn settled(c: &Consultation) -> bool {
    let seen = c.devices().precall().is_some_and(|test| test.value);
    seen || c.answer(Question::SoundTested).is_some_and(|said| said.value)
}

/// Whether to say that it works is the thing to do: it was heard, or it cannot be tried here any more.
pub(super) fn may_be_said(context: ViewContext<'_>) -> bool {
    let c = context.c;
    let tried = c.devices().test().is_some_and(|test| {
        let over = matches!(test.now, DeviceTest::Ended | DeviceTest::Unavailable);
        over || test.heard.is_some()
    });
    tried || settled(c) || !c.may_test_devices()
}

#[inline(never)]
fn state(now: DeviceTest, heard: bool) -> Key {
    match now {
        DeviceTest::Asking => Key::DeviceTestAsking,
        DeviceTest::Running { microphone: false, .. } => Key::DeviceTestNoMicrophone,
        DeviceTest::Running { camera: true, .. } if heard => Key::DeviceTestHears,
        DeviceTest::Running { camera: true, .. } => Key::DeviceTestRunning,
        DeviceTest::Running { .. } if heard => Key::DeviceTestHearsOnly,
        DeviceTest::Running { .. } => Key::DeviceTestNoCamera,
        DeviceTest::Heard => Key::DeviceTestHears,
        DeviceTest::Refused => Key::DeviceTestRefused,
        DeviceTest::NoDevice => Key::DeviceTestNoDevice,
        DeviceTest::Busy => Key::DeviceTestBusy,
        DeviceTest::Unavailable => Key::DeviceTestUnavailable,
        DeviceTest::Ended => Key::DeviceTestEnded,
    }
}
