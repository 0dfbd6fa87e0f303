//! What the screen shows as fine has its evidence, for random sequences of inputs and both viewers.

use std::error::Error;

use trygtrom::domain::{
    Consultation, Input, Intent, Kind, Phase, Procedure, Question, Status, Viewer,
};
use trygtrom::view_model::{CardId, Key, Message, StatusKind, Tone, view};

use crate::walk::{Walk, hold, hold_each, holds};

type Checked = Result<(), Box<dyn Error>>;

/// Whether a status item that is shown as fine has its evidence.
fn is_founded(c: &Consultation, procedure: &Procedure, kind: StatusKind) -> bool {
    let met = |kind| {
        let status = c.finding(kind).map(|finding| finding.known.status);
        matches!(status, None | Some(Status::Met | Status::NotApplicable))
    };
    match kind {
        StatusKind::Identity => met(Kind::PatientIdentified) && met(Kind::ClinicianIdentified),
        StatusKind::People => {
            let called = c.people().roll_call().current().is_some();
            called && c.unexpected() == 0 && !c.people_are_last_seen()
        }
        StatusKind::Lock => c.locked().is_some_and(|lock| lock.value),
        StatusKind::Recording => {
            let answer = c.answer(Question::NobodyRecords).is_some_and(|answer| answer.value);
            let unheard = c.uncleared_listener(procedure).is_none();
            answer && unheard && c.viewer() == Viewer::Clinician
        }
        StatusKind::Quality => {
            // A judgement says nothing of a fault that came after it.
            let judged = c.quality().assessment().judged;
            let later = |(_, _, at)| c.quality().assessment().faults.iter().any(|f| f.last > at);
            judged.is_some_and(|judged| !later(judged)) || c.quality().connection().is_some()
        }
    }
}

/// Whether a card that is shown as fine has its evidence.
fn card_is_founded(c: &Consultation, procedure: &Procedure, card: CardId) -> bool {
    let yes = |question| c.answer(question).is_some_and(|answer| answer.value);
    match card {
        CardId::RollCall | CardId::RoomState if c.phase().is_live() => {
            c.unexpected() == 0 && c.people().roll_call().current().is_some()
        }
        CardId::Lock => is_founded(c, procedure, StatusKind::Lock),
        CardId::Identity => is_founded(c, procedure, StatusKind::Identity),
        CardId::Surroundings => {
            yes(Question::OtherSurroundings)
                && yes(Question::NobodyRecords)
                && c.uncleared_listener(procedure).is_none()
        }
        CardId::OwnRoom => yes(Question::OwnSurroundings),
        CardId::Company => yes(Question::OthersAgreed),
        CardId::Rules | CardId::LineBreaks => yes(Question::RulesRead),
        CardId::Suspended | CardId::Broken => false,
        _ => true,
    }
}

#[test]
fn nothing_is_shown_as_fine_without_evidence() -> Checked {
    hold_each(300, |procedure, _, input, after| {
        let c = &after.consultation;
        // What time alone has changed shows with the next input that is not refused.
        if after.refusal.is_some() {
            return Ok(());
        }
        let screen = view(c, procedure, "nb", &[]);
        for item in screen.status_bar.iter().filter(|item| item.tone == Tone::Good) {
            let founded = is_founded(c, procedure, item.kind);
            holds(founded, "a state without evidence", &(item.kind, input))?;
        }
        let cards = screen.cards.iter().chain(&screen.later).chain(&screen.done);
        for card in cards.filter(|card| card.tone == Tone::Good) {
            let founded = card_is_founded(c, procedure, card.id);
            holds(founded, "a card without evidence", &(card.id, input))?;
        }
        if screen.next.line == Message::from(Key::NextTalk) {
            let unmet = c.findings().iter().any(|f| f.known.status == Status::Unmet);
            let set_aside = |kind| {
                let status = c.finding(kind).map(|finding| finding.known.status);
                matches!(status, None | Some(Status::Waived | Status::NotApplicable))
            };
            let locked = is_founded(c, procedure, StatusKind::Lock);
            let lock_matters = viewer_is_patient(c) || !set_aside(Kind::RoomLocked);
            holds(locked || !lock_matters, "ready over an unknown lock", input)?;
            holds(!unmet, "ready over a broken requirement", input)?;
            holds(c.unexpected() == 0, "ready beside a stranger", input)?;
            holds(!c.people_are_last_seen(), "ready without seeing anybody", input)?;
            let mismatch = c.mismatch(procedure).is_some();
            let waived = c.waiver(Kind::SameSolution).is_some();
            holds(!mismatch || waived, "ready on another platform", input)?;
        }
        Ok(())
    })
}

fn viewer_is_patient(c: &Consultation) -> bool {
    c.viewer() == Viewer::Patient
}

/// A patient's pause must be safe to read for whoever is with the patient.
#[test]
fn a_patients_pause_shows_no_alarm() -> Checked {
    hold(200, |_, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(Viewer::Patient, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let c = &after.consultation;
                if !viewer_is_patient(c) || !matches!(c.phase(), Phase::Suspended(_)) {
                    return Ok(());
                }
                let screen = view(c, procedure, "nb", &[]);
                let loud = |tone: Tone| matches!(tone, Tone::Alarm | Tone::Caution);
                holds(screen.alerts.is_empty(), "an alert in a pause", input)?;
                holds(screen.roster.is_none(), "a list in a pause", input)?;
                let items = screen.status_bar.iter().any(|item| loud(item.tone));
                let cards = screen
                    .cards
                    .iter()
                    .chain(&screen.later)
                    .chain(&screen.done)
                    .any(|card| loud(card.tone));
                holds(!items && !cards && !loud(screen.next.tone), "loud in a pause", input)
            })
        })
    })
}

#[test]
fn the_talk_never_begins_by_itself_on_a_platform_that_the_procedure_does_not_name() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                let c = &after.consultation;
                let began =
                    before.phase() != Phase::Conversation && c.phase() == Phase::Conversation;
                let pressed = matches!(input, Input::Asked(Intent::BeginConversation));
                let mismatch = c.mismatch(procedure).is_some();
                holds(!began || pressed || !mismatch, "began by itself", input)
            })
        })
    })
}
