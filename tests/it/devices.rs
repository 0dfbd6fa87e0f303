//! The panel's device test: it never holds devices that the call needs, and always releases them.

use std::cell::Cell;
use std::error::Error;

use trygtrom::domain::{
    Command, DeviceTest, Event, Fault, Input, Intent, Phase, Refusal, Setting, Timestamp, Viewer,
};
use trygtrom::platform::PlatformId;
use trygtrom::runtime::Session;

use crate::inputs::{Line, Platform, START, read_line};
use crate::play::{Play, procedure};
use crate::walk::{Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

fn begin(viewer: Viewer, platform: PlatformId) -> Result<Play, Box<dyn Error>> {
    let procedure = procedure("so-d45111", [])?;
    Ok(Play::begin(viewer, Setting::UnknownPatient, Platform::Known(platform), procedure))
}

/// The device commands that an input sends to the page.
fn device_commands(session: &mut Session, text: &str) -> Result<Vec<bool>, Box<dyn Error>> {
    let at = Timestamp(START);
    let turn = match read_line(text)? {
        Line::Event(event) => session.take_event(event, at),
        Line::Ask(intent) => session.take_intent(intent, at),
        _ => return Err(format!("{text:?} is neither an event nor an intent").into()),
    };
    if let Some(refusal) = turn.refusal {
        return Err(format!("{text:?} was refused: {refusal:?}").into());
    }
    let devices = turn.commands.iter().filter_map(|command| match command {
        Command::TestDevices(on) => Some(*on),
        _ => None,
    });
    Ok(devices.collect())
}

fn running(session: &mut Session) -> Checked {
    assert_eq!(device_commands(session, "ask test-devices:on")?, [true]);
    assert!(device_commands(session, "event device-test:running")?.is_empty());
    Ok(())
}

#[test]
fn devices_are_held_as_in_the_state_and_never_during_the_call() -> Checked {
    let tests = Cell::new(0_u32);
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        let held = Cell::new(false);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                for command in &after.commands {
                    if let Command::TestDevices(on) = command {
                        holds(held.get() != *on, "a repeated command", input)?;
                        held.set(*on);
                        tests.set(tests.get() + u32::from(*on));
                    }
                }
                let c = &after.consultation;
                let test = c.devices().test().is_some_and(|test| test.now.holds());
                holds(test == held.get(), "page and state differ", input)?;
                holds(!test || c.may_test_devices(), "held during the call", &(input, c.phase()))
            })
        })
    })?;
    assert!(tests.get() > 100, "too few device tests: {}", tests.get());
    Ok(())
}

#[test]
fn inputs_that_need_or_judge_the_devices_release_them() -> Checked {
    for (platform, viewer, input) in [
        (PlatformId::Whereby, Viewer::Patient, "event knocked"),
        (PlatformId::Whereby, Viewer::Clinician, "event joined"),
        (PlatformId::Whereby, Viewer::Patient, "event counted:1"),
        (PlatformId::Whereby, Viewer::Patient, "event devices-answered:granted"),
        (PlatformId::Whereby, Viewer::Clinician, "event meeting-ended"),
        (PlatformId::Manual, Viewer::Patient, "ask enter-room"),
        (PlatformId::Manual, Viewer::Clinician, "ask confirm:sound-tested"),
        (PlatformId::Manual, Viewer::Patient, "ask deny:sound-tested"),
        (PlatformId::Manual, Viewer::Clinician, "ask begin-closing"),
        (PlatformId::Manual, Viewer::Patient, "ask leave-now"),
        (PlatformId::Manual, Viewer::Patient, "ask test-devices:off"),
    ] {
        for running_now in [false, true] {
            let mut session = begin(viewer, platform)?.session;
            device_commands(&mut session, "ask test-devices:on")?;
            if running_now {
                device_commands(&mut session, "event device-test:running")?;
            }
            assert_eq!(device_commands(&mut session, input)?, [false], "{input}");
            let now = session.consultation().devices().test().map(|test| test.now);
            assert_eq!(now, Some(DeviceTest::Ended), "{input}");
        }
    }
    Ok(())
}

#[test]
fn unrelated_inputs_do_not_stop_the_test() -> Checked {
    let mut session = begin(Viewer::Clinician, PlatformId::Whereby)?.session;
    running(&mut session)?;
    for input in [
        "ask test-devices:on",
        "ask confirm:own-surroundings",
        "event devices-answered:denied",
        "event setting:group",
        "event expected:patient=k1",
    ] {
        assert!(device_commands(&mut session, input)?.is_empty(), "{input}");
    }
    let test = session.consultation().devices().test().ok_or("no device test")?;
    assert_eq!(test.now, DeviceTest::Running);
    Ok(())
}

#[test]
fn a_new_consultation_releases_the_devices() -> Checked {
    let mut session = begin(Viewer::Clinician, PlatformId::Whereby)?.session;
    running(&mut session)?;
    let at = Timestamp(START);
    let turn = session.take_event(Event::BegunAnew(Viewer::Clinician, Setting::Group), at);
    assert!(turn.commands.contains(&Command::TestDevices(false)));
    assert_eq!(session.consultation().devices().test(), None);
    Ok(())
}

#[test]
fn reports_without_a_running_test_are_refused() -> Checked {
    let mut play = begin(Viewer::Patient, PlatformId::Whereby)?;
    for report in DeviceTest::ALL.iter().copied() {
        let turn = play.session.take_event(Event::DeviceTest(report), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{report:?}, never started");
    }
    running(&mut play.session)?;
    device_commands(&mut play.session, "event device-test:busy")?;
    for report in DeviceTest::ALL.iter().copied() {
        let turn = play.session.take_event(Event::DeviceTest(report), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{report:?}, ended");
    }
    // A failed test can be repeated.
    assert_eq!(device_commands(&mut play.session, "ask test-devices:on")?, [true]);
    Ok(())
}

#[test]
fn a_voice_needs_an_active_microphone() -> Checked {
    let mut play = begin(Viewer::Patient, PlatformId::Whereby)?;
    for before in ["ask test-devices:on", "event device-test:running-without-microphone"] {
        device_commands(&mut play.session, before)?;
        let turn = play.session.take_event(Event::DeviceTest(DeviceTest::Heard), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{before}");
    }
    device_commands(&mut play.session, "event device-test:running-without-camera")?;
    device_commands(&mut play.session, "event device-test:heard")?;
    let heard =
        |play: &Play| play.session.consultation().devices().test().and_then(|test| test.heard);
    assert_eq!(heard(&play), Some(play.at()));
    // A new test starts without a voice.
    device_commands(&mut play.session, "ask test-devices:off")?;
    assert_eq!(heard(&play), Some(play.at()));
    device_commands(&mut play.session, "ask test-devices:on")?;
    assert_eq!(heard(&play), None);
    Ok(())
}

#[test]
fn denied_devices_are_a_fault_only_while_people_are_together() -> Checked {
    let mut play = begin(Viewer::Clinician, PlatformId::Whereby)?;
    device_commands(&mut play.session, "ask test-devices:on")?;
    device_commands(&mut play.session, "event device-test:refused")?;
    assert!(!play.session.consultation().quality().assessment().any_fault());
    // The viewer left by mistake and has not rejoined: the consultation is under way.
    for input in ["event joined", "event left", "ask reopen-conversation", "ask test-devices:on"] {
        device_commands(&mut play.session, input)?;
    }
    assert_eq!(play.session.consultation().phase(), Phase::Admission);
    device_commands(&mut play.session, "event device-test:refused")?;
    let faults = &play.session.consultation().quality().assessment().faults;
    assert_eq!(faults.iter().map(|seen| seen.fault).collect::<Vec<_>>(), [Fault::DevicesRefused]);
    Ok(())
}

#[test]
fn no_device_test_while_knocking_or_in_the_call() -> Checked {
    for inputs in [&["event knocked"][..], &["event joined"], &["ask begin-closing"]] {
        let mut play = begin(Viewer::Clinician, PlatformId::Whereby)?;
        for input in inputs {
            device_commands(&mut play.session, input)?;
        }
        for on in [true, false] {
            let turn = play.session.take(Input::Asked(Intent::TestDevices(on)), play.at());
            assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{inputs:?}");
            assert!(turn.commands.is_empty());
        }
    }
    Ok(())
}
