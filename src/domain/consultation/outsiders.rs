//! What a report of somebody who does not belong changes, and a pause that the patient needs.

use super::Consultation;
use super::pauses::Pauses;
use super::reopen::Change;
use crate::domain::command::Command;
use crate::domain::intent::Place;
use crate::domain::phase::{Interrupted, Phase};
use crate::domain::procedure::{IntruderPolicy, Procedure};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::Viewer;
use crate::domain::time::{Occurrences, Timestamp};

impl Consultation {
    /// Stops the talk, or ends it where the procedure says so. The viewer's own microphone and camera are switched off.
    ///
    /// # Errors
    /// `NotForThisViewer`, where a patient reports somebody in a physical room: the patient asks for a pause instead, whose
    /// words are safe to read for whoever came in.
    pub(super) fn report_outsider(
        &mut self,
        procedure: &Procedure,
        place: Place,
        at: Timestamp,
        commands: &mut Vec<Command>,
    ) -> Result<(), Refusal> {
        ensure(
            self.viewer() == Viewer::Clinician || place == Place::Call,
            Refusal::NotForThisViewer,
        )?;
        self.switch_off(at, commands);
        self.privacy.report_outsider(place, at);
        let here = self.people.list().iter().filter(|who| who.is_person_here());
        let here: Vec<_> = here.map(|who| who.id).collect();
        let program = self.unknown_checklists() > 0;
        if let (&[only], Place::Call, false) = (here.as_slice(), place, program) {
            self.people.rule_out(only, true);
        }
        self.reopen(Change::OutsiderReported(place));
        self.returned = None;
        let stopped = self.stopped();
        match (self.viewer(), procedure.policies.intruder) {
            // The patient has not ended anything.
            (Viewer::Patient, _) | (_, IntruderPolicy::Suspend) => self.enter(stopped, at),
            (Viewer::Clinician, IntruderPolicy::End) => self.enter(Phase::Closing, at),
        }
        Ok(())
    }

    /// The patient needs a pause. Somebody may have come in, so what was stated of the place is asked anew. Their microphone stays
    /// on, because the clinician sees no press: the patient says that they want to wait.
    pub(super) fn pause(&mut self, at: Timestamp) -> Result<(), Refusal> {
        ensure(self.viewer() == Viewer::Patient, Refusal::NotForThisViewer)?;
        let before = self.pauses.taken;
        let taken = before.map_or(Occurrences::once(at), |before| before.again(at));
        self.pauses = Pauses { stands: true, taken: Some(taken) };
        self.reopen(Change::OutsiderReported(Place::OwnRoom));
        self.returned = None;
        let stopped = self.stopped();
        self.enter(stopped, at);
        Ok(())
    }

    /// The stopped phase that follows the present one.
    fn stopped(&self) -> Phase {
        Phase::Suspended(match self.phase() {
            Phase::Admission => Interrupted::Admission,
            _ => Interrupted::Conversation,
        })
    }
}
