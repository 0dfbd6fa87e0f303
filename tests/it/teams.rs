//! Teams: what its host tells is observed, and nothing else.

use std::error::Error;

use trygtrom::domain::{Listener, Setting, Viewer};
use trygtrom::platform::PlatformId;

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

fn meeting() -> Result<Play, Box<dyn Error>> {
    let procedure = procedure("combined", [])?;
    let platform = Platform::Known(PlatformId::Teams);
    Ok(Play::begin(Viewer::Clinician, Setting::CliniciansOnly, platform, procedure))
}

fn take(play: &mut Play, texts: &[&str]) -> Checked {
    for text in texts {
        play.take(&read_line(text)?, text)?;
    }
    Ok(())
}

const STREAMED: &str = r#"seen meeting.liveStreamChanged {"isStreaming":true}"#;
const NOT_STREAMED: &str = r#"seen meeting.liveStreamChanged {"isStreaming":false}"#;
const SPEECH: &str = r#"seen meeting.speakingStateChanged {"isSpeakingDetected":true}"#;
const FAILED: &str = r#"seen meeting.liveStreamChanged {"isStreaming":false,"error":true}"#;

#[test]
fn a_stream_is_no_recording_and_its_absence_says_nothing_of_one() -> Checked {
    let mut play = meeting()?;
    take(&mut play, &[FAILED])?;
    let reported = |play: &Play, what| play.session.consultation().listener_is_reported(what);
    let streams = |play: &Play| play.session.consultation().listens(Listener::Streaming);
    take(&mut play, &[NOT_STREAMED])?;
    assert!(reported(&play, Listener::Streaming) && !streams(&play));
    assert!(!reported(&play, Listener::Recording));
    assert!(!reported(&play, Listener::Transcription));
    take(&mut play, &[STREAMED])?;
    assert!(streams(&play));
    assert!(!play.session.consultation().listens(Listener::Recording));
    take(&mut play, &[FAILED])?;
    assert!(streams(&play), "an error says nothing");
    Ok(())
}

#[test]
fn what_was_heard_stands_since_it_began_and_not_after_a_restart() -> Checked {
    let mut play = meeting()?;
    let speech = |play: &Play| play.session.consultation().quality().speech();
    assert_eq!(speech(&play), None);
    take(&mut play, &[SPEECH])?;
    let first = speech(&play);
    assert!(first.is_some_and(|heard| heard.value));
    take(&mut play, &["tick", SPEECH])?;
    assert_eq!(speech(&play), first);
    take(&mut play, &["event panel-restarted"])?;
    assert_eq!(speech(&play), None);
    Ok(())
}
