//! The card about sound and picture, with the panel's own test of microphone and camera.

use crate::domain::{Action, Consultation, DeviceTest, Intent, Kind, Question};
use crate::view_model::builder::{answer_state, ask, button, card, clocked, no};
use crate::view_model::context::ViewContext;
use crate::view_model::control::{ButtonView, Control, DeviceTestView, Weight};
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message};

/// Whether the clinician's sound and picture work.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    own_sound(context)
}

/// Whether the patient's sound and picture work: the same card.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    own_sound(context)
}

fn own_sound(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let (tone, state) = if c.devices().precall().is_some_and(|test| test.value) {
        (Tone::Good, Key::SoundObserved)
    } else {
        answer_state(c, Question::SoundTested)
    };
    let mut card = card(CardId::Sound, Key::SoundTitle, tone, state);
    card.body.push(Key::SoundBody.into());
    if c.devices().precall().is_some_and(|test| !test.value) {
        card.body.push(Key::SoundFailed.into());
    }
    card.body.extend(heard_line(c));
    card.controls.extend(device_test(c));
    let weight = if is_ready_to_confirm(c) { Weight::Primary } else { Weight::Secondary };
    card.controls.push(button(Key::SoundYes, Intent::Confirm(Question::SoundTested), weight));
    // While the test runs, "it does not work" is as likely an answer as "it works".
    let not_working = no(Key::SoundNo, Question::SoundTested);
    if c.devices().test().is_some_and(|test| test.now.holds()) {
        card.controls.push(not_working);
    } else {
        card.more.push(not_working);
    }
    card.controls.extend(ask(c, Action::OpenDeviceSettings, Weight::Secondary));
    card.sources = context.sources(&[Kind::NotOverheard]);
    card
}

/// The panel's own test; `None` where the panel may not run one now.
fn device_test(c: &Consultation) -> Option<Control> {
    if !c.may_test_devices() {
        return None;
    }
    let test = c.devices().test();
    let running = test.is_some_and(|test| test.now.holds());
    // The test is recommended until it has been tried or the matter is settled.
    let recommended = match test.map(|test| test.now) {
        None | Some(DeviceTest::Refused | DeviceTest::NoDevice | DeviceTest::Busy) => {
            !is_settled(c)
        }
        Some(_) => false,
    };
    let toggle = ButtonView {
        label: if running { Key::DeviceTestStop } else { Key::DeviceTestStart }.into(),
        intent: Intent::TestDevices(!running),
        weight: if recommended { Weight::Primary } else { Weight::Secondary },
    };
    let microphone = test.is_some_and(|test| test.now.has_microphone());
    let camera = test.is_some_and(|test| test.now.has_camera());
    let when = |condition: bool, key: Key| condition.then(|| Message::from(key));
    Some(Control::DeviceTest(DeviceTestView {
        toggle,
        state: test.map(|test| test_state(test.now, test.heard.is_some()).into()),
        about: when(recommended || running, Key::DeviceTestAbout),
        picture: when(camera, Key::DeviceTestPicture),
        level: when(microphone, Key::DeviceTestLevel),
        tone: when(microphone || camera, Key::DeviceTestTone),
    }))
}

/// What the panel observed itself: that the microphone picked up sound, and when. Shown after the test.
fn heard_line(c: &Consultation) -> Option<Message> {
    let test = c.devices().test().filter(|test| !test.now.holds())?;
    test.heard.map(|at| clocked(Key::DeviceTestHeardAt, at))
}

/// Whether the platform's own test passed, or a person confirmed that it works.
fn is_settled(c: &Consultation) -> bool {
    c.devices().precall().is_some_and(|test| test.value)
        || c.answer(Question::SoundTested).is_some_and(|answer| answer.value)
}

/// Whether to confirm is the recommended action: the microphone was heard, or no test is possible any more.
fn is_ready_to_confirm(c: &Consultation) -> bool {
    let tested = c.devices().test().is_some_and(|test| {
        test.heard.is_some() || matches!(test.now, DeviceTest::Ended | DeviceTest::Unavailable)
    });
    tested || is_settled(c) || !c.may_test_devices()
}

const fn test_state(now: DeviceTest, heard: bool) -> Key {
    match now {
        DeviceTest::Asking => Key::DeviceTestAsking,
        DeviceTest::RunningWithoutMicrophone => Key::DeviceTestNoMicrophone,
        DeviceTest::Running if heard => Key::DeviceTestHears,
        DeviceTest::Running => Key::DeviceTestRunning,
        DeviceTest::RunningWithoutCamera if heard => Key::DeviceTestHearsOnly,
        DeviceTest::RunningWithoutCamera => Key::DeviceTestNoCamera,
        DeviceTest::Heard => Key::DeviceTestHears,
        DeviceTest::Refused => Key::DeviceTestRefused,
        DeviceTest::NoDevice => Key::DeviceTestNoDevice,
        DeviceTest::Busy => Key::DeviceTestBusy,
        DeviceTest::Unavailable => Key::DeviceTestUnavailable,
        DeviceTest::Ended => Key::DeviceTestEnded,
    }
}
