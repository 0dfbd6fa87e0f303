//! What an intent does to the state.

use super::devices;
use super::fits::fits;
use super::seen::reopen;
use super::state::{Consultation, Outsider, OwnPresence};
use crate::domain::alert::AlertKind;
use crate::domain::assessment::{Decision, Fault, Quality};
use crate::domain::capability::{Ability, Tells};
use crate::domain::command::Command;
use crate::domain::identity::{Check, Method, Shown};
use crate::domain::intent::{AbsenceCheck, Intent, Place, Question};
use crate::domain::outcome::Outcome;
use crate::domain::participant::{ParticipantId, Role};
use crate::domain::phase::{Interrupted, Phase};
use crate::domain::procedure::{IntruderPolicy, Procedure};
use crate::domain::refusal::Refusal;
use crate::domain::requirement::{Finding, Status};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

/// Carries an intent out, or says why not. A refused intent has changed nothing.
pub(super) fn carry_out(
    c: &mut Consultation,
    procedure: &Procedure,
    intent: Intent,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<(), Refusal> {
    if !fits(&intent, c.phase) {
        return Err(if c.phase == Phase::Closed {
            Refusal::AfterEnd
        } else {
            Refusal::NotInThisPhase
        });
    }
    match intent {
        Intent::Confirm(question) => answer(c, question, true, at)?,
        Intent::Deny(question) => answer(c, question, false, at)?,
        Intent::ConfirmPrivacy => {
            let surroundings = match c.viewer {
                Viewer::Clinician => Question::OtherSurroundings,
                Viewer::Patient => Question::OwnSurroundings,
            };
            answer(c, surroundings, true, at)?;
            answer(c, Question::NobodyRecords, true, at)?;
        }
        Intent::TestDevices(on) => devices::ask(c, on)?,
        Intent::EnterRoom => {
            if c.tells(Tells::OwnPresence) && c.viewer == Viewer::Clinician {
                return Err(Refusal::PlatformTells);
            }
            c.own = OwnPresence::InCall;
            c.go(Phase::Admission, at);
        }
        Intent::CountOthers(n) => {
            if c.tells(Tells::Count) {
                return Err(Refusal::PlatformTells);
            }
            if c.counted_by_person.is_some_and(|before| n > before) {
                // Nobody can tell who came, so it may be anybody.
                c.complete_since = None;
                c.roll_call.reopen();
                c.lock.reopen();
                c.identity.patient.reopen();
                c.identity.clinician.reopen();
                reopen(c, Question::OtherSurroundings);
            }
            c.counted_by_person = Some(n);
            if n > 0 {
                c.first_came.get_or_insert(at);
            }
        }
        Intent::Explain(id, role) => explain(c, id, role, at)?,
        Intent::MarkIntroduced(id) => {
            if !c.people.introduce(id) {
                return Err(Refusal::UnknownParticipant);
            }
        }
        Intent::ConfirmRollCall { off_camera } => roll_call(c, off_camera, at)?,
        Intent::CheckIdentity(party, method, shown) => {
            check_identity(c, procedure, party, method, shown, at)?;
        }
        Intent::LockRoom => {
            clinician_only(c)?;
            ask(c, Ability::Lock, at, commands)?;
        }
        Intent::AttestLock { locked } => {
            if c.tells(Tells::Lock) {
                return Err(Refusal::PlatformTells);
            }
            c.lock.say(locked, at);
        }
        Intent::Ask(ability) => ask(c, ability, at, commands)?,
        Intent::Acknowledge(kind) => {
            c.acknowledged.insert(kind, ());
            if kind == AlertKind::ParticipantLost {
                c.lost_since = None;
            }
        }
        Intent::ReportOutsider(place) => report_outsider(c, procedure, place, at),
        Intent::OutsiderGone => {
            if c.unexpected(at) > 0 && c.outsider.is_some_and(|o| o.place == Place::Call) {
                return Err(Refusal::OutsiderStillHere);
            }
            if let Some(outsider) = &mut c.outsider {
                outsider.gone = true;
            }
        }
        Intent::Resume => resume(c, at)?,
        Intent::OpenAssessment => {
            c.assessment.note(told_fault(c), at);
            c.assessment.open = true;
        }
        Intent::Judge(quality, decision) => judge(c, quality, decision, at)?,
        Intent::CloseAssessment => {
            c.assessment.open = false;
            c.lost_since = None;
        }
        Intent::Waive(kind, reason) => {
            let here = |f: &Finding| f.kind == kind && f.known.status != Status::NotApplicable;
            if !c.findings.iter().any(here) {
                return Err(Refusal::RequirementNotHere);
            }
            c.waived.insert(kind, (reason, at));
        }
        Intent::Unwaive(kind) => {
            if !c.waived.remove(kind) {
                return Err(Refusal::RequirementNotHere);
            }
        }
        Intent::BeginConversation => {
            clinician_only(c)?;
            if c.unexpected(at) > 0 {
                return Err(Refusal::SomebodyUnaccounted);
            }
            c.go(Phase::Conversation, at);
        }
        Intent::BeginClosing => c.go(Phase::Closing, at),
        Intent::ReopenConversation => {
            c.outcome = None;
            c.go(Phase::Admission, at);
        }
        Intent::ChooseOutcome(outcome, check) => choose(c, procedure, outcome, check, at)?,
        Intent::CopyNote => {
            c.note_copied = true;
            commands.push(Command::CopyNote);
        }
        Intent::Close => {
            if c.viewer == Viewer::Clinician && c.outcome.is_none() {
                return Err(Refusal::OutcomeOpen);
            }
            // What was asked of the room and not shown is of no concern any more.
            c.pending.clear();
            c.go(Phase::Closed, at);
        }
        Intent::NextPatient => c.begin_anew(c.viewer, c.setting, at),
        Intent::LeaveNow => {
            if c.viewer != Viewer::Patient {
                return Err(Refusal::NotForThisViewer);
            }
            if c.can(Ability::Leave) && c.own == OwnPresence::InCall {
                ask(c, Ability::Leave, at, commands)?;
            }
            c.go(Phase::Closing, at);
        }
    }
    Ok(())
}

fn clinician_only(c: &Consultation) -> Result<(), Refusal> {
    if c.viewer == Viewer::Clinician { Ok(()) } else { Err(Refusal::NotForThisViewer) }
}

fn answer(
    c: &mut Consultation,
    question: Question,
    yes: bool,
    at: Timestamp,
) -> Result<(), Refusal> {
    match question {
        Question::OtherSurroundings | Question::RecordKept => clinician_only(c)?,
        Question::SoundTested
        | Question::OwnSurroundings
        | Question::NobodyRecords
        | Question::RulesRead
        | Question::SameSolution
        | Question::ChatClean
        | Question::SharingClean
        | Question::ListLookedAt => {}
    }
    if question == Question::ListLookedAt && yes {
        c.list_looked = Some(at);
    }
    c.answers.or_default(question).say(yes, at);
    Ok(())
}

fn explain(
    c: &mut Consultation,
    id: ParticipantId,
    role: Role,
    at: Timestamp,
) -> Result<(), Refusal> {
    let awaited = c
        .expected
        .as_ref()
        .map_or(c.next_free_role() == Some(role), |list| list.iter().any(|e| e.role == role));
    let takes_place = awaited && c.free_places().is_none_or(|n| n > 0);
    if !c.people.explain(id, role, takes_place) {
        return Err(Refusal::UnknownParticipant);
    }
    if c.unexpected(at) == 0
        && let Some(outsider) = &mut c.outsider
        && outsider.place == Place::Call
    {
        outsider.gone = true;
    }
    Ok(())
}

fn roll_call(c: &mut Consultation, off_camera: u32, at: Timestamp) -> Result<(), Refusal> {
    if c.others_present() == Some(0) {
        return Err(Refusal::UnknownParticipant);
    }
    if c.unexpected_listed() > 0 {
        return Err(Refusal::SomebodyUnaccounted);
    }
    // Who is counted and not listed can only be seen in the picture, and a person has looked.
    c.unlisted_known = c.unlisted(at);
    // The nameless within the places of the expected are they, since a person has looked.
    let free = c.free_places().map_or(usize::MAX, |n| n as usize);
    for id in c.people.nameless(free) {
        if let Some(role) = c.next_free_role() {
            c.people.explain(id, role, true);
        }
    }
    c.people.introduce_all();
    c.roll_call.say(off_camera, at);
    c.list_looked = Some(at);
    Ok(())
}

fn check_identity(
    c: &mut Consultation,
    procedure: &Procedure,
    party: Party,
    method: Method,
    shown: Shown,
    at: Timestamp,
) -> Result<(), Refusal> {
    if !c.setting.has_patient() && party == Party::Patient {
        return Err(Refusal::NotForThisSetting);
    }
    if shown == Shown::Confirmed && !procedure.policies.identity(c.setting).accepts(method) {
        return Err(Refusal::MethodNotAccepted);
    }
    c.identity.of_mut(party).say(Check { method, shown }, at);
    Ok(())
}

fn ask(
    c: &mut Consultation,
    ability: Ability,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<(), Refusal> {
    if !c.can(ability) {
        return Err(Refusal::PlatformCannot);
    }
    if matches!(ability, Ability::EndForAll) {
        clinician_only(c)?;
    }
    // Only what the platform will show again can be waited for.
    let shows = match ability {
        Ability::Lock => c.tells(Tells::Lock),
        Ability::StopRecording => c.tells(Tells::Recording),
        Ability::StopTranscription => c.tells(Tells::Transcription),
        Ability::StopStreaming => c.tells(Tells::Streaming),
        Ability::StopSharing => c.tells(Tells::OwnSharing),
        Ability::CloseChat => c.tells(Tells::ChatPanel),
        Ability::ShowPeople => c.tells(Tells::PeoplePanel),
        Ability::Leave | Ability::EndForAll => c.tells(Tells::OwnPresence),
        Ability::OpenDeviceSettings => false,
    };
    if shows && !c.pending.iter().any(|(waiting, _)| *waiting == ability) {
        c.pending.push((ability, at));
    }
    commands.push(Command::Platform(ability));
    Ok(())
}

fn report_outsider(c: &mut Consultation, procedure: &Procedure, place: Place, at: Timestamp) {
    c.outsider = Some(Outsider { place, since: at, gone: false });
    let interrupted = if c.phase == Phase::Admission {
        Interrupted::Admission
    } else {
        Interrupted::Conversation
    };
    match procedure.policies.intruder {
        IntruderPolicy::Suspend => c.go(Phase::Suspended(interrupted), at),
        IntruderPolicy::End => c.go(Phase::Closing, at),
    }
}

fn resume(c: &mut Consultation, at: Timestamp) -> Result<(), Refusal> {
    if c.outsider.is_some_and(|o| !o.gone) || c.unexpected(at) > 0 {
        return Err(Refusal::OutsiderStillHere);
    }
    c.people.unintroduce_all();
    c.complete_since = None;
    c.roll_call.reopen();
    c.lock.reopen();
    c.go(Phase::Admission, at);
    Ok(())
}

/// What a person who tells of a problem tells of: somebody who is gone, or something nobody saw.
fn told_fault(c: &Consultation) -> Fault {
    if c.lost_since.is_some() { Fault::ParticipantLost } else { Fault::Reported }
}

fn judge(
    c: &mut Consultation,
    quality: Quality,
    decision: Decision,
    at: Timestamp,
) -> Result<(), Refusal> {
    clinician_only(c)?;
    if c.lost_since.is_some() || !c.assessment.any_fault() {
        c.assessment.note(told_fault(c), at);
    }
    c.assessment.judged = Some((quality, decision, at));
    c.assessment.ever_not_good_enough |= quality == Quality::NotGoodEnough;
    // Waiting leaves the question open: it is judged again when the wait is over.
    c.assessment.open = decision == Decision::Wait;
    match decision {
        Decision::GoOn | Decision::Wait => {}
        Decision::Telephone => {
            c.outcome = Some(Outcome::ByTelephone);
            c.go(Phase::Closing, at);
        }
        Decision::Stop => {
            c.outcome = Some(Outcome::StoppedTechnical);
            c.go(Phase::Closing, at);
        }
    }
    Ok(())
}

fn choose(
    c: &mut Consultation,
    procedure: &Procedure,
    outcome: Outcome,
    check: AbsenceCheck,
    at: Timestamp,
) -> Result<(), Refusal> {
    clinician_only(c)?;
    match outcome {
        Outcome::PatientAbsent => {
            if !c.setting.has_patient() {
                return Err(Refusal::NotForThisSetting);
            }
            if c.assessment.any_fault() {
                return Err(Refusal::FaultWasSeen);
            }
            if c.anyone_came() {
                return Err(Refusal::SomebodyCame);
            }
            if at < c.absence_from(procedure) {
                return Err(Refusal::WaitNotOver);
            }
            if !(check.could_not_have_tried && check.phoned) {
                return Err(Refusal::PhoneFirst);
            }
        }
        Outcome::Completed if c.assessment.any_fault() => return Err(Refusal::FaultWasSeen),
        Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical => {
            if !c.assessment.any_fault() {
                c.assessment.note(Fault::Reported, at);
            }
        }
        Outcome::Completed
        | Outcome::StoppedIntrusion
        | Outcome::StoppedPrivacy
        | Outcome::IdentityNotEstablished
        | Outcome::EndedByPatient
        | Outcome::EndedByClinician
        | Outcome::Rescheduled
        | Outcome::ClinicianAbsent => {}
    }
    // A note that was copied before says something else.
    c.note_copied &= c.outcome == Some(outcome);
    c.outcome = Some(outcome);
    Ok(())
}
