//! The card about the viewer's own surroundings: nobody else hears or sees, and for the patient that nothing records.

use crate::domain::{PublicPlace, RecordingPolicy};
use crate::view_model::prelude::*;

const SURROUNDINGS: [Kind; 4] =
    [Kind::NotOverheard, Kind::OutOfEarshot, Kind::NotInPublicPlace, Kind::EqualConfidentiality];

/// The clinician's surroundings.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_state(context.c, Question::OwnSurroundings);
    let mut card = card(CardId::OwnRoom, Key::OwnRoomTitle, tone, state);
    card.body.push(Key::OwnRoomBody.into());
    if tone == Tone::Alarm {
        card.body.push(Key::OwnRoomMend.into());
    }
    card.controls.push(yes(Key::OwnRoomYes, Question::OwnSurroundings));
    card.more.push(no(Key::OwnRoomNo, Question::OwnSurroundings));
    card.sources = context.sources(&SURROUNDINGS);
    card
}

/// The patient's surroundings and recording, with the patient's choice of a public place where the hospital allows it.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let (room_tone, _) = answer_state(c, Question::OwnSurroundings);
    let (recording_tone, _) = answer_state(c, Question::NobodyRecords);
    let (tone, state) = match (room_tone, recording_tone) {
        (Tone::Good, Tone::Good) => (Tone::Good, Key::AnswerYes),
        (Tone::Alarm, _) | (_, Tone::Alarm) => (Tone::Alarm, Key::AnswerNo),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::OwnRoom, Key::PatientRoomTitle, tone, state);
    let may_choose = context.procedure.policies.public_place == PublicPlace::PatientMayChoose;
    let chosen = c.answer(Question::PublicPlaceChosen).filter(|answer| answer.value && may_choose);
    match chosen {
        Some(answer) => {
            card.body.push(clocked(Key::PatientPlaceChosenAt, answer.at));
            card.body.push(Key::PatientPlaceBody.into());
        }
        None => card.body.push(Key::PatientRoomBody.into()),
    }
    card.body.push(Key::PatientRoomRecord.into());
    if tone == Tone::Alarm {
        card.body.push(Key::PatientRoomMend.into());
    }
    let all_good = if chosen.is_some() { Key::PatientPlaceYes } else { Key::PatientRoomYes };
    card.controls.push(button(all_good, Intent::ConfirmPrivacy, Weight::Primary));
    if may_choose && chosen.is_none() && room_tone == Tone::Alarm {
        let choose = Intent::Confirm(Question::PublicPlaceChosen);
        card.controls.push(button(Key::PatientPlaceChoose, choose, Weight::Secondary));
    }
    card.more.push(no(Key::PatientRoomNo, Question::OwnSurroundings));
    card.more.push(no(Key::PatientRoomRecords, Question::NobodyRecords));
    let agreed = c.recording_cleared(context.procedure);
    card.body.extend(agreed.map(|at| clocked(Key::PatientClearedAt, at)));
    card.more.extend(agree_recording(context, Key::PatientRoomClear));
    if chosen.is_some() {
        card.more.push(no(Key::PatientPlaceTakeBack, Question::PublicPlaceChosen));
    }
    card.sources = context.sources(&[SURROUNDINGS.as_slice(), &[Kind::NoRecording]].concat());
    card
}

/// Confirms that a recording was agreed, with this label, or withdraws that. Only before the conversation, and where the
/// hospital allows it.
pub(super) fn agree_recording(context: ViewContext<'_>, label: Key) -> Option<Control> {
    let c = context.c;
    let allowed = context.procedure.policies.recording == RecordingPolicy::ClearedBeforeStart;
    (allowed && !c.talked()).then(|| {
        if c.recording_cleared(context.procedure).is_some() {
            no(Key::RecordingNotCleared, Question::RecordingCleared)
        } else {
            button(label, Intent::Confirm(Question::RecordingCleared), Weight::Quiet)
        }
    })
}
