//! The five states that can be seen at a glance.

use super::build::{Scene, counted};
use super::text::{Key, Line};
use super::{Facet, Glance, Tone};
use crate::domain::{
    AlertKind, Connection, Decision, Kind, Listener, OwnPresence, Quality, Question, Severity,
    Shown, Status, Tells, Viewer,
};

/// The five, in their order. A screen before the call has none.
pub(super) fn glance(scene: Scene<'_>) -> Vec<Glance> {
    if scene.c.phase.is_live() { states(scene) } else { Vec::new() }
}

#[inline(never)]
fn states(scene: Scene<'_>) -> Vec<Glance> {
    let one = |facet, label: Key, (tone, state): (Tone, Line)| Glance {
        facet,
        tone,
        label: label.into(),
        state,
    };
    vec![
        one(Facet::Identity, Key::GlanceIdentity, identity(scene)),
        one(Facet::People, Key::GlancePeople, people(scene)),
        one(Facet::Lock, Key::GlanceLock, lock(scene)),
        one(Facet::Recording, Key::GlanceRecording, recording(scene)),
        one(Facet::Quality, Key::GlanceQuality, quality(scene)),
    ]
}

fn identity(scene: Scene<'_>) -> (Tone, Line) {
    let findings: Vec<_> = [Kind::PatientIdentified, Kind::ClinicianIdentified]
        .into_iter()
        .filter_map(|kind| scene.finding(kind))
        .collect();
    if findings.is_empty() {
        return (Tone::Quiet, Key::GlanceNotHere.into());
    }
    let statuses: Vec<Status> = findings.iter().map(|f| f.known.status).collect();
    if statuses.contains(&Status::Unmet) {
        let doubt = [&scene.c.identity.patient, &scene.c.identity.clinician]
            .iter()
            .any(|check| check.value().is_some_and(|v| v.shown == Shown::Doubtful));
        let key = if doubt { Key::GlanceIdentityDoubt } else { Key::GlanceIdentityNotPossible };
        return (Tone::Alarm, key.into());
    }
    if statuses.contains(&Status::Open) {
        let key = match statuses.iter().filter(|s| **s == Status::Open).count() {
            1 if statuses.len() > 1 => Key::GlanceIdentityHalf,
            _ => Key::GlanceIdentityOpen,
        };
        return (Tone::Open, key.into());
    }
    if statuses.contains(&Status::Waived) {
        return (Tone::Quiet, Key::StatusWaived.into());
    }
    (Tone::Good, Key::GlanceIdentityGood.into())
}

fn people(scene: Scene<'_>) -> (Tone, Line) {
    let c = scene.c;
    if c.own == OwnPresence::Out {
        return (Tone::Caution, Key::GlancePeopleOut.into());
    }
    let unexpected = c.unexpected(scene.at);
    if c.viewer == Viewer::Clinician && unexpected > 0 {
        return (Tone::Alarm, counted(Key::GlancePeopleUnexpected, unexpected));
    }
    match c.others_present() {
        None => (Tone::Unknown, Key::GlancePeopleUnknown.into()),
        Some(n) if c.people_are_last_seen() => (Tone::Unknown, counted(Key::GlancePeopleLast, n)),
        Some(0) => (Tone::Open, Key::GlancePeopleNobody.into()),
        Some(n) => {
            let tone = match (c.viewer, c.roll_call.now()) {
                (Viewer::Patient, _) | (Viewer::Clinician, Some(_)) => Tone::Good,
                (Viewer::Clinician, None) => Tone::Open,
            };
            (tone, counted(Key::GlancePeopleCount, n))
        }
    }
}

fn lock(scene: Scene<'_>) -> (Tone, Line) {
    let c = scene.c;
    if c.viewer == Viewer::Clinician && !scene.wants(Kind::RoomLocked) {
        return (Tone::Quiet, Key::GlanceNotHere.into());
    }
    let grave = c.alerts.iter().find(|a| a.kind == AlertKind::RoomUnlocked).map(|a| a.severity);
    match c.locked().map(|l| l.value) {
        Some(true) => (Tone::Good, Key::GlanceLockGood.into()),
        Some(false) => (Tone::Alarm, Key::GlanceLockOpen.into()),
        None if c.viewer == Viewer::Patient => (Tone::Unknown, Key::GlanceLockHostKnows.into()),
        None => match grave {
            Some(Severity::Alarm) => (Tone::Alarm, Key::GlanceLockUnknown.into()),
            Some(Severity::Caution) => (Tone::Caution, Key::GlanceLockUnknown.into()),
            _ => (Tone::Unknown, Key::GlanceLockUnknown.into()),
        },
    }
}

fn recording(scene: Scene<'_>) -> (Tone, Line) {
    let c = scene.c;
    for (listener, key) in [
        (Listener::Recording, Key::GlanceRecordingOn),
        (Listener::Streaming, Key::GlanceStreamingOn),
        (Listener::Transcription, Key::GlanceTranscriptionOn),
    ] {
        let cleared =
            listener == Listener::Recording && c.recording_cleared(scene.procedure).is_some();
        if c.listens(listener) && cleared {
            return (Tone::Caution, Key::GlanceRecordingCleared.into());
        }
        if c.listens(listener) {
            return (Tone::Alarm, key.into());
        }
    }
    match c.answer(Question::NobodyRecords).map(|a| a.value) {
        // A patient answers for themselves, and does not know of the others.
        Some(true) if c.viewer == Viewer::Patient && c.tells(Tells::Recording) => {
            (Tone::Good, Key::GlanceRecordingUnseen.into())
        }
        Some(true) if c.viewer == Viewer::Patient => {
            (Tone::Unknown, Key::GlanceRecordingUnknown.into())
        }
        Some(true) => (Tone::Good, Key::GlanceRecordingGood.into()),
        Some(false) => (Tone::Alarm, Key::GlanceRecordingSaid.into()),
        None if c.is_told_of(Listener::Recording) => {
            (Tone::Unknown, Key::GlanceRecordingUnseen.into())
        }
        None => (Tone::Unknown, Key::GlanceRecordingUnknown.into()),
    }
}

fn quality(scene: Scene<'_>) -> (Tone, Line) {
    let c = scene.c;
    match c.connection.map(|s| s.value) {
        Some(Connection::Offline) => return (Tone::Alarm, Key::GlanceQualityOffline.into()),
        Some(Connection::Unstable) => return (Tone::Caution, Key::GlanceQualityUnstable.into()),
        Some(Connection::Stable) | None => {}
    }
    // The judgement is the clinician's.
    if c.assessment.open && c.viewer == Viewer::Clinician {
        return match c.assessment.judged {
            Some((_, Decision::Wait, _)) => (Tone::Caution, Key::GlanceQualityWaiting.into()),
            _ => (Tone::Caution, Key::GlanceQualityJudge.into()),
        };
    }
    match (c.assessment.judged, c.connection) {
        (Some((Quality::NotGoodEnough, ..)), _) => {
            (Tone::Caution, Key::GlanceQualityJudgedBad.into())
        }
        (Some(_), _) => (Tone::Good, Key::GlanceQualityJudgedGood.into()),
        (None, Some(_)) => (Tone::Good, Key::GlanceQualityGood.into()),
        (None, None) => (Tone::Unknown, Key::GlanceQualityUnknown.into()),
    }
}
