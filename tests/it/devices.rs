//! The panel's own test of microphone and camera: it never holds what the call needs, and lets go whatever happens.

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

/// What the page is asked to do with the devices at an input.
fn asked_of_page(session: &mut Session, text: &str) -> Result<Vec<bool>, Box<dyn Error>> {
    let at = Timestamp(START);
    let turn = match read_line(text)? {
        Line::Event(event) => session.see(event, at),
        Line::Ask(intent) => session.ask(intent, at),
        _ => return Err(format!("{text:?} is neither an event nor an intent").into()),
    };
    if let Some(refusal) = turn.refusal {
        return Err(format!("{text:?} was turned down: {refusal:?}").into());
    }
    let devices = turn.commands.iter().filter_map(|command| match command {
        Command::TestDevices(on) => Some(*on),
        _ => None,
    });
    Ok(devices.collect())
}

fn running(session: &mut Session) -> Checked {
    assert_eq!(asked_of_page(session, "ask test-devices:on")?, [true]);
    assert!(asked_of_page(session, "event device-test:running")?.is_empty());
    Ok(())
}

#[test]
fn the_devices_are_held_as_the_state_says_and_never_in_the_call() -> Checked {
    let tests = Cell::new(0_u32);
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        let held = Cell::new(false);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                for command in &after.commands {
                    if let Command::TestDevices(on) = command {
                        holds(held.get() != *on, "asked of the page twice", input)?;
                        held.set(*on);
                        tests.set(tests.get() + u32::from(*on));
                    }
                }
                let c = &after.consultation;
                let test = c.devices().test().is_some_and(|test| test.now.holds());
                holds(test == held.get(), "the page holds other than the state says", input)?;
                holds(!test || c.may_test_devices(), "held in the call", &(input, c.phase()))
            })
        })
    })?;
    assert!(tests.get() > 100, "too few tests were begun to tell: {}", tests.get());
    Ok(())
}

#[test]
fn everything_that_needs_the_devices_or_judges_them_lets_go() -> Checked {
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
            asked_of_page(&mut session, "ask test-devices:on")?;
            if running_now {
                asked_of_page(&mut session, "event device-test:running")?;
            }
            assert_eq!(asked_of_page(&mut session, input)?, [false], "{input}");
            let now = session.consultation().devices().test().map(|test| test.now);
            assert_eq!(now, Some(DeviceTest::Ended), "{input}");
        }
    }
    Ok(())
}

#[test]
fn what_is_about_something_else_leaves_the_test_alone() -> Checked {
    let mut session = begin(Viewer::Clinician, PlatformId::Whereby)?.session;
    running(&mut session)?;
    for input in [
        "ask test-devices:on",
        "ask confirm:own-surroundings",
        "event devices-answered:denied",
        "event setting:group",
        "event expected:patient=k1",
    ] {
        assert!(asked_of_page(&mut session, input)?.is_empty(), "{input}");
    }
    let test = session.consultation().devices().test().ok_or("the test is gone")?;
    assert_eq!(test.now, DeviceTest::Running { microphone: true, camera: true });
    Ok(())
}

#[test]
fn a_consultation_begun_anew_knows_of_no_test_and_lets_go() -> Checked {
    let mut session = begin(Viewer::Clinician, PlatformId::Whereby)?.session;
    running(&mut session)?;
    let at = Timestamp(START);
    let turn = session.see(Event::BegunAnew(Viewer::Clinician, Setting::Group), at);
    assert!(turn.commands.contains(&Command::TestDevices(false)));
    assert_eq!(session.consultation().devices().test(), None);
    Ok(())
}

#[test]
fn what_is_told_of_a_test_nobody_wants_does_not_fit() -> Checked {
    let mut play = begin(Viewer::Patient, PlatformId::Whereby)?;
    for told in DeviceTest::ALL {
        let turn = play.session.see(Event::DeviceTest(told), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{told:?}, never begun");
    }
    running(&mut play.session)?;
    asked_of_page(&mut play.session, "event device-test:busy")?;
    for told in DeviceTest::ALL {
        let turn = play.session.see(Event::DeviceTest(told), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{told:?}, over");
    }
    // A test that failed can be tried again.
    assert_eq!(asked_of_page(&mut play.session, "ask test-devices:on")?, [true]);
    Ok(())
}

#[test]
fn only_a_microphone_that_is_on_can_have_heard() -> Checked {
    let mut play = begin(Viewer::Patient, PlatformId::Whereby)?;
    for before in ["ask test-devices:on", "event device-test:running-without-microphone"] {
        asked_of_page(&mut play.session, before)?;
        let turn = play.session.see(Event::DeviceTest(DeviceTest::Heard), play.at());
        assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{before}");
    }
    asked_of_page(&mut play.session, "event device-test:running-without-camera")?;
    asked_of_page(&mut play.session, "event device-test:heard")?;
    let heard =
        |play: &Play| play.session.consultation().devices().test().and_then(|test| test.heard);
    assert_eq!(heard(&play), Some(play.at()));
    // Another test is another matter.
    asked_of_page(&mut play.session, "ask test-devices:off")?;
    assert_eq!(heard(&play), Some(play.at()));
    asked_of_page(&mut play.session, "ask test-devices:on")?;
    assert_eq!(heard(&play), None);
    Ok(())
}

#[test]
fn a_refusal_is_a_fault_only_while_people_are_together() -> Checked {
    let mut play = begin(Viewer::Clinician, PlatformId::Whereby)?;
    asked_of_page(&mut play.session, "ask test-devices:on")?;
    asked_of_page(&mut play.session, "event device-test:refused")?;
    assert!(!play.session.consultation().quality().assessment().any_fault());
    // Out of the call by mistake and not back in yet: the consultation is under way.
    for input in ["event joined", "event left", "ask reopen-conversation", "ask test-devices:on"] {
        asked_of_page(&mut play.session, input)?;
    }
    assert_eq!(play.session.consultation().phase(), Phase::Admission);
    asked_of_page(&mut play.session, "event device-test:refused")?;
    let faults = &play.session.consultation().quality().assessment().faults;
    assert_eq!(faults.iter().map(|seen| seen.fault).collect::<Vec<_>>(), [Fault::DevicesRefused]);
    Ok(())
}

#[test]
fn in_the_call_and_at_the_door_there_is_no_test() -> Checked {
    for inputs in [&["event knocked"][..], &["event joined"], &["ask begin-closing"]] {
        let mut play = begin(Viewer::Clinician, PlatformId::Whereby)?;
        for input in inputs {
            asked_of_page(&mut play.session, input)?;
        }
        for on in [true, false] {
            let turn = play.session.take(Input::Asked(Intent::TestDevices(on)), play.at());
            assert_eq!(turn.refusal, Some(Refusal::NotInThisPhase), "{inputs:?}");
            assert!(turn.commands.is_empty());
        }
    }
    Ok(())
}
