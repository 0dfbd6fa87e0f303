//! Alerts as shown: what has happened, what to do, and the button that does it.

use super::build::{ViewContext, ask, button, no, yes};
use super::confirm::{end_for_all, remove_unaccounted};
use super::roster::name;
use super::text::{Arg, Key, Message, Var};
use super::{AlertView, Control, Weight};
use crate::domain::{
    Action, Alert, AlertKind, Attribution, Chat, Consultation, Intent, Phase, Place, Question,
    RoomType, Severity, Sharing, Viewer,
};

/// The alerts to show. What was only to be careful of and has been seen to is not shown again.
#[inline(never)]
pub(super) fn alerts(context: ViewContext<'_>) -> Vec<AlertView> {
    context
        .c
        .alerts()
        .iter()
        .filter(|alert| !told_by_another(context, alert.kind))
        .filter(|alert| {
            let seen_to = alert.acknowledged || answered(context, alert.kind);
            !(seen_to && alert.severity < Severity::Alarm)
        })
        .map(|alert| show(context, alert))
        .collect()
}

#[inline(never)]
fn show(context: ViewContext<'_>, alert: &Alert) -> AlertView {
    let c = context.c;
    let clinician = c.viewer() == Viewer::Clinician;
    let kind = alert.kind;
    let mut controls: Vec<Control> = Vec::new();
    let seen = || button(Key::AlertSeen, Intent::Acknowledge(kind), Weight::Secondary);
    let stop = |place| button(Key::AlertStopTalk, Intent::ReportOutsider(place), Weight::Danger);
    let (title, body): (Key, Vec<Key>) = match kind {
        AlertKind::OutsiderInRoom => {
            controls.extend(outsider_out(context));
            let mut body = vec![Key::AlertOutsiderBody];
            if c.phase() == Phase::Closing {
                controls.extend(end_for_all(c, Weight::Danger).filter(|_| clinician));
            } else if told_by_another(context, AlertKind::UnexpectedParticipant) {
                body.push(Key::AlertOutsiderListed);
                body.extend(removal_asked(context));
                controls.extend(remove_unaccounted(context));
                controls.extend(ask(c, Action::ShowPeople, Weight::Secondary));
            }
            (Key::AlertOutsider, body)
        }
        AlertKind::UnexpectedParticipant => {
            if !matches!(c.phase().word(), crate::domain::PhaseWord::Suspended) {
                controls.push(stop(Place::Call));
            }
            controls.extend(remove_unaccounted(context));
            controls.extend(ask(c, Action::ShowPeople, Weight::Secondary));
            let body = [Key::AlertUnexpectedBody].into_iter().chain(removal_asked(context));
            (Key::AlertUnexpected, body.collect())
        }
        AlertKind::Recording => {
            let stop = |weight| ask(c, Action::StopRecording, weight).filter(|_| clinician);
            if c.recording_cleared(context.procedure).is_some() {
                controls.push(seen());
                controls.extend(stop(Weight::Secondary));
                (Key::AlertRecordingCleared, vec![Key::AlertRecordingClearedBody])
            } else {
                controls.extend(stop(Weight::Primary));
                (Key::AlertRecording, listen_body(c, Action::StopRecording))
            }
        }
        AlertKind::Transcription => {
            controls
                .extend(ask(c, Action::StopTranscription, Weight::Primary).filter(|_| clinician));
            (Key::AlertTranscription, listen_body(c, Action::StopTranscription))
        }
        AlertKind::Streaming => {
            controls.extend(ask(c, Action::StopStreaming, Weight::Primary).filter(|_| clinician));
            (Key::AlertStreaming, listen_body(c, Action::StopStreaming))
        }
        AlertKind::RoomUnlocked => {
            if c.can(Action::Lock) {
                controls.push(button(Key::AskLock, Intent::LockRoom, Weight::Primary));
            } else if !c.lock_is_reported() {
                let locked = Intent::AttestLock { locked: true };
                controls.push(button(Key::LockYes, locked, Weight::Primary));
            }
            let seen_open = c.locked().is_some_and(|l| !l.value);
            let title = if seen_open { Key::AlertUnlockedSeen } else { Key::AlertUnlocked };
            let mut body = vec![Key::AlertUnlockedBody];
            let by_itself = c.appointment().room_type == Some(RoomType::AutoLock);
            body.extend((seen_open && by_itself).then_some(Key::LockAutoOpen));
            // Without a button here it says how.
            body.extend(controls.is_empty().then_some(Key::LockTold));
            (title, body)
        }
        AlertKind::IdentityOpen => {
            let doubt = alert.severity == Severity::Alarm;
            let title = if doubt { Key::AlertIdentityDoubt } else { Key::AlertIdentity };
            (title, vec![Key::AlertIdentityBody])
        }
        AlertKind::PersonalNumberSeen => {
            controls.push(seen());
            (Key::AlertNumber, vec![Key::AlertNumberBody])
        }
        AlertKind::NameSuspicious => {
            controls.push(seen());
            (Key::AlertName, vec![Key::AlertNameBody])
        }
        AlertKind::PlatformMismatch => {
            controls.push(yes(Key::SolutionYes, Question::SameSolution));
            (Key::AlertMismatch, vec![Key::AlertMismatchBody])
        }
        AlertKind::ParticipantLost => {
            if clinician {
                let agreed = Intent::CloseAssessment;
                controls.push(button(Key::JudgeLeftAsAgreed, agreed, Weight::Secondary));
                (Key::AlertLost, vec![Key::AlertLostBody])
            } else {
                controls.push(seen());
                (Key::AlertLost, vec![Key::PatientLineBody])
            }
        }
        AlertKind::ConnectionUnstable => {
            if clinician && !c.quality().assessment().open {
                let open = Intent::OpenAssessment;
                controls.push(button(Key::AlertAssess, open, Weight::Primary));
            }
            if alert.severity < Severity::Alarm {
                controls.push(seen());
            }
            (Key::AlertConnection, vec![Key::AlertConnectionBody])
        }
        AlertKind::ScreenShared => {
            let care = context.procedure.policies.sharing == Sharing::WithCare;
            let (yes_key, body) = match care {
                true => (Key::SharingCareYes, Key::AlertSharingCareBody),
                false => (Key::SharingYes, Key::AlertSharingBody),
            };
            controls.push(yes(yes_key, Question::SharingClean));
            let whole = denied(context, Question::WindowShared);
            if !whole {
                controls.push(no(Key::SharingWholeScreen, Question::WindowShared));
            }
            let shown = denied(context, Question::SharingClean);
            if !shown {
                let shows = if care { Key::SharingCareNo } else { Key::SharingNo };
                controls.push(no(shows, Question::SharingClean));
            }
            if c.privacy().sharing().now().viewer {
                controls.extend(ask(c, Action::StopSharing, Weight::Secondary));
            }
            let mend = (whole || shown).then_some(Key::AlertSharingMend);
            (Key::AlertSharing, mend.into_iter().chain([body]).collect())
        }
        AlertKind::ChatOpened => {
            let forbidden = context.procedure.policies.chat == Chat::Forbidden;
            // What was seen written was written; what remains to say is whether it was personal.
            let written = c.privacy().chat().written_at() >= c.privacy().chat().opened_at()
                && c.privacy().chat().written_at().is_some();
            let nothing = forbidden && !written;
            let words = if nothing { Key::ChatNothing } else { Key::ChatYes };
            let clean = yes(words, Question::ChatClean);
            let shut = !c.privacy().chat().is_open();
            let close = |weight| ask(c, Action::CloseChat, weight).filter(|_| !shut);
            // Where the chat is forbidden, closing it comes first.
            if alert.severity == Severity::Alarm && c.can(Action::CloseChat) && !shut {
                controls.extend(close(Weight::Primary));
                let clean = Intent::Confirm(Question::ChatClean);
                controls.push(button(words, clean, Weight::Secondary));
            } else {
                controls.push(clean);
                controls.extend(close(Weight::Secondary));
            }
            let was = if nothing { Key::ChatSomething } else { Key::ChatNo };
            let denied = denied(context, Question::ChatClean);
            if !denied {
                controls.push(no(was, Question::ChatClean));
            }
            let body = match context.procedure.policies.chat {
                Chat::Forbidden if shut => Key::AlertChatForbiddenShut,
                Chat::Forbidden => Key::AlertChatForbidden,
                Chat::NoPersonalData | Chat::Allowed => Key::AlertChatBody,
            };
            let title =
                if c.privacy().chat().is_open() { Key::AlertChat } else { Key::AlertChatWritten };
            (title, [body].into_iter().chain(denied.then_some(Key::AlertChatMend)).collect())
        }
    };
    AlertView {
        kind,
        severity: alert.severity,
        title: by_name(context, kind).unwrap_or_else(|| title.into()),
        body: body.into_iter().map(Message::from).collect(),
        controls,
        sources: context.sources(kind.requirements()),
    }
}

/// That the room was asked to put one of them out, and has not shown it yet.
fn removal_asked(context: ViewContext<'_>) -> Option<Key> {
    let pending = context.c.pending().iter().any(|p| p.action == Action::Remove);
    pending.then_some(Key::AlertRemovalAsked)
}

/// Who it is about, where that is told and says more.
fn by_name(context: ViewContext<'_>, kind: AlertKind) -> Option<Message> {
    let who = context.c.people().presenter().filter(|_| kind == AlertKind::ScreenShared)?;
    Some(match who.attribution {
        Attribution::Viewer { told: true } => Key::AlertSharingOwn.into(),
        _ => Message::from(Key::AlertSharingBy).with(Var::Name, Arg::Message(Box::new(name(who)))),
    })
}

/// Whether another alert of the same cause says it: while the talk is stopped for somebody in the call, that somebody
/// unexpected is in it is said once.
fn told_by_another(context: ViewContext<'_>, kind: AlertKind) -> bool {
    let c = context.c;
    kind == AlertKind::UnexpectedParticipant
        && matches!(c.phase(), Phase::Suspended(_))
        && c.unexpected(context.at) > 0
        && c.has_alert(AlertKind::OutsiderInRoom)
        && c.privacy().outsider().is_some_and(|o| o.place == Place::Call)
}

fn listen_body(c: &Consultation, stop: Action) -> Vec<Key> {
    if c.viewer() == Viewer::Patient {
        return vec![Key::AlertListenPatient];
    }
    // Without a button here it says how it is stopped.
    let by_hand = (!c.can(stop)).then_some(Key::AlertListenStop);
    [Key::AlertListenBody].into_iter().chain(by_hand).chain([Key::AlertListenAfter]).collect()
}

/// Whether a question about the matter was answered with yes, which sees to the alert.
fn answered(context: ViewContext<'_>, kind: AlertKind) -> bool {
    let questions: &[Question] = match kind {
        AlertKind::ScreenShared => &[Question::SharingClean, Question::WindowShared],
        AlertKind::ChatOpened => &[Question::ChatClean],
        _ => return false,
    };
    questions.iter().all(|question| context.c.answer(*question).is_some_and(|a| a.value))
}

/// Whether a question was answered with no, so that the alert says what mends it.
fn denied(context: ViewContext<'_>, question: Question) -> bool {
    context.c.answer(question).is_some_and(|a| !a.value)
}

/// The button that says the outsider is out, while the talk is stopped for them. Whom the room still shows cannot be said to be gone.
fn outsider_out(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    let outsider =
        c.privacy().outsider().filter(|o| !o.gone && matches!(c.phase(), Phase::Suspended(_)))?;
    let shown = outsider.place == Place::Call && c.unexpected(context.at) > 0;
    (!shown).then(|| button(Key::SuspendedOut, Intent::OutsiderGone, Weight::Primary))
}
