//! What each intent changes, and what it asks of the platform and the page.

use super::privacy::Listener;
use super::quality::Lost;
use super::reopen::{Change, patients_surroundings};
use super::snapshot::Storage;
use super::{Consultation, OwnPresence};
use crate::domain::alert::AlertKind;
use crate::domain::capability::{Action, Signal};
use crate::domain::command::{Command, NoteBlock};
use crate::domain::identity::{Check, CheckResult};
use crate::domain::intent::{Intent, Place, Question, WaiverReason};
use crate::domain::participant::{Attribution, Participant, ParticipantId, Presence, Role};
use crate::domain::phase::Phase;
use crate::domain::procedure::{
    Introductions, Procedure, PublicPlace, RecordingPolicy, ScribePolicy,
};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::{Finding, Kind, Status};
use crate::domain::setting::{Party, Viewer};
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
        Intent::ConfirmPrivacy => {
            ensure(c.uncleared_listener(procedure).is_none(), Refusal::SeenOtherwise)?;
            c.give_answer(patients_surroundings(c.viewer()), true, at)?;
            c.give_answer(Question::NobodyRecords, true, at)?;
        }
        Intent::ConfirmAppointment => c.confirm_appointment(at)?,
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
        Intent::ReportOutsider(place) => c.report_outsider(procedure, place, at),
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
            let place = c.privacy().outsider().map(|outsider| outsider.place);
            let still_here = place == Some(Place::Call) && c.unexpected() > 0;
            ensure(!still_here, Refusal::OutsiderStillHere)?;
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
        Intent::BeginConversation => {
            c.clinician_only()?;
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
        Intent::Remove(_) => phase.is_live() || phase.is_over() && c.viewer_is_in_room(),
        Intent::EnterRoom | Intent::ChooseSetting(_) | Intent::SaveCalendar => {
            phase == Phase::Preparation
        }
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
        Intent::AcceptPresent => phase.is_live(),
        Intent::ReportOutsider(_) => matches!(phase, Phase::Admission | Phase::Conversation),
        Intent::OutsiderGone | Intent::Resume => matches!(phase, Phase::Suspended(_)),
        Intent::OpenAssessment | Intent::CloseAssessment | Intent::BeginClosing => {
            before_end && phase != Phase::Closing
        }
        Intent::BeginConversation => phase == Phase::Admission,
        Intent::ReopenConversation
        | Intent::ChooseOutcome(..)
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

/// Answers.
impl Consultation {
    /// A "yes", where the procedure leaves it open and it is not too late.
    fn confirm(
        &mut self,
        procedure: &Procedure,
        question: Question,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let policies = &procedure.policies;
        match question {
            Question::PublicPlaceChosen => {
                let may = policies.public_place == PublicPlace::PatientMayChoose;
                ensure(may, Refusal::ProcedureForbids)?;
            }
            Question::RecordingCleared | Question::ScribeAgreed => {
                let may = match question {
                    Question::ScribeAgreed => policies.scribe != ScribePolicy::Never,
                    _ => policies.recording != RecordingPolicy::Never,
                };
                ensure(may, Refusal::ProcedureForbids)?;
                let before_talk = matches!(self.phase(), Phase::Preparation | Phase::Admission);
                ensure(before_talk && !self.talked(), Refusal::TooLate)?;
            }
            Question::GroupsIntroduced => {
                let may = policies.introductions != Introductions::All;
                ensure(may, Refusal::ProcedureForbids)?;
                ensure(self.phase().is_live(), Refusal::NotInThisPhase)?;
                self.clinician_only()?;
                self.call_roll(0, at)?;
            }
            Question::NobodyRecords => {
                ensure(self.uncleared_listener(procedure).is_none(), Refusal::SeenOtherwise)?;
            }
            Question::ClosedAndAsked => {
                ensure(!self.is_seen_in_call(), Refusal::SeenOtherwise)?;
            }
            _ => {}
        }
        self.give_answer(question, true, at)
    }

    fn give_answer(&mut self, question: Question, yes: bool, at: Timestamp) -> Result<(), Refusal> {
        if question.is_for_clinician() {
            self.clinician_only()?;
        }
        let patients_only = question == Question::SomebodyWithMe;
        ensure(!patients_only || self.viewer() == Viewer::Patient, Refusal::NotForThisViewer)?;
        match question {
            Question::ListLookedAt if yes => self.people.look_at_list(at),
            Question::OthersAgreed if yes => {
                let company = self.company_by_role();
                self.people.agree_on_company(company);
            }
            Question::PublicPlaceChosen => self.sync_place_choice(yes),
            // The person has judged the sound, so the test releases the devices.
            Question::SoundTested => self.devices.end_test(),
            Question::RecordingCleared | Question::ScribeAgreed if !yes => self.withdraw(question),
            _ => {}
        }
        self.answers.or_default(question).attest(yes, at);
        if question == Question::SharingClean && yes {
            // One "yes" covers both questions; each has its own "no".
            self.answers.or_default(Question::WindowShared).attest(true, at);
        }
        Ok(())
    }

    /// What listens along no longer does so as agreed.
    fn withdraw(&mut self, agreement: Question) {
        let listener = match agreement {
            Question::ScribeAgreed => Listener::Transcription,
            _ => Listener::Recording,
        };
        let agreed = self.answer(agreement).is_some_and(|yes| yes.value);
        if agreed && self.listens(listener) {
            self.reopen(Change::MachineListens);
        }
    }

    /// The patient's choice of place outdates a "no" about the place. A "yes" about a chosen place does not hold for
    /// another.
    fn sync_place_choice(&mut self, chosen: bool) {
        let surroundings = self.answer(patients_surroundings(self.viewer()));
        let was_chosen = self.answer(Question::PublicPlaceChosen).is_some_and(|yes| yes.value);
        let denied = surroundings.is_some_and(|yes| !yes.value);
        if chosen && denied || !chosen && was_chosen {
            self.reopen(Change::PlaceChoiceChanged);
        }
    }

    /// A "yes" to every question about the appointment that the procedure asks.
    fn confirm_appointment(&mut self, at: Timestamp) -> Result<(), Refusal> {
        self.clinician_only()?;
        let applies =
            |kind| self.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable);
        let asked = Question::APPOINTMENT.into_iter().filter(|(_, kind)| applies(*kind));
        for question in asked.map(|(question, _)| question).collect::<Vec<_>>() {
            self.give_answer(question, true, at)?;
        }
        Ok(())
    }

    fn check_identity(
        &mut self,
        procedure: &Procedure,
        party: Party,
        check: Check,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let takes_part = self.setting().has_patient() || party != Party::Patient;
        ensure(takes_part, Refusal::NotForThisSetting)?;
        let accepted = procedure.policies.identity(self.setting()).accepts(party, check.method);
        ensure(accepted || check.shown != CheckResult::Confirmed, Refusal::MethodNotAccepted)?;
        self.identity.attest(party, check, at);
        Ok(())
    }

    fn waive(&mut self, kind: Kind, reason: WaiverReason, at: Timestamp) -> Result<(), Refusal> {
        self.clinician_only()?;
        ensure(kind.can_be_set_aside(), Refusal::ProcedureForbids)?;
        let here = |f: &Finding| f.kind == kind && f.known.status != Status::NotApplicable;
        ensure(self.findings().iter().any(here), Refusal::RequirementNotHere)?;
        self.waivers.insert(kind, (reason, at));
        Ok(())
    }
}

/// People.
impl Consultation {
    fn count_others(&mut self, others: u32, at: Timestamp) -> Result<(), Refusal> {
        let reported = self.reports(Signal::Count) || self.reports(Signal::Arrivals);
        ensure(!reported, Refusal::PlatformTells)?;
        let before = self.people.counts().by_person().unwrap_or(0);
        self.people.counts_mut().count_by_person(others);
        if others > before {
            for _ in before..others {
                if !self.quality.lost_is_back(0) {
                    break;
                }
                self.note_reconnected(at);
            }
            self.reopen(Change::CountRose);
        } else if others < before && self.is_talking() {
            self.quality.participant_lost(Lost { who: None, since: at });
        }
        if others > 0 {
            self.people.note_somebody(at);
            self.people.note_patient(at);
        }
        Ok(())
    }

    /// A person says who a participant is.
    fn explain(&mut self, id: ParticipantId, role: Role, at: Timestamp) -> Result<(), Refusal> {
        // Whoever waits has not come, and the viewer says who they are by another press.
        let equipment = Attribution::Equipment;
        let may_be = |who: &Participant| {
            who.is_person_here()
                || who.presence == Presence::Present && who.attribution == equipment
        };
        ensure(self.people.list().get(id).is_some_and(may_be), Refusal::UnknownParticipant)?;
        let takes_place = self.is_awaited(role);
        let company = self.company();
        self.people.list_mut().explain(id, role, takes_place);
        self.recheck_explained(id, role);
        self.sync_company(company);
        if role == Role::Patient {
            self.people.note_patient(at);
        }
        self.sync_explained();
        Ok(())
    }

    /// Whoever is explained as one of a party and came after that party's check has not been checked.
    fn recheck_explained(&mut self, id: ParticipantId, role: Role) {
        let party = match role {
            Role::Patient => Party::Patient,
            Role::Clinician => Party::Clinician,
            _ => return,
        };
        let came = self.people.list().get(id).map(|who| who.came);
        let checked = self.identity.of(party).current().map(|check| check.at);
        if checked < came {
            self.reopen(Change::ExplainedAfterCheck(party));
        }
    }

    /// A person says that a participant is equipment that belongs here, and no recorder.
    fn explain_equipment(&mut self, id: ParticipantId) -> Result<(), Refusal> {
        self.clinician_only()?;
        let may_be = |who: &Participant| who.is_unaccounted_here() && who.dialled;
        ensure(self.people.list().get(id).is_some_and(may_be), Refusal::UnknownParticipant)?;
        self.people.list_mut().explain_equipment(id);
        self.sync_explained();
        Ok(())
    }

    /// The clinician states which of those listed they are. Whoever was taken for them gets what was stated of this one, so
    /// nobody counts as arrived or gone.
    fn this_is_me(&mut self, id: ParticipantId) -> Result<(), Refusal> {
        self.clinician_only()?;
        ensure(self.lists_viewer(), Refusal::PlatformTells)?;
        let may_be = |who: &Participant| who.is_person_here() || who.is_viewer();
        ensure(self.people.list().get(id).is_some_and(may_be), Refusal::UnknownParticipant)?;
        self.people.list_mut().set_viewer(id);
        self.sync_explained();
        Ok(())
    }

    /// Somebody was identified. An outsider in the call is gone when nobody unexpected is left in it.
    fn sync_explained(&mut self) {
        if self.unexpected() == 0 {
            self.privacy.outsider_gone_from_call();
        }
    }

    /// Everybody has introduced themselves, with so many off camera.
    fn call_roll(&mut self, off_camera: u32, at: Timestamp) -> Result<(), Refusal> {
        ensure(self.others_present() != Some(0), Refusal::UnknownParticipant)?;
        ensure(self.unexpected_listed() == 0, Refusal::SomebodyUnaccounted)?;
        if self.viewer() == Viewer::Patient {
            // Knowing who is there is not to have agreed to it, and those beside the patient are asked about first.
            ensure(self.unexpected() == 0, Refusal::SomebodyUnaccounted)?;
            let asked = self.answer(Question::SomebodyWithMe).is_some();
            ensure(asked, Refusal::SomebodyUnaccounted)?;
        }
        // A person has looked: the unidentified who fit the free places are the expected.
        for (id, counted) in self.people.list().nameless() {
            let full = match counted {
                true => self.places_for_counted() == 0,
                false => self.free_places() == Some(0),
            };
            if let Some(role) = self.next_free_role(counted).filter(|_| !full) {
                self.people.list_mut().explain(id, role, true);
                self.recheck_explained(id, role);
            }
        }
        // Those off camera at the last roll call were known, even if it was opened again since.
        let off_before = self.people.roll_call().last().map_or(0, |called| called.value);
        let company = self.company_with(off_before);
        self.people.call_roll(off_camera, at);
        self.sync_company(company);
        if self.viewer() == Viewer::Clinician {
            // The look at the picture also shows that whoever speaks is visible (B G7).
            self.answers.or_default(Question::SpeakerVisible).attest(true, at);
        }
        Ok(())
    }
}
