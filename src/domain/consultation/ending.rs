//! How a consultation may end: the judgement of technical problems, the outcomes that fit, and the charge.

use super::{Consultation, OwnPresence};
use crate::domain::alert::AlertKind;
use crate::domain::capability::Signal;
use crate::domain::identity::CheckResult;
use crate::domain::intent::{AbsenceCheck, Place, Question};
use crate::domain::journal::NoteLine;
use crate::domain::outcome::{Charge, Decision, Outcome, Quality, Reason};
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::procedure::{NoShowFee, Payment, Procedure};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::{Finding, Kind, Status};
use crate::domain::setting::{Party, Setting};
use crate::domain::time::Timestamp;

/// What the press that finishes states beside the outcome.
const STATED_BY_FINISHING: [(Question, Kind); 2] =
    [(Question::RecordKept, Kind::RecordKept), (Question::ClosedAndAsked, Kind::LeftAndClosed)];

impl Consultation {
    /// What the patient owes by the procedure, and why; `None` before there is an outcome.
    pub fn charge(&self, procedure: &Procedure) -> Option<(Charge, Reason)> {
        self.closing().outcome().map(|outcome| self.charge_for(outcome, procedure))
    }

    /// What the patient would owe for an outcome, by the procedure's payment policy (A 2.6, B O4), and why. A fee for a missed
    /// appointment is another matter than the patient's share, and has a policy of its own.
    pub fn charge_for(&self, outcome: Outcome, procedure: &Procedure) -> (Charge, Reason) {
        if !self.setting().has_patient() {
            return (Charge::Nothing, Reason::NoPatient);
        }
        if outcome == Outcome::PatientAbsent {
            let charge = match procedure.policies.no_show_fee {
                NoShowFee::None => Charge::Nothing,
                NoShowFee::HospitalDecides => Charge::HospitalDecides,
            };
            return (charge, Reason::NoShowPolicy);
        }
        if !(self.quality().assessment().any_fault() || implies_problem(outcome)) {
            return match outcome {
                _ if self.quality().unjudged_loss().is_some() => {
                    (Charge::HospitalDecides, Reason::LossUnjudged)
                }
                Outcome::Completed => (Charge::AsUsual, Reason::NoProblem),
                Outcome::Rescheduled | Outcome::ClinicianAbsent if !self.talked() => {
                    (Charge::Nothing, Reason::NothingGiven)
                }
                _ => (Charge::HospitalDecides, Reason::ProcedureSilent),
            };
        }
        // A rule that does not apply here says nothing here; a policy without a rule holds.
        let rule = procedure.rule(Kind::NoPaymentOnProblems);
        if !rule.is_none_or(|rule| rule.applies(self.setting(), self.rules_platform(procedure))) {
            return (Charge::HospitalDecides, Reason::ProcedureSilent);
        }
        let payment = procedure.policies.payment;
        if payment == Payment::NothingOnAnyProblem && self.concerned_only_some(outcome) {
            return (Charge::HospitalDecides, Reason::OneOfGroup);
        }
        let charge = self.charge_after_problem(outcome, payment);
        // The requirement is a reason not to pay, and for nothing else.
        let reason = match (rule, charge) {
            (Some(rule), Charge::Nothing) => Reason::Requirement(rule.id),
            (None, Charge::HospitalDecides) => Reason::ProcedureSilent,
            (_, _) => Reason::PaymentPolicy,
        };
        (charge, reason)
    }

    fn charge_after_problem(&self, outcome: Outcome, policy: Payment) -> Charge {
        let assessment = self.quality().assessment();
        let bad = assessment.ever_not_good_enough || outcome == Outcome::StoppedTechnical;
        match policy {
            Payment::NothingOnAnyProblem => Charge::Nothing,
            Payment::NothingIfNotGoodEnough if bad => Charge::Nothing,
            // If nobody judged the quality, nothing is computed from it.
            Payment::NothingIfNotGoodEnough
                if assessment.judgement().is_some() && was_completed(outcome) =>
            {
                Charge::AsUsual
            }
            Payment::NothingIfNotGoodEnough | Payment::HospitalDecides => Charge::HospitalDecides,
        }
    }

    /// Whether only single participants of a group had a problem, so that the others owe what they would owe anyway.
    fn concerned_only_some(&self, outcome: Outcome) -> bool {
        self.setting() == Setting::Group
            && was_completed(outcome)
            && self.quality().assessment().concerns_single_participants()
    }

    /// Whether a conversation took place, in full or in part: it began, or the outcome says that it was completed. Without an
    /// outcome it may take place until it is closed, and took place if anybody may have come.
    pub fn was_held(&self) -> bool {
        match self.closing().outcome() {
            Some(outcome) => self.talked() || was_completed(outcome),
            None => self.phase() != Phase::Closed || !self.nobody_came(),
        }
    }

    /// Whether there was a technical problem: observed, reported, or implied by how it ended.
    pub fn had_problem(&self) -> bool {
        let assessment = self.quality().assessment();
        let implied = self.closing().outcome().is_some_and(implies_problem);
        assessment.any_fault() || assessment.reported || implied
    }

    /// When the clinician may say that the patient did not attend.
    pub fn absence_from(&self, procedure: &Procedure) -> Timestamp {
        let opened = self.call().first_joined();
        let start = self.appointment().start.or(opened).unwrap_or(self.phase_since());
        start.plus(procedure.policies.times.absence_wait)
    }

    /// The outcomes that fit what was observed, in the order they are offered. No others are offered. Where an intruder was
    /// reported, that it ended for one comes first.
    pub fn fitting_outcomes(&self) -> Vec<Outcome> {
        let fits = |outcome: &Outcome| self.fits(*outcome).is_ok();
        let mut fitting: Vec<Outcome> = Outcome::ALL.iter().copied().filter(fits).collect();
        if self.incidents().any_reported() {
            fitting.sort_by_key(|outcome| *outcome != Outcome::StoppedIntrusion);
        }
        fitting
    }

    /// The outcome that fits best what is known; `None` if none stands out. Never one that is ruled out.
    pub fn suggested_outcome(&self) -> Option<Outcome> {
        self.likely_outcome().filter(|outcome| self.fits(*outcome).is_ok())
    }

    fn likely_outcome(&self) -> Option<Outcome> {
        let outsider = self.privacy().outsider().filter(|outsider| !outsider.gone);
        let in_call = outsider.is_some_and(|outsider| outsider.place == Place::Call);
        if in_call || self.stood_last(AlertKind::UnexpectedParticipant) {
            return Some(Outcome::StoppedIntrusion);
        }
        if outsider.is_some() || self.privacy_was_broken() {
            return Some(Outcome::StoppedPrivacy);
        }
        if self.setting().has_patient() && self.any_check(|result| result != CheckResult::Confirmed)
        {
            return Some(Outcome::IdentityNotEstablished);
        }
        let assessment = self.quality().assessment();
        if matches!(assessment.judged, Some((Quality::NotGoodEnough, Decision::Wait, _))) {
            return Some(Outcome::StoppedTechnical);
        }
        // Without a roll call there was hardly a conversation, so nothing is suggested.
        if !self.anyone_came() || self.people().roll_call().last().is_none() {
            return None;
        }
        let problem = assessment.any_problem() || assessment.reported;
        // Whether there was a problem hangs on why somebody was gone.
        if !problem && self.quality().unjudged_loss().is_some() {
            return None;
        }
        Some(if problem { Outcome::CompletedWithProblems } else { Outcome::Completed })
    }

    /// Whether somebody could hear, see or record in the end (A 1.1, A 1.4, A 1.5, B S3, B G5, B G6, B S6).
    fn privacy_was_broken(&self) -> bool {
        let unmet = |kind| self.finding(kind).is_some_and(|f| f.known.status == Status::Unmet);
        let denied = |question| {
            self.answer(question)
                .is_some_and(|answer| !answer.value && self.was_in_the_end(answer.at))
        };
        let surroundings = [
            Kind::NotOverheard,
            Kind::OutOfEarshot,
            Kind::NotInPublicPlace,
            Kind::EqualConfidentiality,
        ];
        let place = denied(Question::OwnSurroundings) || denied(Question::OtherSurroundings);
        let listened = [AlertKind::Recording, AlertKind::Transcription, AlertKind::Streaming];
        place && surroundings.into_iter().any(unmet)
            || unmet(Kind::NoRecording) && denied(Question::NobodyRecords)
            || listened.into_iter().any(|kind| self.stood_last(kind))
    }

    /// Whether an alarm of this kind stood when the talk was over. One that began after the talk did not end it, and the talk
    /// went on after one that began before it was last taken up.
    fn stood_last(&self, kind: AlertKind) -> bool {
        self.incidents().not_seen_over(kind).is_some_and(|from| self.was_in_the_end(from))
    }

    /// Whether what began then can have ended the talk.
    fn was_in_the_end(&self, from: Timestamp) -> bool {
        let last = |phase| self.phases().get(phase).map(|phase| phase.last);
        let over = last(PhaseWord::Closing).filter(|_| self.phase().is_over());
        let taken_up = last(PhaseWord::Conversation);
        over.is_none_or(|over| from <= over) && taken_up.is_none_or(|since| since <= from)
    }

    /// Whether a check of identity, of either party, has such a result.
    pub fn any_check(&self, fits: impl Fn(CheckResult) -> bool) -> bool {
        let result = |party: &Party| self.identity().of(*party).value().map(|check| check.shown);
        Party::ALL.iter().filter_map(result).any(fits)
    }

    /// Whether every check of identity that is required stands confirmed.
    fn identity_is_established(&self) -> bool {
        let status = |kind| self.finding(kind).map(|found| found.known.status);
        let mut required = [Kind::PatientIdentified, Kind::ClinicianIdentified]
            .into_iter()
            .filter_map(status)
            .filter(|status| *status != Status::NotApplicable)
            .peekable();
        required.peek().is_some() && required.all(|status| status == Status::Met)
    }

    /// Whether the patient was in the call, as far as anybody can tell. Where nobody counts, it is not ruled out.
    fn patient_may_have_come(&self) -> bool {
        let reported = self.reports(Signal::Arrivals) || self.reports(Signal::Count);
        self.setting().has_patient() && (!reported || self.patient_came())
    }

    /// Whether those whom the consultation is for were in the call, as far as anybody can tell.
    fn may_have_been_held(&self) -> bool {
        if self.setting().has_patient() {
            self.patient_may_have_come()
        } else {
            !self.nobody_came()
        }
    }

    /// Whether they talked, or the viewer and somebody who may be the patient were in the room.
    fn met(&self) -> bool {
        self.talked() || self.call().first_joined().is_some() && self.patient_came()
    }

    /// Whether an outcome fits what was observed.
    fn fits(&self, outcome: Outcome) -> Result<(), Refusal> {
        let may = |holds| ensure(holds, Refusal::OutcomeRuledOut);
        match outcome {
            Outcome::PatientAbsent => self.patient_may_be_absent(),
            Outcome::ClinicianAbsent => ensure(!self.met(), Refusal::SomebodyCame),
            Outcome::Completed | Outcome::CompletedWithProblems => may(self.may_have_been_held()),
            Outcome::EndedByPatient => may(self.patient_may_have_come()),
            Outcome::IdentityNotEstablished => {
                may(!self.nobody_came() && !self.identity_is_established())
            }
            Outcome::StoppedIntrusion => may(self.incidents().any_intrusion()),
            Outcome::StoppedPrivacy => may(!self.nobody_came() || self.incidents().any_intrusion()),
            Outcome::ByTelephone
            | Outcome::StoppedTechnical
            | Outcome::EndedByClinician
            | Outcome::Rescheduled => Ok(()),
        }
    }

    fn patient_may_be_absent(&self) -> Result<(), Refusal> {
        ensure(self.setting().has_patient(), Refusal::NotForThisSetting)?;
        // A failed call must never end as "did not attend" (A 2.6).
        let unjudged = self.quality().unjudged_loss().is_some();
        ensure(!self.quality().any_sign_of_trouble() && !unjudged, Refusal::FaultWasSeen)?;
        // Whoever was never in the room cannot know that nobody came to it.
        ensure(self.call().first_joined().is_some(), Refusal::NotInCall)?;
        // A relative or a colleague who came does not make up for the patient.
        ensure(!self.patient_came(), Refusal::SomebodyCame)
    }

    /// Chooses how it ended, where that fits what was observed. What the outcome implies is derived from it and not
    /// recorded, so that a wrong press can be corrected.
    pub(super) fn choose_outcome(
        &mut self,
        procedure: &Procedure,
        outcome: Outcome,
        check: AbsenceCheck,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        self.fits(outcome)?;
        if outcome == Outcome::PatientAbsent {
            ensure(at >= self.absence_from(procedure), Refusal::WaitNotOver)?;
            ensure(check.is_complete(), Refusal::PhoneFirst)?;
        }
        self.closing.choose(outcome, check);
        Ok(())
    }

    /// Whether the consultation can be finished by one press: nothing is left that has to be answered by itself first.
    pub fn can_finish(&self, outcome: Outcome) -> bool {
        let unanswered =
            outcome == Outcome::PatientAbsent || self.closing().other_deviations_wait();
        !unanswered && !self.is_seen_in_call() && self.fits(outcome).is_ok()
    }

    /// Whether a line for the deviation system goes away with the press that finishes.
    pub(super) fn is_stated_by_finishing(&self, line: &NoteLine) -> bool {
        let NoteLine::Deviation { id, status: Status::Unknown, .. } = line else {
            return matches!(line, NoteLine::Restored(_));
        };
        let found = self.findings().iter().find(|found| found.id == *id);
        found.is_some_and(|found| STATED_BY_FINISHING.iter().any(|(_, kind)| *kind == found.kind))
    }

    /// Records the outcome, and states what is stated with it: that the record is kept and that everything is closed.
    pub(super) fn finish(
        &mut self,
        procedure: &Procedure,
        outcome: Outcome,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        ensure(!self.is_seen_in_call(), Refusal::SeenOtherwise)?;
        self.choose_outcome(procedure, outcome, AbsenceCheck::NONE, at)?;
        for (question, kind) in STATED_BY_FINISHING {
            let applies =
                self.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable);
            if applies && self.answer(question).is_none() {
                self.give_answer(question, true, at)?;
            }
        }
        Ok(())
    }

    /// Withdraws "did not attend" when the patient may have come or a fault is observed after all.
    pub(super) fn sync_absence(&mut self) {
        let contradicted = self.patient_came() || self.quality().assessment().any_fault();
        if self.closing().outcome() == Some(Outcome::PatientAbsent) && contradicted {
            self.closing.withdraw_outcome();
        }
    }

    /// Closes the consultation when the meeting that was to end with it is over and nothing that can only be answered then is
    /// open: whether the others were asked to leave and all programs are closed (B G9).
    pub(super) fn sync_end(&mut self, at: Timestamp) {
        let over = self.phase() == Phase::Closing && self.call().presence() == OwnPresence::Out;
        let here = |f: &Finding| f.known.status != Status::NotApplicable;
        let asked = self.finding(Kind::LeftAndClosed).is_some_and(here)
            && self.waiver(Kind::LeftAndClosed).is_none()
            && self.answer(Question::ClosedAndAsked).is_none();
        let chosen = self.closing().outcome().is_some();
        if over && self.closing().closes_with_meeting() && chosen && !asked {
            self.close(at);
        }
    }

    /// Closes the consultation.
    pub(super) fn close(&mut self, at: Timestamp) {
        self.pending.clear();
        self.closing.set_closes_with_meeting(false);
        self.enter(Phase::Closed, at);
    }

    /// The clinician's judgement of quality and what follows from it (B O4).
    pub(super) fn judge(
        &mut self,
        quality: Quality,
        decision: Decision,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        if decision == Decision::NoProblem {
            self.may_be_no_problem(quality)?;
        } else {
            ensure(
                (decision == Decision::Ended) == self.ended_otherwise(),
                Refusal::NotInThisPhase,
            )?;
        }
        let implied = decision == Decision::Ended || self.phase().is_over() && self.had_problem();
        self.quality.judge(quality, decision, implied, at);
        let outcome = match decision {
            Decision::GoOn | Decision::Wait | Decision::Ended => return Ok(()),
            Decision::NoProblem => {
                // What a person has judged needs no attention, however the line is now.
                self.alerts.acknowledge(AlertKind::ConnectionUnstable);
                return Ok(());
            }
            Decision::Telephone => Outcome::ByTelephone,
            Decision::Stop => Outcome::StoppedTechnical,
        };
        self.closing.end_by_decision(outcome);
        self.enter(Phase::Closing, at);
        Ok(())
    }

    /// Whether what was observed may be judged to be no problem. Somebody who is still missing is one.
    fn may_be_no_problem(&self, quality: Quality) -> Result<(), Refusal> {
        let missing = self.phase().is_live() && self.quality().participant_lost_since().is_some();
        let observed = self.quality().assessment().any_fault();
        ensure(quality == Quality::GoodEnough && observed && !missing, Refusal::NotInThisPhase)
    }

    /// Whether the talk is over for another reason than a technical problem, so that nothing is decided about one.
    fn ended_otherwise(&self) -> bool {
        let about_quality = |outcome| was_completed(outcome) || ends_for_quality(outcome);
        self.phase().is_over() && !self.closing().outcome().is_none_or(about_quality)
    }
}

/// Whether an outcome says by itself that there was a technical problem. To go on by telephone may have other reasons.
const fn implies_problem(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::CompletedWithProblems | Outcome::StoppedTechnical)
}

const fn ends_for_quality(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::ByTelephone | Outcome::StoppedTechnical)
}

const fn was_completed(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Completed | Outcome::CompletedWithProblems)
}
