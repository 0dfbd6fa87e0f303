//! What each intent changes, and what it asks of the platform and the page.

use super::privacy::Listener;
use super::reopen::{Change, patients_surroundings};
use super::snapshot::Storage;
use super::{Consultation, OwnPresence};
use crate::domain::alert::AlertKind;
use crate::domain::capability::{Action, Signal};
use crate::domain::command::{Command, NoteBlock};
use crate::domain::identity::Check;
use crate::domain::intent::{Intent, Place, Question};
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// Carries out an intent, or says why not. A refused intent has changed nothing.
pub(super) fn apply(
    c: &mut Consultation,
    procedure: &Procedure,
    intent: Intent,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<Storage, Refusal> {
    if !fits(&intent, c) {
        return Err(match c.phase() {
            Phase::Closed => Refusal::AfterEnd,
            _ => Refusal::NotInThisPhase,
        });
    }
    match intent {
        Intent::Confirm(question) => c.confirm(procedure, question, at)?,
        Intent::Deny(question) => {
            c.give_answer(question, false, at)?;
            if question == Question::RecordingCleared && c.listens(Listener::Recording) {
                // It goes on without being cleared.
                c.reopen(Change::MachineListens);
            }
        }
        Intent::ConfirmRule(id) => c.answer_rule(procedure, id, true, at)?,
        Intent::DenyRule(id) => c.answer_rule(procedure, id, false, at)?,
        Intent::ConfirmRules(moment) => {
            for id in c.open_rules(procedure, moment) {
                c.answer_rule(procedure, id, true, at)?;
            }
        }
        Intent::ConfirmPrivacy => {
            ensure(c.uncleared_listener(procedure).is_none(), Refusal::SeenOtherwise)?;
            c.give_answer(patients_surroundings(c.viewer()), true, at)?;
            c.give_answer(Question::NobodyRecords, true, at)?;
        }
        Intent::ConfirmAppointment => c.confirm_appointment(at)?,
        Intent::ConfirmPrepared => c.confirm_prepared(procedure, at)?,
        Intent::ChooseSetting(setting) => {
            c.clinician_only()?;
            c.setting = setting;
        }
        Intent::ExpectAlso(role) => {
            c.clinician_only()?;
            c.people.expect_also(role, c.setting.usual_role());
            c.reopen(Change::CompanyGrew);
        }
        Intent::ExpectFewer(role) => {
            c.clinician_only()?;
            c.people.expect_fewer(role, c.setting.usual_role());
        }
        Intent::TestDevices(on) => {
            ensure(c.may_test_devices(), Refusal::NotInThisPhase)?;
            if on {
                c.devices.begin_test();
            } else {
                c.devices.end_test();
            }
        }
        Intent::EnterRoom => {
            let reported = c.reports(Signal::OwnPresence) && c.viewer() == Viewer::Clinician;
            ensure(!reported, Refusal::PlatformTells)?;
            c.call.enter();
            c.enter(Phase::Admission, at);
        }
        Intent::CountOthers(others) => c.count_others(others, at)?,
        Intent::Explain(id, role) => c.explain(id, role, at)?,
        Intent::ExplainEquipment(id) => c.explain_equipment(id)?,
        Intent::ThisIsMe(id) => c.this_is_me(id)?,
        Intent::NotMe(id) => {
            c.clinician_only()?;
            ensure(c.people.list_mut().clear_viewer(id), Refusal::UnknownParticipant)?;
            c.note_came(id, at);
            c.reopen(Change::NotMe);
        }
        Intent::SamePerson(id) => c.restore_returned(id)?,
        Intent::MarkIntroduced(id) => {
            ensure(c.people.list_mut().introduce(id), Refusal::UnknownParticipant)?;
        }
        Intent::ConfirmRollCall { off_camera } => {
            c.call_roll(off_camera, at)?;
            c.reopen(Change::RollCalled);
        }
        Intent::CheckIdentity(party, method, shown) => {
            c.check_identity(procedure, party, Check { method, shown }, at)?;
        }
        Intent::LockRoom => c.ask(Action::Lock, at, commands)?,
        Intent::AttestLock { locked } => {
            ensure(!c.lock_is_reported(), Refusal::PlatformTells)?;
            c.lock.attest(locked, at);
        }
        Intent::Ask(action) => c.ask(action, at, commands)?,
        Intent::Admit(id) => c.ask_for(Action::Admit, id, at, commands)?,
        Intent::Remove(id) => c.ask_for(Action::Remove, id, at, commands)?,
        Intent::Acknowledge(kind) => {
            c.alerts.acknowledge(kind);
            match kind {
                AlertKind::ParticipantLost => c.quality.participant_back(),
                AlertKind::PersonalNumberSeen => c.privacy.acknowledge_number(),
                _ => {}
            }
        }
        Intent::ReportOutsider(place) => c.report_outsider(procedure, place, at, commands)?,
        Intent::Pause => c.pause(at)?,
        Intent::AcceptPresent => {
            ensure(c.viewer() == Viewer::Patient, Refusal::NotForThisViewer)?;
            let here = c.others_present().ok_or(Refusal::UnknownParticipant)?;
            ensure(c.unexpected() > 0, Refusal::UnknownParticipant)?;
            c.people.accept_present(here);
        }
        Intent::NameProduct(product) => {
            ensure(c.product_is_asked(procedure), Refusal::RequirementNotHere)?;
            c.product.attest(product, at);
        }
        Intent::Remedy(kind) => c.remedy(kind, at)?,
        Intent::OutsiderGone => {
            c.clinician_only()?;
            let place = c.privacy().outsider().map(|outsider| outsider.place);
            let (in_call, counted) = (place == Some(Place::Call), c.counted_too_many());
            ensure(!in_call || c.unexpected() == counted, Refusal::OutsiderStillHere)?;
            if in_call {
                c.people.counts_mut().uncount_by_person(counted);
            }
            if let Some(place) = place {
                c.reopen(Change::OutsiderGone(place));
            }
            c.privacy.outsider_gone();
        }
        // The patient only says that they go on. Who is there is asked anew.
        Intent::Resume if c.viewer() == Viewer::Patient => {
            if let Some(outsider) = c.privacy().outsider() {
                c.reopen(Change::OutsiderGone(outsider.place));
            }
            c.privacy.outsider_gone();
            c.pauses.go_on();
            c.reopen(Change::TalkResumed);
            c.enter(Phase::Admission, at);
        }
        Intent::Resume => {
            let outsider = c.privacy().outsider().is_some_and(|outsider| !outsider.gone);
            ensure(!outsider && c.unexpected() == 0, Refusal::OutsiderStillHere)?;
            c.reopen(Change::TalkResumed);
            c.enter(Phase::Admission, at);
        }
        Intent::OpenAssessment => c.quality.open_by_hand(),
        Intent::Judge(quality, decision) => c.judge(quality, decision, at)?,
        Intent::CloseAssessment => c.quality.close(),
        Intent::Waive(kind, reason) => c.waive(kind, reason, at)?,
        Intent::Unwaive(kind) => {
            ensure(c.waivers.remove(kind), Refusal::RequirementNotHere)?;
        }
        Intent::WaiveRule(id, reason) => c.waive_rule(procedure, id, reason, at)?,
        Intent::UnwaiveRule(id) => c.unwaive_rule(procedure, id)?,
        Intent::BeginConversation => {
            c.clinician_only()?;
            ensure(!c.is_stopped_by_rule(procedure), Refusal::ProcedureForbids)?;
            ensure(c.unexpected() == 0, Refusal::SomebodyUnaccounted)?;
            c.enter(Phase::Conversation, at);
        }
        Intent::BeginClosing => c.enter(Phase::Closing, at),
        Intent::ReopenConversation => {
            c.closing.withdraw_outcome();
            c.closing.set_closes_with_meeting(false);
            c.call.take_back_end();
            // From outside, the panel cannot see whether the room is still locked.
            if c.call().presence() != OwnPresence::InCall {
                c.lock.forget_observed();
            }
            c.reopen(Change::EndTakenBack);
            c.enter(Phase::Admission, at);
        }
        Intent::ChooseOutcome(outcome, check) => c.choose_outcome(procedure, outcome, check, at)?,
        Intent::SaveCalendar => {
            c.clinician_only()?;
            ensure(c.appointment.start.is_some(), Refusal::NoAppointmentTime)?;
            commands.push(Command::SaveCalendar);
        }
        Intent::SendNote => {
            ensure(c.appointment.takes_note, Refusal::NoRecordSystem)?;
            c.closing.send_note(at)?;
            commands.push(Command::SendNote);
        }
        Intent::CopyNote => c.copy_note(NoteBlock::Record, commands),
        Intent::CopyDeviations => c.copy_note(NoteBlock::Deviations, commands),
        Intent::Finish(outcome) => {
            c.finish(procedure, outcome, at)?;
            c.copy_note(NoteBlock::Record, commands);
            c.close(at);
        }
        Intent::Close => {
            let chosen = c.viewer() == Viewer::Patient || c.closing().outcome().is_some();
            ensure(chosen, Refusal::OutcomeOpen)?;
            c.close(at);
        }
        Intent::EndAndClose => {
            ensure(c.closing().outcome().is_some(), Refusal::OutcomeOpen)?;
            c.ask(Action::EndForAll, at, commands)?;
            c.closing.set_closes_with_meeting(true);
        }
        Intent::NextPatient => {
            c.begin_anew(c.viewer, c.setting, at);
            return Ok(Storage::Erase);
        }
        Intent::LeaveNow => {
            ensure(c.viewer() == Viewer::Patient, Refusal::NotForThisViewer)?;
            if c.can(Action::Leave) && c.call().presence() == OwnPresence::InCall {
                c.ask(Action::Leave, at, commands)?;
            }
            c.enter(Phase::Closing, at);
        }
    }
    Ok(Storage::Write)
}

/// Whether an intent fits the phase, and where the viewer is.
fn fits(intent: &Intent, c: &Consultation) -> bool {
    let phase = c.phase();
    let before_end = phase != Phase::Closed;
    match intent {
        Intent::Confirm(_)
        | Intent::ConfirmRule(_)
        | Intent::DenyRule(_)
        | Intent::ConfirmRules(_)
        | Intent::WaiveRule(..)
        | Intent::UnwaiveRule(_)
        | Intent::ConfirmPrivacy
        | Intent::ConfirmAppointment
        | Intent::Deny(_)
        | Intent::Waive(..)
        | Intent::Unwaive(_)
        | Intent::Remedy(_)
        | Intent::NameProduct(_)
        | Intent::CheckIdentity(..)
        | Intent::LeaveNow
        | Intent::Judge(..)
        | Intent::AttestLock { .. } => before_end,
        // As long as the viewer is in the room, its alarms lead somewhere.
        Intent::Acknowledge(_) | Intent::Ask(_) => c.is_watched(),
        Intent::Remove(_) | Intent::AcceptPresent => {
            phase.is_live() || phase.is_over() && c.viewer_is_in_room()
        }
        Intent::ConfirmPrepared => !phase.is_over(),
        Intent::EnterRoom | Intent::ChooseSetting(_) | Intent::SaveCalendar => {
            phase == Phase::Preparation
        }
        // Somebody whom the clinician has counted may have been agreed on.
        Intent::ExpectAlso(_) if c.counted_too_many() > 0 => true,
        Intent::ExpectAlso(_) | Intent::ExpectFewer(_) | Intent::TestDevices(_) => {
            matches!(phase, Phase::Preparation | Phase::Admission)
        }
        Intent::CountOthers(_)
        | Intent::Explain(..)
        | Intent::ExplainEquipment(_)
        | Intent::ThisIsMe(_)
        | Intent::NotMe(_)
        | Intent::SamePerson(_)
        | Intent::Admit(_)
        | Intent::MarkIntroduced(_)
        | Intent::ConfirmRollCall { .. } => phase.is_live(),
        Intent::LockRoom => phase.is_live() || phase == Phase::Closing && c.viewer_is_in_room(),
        Intent::ReportOutsider(_) | Intent::Pause => {
            matches!(phase, Phase::Admission | Phase::Conversation)
        }
        Intent::OutsiderGone | Intent::Resume => matches!(phase, Phase::Suspended(_)),
        Intent::CloseAssessment if phase == Phase::Closing => c.quality().unjudged_loss().is_some(),
        Intent::OpenAssessment | Intent::CloseAssessment | Intent::BeginClosing => {
            before_end && phase != Phase::Closing
        }
        Intent::BeginConversation => phase == Phase::Admission,
        Intent::ReopenConversation
        | Intent::ChooseOutcome(..)
        | Intent::Finish(_)
        | Intent::Close
        | Intent::EndAndClose => phase == Phase::Closing,
        Intent::CopyNote | Intent::CopyDeviations | Intent::SendNote => {
            matches!(phase, Phase::Closing | Phase::Closed)
        }
        Intent::NextPatient => phase == Phase::Closed,
    }
}

impl Consultation {
    fn copy_note(&mut self, block: NoteBlock, commands: &mut Vec<Command>) {
        self.closing.copy(block);
        commands.push(Command::CopyNote(block));
    }

    /// Whether an intent fits the phase and where the viewer is. It may still be refused for another reason.
    pub fn accepts(&self, intent: &Intent) -> bool {
        fits(intent, self)
    }
}
