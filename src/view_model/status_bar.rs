//! The status bar: five states that stay visible during the call.

use super::builder::counted;
use super::context::ViewContext;
use super::model::{StatusItem, StatusKind, Tone};
use super::text::{Key, Message};
use crate::domain::{
    AlertKind, CheckResult, Connection, Decision, Kind, Listener, OwnPresence, Quality, Question,
    Severity, Signal, Status, Viewer,
};

/// The five items in their order; none outside the call.
pub(super) fn status_bar(context: ViewContext<'_>) -> Vec<StatusItem> {
    if !context.c.phase().is_live() {
        return Vec::new();
    }
    [
        (StatusKind::Identity, Key::StatusBarIdentity, identity(context)),
        (StatusKind::People, Key::StatusBarPeople, people(context)),
        (StatusKind::Lock, Key::StatusBarLock, lock(context)),
        (StatusKind::Recording, Key::StatusBarRecording, recording(context)),
        (StatusKind::Quality, Key::StatusBarQuality, quality(context)),
    ]
    .into_iter()
    .map(|(facet, label, (tone, state))| StatusItem { facet, tone, label: label.into(), state })
    .collect()
}

/// Whether both parties have identified themselves.
pub(super) fn identity(context: ViewContext<'_>) -> (Tone, Message) {
    let statuses: Vec<Status> = [Kind::PatientIdentified, Kind::ClinicianIdentified]
        .into_iter()
        .filter_map(|kind| context.status(kind))
        .collect();
    if statuses.is_empty() {
        return (Tone::Quiet, Key::StatusBarNotHere.into());
    }
    if statuses.contains(&Status::Unmet) {
        let doubt = [&context.c.identity().patient(), &context.c.identity().clinician()]
            .iter()
            .any(|check| check.value().is_some_and(|check| check.shown == CheckResult::Doubtful));
        let key =
            if doubt { Key::StatusBarIdentityDoubt } else { Key::StatusBarIdentityNotPossible };
        return (Tone::Alarm, key.into());
    }
    if statuses.contains(&Status::Open) {
        let one_done = statuses.iter().any(|status| *status != Status::Open);
        let key = if one_done { Key::StatusBarIdentityHalf } else { Key::StatusBarIdentityOpen };
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
        Some(n) if c.people_are_last_seen() => {
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

/// Whether the room is locked.
pub(super) fn lock(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    if c.viewer() == Viewer::Clinician && !context.wants(Kind::RoomLocked) {
        return (Tone::Quiet, Key::StatusBarNotHere.into());
    }
    let reminder = c.alerts().iter().find(|alert| alert.kind == AlertKind::RoomUnlocked);
    match c.locked().map(|lock| lock.value) {
        Some(true) => (Tone::Good, Key::StatusBarLockGood.into()),
        Some(false) => (Tone::Alarm, Key::StatusBarLockOpen.into()),
        None if c.viewer() == Viewer::Patient => {
            (Tone::Unknown, Key::StatusBarLockHostKnows.into())
        }
        None => match reminder.map(|alert| alert.severity) {
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
        let agreed =
            listener == Listener::Recording && c.recording_cleared(context.procedure).is_some();
        if c.listens(listener) && agreed {
            return (Tone::Caution, Key::StatusBarRecordingCleared.into());
        }
        if c.listens(listener) {
            return (Tone::Alarm, key.into());
        }
    }
    match c.answer(Question::NobodyRecords).map(|answer| answer.value) {
        // Patients answer for themselves only.
        Some(true) if c.viewer() == Viewer::Patient && c.reports(Signal::Recording) => {
            (Tone::Good, Key::StatusBarRecordingUnseen.into())
        }
        Some(true) if c.viewer() == Viewer::Patient => {
            (Tone::Unknown, Key::StatusBarRecordingUnknown.into())
        }
        Some(true) => (Tone::Good, Key::StatusBarRecordingGood.into()),
        Some(false) => (Tone::Alarm, Key::StatusBarRecordingSaid.into()),
        None if c.listener_is_reported(Listener::Recording) => {
            (Tone::Unknown, Key::StatusBarRecordingUnseen.into())
        }
        None => (Tone::Unknown, Key::StatusBarRecordingUnknown.into()),
    }
}

fn quality(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    match c.quality().connection().map(|connection| connection.value) {
        Some(Connection::Offline) => return (Tone::Alarm, Key::StatusBarQualityOffline.into()),
        Some(Connection::Unstable) => return (Tone::Caution, Key::StatusBarQualityUnstable.into()),
        Some(Connection::Stable) | None => {}
    }
    // The clinician judges the quality, not the patient.
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
