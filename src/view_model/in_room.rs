//! The clinician's cards that make the room safe, in the order one does them.

use super::build::{ViewContext, answer_tone, button, card, clocked, counted, no, tone, yes};
use super::text::{Arg, Key, Message, Var};
use super::{
    ButtonView, Card, CardId, Control, NumberFor, NumberView, Tone, Weight, confirm, words,
};
use crate::domain::{
    Action, Attested, CheckResult, Intent, Introductions, Kind, Method, Party, PublicPlace,
    Question, RecordingPolicy, RoomType, Setting, Signal, Status,
};

/// What makes the room safe, in the order one does it.
#[inline(never)]
pub(super) fn steps(context: ViewContext<'_>) -> Vec<Card> {
    let (mut identity, mut surroundings) = (identity(context), surroundings(context));
    if context.c.others_present() == Some(0) {
        // Nobody is there who could show or answer anything.
        for card in [&mut identity, &mut surroundings].into_iter().flatten() {
            card.controls.clear();
            card.more.clear();
        }
    }
    let parts = [roll_call(context), identity, surroundings, lock(context)];
    parts.into_iter().flatten().collect()
}

fn roll_call(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let kinds = [Kind::IntroducedAndVisible, Kind::EveryoneIntroduced];
    let wanted = || kinds.iter().filter_map(|kind| context.finding(*kind));
    // The stricter of the two says how it stands, where a procedure has both.
    let finding = wanted().find(|f| f.known.status != Status::Met).or_else(|| wanted().next())?;
    let status = finding.known.status;
    let others = c.others_present();
    let unexpected = c.unexpected(context.at);
    let led = c.answer(Question::GroupsIntroduced).is_some_and(|said| said.value);
    let hidden = c.answer(Question::SpeakerVisible).is_some_and(|said| !said.value);
    let state: Message = match (status, c.people().roll_call().current()) {
        (Status::Met, Some(said)) if said.value > 0 => counted(Key::RollCallOffCamera, said.value),
        (Status::Met, _) if led => Key::RollCallGroups.into(),
        (Status::Met, _) => Key::RollCallDone.into(),
        (Status::Unmet, _) if hidden => Key::RollCallHidden.into(),
        (Status::Unmet, _) => Key::RollCallUnmet.into(),
        (Status::Waived, _) => Key::StatusWaived.into(),
        _ if others == Some(0) => Key::RollCallNobody.into(),
        _ => Key::RollCallOpen.into(),
    };
    let mut card = card(CardId::RollCall, Key::RollCallTitle, tone(status), state);
    card.sources =
        context.sources(&[Kind::EveryoneIntroduced, Kind::IntroducedAndVisible, Kind::ListWatched]);
    let stood = finding.known.before.filter(|_| status != Status::Met);
    card.before = stood.map(|at| clocked(Key::BeforeRollCall, at));
    if !c.reports(Signal::Count) && !c.reports(Signal::Arrivals) {
        card.body.push(Key::RollCallCount.into());
        card.controls.push(Control::Number(NumberView {
            label: Key::CountOthersLabel.into(),
            start: others.unwrap_or(1),
            most: 100,
            press: Key::CountOthersPress.into(),
            into: NumberFor::Others,
        }));
        if others.is_none() {
            return Some(card);
        }
    }
    if others == Some(0) {
        let waiting = c.people().tally().waiting > 0 && c.call().host_awaited() != Some(true);
        card.body.push(if waiting { Key::RollCallWaiting } else { Key::RollCallWait }.into());
        card.controls.extend(confirm::admit_waiting(context));
        return Some(card);
    }
    if c.unexpected_listed() > 0 {
        card.body.push(Key::RollCallUnexpected.into());
        return Some(card);
    }
    if hidden && unexpected == 0 && c.people().roll_call().current().is_some() {
        // Who they are is known; only the picture is to be mended.
        card.before = None;
        card.body.push(Key::RollCallHiddenMend.into());
        card.controls.push(yes(Key::RollCallVisible, Question::SpeakerVisible));
        return Some(card);
    }
    let nameless = c.people().tally().nameless + c.unlisted(context.at);
    if unexpected > 0 {
        card.body.push(Key::RollCallUnlisted.into());
    } else if nameless > 1 {
        card.body.push(Key::RollCallLookMany.into());
    } else if nameless > 0
        && let Some(role) = c.next_free_role()
    {
        let role = Message::from(words::role(role));
        card.body
            .push(Message::from(Key::RollCallLook).with(Var::Role, Arg::Message(Box::new(role))));
    } else {
        card.body.push(Key::RollCallBody.into());
    }
    card.controls.push(button(
        Key::RollCallYes,
        Intent::ConfirmRollCall { off_camera: 0 },
        Weight::Primary,
    ));
    card.more.push(Control::Number(NumberView {
        label: Key::RollCallOffLabel.into(),
        start: 1,
        most: 50,
        press: Key::RollCallOffPress.into(),
        into: NumberFor::RollCall,
    }));
    if leader_may_introduce(context) {
        let led = Intent::Confirm(Question::GroupsIntroduced);
        card.controls.push(button(Key::RollCallGroups, led, Weight::Secondary));
    }
    if context.wants(Kind::IntroducedAndVisible) {
        if hidden {
            card.body.push(Key::RollCallHiddenMend.into());
            let seen = Intent::Confirm(Question::SpeakerVisible);
            card.controls.push(button(Key::RollCallVisible, seen, Weight::Secondary));
        } else {
            card.body.push(Key::RollCallVisibleBody.into());
            card.more.push(no(Key::RollCallNotVisible, Question::SpeakerVisible));
        }
    }
    Some(card)
}

/// Whether a leader may speak for groups here: the procedure opens for it, and they are many.
fn leader_may_introduce(context: ViewContext<'_>) -> bool {
    let many = context.c.others_present().is_some_and(|n| n >= MANY);
    context.procedure.policies.introductions == Introductions::LeaderMayIntroduceGroups
        && (many || context.c.setting() == Setting::Group)
}

/// So many others are many: a round of names takes longer than a leader's words.
const MANY: u32 = 4;

fn identity(context: ViewContext<'_>) -> Option<Card> {
    let kinds = [Kind::PatientIdentified, Kind::ClinicianIdentified];
    let wanted: Vec<_> = kinds.iter().filter_map(|kind| context.finding(*kind)).collect();
    if wanted.is_empty() {
        return None;
    }
    let status_bar = super::status_bar::status_bar(context).into_iter().next()?;
    let mut card = card(CardId::Identity, Key::IdentityTitle, status_bar.tone, status_bar.state);
    card.sources = context.sources(&kinds);
    let (patient_body, patient_yes) = match context.c.setting() {
        Setting::Group => (Key::IdentityPatientsBody, Key::IdentityPatientsYes),
        _ => (Key::IdentityPatientBody, Key::IdentityPatientYes),
    };
    let parties = [
        (Party::Patient, Kind::PatientIdentified, patient_body, patient_yes),
        (
            Party::Clinician,
            Kind::ClinicianIdentified,
            Key::IdentityClinicianBody,
            Key::IdentityClinicianYes,
        ),
    ];
    let policy = context.procedure.policies.identity(context.c.setting());
    let mut before = None;
    for (party, kind, body, press) in parties {
        let Some(finding) = context.finding(kind) else { continue };
        let stood = context
            .c
            .identity()
            .of(party)
            .previous()
            .filter(|s| s.value.shown == CheckResult::Confirmed);
        if finding.known.status == Status::Open {
            before = before.max(stood.map(|s| s.at));
        }
        let check = context.c.identity().of(party).current().map(|s| s.value);
        match (finding.known.status, check) {
            (Status::Met | Status::Waived, Some(check)) => {
                card.body.push(identity_result(party, check.method, check.shown));
            }
            (Status::Waived, None) => {}
            (_, check) => {
                if let Some(check) = check {
                    card.body.push(identity_result(party, check.method, check.shown));
                    card.body.push(match check.shown {
                        CheckResult::Doubtful => Key::IdentityDoubtMend.into(),
                        _ => Key::IdentityNotPossibleMend.into(),
                    });
                } else {
                    card.body.push(body.into());
                }
                let first = Method::Document;
                let shown = Intent::CheckIdentity(party, first, CheckResult::Confirmed);
                card.controls.push(button(press, shown, Weight::Primary));
                card.more.extend(other_results(party, policy));
            }
        }
    }
    card.before = before.map(|at| clocked(Key::BeforeIdentity, at));
    Some(card)
}

fn identity_result(party: Party, method: Method, shown: CheckResult) -> Message {
    let line = |key: Key| Arg::Message(Box::new(key.into()));
    if shown == CheckResult::NotPossible {
        return Message::from(Key::IdentityCouldNot).with(Var::Party, line(words::party(party)));
    }
    Message::from(Key::IdentityResult)
        .with(Var::Party, line(words::party(party)))
        .with(Var::Result, line(words::check_result(shown)))
        .with(Var::Method, line(words::method(method)))
}

/// The rarer ways and results: other methods the procedure accepts, doubt, and not possible.
fn other_results(party: Party, policy: crate::domain::IdentityPolicy) -> Vec<Control> {
    let label = |key: Key| {
        Message::from(key).with(Var::Party, Arg::Message(Box::new(words::party(party).into())))
    };
    let result = |key: Key, method: Method, shown: CheckResult| {
        let intent = Intent::CheckIdentity(party, method, shown);
        Control::Button(ButtonView { label: label(key), intent, weight: Weight::Quiet })
    };
    let mut controls = Vec::new();
    if policy.accepts(Method::ElectronicId) {
        controls.push(result(Key::IdentityByEid, Method::ElectronicId, CheckResult::Confirmed));
    }
    if policy.accepts(Method::Recognised) {
        controls.push(result(Key::IdentityRecognised, Method::Recognised, CheckResult::Confirmed));
    }
    controls.push(result(Key::IdentityDoubt, Method::Document, CheckResult::Doubtful));
    controls.push(result(Key::IdentityNotPossible, Method::Document, CheckResult::NotPossible));
    controls
}

fn surroundings(context: ViewContext<'_>) -> Option<Card> {
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
    let (room, records) =
        (answer_tone(c, Question::OtherSurroundings), answer_tone(c, Question::NobodyRecords));
    let (tone, state) = match (room.0, records.0) {
        (Tone::Alarm, _) => (Tone::Alarm, Key::SurroundingsBad),
        (_, Tone::Alarm) => (Tone::Alarm, Key::SurroundingsRecorded),
        (Tone::Good, Tone::Good) => (Tone::Good, Key::AnswerYes),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let cleared = c.recording_cleared(context.procedure);
    let mut card = card(CardId::Surroundings, Key::SurroundingsTitle, tone, state);
    card.sources = context.sources(&kinds);
    let policies = &context.procedure.policies;
    let chosen = c.answer(Question::PublicPlaceChosen).filter(|said| said.value);
    let chosen = chosen.filter(|_| policies.public_place == PublicPlace::PatientMayChoose);
    match (tone, chosen) {
        (Tone::Alarm, _) if room.0 == Tone::Alarm => card.body.push(Key::SurroundingsMend.into()),
        (Tone::Alarm, _) => card.body.push(Key::SurroundingsRecordedMend.into()),
        (_, Some(said)) => {
            card.body.push(clocked(Key::PublicPlaceChosenAt, said.at));
            card.body.push(Key::PublicPlaceBody.into());
        }
        (_, None) => card.body.push(Key::SurroundingsBody.into()),
    }
    let agreed = |question| {
        c.answers().get(question).and_then(Attested::previous).filter(|s| s.value).map(|s| s.at)
    };
    let before = agreed(Question::OtherSurroundings).max(agreed(Question::NobodyRecords));
    card.before = before.filter(|_| tone == Tone::Open).map(|at| clocked(Key::BeforeAnswer, at));
    card.body.extend(cleared.map(|at| clocked(Key::RecordingClearedAt, at)));
    let all_is_well = match (chosen, cleared) {
        (Some(_), None) => Key::PublicPlaceYes,
        (Some(_), Some(_)) => Key::PublicPlaceClearedYes,
        (None, Some(_)) => Key::SurroundingsClearedYes,
        (None, None) => Key::SurroundingsYes,
    };
    card.controls.push(button(all_is_well, Intent::ConfirmPrivacy, Weight::Primary));
    if policies.public_place == PublicPlace::PatientMayChoose
        && context.wants(Kind::NotInPublicPlace)
        && chosen.is_none()
    {
        let chose = Intent::Confirm(Question::PublicPlaceChosen);
        // It comes up when somebody said no; before that it would suggest what it should not.
        let press = button(Key::PublicPlacePress, chose, Weight::Secondary);
        if room.0 == Tone::Alarm { card.controls.push(press) } else { card.more.push(press) }
    }
    if chosen.is_some() {
        card.more.push(no(Key::PublicPlaceTakeBack, Question::PublicPlaceChosen));
    }
    let heard = if chosen.is_some() { Key::PublicPlaceHeard } else { Key::SurroundingsNo };
    card.more.push(no(heard, Question::OtherSurroundings));
    card.more.push(no(Key::SurroundingsRecords, Question::NobodyRecords));
    let before_talk = c.phases().get(crate::domain::PhaseWord::Conversation).is_none();
    if policies.recording == RecordingPolicy::ClearedBeforeStart && before_talk {
        card.more.push(match cleared {
            None => {
                let clear = Intent::Confirm(Question::RecordingCleared);
                button(Key::RecordingClear, clear, Weight::Quiet)
            }
            Some(_) => no(Key::RecordingNotCleared, Question::RecordingCleared),
        });
    }
    Some(card)
}

fn lock(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let finding = context.finding(Kind::RoomLocked)?;
    let status_bar = super::status_bar::status_bar(context).into_iter().nth(2)?;
    let tone = if finding.known.status == Status::Open && status_bar.tone == Tone::Unknown {
        Tone::Open
    } else {
        status_bar.tone
    };
    let mut card = card(CardId::Lock, Key::LockTitle, tone, status_bar.state);
    card.sources = context.sources(&[Kind::RoomLocked]);
    let stood = c.lock().attested().previous().filter(|s| s.value && tone != Tone::Good);
    card.before = stood.map(|s| clocked(Key::BeforeLock, s.at));
    // Where there are hosts, what a lock stops hangs on the room, which nobody tells.
    let knows_hosts = c.reports(Signal::Hosts);
    if c.is_pending(Action::Lock, None) {
        card.state = Key::LockAsked.into();
    } else if c.is_pending(Action::Unlock, None) {
        card.state = Key::UnlockAsked.into();
    }
    if tone == Tone::Good {
        card.body.push(Key::LockLimits.into());
        if knows_hosts {
            card.body.push(Key::LockPin.into());
        }
        card.more.extend(confirm::unlock(context));
        if !c.lock_is_reported() {
            card.more.push(button(
                Key::LockNo,
                Intent::AttestLock { locked: false },
                Weight::Quiet,
            ));
        }
        return Some(card);
    }
    let seen_open = c.lock_is_reported() && c.locked().is_some_and(|lock| !lock.value);
    match c.appointment().room_type {
        Some(RoomType::AutoLock) if seen_open => card.body.push(Key::LockAutoOpen.into()),
        Some(RoomType::AutoLock) if c.lock_is_reported() => {
            card.body.push(Key::LockAutoTold.into())
        }
        Some(RoomType::AutoLock) => card.body.push(Key::LockAuto.into()),
        Some(RoomType::ManualLock) if knows_hosts => card.body.push(Key::LockManual.into()),
        None if knows_hosts => card.body.push(Key::LockMaybe.into()),
        Some(RoomType::ManualLock) | None => {}
    }
    if c.can(Action::Lock) {
        card.body.push(Key::LockCan.into());
        card.controls.push(button(Key::AskLock, Intent::LockRoom, Weight::Primary));
    } else if c.lock_is_reported() {
        card.body.push(Key::LockTold.into());
    } else {
        card.body.push(Key::LockHow.into());
        card.controls.push(button(
            Key::LockYes,
            Intent::AttestLock { locked: true },
            Weight::Primary,
        ));
        card.more.push(button(Key::LockNo, Intent::AttestLock { locked: false }, Weight::Quiet));
    }
    Some(card)
}
