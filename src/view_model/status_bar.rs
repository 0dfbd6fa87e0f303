//! The status bar: five states that stay visible during the call.

use super::model::{StatusItem, StatusKind};
use super::prelude::*;
use crate::domain::{
    AlertKind, CheckResult, Connection, Decision, Listener, OwnPresence, Quality, Severity,
};

/// The five items in their order; none outside the call.
pub(super) fn status_bar(context: ViewContext<'_>) -> Vec<StatusItem> {
    if !context.c.phase().is_live() {
        return Vec::new();
    }
    vec![
        item(StatusKind::Identity, Key::StatusBarIdentity, identity(context)),
        item(StatusKind::People, Key::StatusBarPeople, people(context)),
        item(StatusKind::Lock, Key::StatusBarLock, lock(context)),
        item(StatusKind::Recording, Key::StatusBarRecording, recording(context)),
        item(StatusKind::Quality, Key::StatusBarQuality, quality(context)),
    ]
}

fn item(kind: StatusKind, label: Key, (tone, state): (Tone, impl Into<Message>)) -> StatusItem {
    StatusItem { kind, tone, label: label.into(), state: state.into() }
}

/// Whether both parties have identified themselves.
pub(super) fn identity(context: ViewContext<'_>) -> (Tone, Key) {
    let kinds = [Kind::PatientIdentified, Kind::ClinicianIdentified];
    let statuses: Vec<Status> = kinds.iter().filter_map(|kind| context.status(*kind)).collect();
    let any = |status| statuses.contains(&status);
    if statuses.is_empty() {
        (Tone::Quiet, Key::StatusBarNotHere)
    } else if any(Status::Unmet) && context.c.any_check(|result| result == CheckResult::Doubtful) {
        (Tone::Alarm, Key::StatusBarIdentityDoubt)
    } else if any(Status::Unmet) {
        (Tone::Alarm, Key::StatusBarIdentityNotPossible)
    } else if statuses.iter().all(|status| *status == Status::Open) {
        (Tone::Open, Key::StatusBarIdentityOpen)
    } else if any(Status::Open) {
        (Tone::Open, Key::StatusBarIdentityHalf)
    } else if any(Status::Unknown) {
        (Tone::Unknown, Key::StatusBarIdentityOpen)
    } else if any(Status::Waived) {
        (Tone::Quiet, Key::StatusWaived)
    } else {
        (Tone::Good, Key::StatusBarIdentityGood)
    }
}

/// Who is in the call, and how many wait to be let in.
fn people(context: ViewContext<'_>) -> (Tone, Message) {
    let (tone, state) = people_in_call(context);
    let waiting = context.c.people().tally().waiting;
    let told = waiting > 0 && tone != Tone::Alarm && context.c.viewer() == Viewer::Clinician;
    if !told {
        return (tone, state);
    }
    let waiting = counted(Key::StatusBarPeopleWaiting, waiting);
    let both = Key::StatusBarPeopleBoth.with(Var::First, state).with(Var::Second, waiting);
    (if tone == Tone::Good { Tone::Open } else { tone }, both)
}

fn people_in_call(context: ViewContext<'_>) -> (Tone, Message) {
    let c = context.c;
    if c.call().presence() == OwnPresence::Out {
        return (Tone::Caution, Key::StatusBarPeopleOut.into());
    }
    let unexpected = c.unexpected();
    if unexpected > 0 {
        let state = match c.viewer() {
            Viewer::Clinician => counted(Key::StatusBarPeopleUnexpected, unexpected),
            Viewer::Patient => Key::StatusBarPeopleNew.into(),
        };
        return (Tone::Alarm, state);
    }
    match c.others_present() {
        None => (Tone::Unknown, Key::StatusBarPeopleUnknown.into()),
        Some(n) if c.people_are_last_seen() => {
            (Tone::Unknown, counted(Key::StatusBarPeopleLast, n))
        }
        Some(0) => (Tone::Open, Key::StatusBarPeopleNobody.into()),
        Some(n) => {
            let tone = if context.people_are_known() { Tone::Good } else { Tone::Open };
            (tone, counted(Key::StatusBarPeopleCount, n))
        }
    }
}

/// Whether the room is locked.
pub(super) fn lock(context: ViewContext<'_>) -> (Tone, Key) {
    let c = context.c;
    if c.viewer() == Viewer::Clinician && !context.wants(Kind::RoomLocked) {
        return (Tone::Quiet, Key::StatusBarNotHere);
    }
    let reminder = c.alerts().iter().find(|alert| alert.kind == AlertKind::RoomUnlocked);
    match c.locked().map(|lock| lock.value) {
        Some(true) => (Tone::Good, Key::StatusBarLockGood),
        Some(false) => (Tone::Alarm, Key::StatusBarLockOpen),
        None if c.viewer() == Viewer::Patient => (Tone::Unknown, Key::StatusBarLockHostKnows),
        None => match reminder.map(|alert| alert.severity) {
            Some(Severity::Alarm) => (Tone::Alarm, Key::StatusBarLockUnknown),
            Some(Severity::Caution) => (Tone::Caution, Key::StatusBarLockUnknown),
            _ => (Tone::Unknown, Key::StatusBarLockUnknown),
        },
    }
}

fn recording(context: ViewContext<'_>) -> (Tone, Key) {
    let c = context.c;
    if c.listens(Listener::Recording) {
        return match c.recording_cleared(context.procedure) {
            Some(_) => (Tone::Caution, Key::StatusBarRecordingCleared),
            None => (Tone::Alarm, Key::StatusBarRecordingOn),
        };
    }
    if c.listens(Listener::Streaming) {
        return (Tone::Alarm, Key::StatusBarStreamingOn);
    }
    if c.listens(Listener::Transcription) {
        return match c.scribe_agreed(context.procedure) {
            Some(_) => (Tone::Caution, Key::StatusBarScribeAgreed),
            None if c.assistant_follows() => (Tone::Alarm, Key::StatusBarAssistantOn),
            None => (Tone::Alarm, Key::StatusBarTranscriptionOn),
        };
    }
    match c.answer(Question::NobodyRecords).map(|answer| answer.value) {
        // Patients answer for themselves only: whether others record stays unknown.
        Some(true) if c.viewer() == Viewer::Clinician => (Tone::Good, Key::StatusBarRecordingGood),
        Some(false) => (Tone::Alarm, Key::StatusBarRecordingSaid),
        _ if c.listener_is_reported(Listener::Recording) => {
            (Tone::Unknown, Key::StatusBarRecordingUnseen)
        }
        _ => (Tone::Unknown, Key::StatusBarRecordingUnknown),
    }
}

fn quality(context: ViewContext<'_>) -> (Tone, Key) {
    let c = context.c;
    match c.quality().connection().map(|connection| connection.value) {
        Some(Connection::Offline) => return (Tone::Alarm, Key::StatusBarQualityOffline),
        Some(Connection::Unstable) => return (Tone::Caution, Key::StatusBarQualityUnstable),
        Some(Connection::Stable) | None => {}
    }
    // The clinician judges the quality, not the patient.
    let assessment = c.quality().assessment();
    match assessment.judged {
        Some((_, Decision::Wait, _)) if assessment.open && c.viewer() == Viewer::Clinician => {
            (Tone::Caution, Key::StatusBarQualityWaiting)
        }
        _ if assessment.open && c.viewer() == Viewer::Clinician => {
            (Tone::Caution, Key::StatusBarQualityJudge)
        }
        Some((Quality::NotGoodEnough, ..)) => (Tone::Caution, Key::StatusBarQualityJudgedBad),
        Some(_) if assessment.judgement().is_some() => {
            (Tone::Good, Key::StatusBarQualityJudgedGood)
        }
        // A judgement before a later fault says nothing of now.
        _ if c.quality().connection().is_some() => (Tone::Good, Key::StatusBarQualityGood),
        _ => (Tone::Unknown, Key::StatusBarQualityUnknown),
    }
}
