//! The clinician's cards before and during the talk.

use super::build::{Scene, answer_tone, ask, button, card, clocked, counted, no, tone, yes};
use super::text::{Arg, Key, Line, Var};
use super::{Action, Card, CardId, Control, NumberFor, Tone, Weight, device_test, words};
use crate::domain::{
    Ability, Decision, Intent, Kind, Method, Outcome, Party, Quality, Question, RoomType, Seen,
    Shown, Status, Tells,
};

/// The preparation: sound and picture, one's own room, what to know, the same solution.
pub(super) fn preparation(scene: Scene<'_>) -> Vec<Card> {
    let mut cards = vec![sound(scene), own_room(scene), rules(scene)];
    cards.extend(solution(scene));
    cards
}

/// What a newcomer reads once: how the panel works, and that training comes first.
pub(super) fn onboarding(scene: Scene<'_>) -> Option<Card> {
    if scene.c.onboarded {
        return None;
    }
    let title = Key::OnboardingTitle;
    let mut card = card(CardId::Onboarding, title, Tone::Quiet, Key::OnboardingState);
    card.body =
        [Key::OnboardingSees, Key::OnboardingAsks, Key::OnboardingKeeps].map(Line::from).to_vec();
    Some(card)
}

/// Into the room, for platforms that do not tell.
pub(super) fn enter(scene: Scene<'_>) -> Card {
    if scene.c.tells(Tells::OwnPresence) {
        let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::EnterWaiting);
        card.body.push(Key::EnterTold.into());
        return card;
    }
    let mut card = card(CardId::Enter, Key::EnterTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(Key::EnterAsked.into());
    card.controls.push(button(Key::EnterPress, Intent::EnterRoom, Weight::Primary));
    card
}

/// What makes the room safe, in the order one does it.
pub(super) fn admission(scene: Scene<'_>) -> Vec<Card> {
    let (mut identity, mut surroundings) = (identity(scene), surroundings(scene));
    if scene.c.others_present() == Some(0) {
        // Nobody is there who could show or answer anything.
        for card in [&mut identity, &mut surroundings].into_iter().flatten() {
            card.controls.clear();
            card.more.clear();
        }
    }
    let parts = [roll_call(scene), identity, surroundings, lock(scene)];
    parts.into_iter().flatten().collect()
}

pub(super) fn sound(scene: Scene<'_>) -> Card {
    let c = scene.c;
    let observed = c.precall_passed.filter(|test| test.value).is_some();
    let (tone, state) = if observed {
        (Tone::Good, Key::SoundObserved)
    } else {
        answer_tone(c, Question::SoundTested)
    };
    let mut card = card(CardId::Sound, Key::SoundTitle, tone, state);
    card.body.push(Key::SoundBody.into());
    if c.precall_passed.is_some_and(|test| !test.value) {
        card.body.push(Key::SoundFailed.into());
    }
    card.body.extend(device_test::heard(scene));
    card.controls.extend(device_test::control(scene));
    let said = device_test::may_be_said(scene);
    let weight = if said { Weight::Primary } else { Weight::Secondary };
    card.controls.push(button(Key::SoundYes, Intent::Confirm(Question::SoundTested), weight));
    // While one tries it, that it does not work is as near as that it does.
    let trying = c.device_test.is_some_and(|test| test.now.holds());
    let no = no(Key::SoundNo, Question::SoundTested);
    if trying {
        card.controls.push(no)
    } else {
        card.more.push(no)
    }
    card.controls.extend(ask(c, Ability::OpenDeviceSettings, Weight::Secondary));
    card.sources = scene.sources(&[Kind::NotOverheard]);
    card
}

fn own_room(scene: Scene<'_>) -> Card {
    let (tone, state) = answer_tone(scene.c, Question::OwnSurroundings);
    let mut card = card(CardId::OwnRoom, Key::OwnRoomTitle, tone, state);
    card.body.push(Key::OwnRoomBody.into());
    if tone == Tone::Alarm {
        card.body.push(Key::OwnRoomMend.into());
    }
    card.controls.push(yes(Key::OwnRoomYes, Question::OwnSurroundings));
    card.more.push(no(Key::OwnRoomNo, Question::OwnSurroundings));
    card.sources = scene.sources(&[Kind::NotOverheard, Kind::NotInPublicPlace]);
    card
}

fn rules(scene: Scene<'_>) -> Card {
    let (tone, state) = answer_tone(scene.c, Question::RulesRead);
    let state = if tone == Tone::Good { Key::RulesRead } else { state };
    let mut card = card(CardId::Rules, Key::RulesTitle, tone, state);
    let kinds = [
        (Kind::ChatWithoutPersonalData, Key::RulesChat),
        (Kind::SharingWithoutPersonalData, Key::RulesSharing),
        (Kind::WindowNotScreen, Key::RulesWindow),
        (Kind::NoPaymentOnProblems, Key::RulesPayment),
    ];
    let wanted = kinds.iter().filter(|(kind, _)| scene.wants(*kind));
    card.body.extend(wanted.map(|(_, key)| Line::from(*key)));
    card.controls.push(yes(Key::RulesYes, Question::RulesRead));
    card.sources = scene.sources(&kinds.map(|(kind, _)| kind));
    card
}

fn solution(scene: Scene<'_>) -> Option<Card> {
    let finding = scene.finding(Kind::SameSolution)?;
    if scene.c.tells(Tells::Arrivals) && scene.c.answer(Question::SameSolution).is_none() {
        return None;
    }
    let mut card = card(
        CardId::Solution,
        Key::SolutionTitle,
        tone(finding.known.status),
        words::status(finding.known.status),
    );
    card.body.push(Key::SolutionBody.into());
    card.controls.push(yes(Key::SolutionYes, Question::SameSolution));
    card.more.push(no(Key::SolutionNo, Question::SameSolution));
    card.sources = scene.sources(&[Kind::SameSolution]);
    Some(card)
}

fn roll_call(scene: Scene<'_>) -> Option<Card> {
    let c = scene.c;
    let finding = scene.finding(Kind::EveryoneIntroduced)?;
    let status = finding.known.status;
    let others = c.others_present();
    let unexpected = c.unexpected(scene.at);
    let state: Line = match (status, c.roll_call.now()) {
        (Status::Met, Some(said)) if said.value > 0 => counted(Key::RollCallOffCamera, said.value),
        (Status::Met, _) => Key::RollCallDone.into(),
        (Status::Unmet, _) => Key::RollCallUnmet.into(),
        (Status::Waived, _) => Key::StatusWaived.into(),
        _ if others == Some(0) => Key::RollCallNobody.into(),
        _ => Key::RollCallOpen.into(),
    };
    let mut card = card(CardId::RollCall, Key::RollCallTitle, tone(status), state);
    card.sources = scene.sources(&[Kind::EveryoneIntroduced, Kind::ListWatched]);
    let stood = finding.known.before.filter(|_| status != Status::Met);
    card.before = stood.map(|at| clocked(Key::BeforeRollCall, at));
    if !c.tells(Tells::Count) {
        card.body.push(Key::RollCallCount.into());
        card.controls.push(Control::Number {
            label: Key::CountOthersLabel.into(),
            start: others.unwrap_or(1),
            most: 100,
            press: Key::CountOthersPress.into(),
            into: NumberFor::Others,
        });
        if others.is_none() {
            return Some(card);
        }
    }
    if others == Some(0) {
        card.body.push(Key::RollCallWait.into());
        return Some(card);
    }
    if c.unexpected_listed() > 0 {
        card.body.push(Key::RollCallUnexpected.into());
        return Some(card);
    }
    let nameless = c.people.tally().nameless + c.unlisted(scene.at);
    if unexpected > 0 {
        card.body.push(Key::RollCallUnlisted.into());
    } else if nameless > 0
        && let Some(role) = c.next_free_role()
    {
        let role = Line::from(words::role(role));
        card.body.push(Line::from(Key::RollCallLook).with(Var::Role, Arg::Line(Box::new(role))));
    } else {
        card.body.push(Key::RollCallBody.into());
    }
    card.controls.push(button(
        Key::RollCallYes,
        Intent::ConfirmRollCall { off_camera: 0 },
        Weight::Primary,
    ));
    card.more.push(Control::Number {
        label: Key::RollCallOffLabel.into(),
        start: 1,
        most: 50,
        press: Key::RollCallOffPress.into(),
        into: NumberFor::RollCall,
    });
    Some(card)
}

fn identity(scene: Scene<'_>) -> Option<Card> {
    let kinds = [Kind::PatientIdentified, Kind::ClinicianIdentified];
    let wanted: Vec<_> = kinds.iter().filter_map(|kind| scene.finding(*kind)).collect();
    if wanted.is_empty() {
        return None;
    }
    let glance = super::glance::glance(scene).into_iter().next()?;
    let mut card = card(CardId::Identity, Key::IdentityTitle, glance.tone, glance.state);
    card.sources = scene.sources(&kinds);
    let parties = [
        (
            Party::Patient,
            Kind::PatientIdentified,
            Key::IdentityPatientBody,
            Key::IdentityPatientYes,
        ),
        (
            Party::Clinician,
            Kind::ClinicianIdentified,
            Key::IdentityClinicianBody,
            Key::IdentityClinicianYes,
        ),
    ];
    let policy = scene.procedure.policies.identity(scene.c.setting);
    let mut before = None;
    for (party, kind, body, press) in parties {
        let Some(finding) = scene.finding(kind) else { continue };
        let stood =
            scene.c.identity.of(party).before().filter(|s| s.value.shown == Shown::Confirmed);
        if finding.known.status == Status::Open {
            before = before.max(stood.map(|s| s.at));
        }
        let check = scene.c.identity.of(party).now().map(|s| s.value);
        match (finding.known.status, check) {
            (Status::Met | Status::Waived, Some(check)) => {
                card.body.push(identity_result(party, check.method, check.shown));
            }
            (Status::Waived, None) => {}
            (_, check) => {
                if let Some(check) = check {
                    card.body.push(identity_result(party, check.method, check.shown));
                    card.body.push(match check.shown {
                        Shown::Doubtful => Key::IdentityDoubtMend.into(),
                        _ => Key::IdentityNotPossibleMend.into(),
                    });
                } else {
                    card.body.push(body.into());
                }
                let first = Method::Document;
                let shown = Intent::CheckIdentity(party, first, Shown::Confirmed);
                card.controls.push(button(press, shown, Weight::Primary));
                card.more.extend(other_results(party, policy));
            }
        }
    }
    card.before = before.map(|at| clocked(Key::BeforeIdentity, at));
    Some(card)
}

fn identity_result(party: Party, method: Method, shown: Shown) -> Line {
    let line = |key: Key| Arg::Line(Box::new(key.into()));
    if shown == Shown::NotPossible {
        return Line::from(Key::IdentityCouldNot).with(Var::Party, line(words::party(party)));
    }
    Line::from(Key::IdentityResult)
        .with(Var::Party, line(words::party(party)))
        .with(Var::Result, line(words::shown(shown)))
        .with(Var::Method, line(words::method(method)))
}

/// The rarer ways and results: other methods the procedure accepts, doubt, and not possible.
fn other_results(party: Party, policy: crate::domain::IdentityPolicy) -> Vec<Control> {
    let label = |key: Key| {
        Line::from(key).with(Var::Party, Arg::Line(Box::new(words::party(party).into())))
    };
    let result = |key: Key, method: Method, shown: Shown| {
        let intent = Intent::CheckIdentity(party, method, shown);
        Control::Button(Action { label: label(key), intent, weight: Weight::Quiet })
    };
    let mut controls = Vec::new();
    if policy.accepts(Method::ElectronicId) {
        controls.push(result(Key::IdentityByEid, Method::ElectronicId, Shown::Confirmed));
    }
    if policy.accepts(Method::Recognised) {
        controls.push(result(Key::IdentityRecognised, Method::Recognised, Shown::Confirmed));
    }
    controls.push(result(Key::IdentityDoubt, Method::Document, Shown::Doubtful));
    controls.push(result(Key::IdentityNotPossible, Method::Document, Shown::NotPossible));
    controls
}

fn surroundings(scene: Scene<'_>) -> Option<Card> {
    let kinds = [Kind::NotOverheard, Kind::NotInPublicPlace, Kind::NoRecording];
    if !kinds.iter().any(|kind| scene.wants(*kind)) {
        return None;
    }
    let c = scene.c;
    let (room, records) =
        (answer_tone(c, Question::OtherSurroundings), answer_tone(c, Question::NobodyRecords));
    let (tone, state) = match (room.0, records.0) {
        (Tone::Alarm, _) => (Tone::Alarm, Key::SurroundingsBad),
        (_, Tone::Alarm) => (Tone::Alarm, Key::SurroundingsRecorded),
        (Tone::Good, Tone::Good) => (Tone::Good, Key::AnswerYes),
        _ => (Tone::Open, Key::AnswerOpen),
    };
    let mut card = card(CardId::Surroundings, Key::SurroundingsTitle, tone, state);
    card.sources = scene.sources(&kinds);
    card.body.push(match tone {
        Tone::Alarm if room.0 == Tone::Alarm => Key::SurroundingsMend.into(),
        Tone::Alarm => Key::SurroundingsRecordedMend.into(),
        _ => Key::SurroundingsBody.into(),
    });
    let agreed = |question| {
        c.answers.get(question).and_then(|a| a.before()).filter(|s| s.value).map(|s| s.at)
    };
    let before = agreed(Question::OtherSurroundings).max(agreed(Question::NobodyRecords));
    card.before = before.filter(|_| tone == Tone::Open).map(|at| clocked(Key::BeforeAnswer, at));
    card.controls.push(button(Key::SurroundingsYes, Intent::ConfirmPrivacy, Weight::Primary));
    card.more.push(no(Key::SurroundingsNo, Question::OtherSurroundings));
    card.more.push(no(Key::SurroundingsRecords, Question::NobodyRecords));
    Some(card)
}

fn lock(scene: Scene<'_>) -> Option<Card> {
    let c = scene.c;
    let finding = scene.finding(Kind::RoomLocked)?;
    let glance = super::glance::glance(scene).into_iter().nth(2)?;
    let tone = if finding.known.status == Status::Open && glance.tone == Tone::Unknown {
        Tone::Open
    } else {
        glance.tone
    };
    let mut card = card(CardId::Lock, Key::LockTitle, tone, glance.state);
    card.sources = scene.sources(&[Kind::RoomLocked]);
    let stood = c.lock.before().filter(|s| s.value && tone != Tone::Good);
    card.before = stood.map(|s| clocked(Key::BeforeLock, s.at));
    if tone == Tone::Good {
        card.body.push(Key::LockLimits.into());
        if !c.tells(Tells::Lock) {
            card.more.push(button(
                Key::LockNo,
                Intent::AttestLock { locked: false },
                Weight::Quiet,
            ));
        }
        return Some(card);
    }
    match c.appointment.room_type {
        Some(RoomType::AutoLock) => card.body.push(Key::LockAuto.into()),
        Some(RoomType::ManualLock) | None => {}
    }
    if c.can(Ability::Lock) {
        card.body.push(Key::LockCan.into());
        card.controls.push(button(Key::AskLock, Intent::LockRoom, Weight::Primary));
    } else if c.tells(Tells::Lock) {
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

/// The periodic look at the list, when it is due.
pub(super) fn list_look(scene: Scene<'_>) -> Option<Card> {
    let finding = scene.finding(Kind::ListWatched)?;
    if finding.known.status != Status::Open {
        return None;
    }
    let mut card = card(CardId::ListLook, Key::ListLookTitle, Tone::Open, Key::ListLookDue);
    card.body.push(Key::ListLookBody.into());
    card.before = finding.known.before.map(|at| clocked(Key::BeforeLook, at));
    card.controls.push(yes(Key::ListLookYes, Question::ListLookedAt));
    card.controls.extend(ask(scene.c, Ability::ShowPeople, Weight::Secondary));
    card.sources = scene.sources(&[Kind::ListWatched]);
    Some(card)
}

/// One fault as a line: what, how often and when last.
pub(super) fn fault_line(seen: &Seen) -> Line {
    Line::from(Key::FaultSeen)
        .with(Var::Fault, Arg::Line(Box::new(words::fault(seen.fault).into())))
        .with(Var::Count, Arg::Number(seen.times))
        .with(Var::Clock, Arg::Clock(seen.last))
}

/// The assessment of technical problems, when it asks for a judgement.
pub(super) fn assessment(scene: Scene<'_>) -> Option<Card> {
    let c = scene.c;
    if !c.assessment.open {
        return None;
    }
    let waiting = matches!(c.assessment.judged, Some((_, Decision::Wait, _)));
    let state = if waiting { Key::AssessmentWaiting } else { Key::AssessmentJudge };
    let mut card = card(CardId::Assessment, Key::AssessmentTitle, Tone::Caution, state);
    card.body.extend(c.assessment.faults.iter().map(fault_line));
    if let Some(since) = c.lost_since {
        card.body.push(clocked(Key::AssessmentGone, since));
    }
    if !c.tells(Tells::Connection) {
        card.body.push(Key::AssessmentBlind.into());
    }
    card.body.push(Key::AssessmentBody.into());
    if scene.wants(Kind::NoPaymentOnProblems) {
        card.body.push(payment_policy(scene).into());
    }
    let judge =
        |key, quality, decision, weight| button(key, Intent::Judge(quality, decision), weight);
    card.controls = vec![
        judge(Key::JudgeGoOn, Quality::GoodEnough, Decision::GoOn, Weight::Primary),
        judge(Key::JudgeWait, Quality::NotGoodEnough, Decision::Wait, Weight::Secondary),
        judge(Key::JudgeTelephone, Quality::NotGoodEnough, Decision::Telephone, Weight::Secondary),
        judge(Key::JudgeStop, Quality::NotGoodEnough, Decision::Stop, Weight::Danger),
    ];
    if c.lost_since.is_some() {
        card.controls.push(button(
            Key::JudgeLeftAsAgreed,
            Intent::CloseAssessment,
            Weight::Secondary,
        ));
    }
    if let Some(number) = &c.appointment.callback
        && let Some(safe) = super::safe_name(number)
    {
        card.body.push(Line::from(Key::AssessmentCallback).with(Var::Name, Arg::Name(safe.shown)));
    }
    if let Some(support) = &c.appointment.support
        && let Some(safe) = super::safe_name(support)
    {
        card.body.push(Line::from(Key::AssessmentSupport).with(Var::Name, Arg::Name(safe.shown)));
    }
    card.sources = scene.sources(&[Kind::QualityJudged, Kind::NoPaymentOnProblems]);
    Some(card)
}

/// The judgement of quality, when the talk ended before it was made (B O4).
pub(super) fn judgement_afterwards(scene: Scene<'_>) -> Option<Card> {
    let finding = scene.finding(Kind::QualityJudged)?;
    if finding.known.status != Status::Open {
        return None;
    }
    let (title, state) = (Key::AfterwardsTitle, Key::AssessmentJudge);
    let mut card = card(CardId::Assessment, title, Tone::Open, state);
    card.body.extend(scene.c.assessment.faults.iter().map(fault_line));
    let decision = match scene.c.outcome {
        Some(Outcome::ByTelephone) => Decision::Telephone,
        Some(Outcome::StoppedTechnical) => Decision::Stop,
        _ => Decision::GoOn,
    };
    let judge = |key, quality, weight| button(key, Intent::Judge(quality, decision), weight);
    card.controls = vec![
        judge(Key::AfterwardsGood, Quality::GoodEnough, Weight::Primary),
        judge(Key::AfterwardsBad, Quality::NotGoodEnough, Weight::Secondary),
    ];
    card.sources = scene.sources(&[Kind::QualityJudged]);
    Some(card)
}

/// What the procedure says of payment on problems, as a sentence.
pub(super) fn payment_policy(scene: Scene<'_>) -> Key {
    use crate::domain::Payment;
    match scene.procedure.policies.payment {
        Payment::NothingOnAnyProblem => Key::PaymentNothingOnAny,
        Payment::NothingIfNotGoodEnough => Key::PaymentNothingIfBad,
        Payment::HospitalDecides => Key::PaymentHospital,
    }
}

/// The talk is stopped.
pub(super) fn suspended(scene: Scene<'_>) -> Card {
    let c = scene.c;
    let gone = c.outsider.is_none_or(|o| o.gone) && c.unexpected(scene.at) == 0;
    let (tone, state) =
        if gone { (Tone::Caution, Key::SuspendedGone) } else { (Tone::Alarm, Key::SuspendedHere) };
    let mut card = card(CardId::Suspended, Key::SuspendedTitle, tone, state);
    card.sources = scene.sources(&[Kind::EveryoneIntroduced]);
    if gone {
        card.body.push(Key::SuspendedResumeBody.into());
        card.controls.push(button(Key::SuspendedResume, Intent::Resume, Weight::Primary));
    } else {
        card.body.push(Key::SuspendedBody.into());
    }
    card.controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Danger));
    card
}
