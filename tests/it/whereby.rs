//! Whereby through the page's own client, and through the hook for React: what a person may ask for, and what they are asked.

use std::error::Error;

use trygtrom::domain::{Action, Command, Event, Intent, Refusal, Setting, Viewer};
use trygtrom::platform::PlatformId;

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

const SDK: PlatformId = PlatformId::WherebySdk;

/// A viewer in a room that is open, as a host or as a guest.
fn joined(viewer: Viewer, platform: Platform, host: bool) -> Result<Play, Box<dyn Error>> {
    let procedure = procedure("checklist", [])?;
    let mut play = Play::begin(viewer, Setting::KnownPatient, platform, procedure);
    for text in [
        r#"seen signal:stream {"status":"open"}"#,
        r#"seen room_joined {"selfId":"me","room":{"clients":[{"id":"a"}],"knockers":[],"isLocked":false}}"#,
        &format!(r#"seen signal:self {{"host":{host},"microphone":true,"camera":true}}"#),
    ] {
        play.take(&read_line(text)?, text)?;
    }
    Ok(play)
}

#[test]
fn a_host_s_commands_are_a_host_s_and_everybody_switches_their_own_devices() -> Checked {
    for host in [true, false] {
        let play = joined(Viewer::Clinician, Platform::Known(SDK), host)?;
        let can = |action| play.session.consultation().can(action);
        for &action in SDK.capabilities().can {
            assert_eq!(can(action), host || !action.is_a_hosts(), "{action:?}, host: {host}");
        }
    }
    // The object of an iframe switches the viewer's devices with a host's rights.
    assert!(!PlatformId::Jitsi.capabilities().is_own_client);
    Ok(())
}

#[test]
fn an_observed_connection_takes_no_command() -> Checked {
    let play = joined(Viewer::Clinician, Platform::Observed(SDK), true)?;
    for &action in Action::ALL {
        assert!(!play.session.consultation().can(action), "{action:?}");
    }
    Ok(())
}

#[test]
fn the_lock_is_done_when_the_client_shows_it() -> Checked {
    let mut play = joined(Viewer::Clinician, Platform::Known(SDK), true)?;
    let turn = play.session.take_intent(Intent::LockRoom, play.at());
    assert!(turn.commands.contains(&Command::Platform(Action::Lock)));
    let locked = |play: &Play| play.session.consultation().locked().map(|lock| lock.value);
    assert_eq!(locked(&play), Some(false));
    assert!(play.session.consultation().pending().contains(Action::Lock, None));
    let text = r#"seen room_locked {"isLocked":true}"#;
    play.take(&read_line(text)?, text)?;
    assert_eq!(locked(&play), Some(true));
    assert_eq!(play.session.consultation().pending().list(), []);
    let attest = play.session.take_intent(Intent::AttestLock { locked: false }, play.at());
    assert_eq!(attest.refusal, Some(Refusal::PlatformTells));
    Ok(())
}

#[test]
fn through_the_hook_a_person_is_asked_of_the_lock() -> Checked {
    let mut play = joined(Viewer::Clinician, Platform::Known(SDK), true)?;
    let at = play.at();
    play.session.take_event(Event::Connected(SDK.partial_capabilities()), at);
    for text in [
        r#"seen room_joined {"selfId":"me","room":{"clients":[{"id":"a"}],"knockers":[]}}"#,
        r#"seen signal:self {"host":true,"microphone":true,"camera":true}"#,
        "ask attest-lock:locked",
    ] {
        play.take(&read_line(text)?, text)?;
    }
    let locked = |play: &Play| play.session.consultation().locked().map(|lock| lock.value);
    assert_eq!(locked(&play), Some(true));
    let turn = play.session.take_intent(Intent::Ask(Action::Unlock), play.at());
    assert!(turn.commands.contains(&Command::Platform(Action::Unlock)));
    assert_eq!(locked(&play), None, "nobody saw whether it was done");
    Ok(())
}
