//! What a person states: answers to the questions, identity checks, and requirements that they set aside.

use super::Consultation;
use super::privacy::Listener;
use super::reopen::{Change, patients_surroundings};
use crate::domain::identity::{Check, CheckResult};
use crate::domain::intent::{Question, WaiverReason};
use crate::domain::phase::Phase;
use crate::domain::procedure::{
    Introductions, Moment, Procedure, PublicPlace, RecordingPolicy, ScribePolicy,
};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::{Finding, Kind, Status};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

impl Consultation {
    /// A "yes", where the procedure leaves it open and it is not too late.
    pub(super) fn confirm(
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

    pub(super) fn give_answer(
        &mut self,
        question: Question,
        yes: bool,
        at: Timestamp,
    ) -> Result<(), Refusal> {
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
    pub(super) fn confirm_appointment(&mut self, at: Timestamp) -> Result<(), Refusal> {
        self.clinician_only()?;
        let applies =
            |kind| self.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable);
        let asked = Question::APPOINTMENT.into_iter().filter(|(_, kind)| applies(*kind));
        for question in asked.map(|(question, _)| question).collect::<Vec<_>>() {
            self.give_answer(question, true, at)?;
        }
        Ok(())
    }

    /// What is prepared before the call and neither answered nor observed yet, in the order it is asked. Company that has
    /// come is agreed on as a step of its own.
    pub fn open_preparation(&self) -> Vec<Question> {
        let is_open =
            |kind| self.finding(kind).is_some_and(|found| found.known.status == Status::Open);
        let company = (Question::OthersAgreed, Kind::OthersAgreed);
        let company = Some(company).filter(|_| self.phase() == Phase::Preparation);
        let appointment = Question::APPOINTMENT.into_iter().chain(company);
        let tested = self.devices().precall().is_some_and(|test| test.value);
        appointment
            .filter(|(_, kind)| is_open(*kind))
            .map(|(question, _)| question)
            .chain((!tested).then_some(Question::SoundTested))
            .chain([Question::OwnSurroundings])
            .filter(|question| self.answer(*question).is_none())
            .collect()
    }

    /// A "yes" to everything that is prepared before the call and still open. What was answered with no stays so.
    pub(super) fn confirm_prepared(
        &mut self,
        procedure: &Procedure,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        // From the call on they are asked by themselves.
        let before_call = self.phase() == Phase::Preparation;
        let own = before_call.then(|| self.open_rules(procedure, Moment::Before));
        for id in own.into_iter().flatten() {
            self.answer_rule(procedure, id, true, at)?;
        }
        for question in self.open_preparation() {
            self.give_answer(question, true, at)?;
        }
        Ok(())
    }

    pub(super) fn check_identity(
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

    pub(super) fn waive(
        &mut self,
        kind: Kind,
        reason: WaiverReason,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        ensure(kind.can_be_set_aside(), Refusal::ProcedureForbids)?;
        let here = |f: &Finding| f.kind == kind && f.known.status != Status::NotApplicable;
        ensure(self.findings().iter().any(here), Refusal::RequirementNotHere)?;
        self.waivers.insert(kind, (reason, at));
        Ok(())
    }
}
