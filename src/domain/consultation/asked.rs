//! What an intent does to the state.

use super::ending::{choose, judge};
use super::fits::fits;
use super::people::Announced;
use super::seen::{reopen, reopen_other_side};
use super::state::{Consultation, Outsider, OwnPresence};
use super::{devices, pending, who};
use crate::domain::alert::AlertKind;
use crate::domain::capability::{Action, Signal};
use crate::domain::command::Command;
use crate::domain::identity::{Check, CheckResult, Method};
use crate::domain::intent::{Intent, Place, Question};
use crate::domain::participant::{Expected, Role};
use crate::domain::phase::{Interrupted, Phase};
use crate::domain::procedure::{
    Introductions, IntruderPolicy, Procedure, PublicPlace, RecordingPolicy,
};
use crate::domain::refusal::Refusal;
use crate::domain::requirement::{Finding, Status};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

/// Carries an intent out, or says why not. A refused intent has changed nothing.
#[inline(never)]
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
        Intent::Confirm(question) => confirm(c, procedure, question, at)?,
        Intent::Deny(question) => answer(c, question, false, at)?,
        Intent::ConfirmPrivacy => {
            let surroundings = match c.viewer {
                Viewer::Clinician => Question::OtherSurroundings,
                Viewer::Patient => Question::OwnSurroundings,
            };
            answer(c, surroundings, true, at)?;
            answer(c, Question::NobodyRecords, true, at)?;
        }
        Intent::ConfirmAppointment => {
            clinician_only(c)?;
            let asked = Question::APPOINTMENT;
            let wanted = asked.iter().filter(|(_, kind)| {
                c.finding(*kind).is_some_and(|f| f.known.status != Status::NotApplicable)
            });
            let wanted: Vec<Question> = wanted.map(|(question, _)| *question).collect();
            for question in wanted {
                answer(c, question, true, at)?;
            }
        }
        Intent::ChooseSetting(setting) => {
            clinician_only(c)?;
            c.setting = setting;
        }
        Intent::ExpectAlso(role) => {
            clinician_only(c)?;
            c.also_expected.push(role);
            expect(c, |list| list.push(someone(role)));
            reopen(c, Question::OthersAgreed);
        }
        Intent::ExpectFewer(role) => {
            clinician_only(c)?;
            // Taken away already, as by a second press: then there is nothing left to do.
            let Some(place) = c.also_expected.iter().position(|r| *r == role) else {
                return Ok(());
            };
            c.also_expected.remove(place);
            expect(c, |list| {
                let nameless = |e: &Expected| e.role == role && e.external_id.is_none();
                if let Some(place) = list.iter().rposition(nameless) {
                    list.remove(place);
                }
            });
        }
        Intent::TestDevices(on) => devices::ask(c, on)?,
        Intent::EnterRoom => {
            if c.reports(Signal::OwnPresence) && c.viewer == Viewer::Clinician {
                return Err(Refusal::PlatformTells);
            }
            c.own = OwnPresence::InCall;
            c.go(Phase::Admission, at);
        }
        Intent::CountOthers(n) => {
            if c.reports(Signal::Count) || c.reports(Signal::Arrivals) {
                return Err(Refusal::PlatformTells);
            }
            if c.counted_by_person.is_some_and(|before| n > before) {
                // Nobody can tell who came, so it may be anybody.
                c.complete_since = None;
                c.roll_call.reopen();
                c.lock.reopen();
                c.identity.patient.reopen();
                c.identity.clinician.reopen();
                reopen_other_side(c);
            }
            c.counted_by_person = Some(n);
            if n > 0 {
                c.first_came.get_or_insert(at);
                c.patient_came.get_or_insert(at);
            }
        }
        Intent::Explain(id, role) => who::explain(c, id, role, at)?,
        Intent::ExplainEquipment(id) => who::explain_equipment(c, id, at)?,
        Intent::ThisIsMe(id) => who::this_is_me(c, id, at)?,
        Intent::NotMe(id) => who::not_me(c, id)?,
        Intent::MarkIntroduced(id) => {
            if !c.people.introduce(id) {
                return Err(Refusal::UnknownParticipant);
            }
        }
        Intent::ConfirmRollCall { off_camera } => {
            who::roll_call(c, off_camera, at)?;
            reopen(c, Question::GroupsIntroduced);
        }
        Intent::CheckIdentity(party, method, shown) => {
            check_identity(c, procedure, party, method, shown, at)?;
        }
        Intent::LockRoom => {
            clinician_only(c)?;
            pending::ask(c, Action::Lock, at, commands)?;
        }
        Intent::AttestLock { locked } => {
            if c.lock_is_told() {
                return Err(Refusal::PlatformTells);
            }
            c.lock.say(locked, at);
        }
        Intent::Ask(action) => pending::ask(c, action, at, commands)?,
        Intent::Admit(id) => pending::ask_for(c, Action::Admit, id, at, commands)?,
        Intent::Remove(id) => pending::ask_for(c, Action::Remove, id, at, commands)?,
        Intent::Acknowledge(kind) => {
            c.acknowledged.insert(kind, ());
            match kind {
                AlertKind::ParticipantLost => c.lost_since = None,
                AlertKind::PersonalNumberSeen => c.number_open = None,
                _ => {}
            }
        }
        Intent::ReportOutsider(place) => report_outsider(c, procedure, place, at),
        Intent::OutsiderGone => {
            if c.unexpected(at) > 0 && c.outsider.is_some_and(|o| o.place == Place::Call) {
                return Err(Refusal::OutsiderStillHere);
            }
            // Where somebody could walk in, it is said anew that nobody sees or hears.
            match c.outsider.map(|o| o.place) {
                Some(Place::OwnRoom) => {
                    reopen(c, Question::OwnSurroundings);
                }
                Some(Place::OtherRoom) => reopen_other_side(c),
                Some(Place::Call) | None => {}
            }
            if let Some(outsider) = &mut c.outsider {
                outsider.gone = true;
            }
        }
        Intent::Resume => resume(c, at)?,
        Intent::OpenAssessment => {
            // Noted when it is judged, or when the talk is over: until then it can be taken back.
            c.assessment.told = true;
            c.assessment.open = true;
        }
        Intent::Judge(quality, decision) => judge(c, quality, decision, at)?,
        Intent::CloseAssessment => {
            c.assessment.open = false;
            c.assessment.told = false;
            c.lost_since = None;
        }
        Intent::Waive(kind, reason) => {
            clinician_only(c)?;
            if !kind.can_be_set_aside() {
                return Err(Refusal::ProcedureForbids);
            }
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
            c.ended_by = None;
            // Whoever is out of the room does not see whether it is still locked.
            c.lock_seen = c.lock_seen.filter(|_| c.own == OwnPresence::InCall);
            reopen(c, Question::ClosedAndAsked);
            c.go(Phase::Admission, at);
        }
        Intent::ChooseOutcome(outcome, check) => choose(c, procedure, outcome, check, at)?,
        Intent::SaveCalendar => {
            clinician_only(c)?;
            if c.appointment.start.is_none() {
                return Err(Refusal::NoAppointmentTime);
            }
            commands.push(Command::SaveCalendar);
        }
        Intent::SendNote => {
            if !c.appointment.takes_note {
                return Err(Refusal::NoRecordSystem);
            }
            if c.note_under_way.is_some() {
                return Err(Refusal::NoteUnderWay);
            }
            c.note_under_way = Some(at);
            commands.push(Command::SendNote);
        }
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
            if c.can(Action::Leave) && c.own == OwnPresence::InCall {
                pending::ask(c, Action::Leave, at, commands)?;
            }
            c.go(Phase::Closing, at);
        }
    }
    Ok(())
}

/// Only the clinician may say this.
pub(super) fn clinician_only(c: &Consultation) -> Result<(), Refusal> {
    if c.viewer == Viewer::Clinician { Ok(()) } else { Err(Refusal::NotForThisViewer) }
}

/// Changes who is expected. Where the host page told nothing, that is the one who would be expected anyway.
fn expect(c: &mut Consultation, change: impl Fn(&mut Vec<Expected>)) {
    let usual = || vec![someone(c.setting.usual_role())];
    let mut list = c.expected.take().map_or_else(usual, Announced::into_list);
    change(&mut list);
    let announced = Announced::from(list);
    c.people.match_expected(&announced);
    c.expected = Some(announced);
}

/// Somebody of whom only the role is known.
pub(super) const fn someone(role: Role) -> Expected {
    Expected { external_id: None, name: None, role }
}

/// Says yes, where the procedure leaves it open and it is not too late.
fn confirm(
    c: &mut Consultation,
    procedure: &Procedure,
    question: Question,
    at: Timestamp,
) -> Result<(), Refusal> {
    let policies = &procedure.policies;
    match question {
        Question::PublicPlaceChosen if policies.public_place != PublicPlace::PatientMayChoose => {
            return Err(Refusal::ProcedureForbids);
        }
        Question::RecordingCleared if policies.recording == RecordingPolicy::Never => {
            return Err(Refusal::ProcedureForbids);
        }
        Question::RecordingCleared
            if c.talked() || !matches!(c.phase, Phase::Preparation | Phase::Admission) =>
        {
            return Err(Refusal::TooLate);
        }
        Question::GroupsIntroduced => {
            if policies.introductions == Introductions::All {
                return Err(Refusal::ProcedureForbids);
            }
            if !c.phase.is_live() {
                return Err(Refusal::NotInThisPhase);
            }
            clinician_only(c)?;
            who::roll_call(c, 0, at)?;
        }
        _ => {}
    }
    answer(c, question, true, at)
}

fn answer(
    c: &mut Consultation,
    question: Question,
    yes: bool,
    at: Timestamp,
) -> Result<(), Refusal> {
    match question {
        Question::OtherSurroundings
        | Question::VideoSuits
        | Question::PatientInformed
        | Question::ToldOfVideo
        | Question::PatientAble
        | Question::CalendarPrivate
        | Question::OthersAgreed
        | Question::GroupsIntroduced
        | Question::SpeakerVisible
        | Question::ClosedAndAsked
        | Question::RecordKept => clinician_only(c)?,
        Question::SoundTested
        | Question::OnboardingRead
        | Question::PublicPlaceChosen
        | Question::RecordingCleared
        | Question::OwnSurroundings
        | Question::NobodyRecords
        | Question::RulesRead
        | Question::SameSolution
        | Question::ChatClean
        | Question::SharingClean
        | Question::WindowShared
        | Question::ListLookedAt => {}
    }
    if question == Question::ListLookedAt && yes {
        c.list_looked = Some(at);
    }
    if question == Question::PublicPlaceChosen {
        place_chosen(c, yes);
    }
    c.answers.or_default(question).say(yes, at);
    if question == Question::SharingClean && yes {
        // One "yes" says that all is as it should be; a "no" says which of the two is not.
        c.answers.or_default(Question::WindowShared).say(true, at);
    }
    Ok(())
}

/// The place is now chosen, or is not after all. A "no" that was about the place is answered by the choice,
/// and a "yes" that was given of a chosen place does not hold for another: what remains is asked anew,
/// since there, too, nobody may hear what is said (B G5).
fn place_chosen(c: &mut Consultation, chosen: bool) {
    let surroundings = match c.viewer {
        Viewer::Clinician => Question::OtherSurroundings,
        Viewer::Patient => Question::OwnSurroundings,
    };
    let was_chosen = c.answer(Question::PublicPlaceChosen).is_some_and(|said| said.value);
    let said_no = c.answer(surroundings).is_some_and(|said| !said.value);
    if chosen && said_no || !chosen && was_chosen {
        reopen(c, surroundings);
    }
}

fn check_identity(
    c: &mut Consultation,
    procedure: &Procedure,
    party: Party,
    method: Method,
    shown: CheckResult,
    at: Timestamp,
) -> Result<(), Refusal> {
    if !c.setting.has_patient() && party == Party::Patient {
        return Err(Refusal::NotForThisSetting);
    }
    if shown == CheckResult::Confirmed && !procedure.policies.identity(c.setting).accepts(method) {
        return Err(Refusal::MethodNotAccepted);
    }
    c.identity.of_mut(party).say(Check { method, shown }, at);
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
