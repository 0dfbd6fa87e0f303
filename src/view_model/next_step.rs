//! The single next thing to do.

use super::card::waits_for_clinician;
use super::model::{AlertView, NextStep};
use super::prelude::*;
use crate::domain::{Setting, Severity};

/// The first thing that waits for a person: an alarm, then a card in alarm, then the first open card, then a caution. If
/// nothing waits, what to do now: enter, wait, talk.
pub(super) fn next_step(c: &Consultation, alerts: &[AlertView], cards: &[Card]) -> NextStep {
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
    when_nothing_waits(c)
}

/// Whether a card waits for a person. What is done together does not, until somebody is there.
fn waits(c: &Consultation, card: &Card) -> bool {
    let alone = c.phase() == Phase::Admission && c.others_present() == Some(0);
    let done_together = matches!(
        card.id,
        CardId::Identity | CardId::Surroundings | CardId::Lock | CardId::RoomState
    );
    matches!(card.tone, Tone::Open | Tone::Caution | Tone::Alarm)
        && (!card.controls.is_empty() || waits_for_clinician(c, card))
        && !(alone && done_together)
}

fn when_nothing_waits(c: &Consultation) -> NextStep {
    let alone = c.others_present() == Some(0);
    let unmet = c.findings().iter().any(|finding| finding.known.status == Status::Unmet);
    let (key, tone) = match (c.viewer(), c.phase()) {
        (_, Phase::Preparation) => (Key::NextEnter, Tone::Good),
        (_, Phase::Admission) if alone => (wait_for(c), Tone::Good),
        (_, Phase::Conversation) if alone => (Key::NextAlone, Tone::Good),
        (Viewer::Clinician, Phase::Conversation) if unmet => (Key::NextBroken, Tone::Caution),
        (Viewer::Clinician, Phase::Conversation) => (Key::NextTalk, Tone::Good),
        (Viewer::Patient, Phase::Conversation | Phase::Admission) => (Key::NextTalk, Tone::Good),
        (_, Phase::Closed) => (Key::NextClosed, Tone::Good),
        _ => (Key::NextNothing, Tone::Good),
    };
    NextStep { line: key.into(), card: None, tone, is_alert: false }
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
