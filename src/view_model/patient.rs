//! The patient's five steps, in plain words.

use super::build::{
    ViewContext, answer_tone, ask, button, card, clocked, no, nothing_kept, tone, yes,
};
use super::text::{Arg, Key, Message, Var};
use super::{Card, CardId, Control, Tone, Weight, words};
use crate::domain::{
    Action, Chat, CheckResult, Intent, Kind, Listener, Method, OwnPresence, Party, Payment, Place,
    PublicPlace, Question, RecordingPolicy, Signal,
};

/// The five steps, or four where nobody is to show who they are. Each can be taken at any time before the end.
pub(super) fn steps(context: ViewContext<'_>) -> Vec<Card> {
    let steps = [
        Some(super::cards::sound(context)),
        Some(own_room(context)),
        Some(room(context)),
        identity(context),
        Some(line(context)),
    ];
    let steps = steps.into_iter().flatten().zip(1..);
    steps.map(|(card, step)| Card { step: Some(step), ..card }).collect()
}

fn own_room(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let (room, records) =
        (answer_tone(c, Question::OwnSurroundings), answer_tone(c, Question::NobodyRecords));
    let (tone, state) = match (room.0, records.0) {
        (Tone::Good, Tone::Good) => (Tone::Good, Key::AnswerYes),
        (Tone::Alarm, _) | (_, Tone::Alarm) => (Tone::Alarm, Key::AnswerNo),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::OwnRoom, Key::PatientRoomTitle, tone, state);
    let may = context.procedure.policies.public_place == PublicPlace::PatientMayChoose;
    let chosen = c.answer(Question::PublicPlaceChosen).filter(|said| said.value && may);
    match chosen {
        Some(said) => {
            card.body.push(clocked(Key::PatientPlaceChosenAt, said.at));
            card.body.push(Key::PatientPlaceBody.into());
        }
        None => card.body.push(Key::PatientRoomBody.into()),
    }
    card.body.push(Key::PatientRoomRecord.into());
    if tone == Tone::Alarm {
        card.body.push(Key::PatientRoomMend.into());
    }
    let well = if chosen.is_some() { Key::PatientPlaceYes } else { Key::PatientRoomYes };
    card.controls.push(button(well, Intent::ConfirmPrivacy, Weight::Primary));
    if may && chosen.is_none() && room.0 == Tone::Alarm {
        let choose = Intent::Confirm(Question::PublicPlaceChosen);
        card.controls.push(button(Key::PatientPlaceChoose, choose, Weight::Secondary));
    }
    card.more.push(no(Key::PatientRoomNo, Question::OwnSurroundings));
    card.more.push(no(Key::PatientRoomRecords, Question::NobodyRecords));
    let cleared = c.recording_cleared(context.procedure);
    card.body.extend(cleared.map(|at| clocked(Key::PatientClearedAt, at)));
    let may_clear = context.procedure.policies.recording == RecordingPolicy::ClearedBeforeStart;
    if may_clear && !c.talked() {
        card.more.push(match cleared {
            None => {
                let clear = Intent::Confirm(Question::RecordingCleared);
                button(Key::PatientRoomClear, clear, Weight::Quiet)
            }
            Some(_) => no(Key::RecordingNotCleared, Question::RecordingCleared),
        });
    }
    if chosen.is_some() {
        card.more.push(no(Key::PatientPlaceTakeBack, Question::PublicPlaceChosen));
    }
    card.sources = context.sources(&[
        Kind::NotOverheard,
        Kind::OutOfEarshot,
        Kind::NotInPublicPlace,
        Kind::EqualConfidentiality,
        Kind::NoRecording,
    ]);
    card
}

/// Who is here, is it locked, is it recorded: as far as anybody can tell.
fn room(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let finding = context
        .finding(Kind::EveryoneIntroduced)
        .or_else(|| context.finding(Kind::IntroducedAndVisible));
    let others = c.others_present();
    let state: Message = match finding {
        Some(f) if f.known.status == crate::domain::Status::Met => Key::PatientPeopleYes.into(),
        _ if others == Some(0) || !c.phase().is_live() => Key::PatientPeopleNobody.into(),
        _ => Key::AnswerOpen.into(),
    };
    let tone = finding.map_or(Tone::Quiet, |f| tone(f.known.status));
    let mut card = card(CardId::RoomState, Key::PatientPeopleTitle, tone, state);
    let mut kinds = vec![Kind::EveryoneIntroduced, Kind::IntroducedAndVisible];
    if c.phase().is_live() {
        in_the_room(context, &mut card, &mut kinds);
    } else {
        card.body.push(Key::PatientPeopleLater.into());
    }
    card.sources = context.sources(&kinds);
    card
}

/// What is known of the room while one is in it, and what is asked of it.
#[inline(never)]
fn in_the_room(context: ViewContext<'_>, card: &mut Card, kinds: &mut Vec<Kind>) {
    let c = context.c;
    let others = c.others_present();
    card.body.push(match others {
        Some(n) => super::build::counted(Key::PatientPeopleCount, n),
        None => Key::PatientPeopleUnknown.into(),
    });
    card.body.push(match c.locked().map(|l| l.value) {
        Some(true) => Key::PatientLocked.into(),
        Some(false) => Key::PatientUnlocked.into(),
        None => Key::PatientLockUnknown.into(),
    });
    let heard = Listener::ALL.iter().any(|listener| c.listens(*listener));
    card.body.push(if heard {
        Key::PatientRecorded.into()
    } else if c.reports(Signal::Recording) {
        Key::PatientNotRecorded.into()
    } else {
        Key::PatientRecordUnknown.into()
    });
    if others != Some(0) {
        let known = Intent::ConfirmRollCall { off_camera: 0 };
        if others.is_none() && !c.reports(Signal::Count) {
            let one = Intent::CountOthers(1);
            card.controls.push(button(Key::PatientPeopleOne, one, Weight::Primary));
        } else {
            card.controls.push(button(Key::PatientPeopleConfirm, known, Weight::Primary));
        }
        let stranger = Intent::ReportOutsider(Place::Call);
        card.more.push(button(Key::PatientPeopleNo, stranger, Weight::Danger));
    }
    // Where the platform shows that they met in it, nobody is asked whether they use the same one.
    let same = context.finding(Kind::SameSolution).map(|f| f.known.status);
    if same == Some(crate::domain::Status::Open) && others != Some(0) {
        let yes = Intent::Confirm(Question::SameSolution);
        card.body.push(Key::SolutionBody.into());
        card.controls.push(button(Key::SolutionYes, yes, Weight::Secondary));
        card.more.push(no(Key::SolutionNo, Question::SameSolution));
        kinds.push(Kind::SameSolution);
    }
}

/// What to know of a video talk before it: agreement, what is stored, where to read more.
pub(super) fn information(context: ViewContext<'_>) -> Option<Card> {
    let mut lines: Vec<Message> = Vec::new();
    if context.wants(Kind::ConsentByJoining) {
        lines.push(Key::PatientInfoConsent.into());
    }
    if context.wants(Kind::NoRecording) && nothing_kept(context) {
        lines.push(Key::PatientInfoStored.into());
    }
    if context.wants(Kind::GroundRules) || context.wants(Kind::EqualConfidentiality) {
        lines.push(Key::PatientInfoEqual.into());
    }
    if context.wants(Kind::Equipment) {
        lines.push(Key::RulesEquipment.into());
    }
    if lines.is_empty() {
        return None;
    }
    let title = Key::PatientInfoTitle;
    let mut card = card(CardId::Information, title, Tone::Quiet, Key::OnboardingState);
    card.body = lines;
    let page = context.procedure.patient_information(context.language);
    card.link = super::link(Key::PatientInfoLink, page);
    let mut kinds = vec![
        Kind::ConsentByJoining,
        Kind::PatientInformed,
        Kind::GroundRules,
        Kind::EqualConfidentiality,
        Kind::Equipment,
    ];
    if nothing_kept(context) {
        kinds.insert(2, Kind::NoRecording);
    }
    card.sources = context.sources(&kinds);
    Some(card)
}

fn identity(context: ViewContext<'_>) -> Option<Card> {
    let kinds = [Kind::ClinicianIdentified, Kind::PatientIdentified];
    if !kinds.iter().any(|kind| context.wants(*kind)) {
        return None;
    }
    let mut statuses =
        kinds.iter().filter_map(|kind| context.finding(*kind)).map(|f| f.known.status);
    let worst = statuses
        .clone()
        .find(|s| *s == crate::domain::Status::Unmet)
        .or_else(|| statuses.find(|s| *s == crate::domain::Status::Open));
    let (tone, state) = match worst {
        Some(status) => (tone(status), words::status(status)),
        None => (Tone::Good, Key::AnswerYes),
    };
    let mut card = card(CardId::Identity, Key::PatientIdTitle, tone, state);
    card.sources = context.sources(&kinds);
    let together = context.c.phase().is_live() && context.c.others_present() != Some(0);
    let waits = worst.is_some_and(|status| status == crate::domain::Status::Open);
    if waits && !together {
        // Nobody is there who could show anything, or see it.
        card.body.push(Key::PatientIdLater.into());
    } else {
        checks(context, &mut card, kinds);
    }
    Some(card)
}

/// Both checks, each until it is made.
#[inline(never)]
fn checks(context: ViewContext<'_>, card: &mut Card, kinds: [Kind; 2]) {
    let parties = [
        (Party::Clinician, kinds[0], Key::PatientIdTheirs, Key::PatientIdTheirsYes),
        (Party::Patient, kinds[1], Key::PatientIdOwn, Key::PatientIdOwnYes),
    ];
    for (party, kind, body, press) in parties {
        if !context.wants(kind) {
            continue;
        }
        let check = context.c.identity().of(party).value();
        if check.is_some_and(|v| v.shown == CheckResult::Confirmed) {
            let key = match party {
                Party::Clinician => Key::PatientIdTheirsDone,
                Party::Patient => Key::PatientIdOwnDone,
            };
            card.body.push(key.into());
            continue;
        }
        card.body.push(body.into());
        let shown = Intent::CheckIdentity(party, Method::Document, CheckResult::Confirmed);
        card.controls.push(button(press, shown, Weight::Primary));
        if party == Party::Clinician {
            if check.is_some() {
                card.body.push(Key::PatientIdTheirsMend.into());
            }
            let not = Intent::CheckIdentity(party, Method::Document, CheckResult::NotPossible);
            card.more.push(button(Key::PatientIdTheirsNo, not, Weight::Quiet));
        }
    }
}

/// What happens if the line breaks: who calls whom, and what it costs.
fn line(context: ViewContext<'_>) -> Card {
    let (tone, state) = answer_tone(context.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(CardId::LineBreaks, Key::PatientLineTitle, tone, state);
    card.body.push(whom_to_call(context, Key::PatientLineCallback, Key::PatientLineBody));
    if let Some(number) = context.c.appointment().support.as_ref().and_then(super::name::to_call) {
        card.body.push(Message::from(Key::AssessmentSupport).with(Var::Name, Arg::Name(number)));
    }
    if context.wants(Kind::NoPaymentOnProblems) {
        card.body.push(payment(context).into());
    }
    if context.wants(Kind::ChatNotUsed) || context.wants(Kind::ChatWithoutPersonalData) {
        card.body.push(match context.procedure.policies.chat {
            Chat::Forbidden => Key::PatientLineNoChat.into(),
            Chat::NoPersonalData => Key::PatientLineChat.into(),
            Chat::Allowed => Key::PatientLineWindow.into(),
        });
    }
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    card.sources = context.sources(&[
        Kind::NoPaymentOnProblems,
        Kind::ChatWithoutPersonalData,
        Kind::ChatNotUsed,
        Kind::WindowNotScreen,
    ]);
    card
}

/// What to do when the line breaks: with a number to call, or without. That the clinician calls is promised
/// nowhere, since the panel cannot know it.
fn whom_to_call(context: ViewContext<'_>, number: Key, no_number: Key) -> Message {
    match context.c.appointment().callback.as_ref().and_then(super::name::to_call) {
        Some(shown) => Message::from(number).with(Var::Name, Arg::Name(shown)),
        None => no_number.into(),
    }
}

/// What the procedure says of payment on problems, said to the one who pays.
fn payment(context: ViewContext<'_>) -> Key {
    match context.procedure.policies.payment {
        Payment::NothingOnAnyProblem => Key::PatientPaymentNothing,
        Payment::NothingIfNotGoodEnough => Key::PatientPaymentIfBad,
        Payment::HospitalDecides => Key::PatientPaymentHospital,
    }
}

/// The talk is stopped, as the patient sees it.
#[inline(never)]
pub(super) fn suspended(context: ViewContext<'_>) -> Card {
    let gone = context.c.privacy().outsider().is_none_or(|o| o.gone);
    let (tone, state) =
        if gone { (Tone::Caution, Key::SuspendedGone) } else { (Tone::Alarm, Key::SuspendedHere) };
    let mut card = card(CardId::Suspended, Key::SuspendedTitle, tone, state);
    card.sources = context.sources(&[Kind::EveryoneIntroduced]);
    if gone {
        card.body.push(Key::PatientResumeBody.into());
        card.controls.push(button(Key::PatientResume, Intent::Resume, Weight::Primary));
    } else {
        card.body.push(Key::PatientSuspendedBody.into());
    }
    card
}

/// The talk is over, as the patient sees it.
#[inline(never)]
pub(super) fn ended(context: ViewContext<'_>) -> Card {
    let closed = context.c.phase() == crate::domain::Phase::Closed;
    // Nobody is told that they are out while the room may still hear them.
    let still_in = context.c.call().presence() == OwnPresence::InCall && !closed;
    let (tone, state) = match (still_in, context.c.reports(Signal::OwnPresence)) {
        (false, _) => (Tone::Good, Key::PatientEndState),
        (true, true) => (Tone::Open, Key::LeaveStillIn),
        (true, false) => (Tone::Unknown, Key::LeaveByHand),
    };
    let mut card = card(CardId::Leave, Key::PatientEndTitle, tone, state);
    if still_in {
        card.controls.extend(ask(context.c, Action::Leave, Weight::Danger));
    }
    card.body.push(Key::PatientEndBody.into());
    // Where nothing went wrong the patient left of their own will, and waits for nobody.
    if context.c.quality().assessment().any_fault() {
        card.body.push(whom_to_call(context, Key::PatientEndCallback, Key::PatientEndBroken));
    }
    let press: Control = if closed {
        button(Key::PatientEndForget, Intent::NextPatient, Weight::Secondary)
    } else {
        button(Key::PatientEndClose, Intent::Close, Weight::Primary)
    };
    card.controls.push(press);
    if !closed {
        let back = Intent::ReopenConversation;
        card.controls.push(button(Key::PatientEndBack, back, Weight::Quiet));
    }
    card
}
