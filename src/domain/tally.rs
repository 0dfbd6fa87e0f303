//! How many there are of each in the room.

use super::participant::{Attribution, Participant, Presence, Role};

/// Counts, kept up to date with every change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// People in the call.
    pub present: u32,
    /// People waiting.
    pub waiting: u32,
    /// Machines in the call.
    pub machines: u32,
    /// People in the call who have not introduced themselves.
    pub not_introduced: u32,
    /// People in the call whom the platform tells apart and nobody announced, and what came in as equipment does.
    pub strangers: u32,
    /// People in the call of whom nothing tells who they are.
    pub nameless: u32,
    /// People in the call whom a person in the panel took for somebody expected.
    pub explained: u32,
    /// The same by what they are taken for, in the order of [`Role::ALL`].
    pub explained_roles: [u32; Role::ALL.len()],
    /// People in the call who are neither patient nor health personnel, as far as anybody said.
    pub company: u32,
    /// People in the call by what they are, in the order of [`Role::ALL`], as far as anybody said.
    pub roles: [u32; Role::ALL.len()],
    /// Names in the call that can mislead.
    pub suspicious_names: u32,
}

impl Tally {
    /// Adds one, or takes one off.
    pub(super) fn count(&mut self, who: &Participant, by: i32) {
        let add = |slot: &mut u32, yes: bool| {
            if yes {
                *slot = slot.saturating_add_signed(by);
            }
        };
        let here = who.is_person_here();
        let unaccounted = who.is_unaccounted_here();
        add(&mut self.present, here);
        add(&mut self.waiting, who.is_person_waiting());
        add(&mut self.machines, who.is_machine() && who.presence == Presence::Present);
        add(&mut self.not_introduced, here && !who.introduced);
        add(&mut self.strangers, unaccounted && who.is_known_stranger());
        add(&mut self.nameless, unaccounted && !who.is_known_stranger());
        let explained = matches!(who.attribution, Attribution::Explained { takes_place: true, .. });
        let company = |role| !matches!(role, Role::Patient | Role::Clinician);
        add(&mut self.company, here && who.attribution.role().is_some_and(company));
        if let Some(role) = who.attribution.role() {
            add(&mut self.roles[role as usize], here);
            add(&mut self.explained, here && explained);
            add(&mut self.explained_roles[role as usize], here && explained);
        }
        add(&mut self.suspicious_names, who.name_suspicious && who.presence != Presence::Left);
    }
}
