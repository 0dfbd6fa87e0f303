//! Counts of who is in the room.

use crate::domain::participant::{Attribution, Participant, Presence, Role};

/// Counts made from the participant list. The viewer is in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tally {
    /// People in the call.
    pub present: u32,
    /// People waiting to be let in.
    pub waiting: u32,
    /// Machines in the call.
    pub machines: u32,
    /// Those of `machines` that say they are a panel, and that nobody has identified.
    pub checklists: u32,
    /// People in the call who have not introduced themselves.
    pub not_introduced: u32,
    /// People in the call who are known not to be expected: their id was not announced, or they came in as equipment does.
    pub strangers: u32,
    /// People in the call whom nothing identifies.
    pub nameless: u32,
    /// Those of `nameless` whom the platform only counts.
    pub counted: u32,
    /// People in the call who take the place of somebody announced.
    pub placed: u32,
    /// People in the call with an announced id by role, in the order of [`Role::ALL`].
    pub expected_roles: [u32; Role::ALL.len()],
    /// People in the call whom a person in the panel identified as somebody expected.
    pub explained: u32,
    /// `explained` by role, in the order of [`Role::ALL`].
    pub explained_roles: [u32; Role::ALL.len()],
    /// People in the call who are known to be neither patient nor health personnel.
    pub company: u32,
    /// People in the call by role, in the order of [`Role::ALL`], as far as the role is known.
    pub roles: [u32; Role::ALL.len()],
    /// Participants in the call or waiting whose name can mislead.
    pub suspicious_names: u32,
}

impl Tally {
    /// Counts a list of participants.
    pub fn of(list: &[Participant]) -> Self {
        let mut tally = Self::default();
        for who in list {
            tally.add(who);
        }
        tally
    }

    /// People and machines in the call, as a platform counts them.
    pub const fn in_call(&self) -> u32 {
        self.present + self.machines
    }

    fn add(&mut self, who: &Participant) {
        self.waiting += u32::from(who.is_person_waiting());
        self.machines += u32::from(who.is_machine() && who.presence == Presence::Present);
        self.checklists += u32::from(who.is_unknown_checklist());
        self.suspicious_names += u32::from(who.name_suspicious && who.presence != Presence::Left);
        if who.is_person_here() {
            self.add_person_here(who);
        }
    }

    fn add_person_here(&mut self, who: &Participant) {
        self.present += 1;
        self.not_introduced += u32::from(!who.introduced);
        if who.is_unaccounted_here() {
            *(if who.is_known_stranger() { &mut self.strangers } else { &mut self.nameless }) += 1;
            self.counted += u32::from(who.counted.is_some());
        }
        let Some(role) = who.attribution.role() else { return };
        self.roles[role as usize] += 1;
        self.company += u32::from(!matches!(role, Role::Patient | Role::Clinician));
        self.placed += u32::from(who.attribution.takes_place());
        match who.attribution {
            Attribution::Expected(_) => self.expected_roles[role as usize] += 1,
            Attribution::Explained { takes_place: true, .. } => {
                self.explained += 1;
                self.explained_roles[role as usize] += 1;
            }
            _ => {}
        }
    }
}
