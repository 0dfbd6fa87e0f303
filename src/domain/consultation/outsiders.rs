//! What a report of somebody who does not belong changes.

use super::Consultation;
use super::reopen::Change;
use crate::domain::intent::Place;
use crate::domain::phase::{Interrupted, Phase};
use crate::domain::procedure::{IntruderPolicy, Procedure};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

impl Consultation {
    /// Stops the talk, or ends it where the procedure says so.
    pub(super) fn report_outsider(&mut self, procedure: &Procedure, place: Place, at: Timestamp) {
        self.privacy.report_outsider(place, at);
        let here = self.people.list().iter().filter(|who| who.is_person_here());
        let here: Vec<_> = here.map(|who| who.id).collect();
        if let (&[only], Place::Call) = (here.as_slice(), place) {
            self.people.rule_out(only, true);
        }
        self.reopen(Change::OutsiderReported(place));
        self.returned = None;
        let interrupted = match self.phase() {
            Phase::Admission => Interrupted::Admission,
            _ => Interrupted::Conversation,
        };
        match (self.viewer(), procedure.policies.intruder) {
            // A patient who needs a pause has not ended anything.
            (Viewer::Patient, _) | (_, IntruderPolicy::Suspend) => {
                self.enter(Phase::Suspended(interrupted), at);
            }
            (Viewer::Clinician, IntruderPolicy::End) => self.enter(Phase::Closing, at),
        }
    }
}
