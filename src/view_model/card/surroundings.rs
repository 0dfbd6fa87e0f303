//! The card about the other side's surroundings: nobody overhears, no public place, and nobody records.

use super::own_room::agree_recording;
use crate::domain::{Attested, PublicPlace};
use crate::view_model::prelude::*;

/// What the clinician asks the other side about, with the choices that the hospital leaves to the patient.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let kinds = [
        Kind::NotOverheard,
        Kind::OutOfEarshot,
        Kind::NotInPublicPlace,
        Kind::EqualConfidentiality,
        Kind::NoRecording,
    ];
    if !kinds.iter().any(|kind| context.wants(*kind)) {
        return None;
    }
    let c = context.c;
    let (room_tone, _) = answer_state(c, Question::OtherSurroundings);
    let (recording_tone, _) = answer_state(c, Question::NobodyRecords);
    let (tone, state) = match (room_tone, recording_tone) {
        (Tone::Alarm, _) => (Tone::Alarm, Key::SurroundingsBad),
        (_, Tone::Alarm) => (Tone::Alarm, Key::SurroundingsRecorded),
        (Tone::Good, Tone::Good) => (Tone::Good, Key::AnswerYes),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::Surroundings, Key::SurroundingsTitle, tone, state);
    card.sources = context.sources(&kinds);
    if tone == Tone::Open {
        card.before = previous_answer(context).map(|at| clocked(Key::BeforeAnswer, at));
    }
    let may_choose = context.procedure.policies.public_place == PublicPlace::PatientMayChoose;
    let chosen = c.answer(Question::PublicPlaceChosen).filter(|answer| answer.value && may_choose);
    if room_tone == Tone::Alarm {
        card.body.push(Key::SurroundingsMend.into());
    } else if recording_tone == Tone::Alarm {
        card.body.push(Key::SurroundingsRecordedMend.into());
    } else if let Some(answer) = chosen {
        card.body.push(clocked(Key::PublicPlaceChosenAt, answer.at));
        card.body.push(Key::PublicPlaceBody.into());
    } else {
        card.body.push(Key::SurroundingsBody.into());
    }
    let agreed = c.recording_cleared(context.procedure);
    card.body.extend(agreed.map(|at| clocked(Key::RecordingClearedAt, at)));
    if c.others_present() == Some(0) {
        // Nobody is there who could answer anything.
        return Some(card);
    }
    let all_good = match (chosen.is_some(), agreed.is_some()) {
        (true, false) => Key::PublicPlaceYes,
        (true, true) => Key::PublicPlaceClearedYes,
        (false, true) => Key::SurroundingsClearedYes,
        (false, false) => Key::SurroundingsYes,
    };
    card.controls.push(button(all_good, Intent::ConfirmPrivacy, Weight::Primary));
    if may_choose && context.wants(Kind::NotInPublicPlace) && chosen.is_none() {
        let choose = Intent::Confirm(Question::PublicPlaceChosen);
        let choose = button(Key::PublicPlacePress, choose, Weight::Secondary);
        // In sight only after a no: before that it would suggest the exception.
        if room_tone == Tone::Alarm {
            card.controls.push(choose);
        } else {
            card.more.push(choose);
        }
    }
    if chosen.is_some() {
        card.more.push(no(Key::PublicPlaceTakeBack, Question::PublicPlaceChosen));
    }
    let overheard = if chosen.is_some() { Key::PublicPlaceHeard } else { Key::SurroundingsNo };
    card.more.push(no(overheard, Question::OtherSurroundings));
    card.more.push(no(Key::SurroundingsRecords, Question::NobodyRecords));
    card.more.extend(agree_recording(context, Key::RecordingClear));
    Some(card)
}

/// When the questions were answered with yes before they were reopened.
fn previous_answer(context: ViewContext<'_>) -> Option<Timestamp> {
    let c = context.c;
    let previous_yes = |question| {
        let previous = c.answers().get(question).and_then(Attested::previous)?;
        previous.value.then_some(previous.at)
    };
    previous_yes(Question::OtherSurroundings).max(previous_yes(Question::NobodyRecords))
}
