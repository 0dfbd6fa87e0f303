//! Who is in the room: the clinician's roll call and periodic look at the participant list, and the patient's card.

use crate::domain::{Finding, Introductions, Listener, Participant, Place, Setting};
use crate::view_model::control::{NumberFor, NumberView};
use crate::view_model::name::{awaited_lines, participant_name};
use crate::view_model::prelude::*;

/// From this many others on, a leader may introduce groups: a round of names would take too long.
const CROWD: u32 = 4;

/// The requirements behind the roll call.
const KINDS: [Kind; 3] = [Kind::EveryoneIntroduced, Kind::IntroducedAndVisible, Kind::ListWatched];

/// The roll call: everybody has said who they are, and how many sit off camera. Asks the question that fits: wait, count,
/// look who it is, or confirm.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let finding = deciding_finding(context)?;
    // One of the two requirements says nothing of strangers, and nothing is fine beside one.
    let beside_stranger = c.phase().is_live() && c.unexpected() > 0;
    let status = match finding.known.status {
        Status::Met if beside_stranger => Status::Open,
        status => status,
    };
    let mut card = card(CardId::RollCall, Key::RollCallTitle, tone(status), state(context, status));
    card.sources = context.sources(&KINDS);
    let previous = finding.known.before.filter(|_| status != Status::Met);
    card.before = previous.map(|at| clocked(Key::BeforeRollCall, at));
    let others = c.others_present();
    if !c.people_are_reported() {
        card.body.push(Key::RollCallCount.into());
        card.controls.push(count_others(c));
        if others.is_none() {
            return Some(card);
        }
    }
    if c.viewer_is_alone() {
        wait(c, &mut card);
    } else if c.counted_too_many() > 0 {
        card.body.push(Key::RollCallCountedMore.into());
    } else if c.unexpected_listed() > 0 {
        card.body.push(Key::RollCallUnexpected.into());
    } else if c.unknown_checklists() > 0 {
        card.body.push(Key::RollCallChecklist.into());
    } else if speaker_is_hidden(context)
        && c.unexpected() == 0
        && c.people().roll_call().current().is_some()
    {
        // Who they are is known; only the picture is missing.
        card.before = None;
        card.body.push(Key::RollCallHiddenMend.into());
        card.controls.push(yes(Key::RollCallVisible, Question::SpeakerVisible));
    } else {
        same_person(c, &mut card);
        call_roll(context, &mut card);
    }
    card.body.extend(awaited_lines(c).into_iter().filter(|_| status == Status::Met));
    Some(card)
}

/// How many others there are, where the platform does not say.
pub(crate) fn count_others(c: &Consultation) -> Control {
    Control::Number(NumberView {
        label: Key::CountOthersLabel.into(),
        start: c.others_present().unwrap_or(1),
        most: 100,
        press: Key::CountOthersPress.into(),
        into: NumberFor::Others,
    })
}

/// That everybody is known comes second where one press says that nothing has changed.
fn weight_of_all(c: &Consultation) -> Weight {
    if c.same_person().is_some() { Weight::Secondary } else { Weight::Primary }
}

/// Offers to state that whoever has come back is the same person, if that is all that has changed.
fn same_person(c: &Consultation, card: &mut Card) {
    let Some(who) = c.same_person().and_then(|id| c.people().list().get(id)) else { return };
    card.body.push(Key::RollCallBack.with(Var::Name, participant_name(c, who)));
    card.controls.push(button(Key::SamePerson, Intent::SamePerson(who.id), Weight::Primary));
}

/// The requirement that decides the state of the card: of the two, the first that is not met.
fn deciding_finding(context: ViewContext<'_>) -> Option<&Finding> {
    let kinds = [Kind::IntroducedAndVisible, Kind::EveryoneIntroduced];
    let findings = || kinds.iter().filter_map(|kind| context.finding(*kind));
    let not_met = findings().find(|finding| finding.known.status != Status::Met);
    not_met.or_else(|| findings().next())
}

fn state(context: ViewContext<'_>, status: Status) -> Message {
    let c = context.c;
    let by_leader = context.confirmed(Question::GroupsIntroduced);
    match (status, c.people().roll_call().current()) {
        (Status::Met, Some(off_camera)) if off_camera.value > 0 => {
            counted(Key::RollCallOffCamera, off_camera.value)
        }
        (Status::Met, _) if by_leader => Key::RollCallGroups.into(),
        (Status::Met, _) => Key::RollCallDone.into(),
        (Status::Unmet, _) if speaker_is_hidden(context) => Key::RollCallHidden.into(),
        (Status::Unmet, _) => Key::RollCallUnmet.into(),
        (Status::Waived, _) => Key::StatusWaived.into(),
        _ if c.viewer_is_alone() => Key::RollCallNobody.into(),
        _ => Key::RollCallOpen.into(),
    }
}

fn speaker_is_hidden(context: ViewContext<'_>) -> bool {
    context.denied(Question::SpeakerVisible)
}

/// Nobody else is in the call yet.
fn wait(c: &Consultation, card: &mut Card) {
    let waiting = c.people().tally().waiting > 0 && c.call().host_awaited() != Some(true);
    card.body.push(if waiting { Key::RollCallWaiting } else { Key::RollCallWait }.into());
    card.body.extend(waited(c));
}

/// Asks who is there, and offers what can be confirmed.
fn call_roll(context: ViewContext<'_>, card: &mut Card) {
    let line = call_line(context);
    if line.key == Key::RollCallBody {
        context.words(&mut card.body, &KINDS, line.key);
    } else {
        // What the platform does not tell is said beside what the hospital wrote.
        context.own(&mut card.body, &KINDS);
        card.body.push(line);
    }
    let everybody = Intent::ConfirmRollCall { off_camera: 0 };
    card.controls.push(button(Key::RollCallYes, everybody, weight_of_all(context.c)));
    card.more.push(Control::Number(NumberView {
        label: Key::RollCallOffLabel.into(),
        start: 1,
        most: 50,
        press: Key::RollCallOffPress.into(),
        into: NumberFor::RollCall,
    }));
    if leader_may_introduce(context) {
        let by_leader = Intent::Confirm(Question::GroupsIntroduced);
        card.controls.push(button(Key::RollCallGroups, by_leader, Weight::Secondary));
    }
    if context.wants(Kind::IntroducedAndVisible) {
        if speaker_is_hidden(context) {
            card.body.push(Key::RollCallHiddenMend.into());
            let visible = Intent::Confirm(Question::SpeakerVisible);
            card.controls.push(button(Key::RollCallVisible, visible, Weight::Secondary));
        } else {
            if context.own_kinds(&[Kind::IntroducedAndVisible]).is_empty() {
                card.body.push(Key::RollCallVisibleBody.into());
            }
            card.more.push(no(Key::RollCallNotVisible, Question::SpeakerVisible));
        }
    }
}

fn call_line(context: ViewContext<'_>) -> Message {
    let c = context.c;
    if c.unexpected() > 0 {
        return Key::RollCallUnlisted.into();
    }
    let tally = c.people().tally();
    match tally.nameless {
        0 => Key::RollCallBody.into(),
        1 => match c.next_free_role(tally.counted > 0) {
            Some(role) => Key::RollCallLook.with(Var::Role, vocabulary::role(role)),
            None => Key::RollCallBody.into(),
        },
        _ => Key::RollCallLookMany.into(),
    }
}

/// Whether a leader may introduce groups: the procedure allows it, and there are many people.
fn leader_may_introduce(context: ViewContext<'_>) -> bool {
    let crowded = context.c.others_present().is_some_and(|others| others >= CROWD);
    context.procedure.policies.introductions == Introductions::LeaderMayIntroduceGroups
        && (crowded || context.c.setting() == Setting::Group)
}

/// The look at the list; `None` unless it is due.
pub(super) fn list_look(context: ViewContext<'_>) -> Option<Card> {
    let known = context.finding(Kind::ListWatched)?.known;
    if known.status != Status::Open {
        return None;
    }
    let mut card = card(CardId::ListLook, Key::ListLookTitle, Tone::Open, Key::ListLookDue);
    context.words(&mut card.body, &[Kind::ListWatched], Key::ListLookBody);
    card.before = known.before.map(|at| clocked(Key::BeforeLook, at));
    card.controls.push(yes(Key::ListLookYes, Question::ListLookedAt));
    card.controls.extend(ask(context.c, Action::ShowPeople, Weight::Secondary));
    card.sources = context.sources(&[Kind::ListWatched]);
    Some(card)
}

/// What is known of the room, and whether the patient knows everybody in it. Before the call: that it comes later.
pub(super) fn patient(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let status = context
        .status(Kind::EveryoneIntroduced)
        .or_else(|| context.status(Kind::IntroducedAndVisible));
    let nobody = c.viewer_is_alone() || !c.phase().is_live();
    let checklist = c.people().list().unknown_checklists().next().filter(|_| c.phase().is_live());
    let state = match status {
        _ if c.unexpected() > 0 => Key::AlertNewPeople,
        _ if checklist.is_some() => Key::PatientChecklistState,
        Some(Status::Met) => Key::PatientPeopleYes,
        _ if !c.phase().is_live() => Key::PatientPeopleNotIn,
        _ if nobody => Key::PatientPeopleNobody,
        _ => Key::AnswerOpen,
    };
    let tone = match status.map_or(Tone::Quiet, tone) {
        Tone::Good if c.phase().is_live() && !context.people_are_known() => Tone::Open,
        Tone::Quiet if checklist.is_some() => Tone::Open,
        // Who is here is settled, and the lock is not known.
        Tone::Good if c.phase().is_live() && c.locked().is_none() => Tone::Unknown,
        tone => tone,
    };
    let mut card = card(CardId::RoomState, Key::PatientPeopleTitle, tone, state);
    let others = context.own_kinds(&[Kind::ListWatched, Kind::RoomLocked]);
    let mut kinds = [&KINDS[..2], &others].concat();
    if c.phase().is_live() {
        card.body.push(match c.others_present() {
            Some(others) => counted(Key::PatientPeopleCount, others),
            None => Key::PatientPeopleUnknown.into(),
        });
        card.body.extend(waited(c));
        context.own(&mut card.body, &kinds);
        card.body.extend([lock_line(c), recording_line(context)].map(Message::from));
    } else {
        card.body.push(Key::PatientPeopleLater.into());
    }
    if context.c.unexpected() > 0 {
        // The alert asks whether they were agreed on.
        card.sources = context.sources(&kinds);
        return card;
    }
    if let Some(checklist) = checklist {
        ask_of_checklist(checklist, &mut card);
        card.sources = context.sources(&kinds);
        return card;
    }
    if !nobody {
        same_person(c, &mut card);
        introduce(context, &mut card);
        let stranger = Intent::ReportOutsider(Place::Call);
        card.more.push(button(Key::PatientPeopleNo, stranger, Weight::Secondary));
        let introduced = c.people().roll_call().current().is_some();
        if introduced && c.locked().is_none() && !c.lock_is_reported() {
            let locked = Intent::AttestLock { locked: true };
            card.controls.push(button(Key::PatientLockSaid, locked, Weight::Secondary));
        }
        // A platform that shows that they met in it leaves this requirement met, not open.
        if context.status(Kind::SameSolution) == Some(Status::Open) {
            let same = Intent::Confirm(Question::SameSolution);
            super::sound::solution_lines(context, &mut card.body);
            card.controls.push(button(Key::SolutionYes, same, Weight::Secondary));
            card.more.push(no(Key::SolutionNo, Question::SameSolution));
            kinds.push(Kind::SameSolution);
        }
    }
    card.sources = context.sources(&kinds);
    card
}

/// Asks whether the clinician knows something that says it is a panel.
fn ask_of_checklist(checklist: &Participant, card: &mut Card) {
    card.body.push(Key::PatientChecklistAsk.into());
    let known = Intent::ExplainEquipment(checklist.id);
    card.controls.push(button(Key::PatientChecklistYes, known, Weight::Primary));
    let unknown = Intent::ReportOutsider(Place::Call);
    card.controls.push(button(Key::PatientChecklistNo, unknown, Weight::Secondary));
}

fn lock_line(c: &Consultation) -> Key {
    match c.locked().map(|lock| lock.value) {
        Some(true) if !c.lock_is_reported() => Key::PatientLockAttested,
        Some(true) => Key::PatientLocked,
        Some(false) => Key::PatientUnlocked,
        None => Key::PatientLockUnknown,
    }
}

fn recording_line(context: ViewContext<'_>) -> Key {
    let c = context.c;
    let listening = || Listener::ALL.iter().filter(|listener| c.listens(**listener));
    let agreed = |listener: &&Listener| c.listening_agreed(context.procedure, **listener).is_some();
    if listening().any(|listener| !agreed(&listener)) {
        Key::PatientRecorded
    } else if c.listens(Listener::Recording) {
        Key::PatientRecordedAgreed
    } else if c.listens(Listener::Transcription) {
        Key::PatientScribed
    } else if c.listener_is_reported(Listener::Recording) {
        Key::PatientNotRecorded
    } else {
        Key::PatientRecordUnknown
    }
}

/// Asks first who is with the patient, then whether the patient knows everybody who is there.
fn introduce(context: ViewContext<'_>, card: &mut Card) {
    let with_me = Question::SomebodyWithMe;
    match context.c.answer(with_me).map(|answer| answer.value) {
        None => {
            card.body.push(Key::PatientAloneAsk.into());
            let alone = Intent::Deny(with_me);
            card.controls.push(button(Key::PatientAlone, alone, Weight::Primary));
            let with_others = Intent::Confirm(with_me);
            card.controls.push(button(Key::PatientNotAlone, with_others, Weight::Secondary));
        }
        Some(with_others) => {
            card.line_if(with_others, Key::PatientNotAloneSay);
            card.controls.push(confirm_people(context.c));
        }
    }
}

/// Confirms that the patient knows who is there. Where the platform reports nobody, one other is counted first.
fn confirm_people(c: &Consultation) -> Control {
    if c.others_present().is_none() && !c.people_are_reported() {
        button(Key::PatientPeopleOne, Intent::CountOthers(1), Weight::Primary)
    } else {
        let known = Intent::ConfirmRollCall { off_camera: 0 };
        button(Key::PatientPeopleConfirm, known, weight_of_all(c))
    }
}
