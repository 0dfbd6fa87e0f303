//! The single next thing to do.

use super::card::waits;
use super::model::{AlertView, NextStep};
use super::prelude::*;
use crate::domain::{OwnPresence, Setting, Severity};

/// The first thing that waits for a person: an alarm, then a card in alarm, then the first open card, then a caution. If
/// nothing waits, what to do now: enter, wait, talk.
pub(super) fn next_step(
    context: ViewContext<'_>,
    alerts: &[AlertView],
    cards: &[Card],
) -> NextStep {
    let c = context.c;
    if let Some(alarm) = alerts.iter().find(|alert| alert.severity == Severity::Alarm) {
        return from_alert(alarm, Tone::Alarm);
    }
    let waiting = || cards.iter().filter(|card| waits(c, card));
    if let Some(card) = waiting().find(|card| card.tone == Tone::Alarm).or_else(|| waiting().next())
    {
        let (line, card, tone) = (card.title.clone(), Some(card.id), card.tone);
        return NextStep { line, card, tone, is_alert: false };
    }
    if let Some(caution) = alerts.iter().find(|alert| alert.severity > Severity::Info) {
        return from_alert(caution, Tone::Caution);
    }
    when_nothing_waits(context, cards)
}

fn when_nothing_waits(context: ViewContext<'_>, cards: &[Card]) -> NextStep {
    let c = context.c;
    let alone = c.viewer_is_alone();
    // Nobody there is as it should be only until the talk has begun, and when it is certain.
    let lost = c.quality().participant_lost_since().is_some();
    let expected = !(c.people().counts().is_settling() || lost || c.talked());
    let nobody_yet = if expected { Tone::Good } else { Tone::Quiet };
    let (key, tone, about) = match (c.viewer(), c.phase()) {
        (_, Phase::Preparation) => (Key::NextEnter, Tone::Good, None),
        (_, Phase::Admission) if alone => (wait_for(c), nobody_yet, None),
        (_, Phase::Conversation) if alone => (Key::NextAlone, Tone::Quiet, None),
        (Viewer::Clinician, Phase::Conversation)
        | (Viewer::Patient, Phase::Conversation | Phase::Admission) => together(context),
        (_, Phase::Closed) => (Key::NextClosed, Tone::Good, None),
        (Viewer::Patient, Phase::Closing) if c.call().presence() == OwnPresence::Out => {
            (Key::PatientEndState, Tone::Good, None)
        }
        (_, Phase::Closing) => (Key::NextNothing, Tone::Good, None),
        (Viewer::Patient, Phase::Suspended(_)) => (Key::PatientPauseState, Tone::Quiet, None),
        _ => (Key::NextNothing, Tone::Quiet, None),
    };
    if let Some(waiting) = cards.iter().find(|card| is_waiting(card)) {
        let (line, card) = (waiting.title.clone(), Some(waiting.id));
        return NextStep { line, card, tone: Tone::Open, is_alert: false };
    }
    let card = about.filter(|id| cards.iter().any(|card| card.id == *id));
    NextStep { line: key.into(), card, tone, is_alert: false }
}

/// Whether a card is about somebody who waits to be let in: nothing is as it should be before that is settled.
fn is_waiting(card: &Card) -> bool {
    matches!(card.id, CardId::Waiting | CardId::WaitingOthers)
}

/// Whether they can begin. Nothing is in order over an unknown lock, somebody unexplained, an unknown identity or a broken
/// requirement.
fn together(context: ViewContext<'_>) -> (Key, Tone, Option<CardId>) {
    let c = context.c;
    let locked = c.locked().is_some_and(|lock| lock.value);
    let lock_applies = c.viewer() == Viewer::Patient || context.wants(Kind::RoomLocked);
    let waived = context.status(Kind::RoomLocked) == Some(Status::Waived);
    let open = |kind| matches!(context.status(kind), Some(Status::Open | Status::Unknown));
    let broken = c.findings().iter().any(|found| c.must_be_mended(context.procedure, found));
    let introduced = [Kind::EveryoneIntroduced, Kind::IntroducedAndVisible];
    let asked = introduced.iter().filter_map(|kind| context.status(*kind));
    let called = context.people_are_known() || asked.into_iter().all(|it| it == Status::Waived);
    let unclear = c.people_are_last_seen() || c.unexpected() > 0;
    if !called || unclear {
        let card = match c.viewer() {
            Viewer::Clinician => CardId::RollCall,
            Viewer::Patient => CardId::RoomState,
        };
        (Key::NextWho, Tone::Open, Some(card))
    } else if lock_applies && !locked && !waived {
        match c.viewer() {
            Viewer::Clinician => (Key::NextCheckLock, Tone::Open, Some(CardId::Lock)),
            Viewer::Patient => (Key::NextAskLock, Tone::Open, Some(CardId::RoomState)),
        }
    } else if open(Kind::PatientIdentified) || open(Kind::ClinicianIdentified) {
        (Key::NextIdentity, Tone::Open, Some(CardId::Identity))
    } else if broken {
        (Key::NextBroken, Tone::Caution, None)
    } else {
        (Key::NextTalk, Tone::Good, None)
    }
}

/// Whom the viewer waits for.
fn wait_for(c: &Consultation) -> Key {
    match (c.viewer(), c.setting()) {
        (Viewer::Patient, _) => Key::NextWaitForClinician,
        (Viewer::Clinician, Setting::UnknownPatient | Setting::KnownPatient) => Key::NextWait,
        (Viewer::Clinician, Setting::Group | Setting::CliniciansOnly) => Key::NextWaitForOthers,
    }
}

/// The alert is the next step, and its own text says what to do.
fn from_alert(alert: &AlertView, tone: Tone) -> NextStep {
    NextStep { line: alert.title.clone(), card: None, tone, is_alert: true }
}
