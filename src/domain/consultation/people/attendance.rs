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
    /// How many were there whose role is not known.
    pub fn without_role(&self) -> u32 {
        let known = self.roles.iter().fold(0, |sum: u32, (_, n)| sum.saturating_add(*n));
        self.at_once.saturating_sub(known)
    }
}

impl TookPart {
    /// Raises the most. `roles`: how many of each are there now, in the order of [`Role::ALL`].
    pub(super) fn raise(&mut self, roles: [u32; Role::ALL.len()], at_once: u32) {
        for (role, n) in Role::ALL.iter().zip(roles).filter(|(_, n)| *n > 0) {
            self.raise_role(*role, n);
        }
        self.at_once = at_once.max(self.at_once);
    }

    /// Raises the most to those of another.
    pub(super) fn include(&mut self, other: &Self) {
        other.roles.iter().for_each(|(role, n)| self.raise_role(role, *n));
        self.at_once = other.at_once.max(self.at_once);
    }

    fn raise_role(&mut self, role: Role, n: u32) {
        let most = self.roles.or_default(role);
        *most = n.max(*most);
    }

    /// One who was counted in a role turns out not to have it: so many had it at the most.
    pub(super) fn lower_role(&mut self, role: Role, most: u32) {
        if most == 0 {
            self.roles.remove(role);
        } else if let Some(counted) = self.roles.get_mut(role) {
            *counted = most.min(*counted);
        }
    }

    /// So many were there at one time at the most.
    pub(super) fn lower(&mut self, most: u32) {
        self.at_once = most.min(self.at_once);
    }
}

/// Who was in the call. Each moment is the first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Attendance {
    /// When somebody else was first in the call.
    pub first_came: Option<Timestamp>,
    /// When somebody who may be the patient was first in the call.
    pub patient_came: Option<Timestamp>,
    /// When somebody beside patient and health personnel first took part in the talk.
    pub company_came: Option<Timestamp>,
    /// Who took part, by role.
    pub took_part: TookPart,
}
