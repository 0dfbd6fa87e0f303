//! The patient's card about the room: who is in it, whether it is locked, and whether it is recorded.

use crate::domain::{Listener, Place};
use crate::view_model::prelude::*;

/// What is known of the room, and whether the patient knows everybody in it. Before the call: that it comes later.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let status = context
        .status(Kind::EveryoneIntroduced)
        .or_else(|| context.status(Kind::IntroducedAndVisible));
    let nobody = c.others_present() == Some(0) || !c.phase().is_live();
    let state = match status {
        Some(Status::Met) => Key::PatientPeopleYes,
        _ if nobody => Key::PatientPeopleNobody,
        _ => Key::AnswerOpen,
    };
    let tone = status.map_or(Tone::Quiet, tone);
    let mut card = card(CardId::RoomState, Key::PatientPeopleTitle, tone, state);
    let mut kinds = vec![Kind::EveryoneIntroduced, Kind::IntroducedAndVisible];
    if c.phase().is_live() {
        card.body.extend([people_line(context), lock_line(context), recording_line(context)]);
        if c.others_present() != Some(0) {
            card.controls.push(confirm_people(context));
            let stranger = Intent::ReportOutsider(Place::Call);
            card.more.push(button(Key::PatientPeopleNo, stranger, Weight::Danger));
            // A platform that shows that they met in it leaves this requirement met, not open.
            if context.status(Kind::SameSolution) == Some(Status::Open) {
                ask_same_solution(&mut card);
                kinds.push(Kind::SameSolution);
            }
        }
    } else {
        card.body.push(Key::PatientPeopleLater.into());
    }
    card.sources = context.sources(&kinds);
    card
}

fn people_line(context: ViewContext<'_>) -> Message {
    match context.c.others_present() {
        Some(others) => counted(Key::PatientPeopleCount, others),
        None => Key::PatientPeopleUnknown.into(),
    }
}

fn lock_line(context: ViewContext<'_>) -> Message {
    match context.c.locked().map(|lock| lock.value) {
        Some(true) => Key::PatientLocked.into(),
        Some(false) => Key::PatientUnlocked.into(),
        None => Key::PatientLockUnknown.into(),
    }
}

fn recording_line(context: ViewContext<'_>) -> Message {
    let c = context.c;
    if Listener::ALL.iter().any(|listener| c.listens(*listener)) {
        Key::PatientRecorded.into()
    } else if c.reports(Signal::Recording) {
        Key::PatientNotRecorded.into()
    } else {
        Key::PatientRecordUnknown.into()
    }
}

/// Confirms that the patient knows who is there. Where the platform reports no count, one other is counted first.
fn confirm_people(context: ViewContext<'_>) -> Control {
    let c = context.c;
    if c.others_present().is_none() && !c.reports(Signal::Count) {
        button(Key::PatientPeopleOne, Intent::CountOthers(1), Weight::Primary)
    } else {
        let known = Intent::ConfirmRollCall { off_camera: 0 };
        button(Key::PatientPeopleConfirm, known, Weight::Primary)
    }
}

fn ask_same_solution(card: &mut Card) {
    let same = Intent::Confirm(Question::SameSolution);
    card.body.push(Key::SolutionBody.into());
    card.controls.push(button(Key::SolutionYes, same, Weight::Secondary));
    card.more.push(no(Key::SolutionNo, Question::SameSolution));
}
