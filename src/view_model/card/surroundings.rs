//! The cards about both sides' surroundings: nobody overhears, no public place, and nobody records.

use crate::domain::{Attested, PublicPlace, RecordingPolicy, ScribePolicy};
use crate::view_model::prelude::*;

/// The requirements behind the cards; the last one not for the clinician's own room.
pub(super) const KINDS: [Kind; 5] = [
    Kind::NotOverheard,
    Kind::OutOfEarshot,
    Kind::EqualConfidentiality,
    Kind::NotInPublicPlace,
    Kind::NoRecording,
];

/// The clinician's surroundings.
pub(super) fn own_clinician(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_state(context.c, Question::OwnSurroundings);
    let mut card = card(CardId::OwnRoom, Key::OwnRoomTitle, tone, state);
    place_lines(context, &mut card.body, &KINDS[..3], [Key::OwnRoomBody, Key::OwnRoomPublic]);
    card.line_if(tone == Tone::Alarm, Key::OwnRoomMend);
    card.controls.push(yes(Key::OwnRoomYes, Question::OwnSurroundings));
    card.more.push(no(Key::OwnRoomNo, Question::OwnSurroundings));
    card.sources = context.sources(&KINDS[..4]);
    card
}

/// The patient's surroundings and recording, with the patient's choice of a public place where the hospital allows it.
pub(super) fn own_patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let (room_tone, _) = answer_state(c, Question::OwnSurroundings);
    let (recording_tone, _) = answer_state(c, Question::NobodyRecords);
    let (tone, state) = match (room_tone, recording_tone) {
        (Tone::Alarm, _) | (_, Tone::Alarm) => (Tone::Alarm, Key::AnswerNo),
        (Tone::Good, Tone::Good) if !machine_is_on(context) => (Tone::Good, Key::AnswerYes),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::OwnRoom, Key::PatientRoomTitle, tone, state);
    let chosen = public_place_chosen(context);
    card.body.extend(chosen.map(|at| clocked(Key::PatientPlaceChosenAt, at)));
    card.line_if(chosen.is_some(), Key::PatientPlaceBody);
    if chosen.is_none() {
        let panels = [Key::PatientRoomBody, Key::PatientRoomPublic];
        place_lines(context, &mut card.body, &KINDS[..3], panels);
    }
    context.words(&mut card.body, &KINDS[4..], Key::PatientRoomRecord);
    card.line_if(tone == Tone::Alarm, Key::PatientRoomMend);
    if machine_is_on(context) {
        // Nobody can say now that nobody records. The place can be answered for.
        card.line_if(true, Key::PatientRoomMachine);
        card.controls.push(yes(Key::PatientRoomOnlyYes, Question::OwnSurroundings));
    } else {
        let all_good = if chosen.is_some() { Key::PatientPlaceYes } else { Key::PatientRoomYes };
        card.controls.push(button(all_good, Intent::ConfirmPrivacy, Weight::Primary));
    }
    if may_choose_public_place(context) && chosen.is_none() && room_tone == Tone::Alarm {
        let choose = Intent::Confirm(Question::PublicPlaceChosen);
        card.controls.push(button(Key::PatientPlaceChoose, choose, Weight::Secondary));
    }
    card.more.push(no(Key::PatientRoomNo, Question::OwnSurroundings));
    card.more.push(no(Key::PatientRoomRecords, Question::NobodyRecords));
    let agreed = c.recording_cleared(context.procedure);
    card.body.extend(agreed.map(|at| clocked(Key::PatientClearedAt, at)));
    card.more.extend(agree_recording(context, Key::PatientRoomClear));
    let scribe = c.scribe_agreed(context.procedure);
    card.body.extend(scribe.map(|at| clocked(Key::PatientScribeAgreedAt, at)));
    card.more.extend(agree_scribe(context, Key::PatientScribeAgree, Key::PatientScribeRefuse));
    if chosen.is_some() {
        card.more.push(no(Key::PatientPlaceTakeBack, Question::PublicPlaceChosen));
    }
    card.sources = context.sources(&KINDS);
    card
}

/// What the clinician asks the other side about, with the choices that the hospital leaves to the patient.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    if !KINDS.iter().any(|kind| context.wants(*kind)) {
        return None;
    }
    let c = context.c;
    let (room_tone, _) = answer_state(c, Question::OtherSurroundings);
    let (recording_tone, _) = answer_state(c, Question::NobodyRecords);
    let (tone, state) = match (room_tone, recording_tone) {
        (Tone::Alarm, _) => (Tone::Alarm, Key::SurroundingsBad),
        (_, Tone::Alarm) => (Tone::Alarm, Key::SurroundingsRecorded),
        (Tone::Good, Tone::Good) if !machine_is_on(context) => (Tone::Good, Key::AnswerYes),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::Surroundings, Key::SurroundingsTitle, tone, state);
    card.sources = context.sources(&KINDS);
    if tone == Tone::Open {
        card.before = previous_answer(context).map(|at| clocked(Key::BeforeAnswer, at));
    }
    let chosen = public_place_chosen(context);
    if room_tone == Tone::Alarm {
        card.body.push(Key::SurroundingsMend.into());
    } else if recording_tone == Tone::Alarm {
        card.body.push(Key::SurroundingsRecordedMend.into());
    } else if let Some(at) = chosen {
        card.body.push(clocked(Key::PublicPlaceChosenAt, at));
        card.body.push(Key::PublicPlaceBody.into());
    } else {
        let asked = [&KINDS[..3], &KINDS[4..]].concat();
        let panels = [Key::SurroundingsBody, Key::SurroundingsPublic];
        place_lines(context, &mut card.body, &asked, panels);
        card.line_if(tone == Tone::Open, Key::SurroundingsUnseen);
    }
    let agreed = c.recording_cleared(context.procedure);
    card.body.extend(agreed.map(|at| clocked(Key::RecordingClearedAt, at)));
    let scribe = c.scribe_agreed(context.procedure);
    card.body.extend(scribe.map(|at| clocked(Key::ScribeAgreedAt, at)));
    if c.viewer_is_alone() {
        // Nobody is there who could answer anything.
        return Some(card);
    }
    let all_good = match (chosen.is_some(), agreed.is_some()) {
        (true, false) => Key::PublicPlaceYes,
        (true, true) => Key::PublicPlaceClearedYes,
        (false, true) => Key::SurroundingsClearedYes,
        (false, false) => Key::SurroundingsYes,
    };
    if machine_is_on(context) {
        // Nobody can say now that nobody records. The place can be answered for.
        card.body.push(Key::SurroundingsMachine.into());
        if room_tone != Tone::Good {
            card.controls.push(yes(Key::SurroundingsOnlyYes, Question::OtherSurroundings));
        }
    } else {
        card.controls.push(button(all_good, Intent::ConfirmPrivacy, Weight::Primary));
    }
    if chosen.is_some() {
        card.more.push(no(Key::PublicPlaceTakeBack, Question::PublicPlaceChosen));
    } else if may_choose_public_place(context) && context.wants(Kind::NotInPublicPlace) {
        let choose = Intent::Confirm(Question::PublicPlaceChosen);
        // In sight only after a no: before that it would suggest the exception.
        let list = if room_tone == Tone::Alarm { &mut card.controls } else { &mut card.more };
        list.push(button(Key::PublicPlacePress, choose, Weight::Secondary));
    }
    let overheard = if chosen.is_some() { Key::PublicPlaceHeard } else { Key::SurroundingsNo };
    card.more.push(no(overheard, Question::OtherSurroundings));
    card.more.push(no(Key::SurroundingsRecords, Question::NobodyRecords));
    card.more.extend(agree_recording(context, Key::RecordingClear));
    card.more.extend(agree_scribe(context, Key::ScribeAgree, Key::ScribeRefused));
    Some(card)
}

/// Adds what is asked about the place, and that it is not a public one where the procedure says so.
pub(super) fn place_lines(
    context: ViewContext<'_>,
    lines: &mut Vec<Message>,
    kinds: &[Kind],
    [place, public]: [Key; 2],
) {
    context.words(lines, kinds, place);
    context.words_if_asked(lines, &[Kind::NotInPublicPlace], public);
}

/// Whether a requirement asks about the place.
pub(super) fn place_is_asked(context: ViewContext<'_>) -> bool {
    KINDS[..4].iter().any(|kind| context.wants(*kind))
}

/// Whether the place of the other side is answered for, or nothing is asked about it.
pub(super) fn place_is_answered(context: ViewContext<'_>) -> bool {
    !place_is_asked(context) || context.confirmed(Question::OtherSurroundings)
}

/// Whether something that is not cleared is seen to record, transcribe or stream.
fn machine_is_on(context: ViewContext<'_>) -> bool {
    context.c.uncleared_listener(context.procedure).is_some()
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

/// Whether the hospital leaves it to the patient to talk in a public place.
fn may_choose_public_place(context: ViewContext<'_>) -> bool {
    context.procedure.policies.public_place == PublicPlace::PatientMayChoose
}

/// When the patient chose a public place, where that is allowed.
pub(super) fn public_place_chosen(context: ViewContext<'_>) -> Option<Timestamp> {
    let chosen = context.c.answer(Question::PublicPlaceChosen).filter(|answer| answer.value)?;
    may_choose_public_place(context).then_some(chosen.at)
}

/// Confirms that a recording was agreed, with this label, or withdraws that. Only before the conversation, and where the
/// hospital allows it.
fn agree_recording(context: ViewContext<'_>, label: Key) -> Option<Control> {
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

/// Confirms that it was agreed that what is said is written down automatically. Only before the conversation, and where the
/// hospital allows it; the patient may refuse at any time.
fn agree_scribe(context: ViewContext<'_>, agree: Key, refuse: Key) -> Option<Control> {
    let c = context.c;
    if c.scribe_agreed(context.procedure).is_some() {
        return Some(no(refuse, Question::ScribeAgreed));
    }
    let allowed = context.procedure.policies.scribe == ScribePolicy::Agreed;
    let confirm = Intent::Confirm(Question::ScribeAgreed);
    let with_patient = c.setting().has_patient();
    (allowed && with_patient && !c.talked()).then(|| button(agree, confirm, Weight::Quiet))
}
