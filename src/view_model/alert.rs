//! The alerts: what has happened, what to do, and the controls for it.

use super::builder::rule_text;
use super::card::own_devices;
use super::card::{agreed_on, count_others, how_to_lock};
use super::confirm::{end_for_all, remove_checklists, remove_unaccounted};
use super::model::AlertView;
use super::name::{awaited_lines, callback_line, lost_title, participant_name};
use super::note::rule_line;
use super::prelude::*;
use super::roster::{explain_checklist, explain_only_one};
use super::vocabulary::product_name;
use crate::domain::{
    Alert, AlertKind, Attribution, Chat, Participant, Place, Product, RoomType, Severity, Sharing,
};

/// The alerts to show. One below alarm is hidden once somebody has acknowledged it or answered its question. A patient who
/// needs a pause sees none: the screen may be read by whoever they need a pause from.
pub(super) fn alerts(context: ViewContext<'_>) -> Vec<AlertView> {
    if context.is_calm() {
        return Vec::new();
    }
    context
        .c
        .alerts()
        .iter()
        .filter(|alert| {
            let handled = alert.acknowledged || is_answered(context, alert.kind);
            (alert.severity >= Severity::Alarm || !handled) && !is_covered(context, alert.kind)
        })
        .map(|alert| {
            let Alert { kind, severity, .. } = *alert;
            let Content { title, body, mut controls } = content(context, alert);
            controls.retain(|control| is_accepted(context.c, control));
            // Of what the hospital words itself, the title names the one that it is about.
            let kinds = alert.kind.requirements();
            let sources = context.sources(kinds).filter(|_| kind != AlertKind::RuleDenied);
            AlertView { kind, severity, title, body, controls, sources }
        })
        .collect()
}

/// Whether what a control sends fits the phase: after the talk an alert has less to offer.
fn is_accepted(c: &Consultation, control: &Control) -> bool {
    match control {
        Control::Button(button) => c.accepts(&button.intent),
        Control::Confirm(confirm) => c.accepts(&confirm.press.intent),
        Control::Pick(_) | Control::Number(_) | Control::DeviceTest(_) | Control::Admission(_) => {
            true
        }
    }
}

/// Whether another alert with the same cause covers this one: while the conversation is suspended for an outsider in the
/// call, that somebody unexpected is in the call is not repeated.
fn is_covered(context: ViewContext<'_>, kind: AlertKind) -> bool {
    kind == AlertKind::UnexpectedParticipant && outsider_is_unexpected(context)
}

/// Whether the conversation is suspended for an outsider in the call whom the room still shows.
fn outsider_is_unexpected(context: ViewContext<'_>) -> bool {
    let c = context.c;
    matches!(c.phase(), Phase::Suspended(_))
        && c.unexpected() > c.counted_too_many()
        && c.has_alert(AlertKind::OutsiderInRoom)
        && c.privacy().outsider().is_some_and(|outsider| outsider.place == Place::Call)
}

/// Whether the questions of an alert were answered with yes, which settles it.
fn is_answered(context: ViewContext<'_>, kind: AlertKind) -> bool {
    let questions: &[Question] = match kind {
        AlertKind::ScreenShared => &[Question::SharingClean, Question::WindowShared],
        AlertKind::ChatOpened => &[Question::ChatClean],
        _ => return false,
    };
    questions.iter().all(|question| context.confirmed(*question))
}

struct Content {
    title: Message,
    body: Vec<Message>,
    controls: Vec<Control>,
}

impl Content {
    fn new(
        title: impl Into<Message>,
        body: impl IntoIterator<Item = Key>,
        controls: Vec<Control>,
    ) -> Self {
        Self { title: title.into(), body: body.into_iter().map(Message::from).collect(), controls }
    }
}

fn content(context: ViewContext<'_>, alert: &Alert) -> Content {
    match alert.kind {
        AlertKind::OutsiderInRoom => outsider(context),
        AlertKind::UnexpectedParticipant => unexpected_participant(context),
        AlertKind::Recording => recording(context),
        AlertKind::Transcription => transcription(context),
        AlertKind::Streaming => {
            listening(context, Key::AlertStreaming, Some(Action::StopStreaming))
        }
        AlertKind::RoomUnlocked => room_unlocked(context),
        AlertKind::IdentityOpen if context.c.viewer() == Viewer::Patient => {
            Content::new(Key::PatientIdentityWait, vec![Key::PatientAcute], Vec::new())
        }
        AlertKind::IdentityOpen => {
            let in_doubt = alert.severity == Severity::Alarm;
            let title = if in_doubt { Key::AlertIdentityDoubt } else { Key::AlertIdentity };
            Content::new(title, vec![Key::AlertIdentityBody], Vec::new())
        }
        AlertKind::PersonalNumberSeen => {
            to_acknowledge(context, alert, Key::AlertNumber, Key::AlertNumberBody)
        }
        AlertKind::NameSuspicious => {
            to_acknowledge(context, alert, Key::AlertName, Key::AlertNameBody)
        }
        AlertKind::PlatformMismatch => platform_mismatch(context),
        AlertKind::ParticipantLost => participant_lost(context, alert),
        AlertKind::ConnectionUnstable => connection_unstable(context, alert),
        AlertKind::ScreenShared => screen_shared(context),
        AlertKind::ChatOpened => chat_opened(context, alert),
        AlertKind::RuleDenied => rule_denied(context, alert),
    }
}

/// An alert that somebody reads and acknowledges.
fn to_acknowledge(
    context: ViewContext<'_>,
    alert: &Alert,
    title: impl Into<Message>,
    body: Key,
) -> Content {
    Content::new(title, vec![body], vec![acknowledge(context.c.viewer(), alert.kind)])
}

fn acknowledge(viewer: Viewer, kind: AlertKind) -> Control {
    let label = match viewer {
        Viewer::Clinician => Key::AlertSeen,
        Viewer::Patient => Key::OnboardingRead,
    };
    button(label, Intent::Acknowledge(kind), Weight::Secondary)
}

/// A person said no to what the hospital words itself.
fn rule_denied(context: ViewContext<'_>, alert: &Alert) -> Content {
    let denied = alert.requirement.and_then(|id| context.procedure.rule_with(id));
    let Some(rule) = denied else { return Content::new(Key::RuleNo, [], Vec::new()) };
    let title = rule_line(context, [Key::AlertRuleDenied, Key::AlertRuleDeniedPlace], &rule.id);
    let stop = alert.severity == Severity::Alarm;
    let what = if stop { Key::AlertRuleStop } else { Key::AlertRuleCaution };
    let mended = Intent::ConfirmRule(rule.id);
    let mut controls = vec![button(Key::RuleMended, mended, Weight::Secondary)];
    if !stop {
        controls.push(acknowledge(context.c.viewer(), alert.kind));
    }
    let mut content = Content::new(title, [what], controls);
    content.body.insert(0, rule_text(context.c.viewer(), context.language, rule));
    content
}

/// The video system is not one of the procedure's, or the two ends use different ones.
fn platform_mismatch(context: ViewContext<'_>) -> Content {
    let c = context.c;
    let Some((used, _)) = c.mismatch(context.procedure) else {
        let same = yes(Key::SolutionYes, Question::SameSolution);
        return Content::new(Key::AlertMismatch, [Key::AlertMismatchBody], vec![same]);
    };
    let title = match Product::parse(used.value) {
        Some(Product::Other) => Key::AlertMismatchOther.into(),
        Some(product) => Key::AlertMismatchNamed.with(Var::Name, product_name(product)),
        None => Key::AlertMismatchNamed.with(Var::Name, verbatim(&capitalised(used.value))),
    };
    if c.viewer() == Viewer::Patient {
        return Content::new(title, [Key::AlertMismatchPatient], Vec::new());
    }
    let named = Product::ALL.iter().filter(|product| context.procedure.names(product.word()));
    let body = match named.copied().collect::<Vec<_>>().as_slice() {
        [one] => Key::AlertMismatchTo.with(Var::Name, product_name(*one)),
        [first, second] => Key::AlertMismatchToEither
            .with(Var::First, product_name(*first))
            .with(Var::Second, product_name(*second)),
        _ => Key::AlertMismatchToListed.into(),
    };
    let mut content = Content::new(title, [], Vec::new());
    content.body = vec![body, Key::AlertMismatchDanger.into()];
    content
}

/// The name of a system by its word in procedures, which begins with a letter of ASCII.
fn capitalised(word: &str) -> String {
    let mut name = word.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn outsider(context: ViewContext<'_>) -> Content {
    let c = context.c;
    let mut controls: Vec<Control> = outsider_gone(context).into_iter().collect();
    let mut body = vec![Key::AlertOutsiderBody];
    if c.phase().is_over() {
        if c.viewer_is_in_room() {
            body.extend(own_devices::lines(c));
            controls.extend(own_devices::controls(c));
        }
        controls.extend(end_for_all(c, Weight::Danger).filter(|_| c.viewer() == Viewer::Clinician));
    } else if outsider_is_unexpected(context) {
        body.push(Key::AlertOutsiderListed);
        body.extend(removal_pending(context));
        controls.extend(remove_unaccounted(context));
        controls.extend(ask(c, Action::ShowPeople, Weight::Secondary));
    }
    let title = match c.privacy().outsider().map(|outsider| outsider.place) {
        Some(Place::OwnRoom) => Key::AlertOutsiderOwn,
        Some(Place::OtherRoom) => Key::AlertOutsiderOther,
        Some(Place::Call) | None => Key::AlertOutsider,
    };
    Content::new(title, body, controls)
}

/// Confirms that the outsider is gone, while the conversation is suspended. Not offered while the room still shows somebody
/// unexpected in the call.
fn outsider_gone(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    let outsider =
        c.privacy().outsider().filter(|o| !o.gone && matches!(c.phase(), Phase::Suspended(_)))?;
    let still_shown = outsider.place == Place::Call && c.unexpected() > c.counted_too_many();
    (!still_shown).then(|| button(Key::SuspendedOut, Intent::OutsiderGone, Weight::Primary))
}

fn unexpected_participant(context: ViewContext<'_>) -> Content {
    let c = context.c;
    if c.viewer() == Viewer::Patient && c.phase().is_over() {
        // Nothing is agreed to any more; the way out is left.
        let leave = ask(c, Action::Leave, Weight::Primary);
        let by_hand = leave.is_none().then_some(Key::LeaveByHand);
        let body = [Key::AlertNewBody].into_iter().chain(by_hand);
        return Content::new(Key::AlertNewPeople, body, leave.into_iter().collect());
    }
    if c.viewer() == Viewer::Patient {
        let agreed = button(Key::AlertNewYes, Intent::AcceptPresent, Weight::Primary);
        let stranger = Intent::ReportOutsider(Place::Call);
        let unknown = button(Key::PatientPeopleNo, stranger, Weight::Secondary);
        return Content::new(Key::AlertNewPeople, [Key::AlertNewBody], vec![agreed, unknown]);
    }
    let mut controls = Vec::new();
    if c.counted_too_many() > 0 {
        controls.push(agreed_on(c));
    }
    controls.extend(explain_only_one(c));
    let checklists = c.unknown_checklists();
    let only_checklists = checklists > 0 && c.unexpected() == checklists;
    if checklists == 1 {
        controls.extend(c.people().list().unknown_checklists().map(explain_checklist));
    }
    if !matches!(c.phase(), Phase::Suspended(_)) {
        let stop = Intent::ReportOutsider(Place::Call);
        let label = if only_checklists { Key::AlertChecklistStop } else { Key::AlertStopTalk };
        controls.push(button(label, stop, Weight::Danger));
    }
    controls.extend(match only_checklists {
        true => remove_checklists(context),
        false => remove_unaccounted(context),
    });
    controls.extend(ask(c, Action::ShowPeople, Weight::Secondary));
    if c.phase().is_over() {
        controls.extend(end_for_all(c, Weight::Danger));
    }
    if c.counted_too_many() > 0 {
        if matches!(c.phase(), Phase::Suspended(_)) {
            controls.push(count_others(c));
        }
        return Content::new(Key::AlertUnexpected, [Key::AlertCountedBody], controls);
    }
    let about_checklists = [Key::AlertChecklistBody, Key::AlertChecklistReads].into_iter();
    if only_checklists {
        let body = about_checklists.chain(removal_pending(context));
        return Content::new(Key::AlertChecklist, body, controls);
    }
    let by_hand = (c.people().tally().counted > 0).then_some(Key::AlertUnexpectedCounted);
    let body = [Key::AlertUnexpectedBody, Key::AlertUnexpectedAgreed, Key::AlertUnexpectedMend];
    let body = body.into_iter();
    let body = body.chain(about_checklists.filter(|_| checklists > 0));
    let may_write = |who: &Participant| who.is_person_here() && who.may_be_notetaker();
    let notetaker = c.people().list().iter().any(may_write).then_some(Key::AlertNotetaker);
    let body = body.chain(notetaker).chain(removal_pending(context)).chain(by_hand);
    Content::new(Key::AlertUnexpected, body, controls)
}

/// That the room was asked to remove somebody, and has not confirmed it yet.
fn removal_pending(context: ViewContext<'_>) -> Option<Key> {
    let pending = context.c.pending().list().iter().any(|pending| pending.action == Action::Remove);
    pending.then_some(Key::AlertRemovalAsked)
}

fn recording(context: ViewContext<'_>) -> Content {
    let c = context.c;
    if c.recording_cleared(context.procedure).is_none() {
        return listening(context, Key::AlertRecording, Some(Action::StopRecording));
    }
    let mut controls = vec![acknowledge(c.viewer(), AlertKind::Recording)];
    controls.extend(stop(context, Action::StopRecording, Weight::Secondary));
    Content::new(Key::AlertRecordingCleared, vec![Key::AlertRecordingClearedBody], controls)
}

/// What is said is written down: as agreed, which the patient may withdraw at any time, or not.
fn transcription(context: ViewContext<'_>) -> Content {
    let c = context.c;
    if c.scribe_agreed(context.procedure).is_none() {
        // An assistant is a participant, and no command to stop a transcription ends it.
        return if c.assistant_follows() {
            listening(context, Key::AlertAssistant, None)
        } else {
            listening(context, Key::AlertTranscription, Some(Action::StopTranscription))
        };
    }
    let (body, refuse) = match c.viewer() {
        Viewer::Clinician => (Key::AlertScribeAgreedBody, Key::ScribeRefused),
        Viewer::Patient => (Key::PatientScribeAgreedBody, Key::PatientScribeRefuse),
    };
    let mut controls = vec![acknowledge(c.viewer(), AlertKind::Transcription)];
    controls.extend(stop(context, Action::StopTranscription, Weight::Secondary));
    controls.push(no(refuse, Question::ScribeAgreed));
    Content::new(Key::AlertScribeAgreed, vec![body], controls)
}

/// Something records, transcribes or streams the conversation. Without a button to stop it, the body says how.
fn listening(context: ViewContext<'_>, title: Key, action: Option<Action>) -> Content {
    let c = context.c;
    let button = action.and_then(|action| stop(context, action, Weight::Primary));
    let controls = button.into_iter().collect();
    if c.viewer() == Viewer::Patient {
        return Content::new(title, vec![Key::AlertListenPatient], controls);
    }
    let by_hand = action.is_none_or(|action| !c.can(action)).then_some(Key::AlertListenStop);
    let body = [Key::AlertListenBody].into_iter().chain(by_hand).chain([Key::AlertListenAfter]);
    Content::new(title, body, controls)
}

/// The clinician's button that stops a recording, a transcription or a stream.
fn stop(context: ViewContext<'_>, action: Action, weight: Weight) -> Option<Control> {
    ask(context.c, action, weight).filter(|_| context.c.viewer() == Viewer::Clinician)
}

fn room_unlocked(context: ViewContext<'_>) -> Content {
    let c = context.c;
    let (how, buttons) = how_to_lock(c);
    let known_open = c.locked().is_some_and(|lock| !lock.value);
    let title = if known_open { Key::AlertUnlockedSeen } else { Key::AlertUnlocked };
    let all_here = c.missing() == Some(0);
    let mut body = vec![if all_here { Key::AlertUnlockedBody } else { Key::AlertUnlockedMissing }];
    let auto_lock = c.appointment().room_type == Some(RoomType::AutoLock);
    body.extend((known_open && auto_lock).then_some(Key::LockAutoOpen));
    // Without a button the body says how to lock, and where the panel does not see the lock, that it is to be attested.
    body.extend((buttons.is_empty() || how == Key::LockCanUnseen).then_some(how));
    let more = awaited_lines(c);
    let mut content = Content::new(title, body, buttons);
    content.body.extend(more);
    content
}

fn participant_lost(context: ViewContext<'_>, alert: &Alert) -> Content {
    if context.c.viewer() == Viewer::Patient {
        return Content {
            title: lost_title(context.c),
            body: vec![callback_line(context, false)],
            controls: vec![acknowledge(Viewer::Patient, alert.kind)],
        };
    }
    let left = button(Key::JudgeLeftAsAgreed, Intent::CloseAssessment, Weight::Secondary);
    Content::new(lost_title(context.c), vec![Key::AlertLostBody], vec![left])
}

fn connection_unstable(context: ViewContext<'_>, alert: &Alert) -> Content {
    let c = context.c;
    let mut controls = Vec::new();
    if c.viewer() == Viewer::Clinician && !c.quality().assessment().open {
        controls.push(button(Key::AlertAssess, Intent::OpenAssessment, Weight::Primary));
    }
    if alert.severity < Severity::Alarm {
        controls.push(acknowledge(c.viewer(), alert.kind));
    }
    Content::new(Key::AlertConnection, vec![Key::AlertConnectionBody], controls)
}

fn screen_shared(context: ViewContext<'_>) -> Content {
    let c = context.c;
    let (yes_label, no_label, rule) = match context.procedure.policies.sharing {
        Sharing::WithCare => (Key::SharingCareYes, Key::SharingCareNo, Key::AlertSharingCareBody),
        Sharing::NoPersonalData => (Key::SharingYes, Key::SharingNo, Key::AlertSharingBody),
    };
    let whole_screen = context.denied(Question::WindowShared);
    let shows_data = context.denied(Question::SharingClean);
    let mut controls = vec![yes(yes_label, Question::SharingClean)];
    if !whole_screen {
        controls.push(no(Key::SharingWholeScreen, Question::WindowShared));
    }
    if !shows_data {
        controls.push(no(no_label, Question::SharingClean));
    }
    if c.privacy().sharing().viewer_shares {
        controls.extend(ask(c, Action::StopSharing, Weight::Secondary));
    }
    let remedy = (whole_screen || shows_data).then_some(Key::AlertSharingMend);
    let mut content = Content::new(sharing_title(context), remedy, controls);
    context.words(&mut content.body, AlertKind::ScreenShared.requirements(), rule);
    content
}

/// Who shares the screen, where the platform reports it.
fn sharing_title(context: ViewContext<'_>) -> Message {
    let Some(presenter) = context.c.people().list().presenter() else {
        return Key::AlertSharing.into();
    };
    match presenter.attribution {
        Attribution::Viewer { stated: true } => Key::AlertSharingOwn.into(),
        _ => Key::AlertSharingBy.with(Var::Name, participant_name(context.c, presenter)),
    }
}

fn chat_opened(context: ViewContext<'_>, alert: &Alert) -> Content {
    let chat = context.c.privacy().chat();
    let forbidden = context.procedure.policies.chat == Chat::Forbidden;
    // If a message was observed, the question is whether it was personal. Otherwise it is whether anything was written.
    let written = chat.written_at.is_some() && chat.written_at >= chat.opened_at;
    let (yes_label, no_label) = if forbidden && !written {
        (Key::ChatNothing, Key::ChatSomething)
    } else {
        (Key::ChatYes, Key::ChatNo)
    };
    let close = |weight| ask(context.c, Action::CloseChat, weight).filter(|_| chat.is_open);
    let clean = |weight| button(yes_label, Intent::Confirm(Question::ChatClean), weight);
    let mut controls: Vec<Control> = Vec::new();
    // Where the chat is forbidden, closing it comes first.
    match close(Weight::Primary).filter(|_| alert.severity == Severity::Alarm) {
        Some(close) => controls.extend([close, clean(Weight::Secondary)]),
        None => {
            controls.push(clean(Weight::Primary));
            controls.extend(close(Weight::Secondary));
        }
    }
    let denied = context.denied(Question::ChatClean);
    if !denied {
        controls.push(no(no_label, Question::ChatClean));
    }
    let title = if chat.is_open { Key::AlertChat } else { Key::AlertChatWritten };
    let rule = match (forbidden, chat.is_open) {
        (true, false) => Key::AlertChatForbiddenShut,
        (true, true) => Key::AlertChatForbidden,
        (false, _) => Key::AlertChatBody,
    };
    let mut content = Content::new(title, [], controls);
    context.words(&mut content.body, AlertKind::ChatOpened.requirements(), rule);
    content.body.extend(denied.then(|| Key::AlertChatMend.into()));
    content
}
