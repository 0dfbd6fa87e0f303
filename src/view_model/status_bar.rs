//! The five states that can be seen at a status_bar.

use super::build::{ViewContext, counted};
use super::text::{Key, Message};
use super::{StatusItem, StatusKind, Tone};
use crate::domain::{
    AlertKind, CheckResult, Connection, Decision, FeedHealth, Kind, Listener, OwnPresence, Quality,
    Question, Severity, Signal, Status, Viewer,
};

/// The five, in their order. A screen before the call has none.
pub(super) fn status_bar(context: ViewContext<'_>) -> Vec<StatusItem> {
    if context.c.phase().is_live() { states(context) } else { Vec::new() }
}

#[inline(never)]
fn states(context: ViewContext<'_>) -> Vec<StatusItem> {
    let one = |facet, label: Key, (tone, state): (Tone, Message)| StatusItem {
        facet,
        tone,
        label: label.into(),
        state,
    };
    vec![
        one(StatusKind::Identity, Key::StatusBarIdentity, identity(context)),
        one(StatusKind::People, Key::StatusBarPeople, people(context)),
        one(StatusKind::Lock, Key::StatusBarLock, lock(context)),
        one(StatusKind::Recording, Key::StatusBarRecording, recording(context)),
        one(StatusKind::Quality, Key::StatusBarQuality, quality(context)),
    ]
}

fn identity(context: ViewContext<'_>) -> (Tone, Message) {
    let findings: Vec<_> = [Kind::PatientIdentified, Kind::ClinicianIdentified]
        .into_iter()
        .filter_map(|kind| context.finding(kind))
        .collect();
    if findings.is_empty() {
        return (Tone::Quiet, Key::StatusBarNotHere.into());
    }
    let statuses: Vec<Status> = findings.iter().map(|f| f.known.status).collect();
    if statuses.contains(&Status::Unmet) {
        let doubt = [&context.c.identity().patient(), &context.c.identity().clinician()]
            .iter()
            .any(|check| check.value().is_some_and(|v| v.shown == CheckResult::Doubtful));
        let key =
            if doubt { Key::StatusBarIdentityDoubt } else { Key::StatusBarIdentityNotPossible };
        return (Tone::Alarm, key.into());
    }
    if statuses.contains(&Status::Open) {
        let key = match statuses.iter().filter(|s| **s == Status::Open).count() {
            1 if statuses.len() > 1 => Key::StatusBarIdentityHalf,
            _ => Key::StatusBarIdentityOpen,
        };
        return (Tone::Open, key.into());
    }
    if statuses.contains(&Status::Waived) {
        return (Tone::Quiet, Key::StatusWaived.into());
    }
    (Tone::Good, Key::StatusBarIdentityGood.into())
}

fn people(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    if c.call().presence() == OwnPresence::Out {
        return (Tone::Caution, Key::StatusBarPeopleOut.into());
    }
    let unexpected = c.unexpected(context.at);
    if c.viewer() == Viewer::Clinician && unexpected > 0 {
        return (Tone::Alarm, counted(Key::StatusBarPeopleUnexpected, unexpected));
    }
    match c.others_present() {
        None => (Tone::Unknown, Key::StatusBarPeopleUnknown.into()),
        Some(n) if c.call().feed() == FeedHealth::Forgotten => {
            (Tone::Unknown, counted(Key::StatusBarPeopleLast, n))
        }
        Some(0) => (Tone::Open, Key::StatusBarPeopleNobody.into()),
        Some(n) => {
            let tone = match (c.viewer(), c.people().roll_call().current()) {
                (Viewer::Patient, _) | (Viewer::Clinician, Some(_)) => Tone::Good,
                (Viewer::Clinician, None) => Tone::Open,
            };
            (tone, counted(Key::StatusBarPeopleCount, n))
        }
    }
}

fn lock(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    if c.viewer() == Viewer::Clinician && !context.wants(Kind::RoomLocked) {
        return (Tone::Quiet, Key::StatusBarNotHere.into());
    }
    let grave = c.alerts().iter().find(|a| a.kind == AlertKind::RoomUnlocked).map(|a| a.severity);
    match c.locked().map(|l| l.value) {
        Some(true) => (Tone::Good, Key::StatusBarLockGood.into()),
        Some(false) => (Tone::Alarm, Key::StatusBarLockOpen.into()),
        None if c.viewer() == Viewer::Patient => {
            (Tone::Unknown, Key::StatusBarLockHostKnows.into())
        }
        None => match grave {
            Some(Severity::Alarm) => (Tone::Alarm, Key::StatusBarLockUnknown.into()),
            Some(Severity::Caution) => (Tone::Caution, Key::StatusBarLockUnknown.into()),
            _ => (Tone::Unknown, Key::StatusBarLockUnknown.into()),
        },
    }
}

fn recording(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    for (listener, key) in [
        (Listener::Recording, Key::StatusBarRecordingOn),
        (Listener::Streaming, Key::StatusBarStreamingOn),
        (Listener::Transcription, Key::StatusBarTranscriptionOn),
    ] {
        let cleared =
            listener == Listener::Recording && c.recording_cleared(context.procedure).is_some();
        if c.listens(listener) && cleared {
            return (Tone::Caution, Key::StatusBarRecordingCleared.into());
        }
        if c.listens(listener) {
            return (Tone::Alarm, key.into());
        }
    }
    match c.answer(Question::NobodyRecords).map(|a| a.value) {
        // A patient answers for themselves, and does not know of the others.
        Some(true) if c.viewer() == Viewer::Patient && c.reports(Signal::Recording) => {
            (Tone::Good, Key::StatusBarRecordingUnseen.into())
        }
        Some(true) if c.viewer() == Viewer::Patient => {
            (Tone::Unknown, Key::StatusBarRecordingUnknown.into())
        }
        Some(true) => (Tone::Good, Key::StatusBarRecordingGood.into()),
        Some(false) => (Tone::Alarm, Key::StatusBarRecordingSaid.into()),
        None if c.reports(Signal::Recording) && c.call().feed() != FeedHealth::Forgotten => {
            (Tone::Unknown, Key::StatusBarRecordingUnseen.into())
        }
        None => (Tone::Unknown, Key::StatusBarRecordingUnknown.into()),
    }
}

fn quality(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    match c.quality().connection().map(|s| s.value) {
        Some(Connection::Offline) => return (Tone::Alarm, Key::StatusBarQualityOffline.into()),
        Some(Connection::Unstable) => return (Tone::Caution, Key::StatusBarQualityUnstable.into()),
        Some(Connection::Stable) | None => {}
    }
    // The judgement is the clinician's.
    if c.quality().assessment().open && c.viewer() == Viewer::Clinician {
        return match c.quality().assessment().judged {
            Some((_, Decision::Wait, _)) => (Tone::Caution, Key::StatusBarQualityWaiting.into()),
            _ => (Tone::Caution, Key::StatusBarQualityJudge.into()),
        };
    }
    match (c.quality().assessment().judged, c.quality().connection()) {
        (Some((Quality::NotGoodEnough, ..)), _) => {
            (Tone::Caution, Key::StatusBarQualityJudgedBad.into())
        }
        (Some(_), _) => (Tone::Good, Key::StatusBarQualityJudgedGood.into()),
        (None, Some(_)) => (Tone::Good, Key::StatusBarQualityGood.into()),
        (None, None) => (Tone::Unknown, Key::StatusBarQualityUnknown.into()),
    }
}
