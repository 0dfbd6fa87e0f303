//! Who was in the call, for the note: when they first came, and the most of each role at one time.
//!
//! Whoever drops out and returns may be listed as somebody new, so counting all arrivals would count them twice.

use crate::domain::participant::Role;
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// How many others than the viewer were in the call, as far as they are accounted for. Machines are not counted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TookPart {
    /// The most of each role at one time.
    pub roles: SmallMap<Role, u32>,
    /// The most at one time, whatever their role.
    pub at_once: u32,
}

impl TookPart {
    /// How many were there whose role nobody said.
    pub fn without_role(&self) -> u32 {
        let known = self.roles.iter().fold(0, |sum: u32, (_, n)| sum.saturating_add(*n));
        self.at_once.saturating_sub(known)
    }
}

/// Who was in the call. Each moment is the first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Attendance {
    first_came: Option<Timestamp>,
    patient_came: Option<Timestamp>,
    company_came: Option<Timestamp>,
    took_part: TookPart,
}

impl Attendance {
    /// When somebody else was first in the call.
    pub fn first_came(&self) -> Option<Timestamp> {
        self.first_came
    }

    /// When somebody who may be the patient was first in the call.
    pub fn patient_came(&self) -> Option<Timestamp> {
        self.patient_came
    }

    /// When somebody beside patient and health personnel first took part in the talk.
    pub fn company_came(&self) -> Option<Timestamp> {
        self.company_came
    }

    /// Who took part, by role.
    pub fn took_part(&self) -> &TookPart {
        &self.took_part
    }

    pub fn note_somebody(&mut self, at: Timestamp) {
        self.first_came.get_or_insert(at);
    }

    pub fn note_patient(&mut self, at: Timestamp) {
        self.patient_came.get_or_insert(at);
    }

    pub fn note_company(&mut self, at: Timestamp) {
        self.company_came.get_or_insert(at);
    }

    /// Raises the maxima. `roles`: how many of each are there now, in the order of [`Role::ALL`].
    pub fn note_present(&mut self, roles: [u32; Role::ALL.len()], at_once: u32) {
        for (role, n) in Role::ALL.iter().zip(roles).filter(|(_, n)| *n > 0) {
            let most = self.took_part.roles.or_default(*role);
            *most = n.max(*most);
        }
        self.took_part.at_once = at_once.max(self.took_part.at_once);
    }

    pub fn restore(
        first_came: Option<Timestamp>,
        patient_came: Option<Timestamp>,
        company_came: Option<Timestamp>,
        took_part: TookPart,
    ) -> Self {
        Self { first_came, patient_came, company_came, took_part }
    }
}
