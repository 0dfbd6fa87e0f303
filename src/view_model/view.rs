//! The whole screen from a consultation.

use std::cmp::Ordering;
use std::rc::Rc;

use super::build::ViewContext;
use super::requirements::Requirements;
use super::text::{Arg, Key, Message, Var};
use super::{
    Card, CardId, Control, NextStep, Tone, Trouble, ViewModel, Weight, admission, alerts,
    appointment, build, cards, closing, in_room, note, patient, roster, status_bar, words,
};
use crate::domain::{
    Admission, Consultation, FeedHealth, Intent, Phase, PhaseWord, Place, Procedure, Severity,
    Signal, Status, Timestamp, Viewer,
};

/// Builds the screen. `language` picks among a procedure's own texts; `at` is now.
pub fn view(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    language: &'static str,
    troubles: &[Trouble],
    at: Timestamp,
) -> ViewModel {
    let context = ViewContext { c, procedure, language, at };
    let (mut cards, mut done) = match c.viewer() {
        Viewer::Clinician => clinician(context),
        Viewer::Patient => patient_cards(context),
    };
    // What the panel is told hangs on it.
    if !c.phase().is_over() {
        let (waits, stands): (Vec<Card>, Vec<Card>) =
            admission::card_of(c).into_iter().partition(|card| card.tone != Tone::Quiet);
        cards.splice(0..0, waits);
        done.extend(stands);
    }
    let alerts = alerts::alerts(context);
    ViewModel {
        viewer: c.viewer(),
        phase: c.phase().word(),
        title: title(c).into(),
        progress: progress(c),
        notices: unseen(c).into_iter().chain(troubles.iter().map(|t| t.key().into())).collect(),
        status_bar: status_bar::status_bar(context),
        next: next(c, &alerts, &cards),
        alerts,
        cards,
        done,
        roster: roster::roster(context),
        always: always(context),
        requirements: Requirements::of(context),
        procedure: procedure_line(procedure, language),
        procedure_link: super::link(Key::ProcedureLink, procedure.link.as_deref()),
        note: match (c.viewer(), c.phase()) {
            (Viewer::Clinician, Phase::Closing | Phase::Closed) => note::note_lines(context),
            _ => Vec::new(),
        },
    }
}

/// That nothing is seen of the room, after a line that broke has not come back in a moment, as most do. Where the panel
/// is out its card says why.
fn unseen(c: &Consultation) -> Option<Message> {
    let broken = c.phase().is_live() && c.call().feed() == FeedHealth::Forgotten;
    (broken && c.call().admission().is_none_or(|admission| admission == Admission::In))
        .then(|| Key::FeedLost.into())
}

fn title(c: &Consultation) -> Key {
    match (c.viewer(), c.phase().word()) {
        (Viewer::Clinician, word) => words::phase(word),
        (Viewer::Patient, PhaseWord::Preparation) => Key::PatientTitleBefore,
        (Viewer::Patient, PhaseWord::Admission | PhaseWord::Conversation) => {
            Key::PatientTitleDuring
        }
        (Viewer::Patient, PhaseWord::Suspended) => Key::PhaseSuspended,
        (Viewer::Patient, PhaseWord::Closing | PhaseWord::Closed) => Key::PatientTitleAfter,
    }
}

/// The way through, for the clinician. A stopped talk stands where it was stopped.
fn progress(c: &Consultation) -> Vec<(Message, Ordering)> {
    if c.viewer() == Viewer::Patient {
        return Vec::new();
    }
    let way = [
        PhaseWord::Preparation,
        PhaseWord::Admission,
        PhaseWord::Conversation,
        PhaseWord::Closing,
        PhaseWord::Closed,
    ];
    let now = match c.phase() {
        Phase::Suspended(crate::domain::Interrupted::Admission) => PhaseWord::Admission,
        Phase::Suspended(crate::domain::Interrupted::Conversation) => PhaseWord::Conversation,
        phase => phase.word(),
    };
    way.iter().map(|word| (words::phase(*word).into(), word.cmp(&now))).collect()
}

/// Parts cards into what matters now and what is done, whose main button has done its work.
fn parted(cards: Vec<Card>) -> (Vec<Card>, Vec<Card>) {
    let (now, mut done): (Vec<Card>, Vec<Card>) =
        cards.into_iter().partition(|card| !matches!(card.tone, Tone::Good | Tone::Quiet));
    done.iter_mut().for_each(without_primary);
    (now, done)
}

/// Takes away the main button of a card, which has done its work.
pub(super) fn without_primary(card: &mut Card) {
    card.controls.retain(|control| match control {
        Control::Button(action) => action.weight != Weight::Primary,
        Control::Confirm(asked) => asked.weight != Weight::Primary,
        Control::Pick { .. }
        | Control::Number(_)
        | Control::DeviceTest(_)
        | Control::Admission(_) => true,
    });
}

fn clinician(context: ViewContext<'_>) -> (Vec<Card>, Vec<Card>) {
    match context.c.phase() {
        Phase::Preparation => {
            let (mut now, done) = parted(cards::preparation(context));
            now.push(cards::enter(context));
            now.extend(appointment::onboarding(context));
            (now, done)
        }
        Phase::Admission | Phase::Conversation => parted(in_the_room(context)),
        Phase::Suspended(_) | Phase::Closing | Phase::Closed => (afterwards(context), Vec::new()),
    }
}

/// What there is to do when the talk has stopped or is over.
#[inline(never)]
fn afterwards(context: ViewContext<'_>) -> Vec<Card> {
    match (context.c.viewer(), context.c.phase()) {
        (Viewer::Clinician, Phase::Closing) => closing::closing(context),
        (Viewer::Clinician, Phase::Closed) => closing::closed(context),
        (Viewer::Clinician, _) => vec![cards::suspended(context)],
        (Viewer::Patient, Phase::Closing | Phase::Closed) => vec![patient::ended(context)],
        (Viewer::Patient, _) => vec![patient::suspended(context)],
    }
}

#[inline(never)]
fn in_the_room(context: ViewContext<'_>) -> Vec<Card> {
    let mut all: Vec<Card> = cards::assessment(context).into_iter().collect();
    let steps = in_room::steps(context);
    if context.c.phase() == Phase::Admission {
        let steps = steps.into_iter().zip(1..);
        all.extend(steps.map(|(card, step)| Card { step: Some(step), ..card }));
    } else {
        all.extend(steps);
        all.extend(cards::list_look(context));
    }
    all.extend(cards::preparation(context));
    all
}

fn patient_cards(context: ViewContext<'_>) -> (Vec<Card>, Vec<Card>) {
    match context.c.phase() {
        Phase::Preparation | Phase::Admission | Phase::Conversation => {
            let mut steps = patient::steps(context);
            if context.c.phase() == Phase::Preparation && !context.c.reports(Signal::OwnPresence) {
                steps.insert(0, cards::enter(context));
            }
            // Read before the talk, and not in the way of it.
            let information = patient::information(context);
            let (mut now, mut done) = parted(steps);
            match context.c.phase() {
                Phase::Preparation => now.extend(information),
                _ => done.extend(information),
            }
            (now, done)
        }
        Phase::Suspended(_) | Phase::Closing | Phase::Closed => (afterwards(context), Vec::new()),
    }
}

/// The first thing that waits for a person, in the order of the screen.
#[inline(never)]
fn next(c: &Consultation, alerts: &[super::AlertView], cards: &[Card]) -> NextStep {
    if let Some(alarm) = alerts.iter().find(|a| a.severity == Severity::Alarm) {
        return above(alarm, Tone::Alarm);
    }
    // What one does together waits until somebody is there.
    let alone = c.phase() == Phase::Admission && c.others_present() == Some(0);
    let together = |card: &Card| {
        matches!(
            card.id,
            CardId::Identity | CardId::Surroundings | CardId::Lock | CardId::RoomState
        )
    };
    let waits = |card: &&Card| {
        matches!(card.tone, Tone::Open | Tone::Caution | Tone::Alarm)
            && (!card.controls.is_empty() || admission::waits_for_clinician(c, card))
            && !(alone && together(card))
    };
    let broken = cards.iter().filter(waits).find(|card| card.tone == Tone::Alarm);
    if let Some(card) = broken.or_else(|| cards.iter().find(waits)) {
        let (line, card, tone) = (card.title.clone(), Some(card.id), card.tone);
        return NextStep { line, card, tone, told_above: false };
    }
    nothing_waits(c, alerts)
}

/// The next step where no card waits for anybody.
#[inline(never)]
fn nothing_waits(c: &Consultation, alerts: &[super::AlertView]) -> NextStep {
    if let Some(alert) = alerts.iter().find(|a| a.severity > Severity::Info) {
        return above(alert, Tone::Caution);
    }
    let unmet = c.findings().iter().any(|f| f.known.status == Status::Unmet);
    let (key, tone) = match (c.viewer(), c.phase()) {
        (_, Phase::Preparation) => (Key::NextEnter, Tone::Good),
        (_, Phase::Admission) if c.others_present() == Some(0) => (Key::NextWait, Tone::Good),
        (_, Phase::Conversation) if c.others_present() == Some(0) => (Key::NextAlone, Tone::Good),
        (Viewer::Clinician, Phase::Conversation) if unmet => (Key::NextBroken, Tone::Caution),
        (Viewer::Clinician, Phase::Conversation) => (Key::NextTalk, Tone::Good),
        (Viewer::Patient, Phase::Conversation | Phase::Admission) => (Key::NextTalk, Tone::Good),
        (_, Phase::Closed) => (Key::NextClosed, Tone::Good),
        _ => (Key::NextNothing, Tone::Good),
    };
    NextStep { line: key.into(), card: None, tone, told_above: false }
}

/// An alert is the next step, and says itself what to do.
#[inline(never)]
fn above(alert: &super::AlertView, tone: Tone) -> NextStep {
    NextStep { line: alert.title.clone(), card: None, tone, told_above: true }
}

/// What is at hand all the time, in the footer.
fn always(context: ViewContext<'_>) -> Vec<Control> {
    match (context.c.viewer(), context.c.phase()) {
        (Viewer::Clinician, Phase::Preparation) => {
            vec![build::button(Key::EndWithoutTalk, Intent::BeginClosing, Weight::Quiet)]
        }
        (Viewer::Patient, Phase::Preparation) => Vec::new(),
        _ => always_later(context),
    }
}

/// The same, after the preparation.
#[inline(never)]
fn always_later(context: ViewContext<'_>) -> Vec<Control> {
    let c = context.c;
    let outsider = || Control::Pick {
        label: Key::OutsiderLabel.into(),
        placeholder: Key::OutsiderPlaceholder.into(),
        options: Place::ALL
            .iter()
            .map(|place| (words::place(*place).into(), Intent::ReportOutsider(*place)))
            .collect(),
        press: Key::OutsiderPress.into(),
    };
    match (c.viewer(), c.phase()) {
        (Viewer::Clinician, Phase::Admission | Phase::Conversation) => {
            let mut controls = vec![outsider()];
            if !c.quality().assessment().open {
                let open = Intent::OpenAssessment;
                controls.push(build::button(Key::TroublePress, open, Weight::Secondary));
            }
            if c.phase() == Phase::Admission && c.unexpected(context.at) == 0 {
                let begin = Intent::BeginConversation;
                controls.push(build::button(Key::BeginAnyway, begin, Weight::Quiet));
            }
            controls.push(build::button(
                Key::EndConsultation,
                Intent::BeginClosing,
                Weight::Secondary,
            ));
            controls
        }
        (Viewer::Clinician, Phase::Closing) => {
            let mut controls = Vec::new();
            if c.closing().outcome().is_some() {
                controls.push(build::button(Key::ClosePress, Intent::Close, Weight::Primary));
            }
            let back = Intent::ReopenConversation;
            // Where nobody talked there is no talk to go back to.
            let words = if c.talked() { Key::BackToTalk } else { Key::BackToRoom };
            controls.push(build::button(words, back, Weight::Quiet));
            controls
        }
        (Viewer::Patient, Phase::Admission | Phase::Conversation) => {
            vec![outsider(), build::button(Key::LeaveNowPress, Intent::LeaveNow, Weight::Danger)]
        }
        (Viewer::Patient, Phase::Suspended(_)) => {
            vec![build::button(Key::LeaveNowPress, Intent::LeaveNow, Weight::Danger)]
        }
        (_, Phase::Preparation)
        | (Viewer::Clinician, Phase::Suspended(_) | Phase::Closed)
        | (Viewer::Patient, Phase::Closing | Phase::Closed) => Vec::new(),
    }
}

fn procedure_line(procedure: &Procedure, language: &str) -> Message {
    let text = |text: &str| Arg::Text(text.into());
    Message::from(Key::ProcedureLine)
        .with(Var::Title, text(procedure.title(language)))
        .with(Var::Source, text(&procedure.source))
        .with(Var::Version, Arg::Message(Box::new(build::version_line(procedure))))
        .with(Var::Date, text(&procedure.checked_on))
}
