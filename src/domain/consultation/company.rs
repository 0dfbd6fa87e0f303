//! Who of those in the call is the patient, and how many take part beside them (B S7).

use super::people::Announced;
use super::seen::reopen;
use super::state::Consultation;
use crate::domain::intent::Question;
use crate::domain::participant::{Attribution, Role};

impl Consultation {
    /// Whether others than patient and health personnel take part, as far as anybody said.
    pub fn others_take_part(&self) -> bool {
        // Once the talk is over nobody is listed any more, and it counts who took part.
        let took_part = self.phase.is_over() && self.company_came.is_some();
        self.setting.has_patient() && (took_part || self.company() > 0)
    }

    /// How many others than patient and health personnel are to take part or do, as far as anybody said.
    pub(super) fn company(&self) -> u32 {
        self.company_with(self.roll_call.value().unwrap_or(0))
    }

    /// The same, with so many off camera.
    pub(super) fn company_with(&self, off_camera: u32) -> u32 {
        let company = |list: &Announced| {
            list.count() - list.of_role(Role::Patient) - list.of_role(Role::Clinician)
        };
        let expected = self.expected.as_ref().map_or(0, company);
        let here = self.people.tally().company.saturating_add(off_camera);
        here.max(expected)
    }
}

/// Whether somebody who came may be the patient: it is told, or nothing tells who they are and the patient
/// may be among the nameless.
pub(super) fn may_be_patient(c: &Consultation, attribution: Attribution, stranger: bool) -> bool {
    match attribution.role() {
        Some(role) => role == Role::Patient,
        None => !stranger && c.free_places() != Some(0),
    }
}

/// What was agreed of those who take part beside the patient does not hold for one more (B S7).
pub(super) fn follow_company(c: &mut Consultation, before: u32) {
    if c.company() > before {
        reopen(c, Question::OthersAgreed);
    }
}
