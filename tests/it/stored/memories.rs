//! Memories of consultations, each with something else in it.

use std::error::Error;

use trygtrom::domain::{Setting, Snapshot, Viewer};

use crate::inputs::{Platform, read_line};
use crate::play::{Play, procedure};

/// The memory after these inputs, none of which is refused.
pub(super) fn kept_after(inputs: &[&str]) -> Result<Snapshot, Box<dyn Error>> {
    let eid =
        ["identity.unknown", "identity.known"].map(|name| (name.into(), "document-or-eid".into()));
    let mut play = Play::begin(
        Viewer::Clinician,
        Setting::UnknownPatient,
        Platform::parse("whereby")?,
        procedure("so-d45111", eid.iter().map(|(name, word)| (name, word)))?,
    );
    for text in inputs {
        play.take(&read_line(text)?, text)?;
    }
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play.session.consultation().snapshot())
}

/// A memory with a value in every field.
pub(super) fn full() -> Result<Snapshot, Box<dyn Error>> {
    kept_after(&[
        r#"seen precall_check_completed {"status":"passed"}"#,
        "ask deny:rules-read",
        "seen join",
        r#"seen participant_join {"participant":{"externalId":"pasient-1"}}"#,
        r#"seen participantupdate {"count":2}"#,
        "ask confirm-roll-call:1",
        "ask check-identity:patient:electronic-id:confirmed",
        "ask check-identity:clinician:document:doubtful",
        "ask attest-lock:unlocked",
        "ask waive:room-locked:done-elsewhere",
        r#"seen recording_status_change {"status":"started"}"#,
        r#"seen chat_toggle {"open":true}"#,
        r#"seen screenshare_toggle {"enabled":true}"#,
        r#"seen connection_status_change {"status":"unstable"}"#,
        "ask judge:not-good-enough:wait",
        "ask report-outsider:own-room",
        "ask confirm:own-surroundings",
        "ask begin-closing",
        "ask choose-outcome:stopped-privacy",
        "ask copy-note",
    ])
}

/// A memory of a whole screen that was shared and stopped.
pub(super) fn remedied() -> Result<Snapshot, Box<dyn Error>> {
    kept_after(&[
        "seen join",
        r#"seen screenshare_toggle {"enabled":true}"#,
        "ask deny:window-shared",
        r#"seen screenshare_toggle {"enabled":false}"#,
        "ask remedy:window-not-screen",
        "ask begin-closing",
    ])
}

/// A memory of a whole screen that was seen to be shared, and of somebody who is gone.
pub(super) fn broken() -> Result<Snapshot, Box<dyn Error>> {
    let (viewer, setting) = (Viewer::Clinician, Setting::UnknownPatient);
    let mut play =
        Play::begin(viewer, setting, Platform::parse("join")?, procedure("combined", [])?);
    for text in [
        r#"seen participant_sync_end null"#,
        r#"seen participant_create {"uuid":"own","role":"chair","service_type":"conference"}"#,
        r#"seen participant_create {"uuid":"a","role":"guest","service_type":"conference"}"#,
        r#"seen join:screen {"on":true,"surface":"monitor"}"#,
        "ask confirm-roll-call:0",
        "ask begin-conversation",
        r#"seen participant_delete {"uuid":"a"}"#,
    ] {
        play.take(&read_line(text)?, text)?;
    }
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play.session.consultation().snapshot())
}

/// A memory of a video system that the procedure does not name.
pub(super) fn named() -> Result<Snapshot, Box<dyn Error>> {
    let (viewer, setting) = (Viewer::Clinician, Setting::UnknownPatient);
    let mut play =
        Play::begin(viewer, setting, Platform::parse("manual")?, procedure("combined", [])?);
    play.take(&read_line("ask name-product:teams")?, "named")?;
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play.session.consultation().snapshot())
}

/// A memory of what a hospital words itself.
pub(super) fn own_rules() -> Result<Snapshot, Box<dyn Error>> {
    let (viewer, setting) = (Viewer::Clinician, Setting::UnknownPatient);
    let own = procedure("own-procedure", [])?;
    let mut play = Play::begin(viewer, setting, Platform::parse("whereby")?, own);
    for text in ["ask confirm-rules:start", "ask deny-rule:EX-7", "ask waive-rule:EX-4:emergency"] {
        play.take(&read_line(text)?, text)?;
    }
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play.session.consultation().snapshot())
}
