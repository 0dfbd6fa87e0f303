//! Who was in the call, by role, for the note: the most of each role that were there at one time.
//!
//! Whoever drops out and comes back may be listed as somebody new, so counting all who came would count them twice.

use super::state::Consultation;
use crate::domain::capability::Signal;
use crate::domain::participant::Role;
use crate::domain::setting::Viewer;
use crate::domain::small_map::SmallMap;

/// How many others than the viewer were in the call, as far as they are accounted for. Machines are none of them.
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
        let said = self.roles.iter().fold(0, |sum: u32, (_, n)| sum.saturating_add(*n));
        self.at_once.saturating_sub(said)
    }
}

/// Takes those in who are in the call now. The patient's panel is not told who is who.
pub(super) fn follow(c: &mut Consultation) {
    if c.viewer == Viewer::Clinician && c.phase.is_live() {
        count(c);
    }
}

#[inline(never)]
fn count(c: &mut Consultation) {
    let tally = c.people.tally();
    let mut here = tally.roles;
    let listed: u32 = here.iter().sum();
    let mut others = listed;
    // Who is only counted is accounted for by a roll call, and is then somebody awaited as long as there are such.
    // Whom the platform counts after it is not, though the call for a new one waits for the list to catch up.
    if c.roll_call.now().is_some() {
        others = match c.reports(Signal::Count) {
            true => listed.saturating_add(c.unlisted_known),
            false => listed.max(c.others_present().unwrap_or(0)),
        };
        let mut rest = others - listed;
        for (role, n) in Role::ALL.iter().zip(&mut here) {
            let awaited = c.awaited(*role).map_or(rest, |places| places.saturating_sub(*n));
            let come = awaited.min(rest);
            *n += come;
            rest -= come;
        }
    }
    for (role, n) in Role::ALL.iter().zip(here).filter(|(_, n)| *n > 0) {
        let most = c.took_part.roles.or_default(*role);
        *most = n.max(*most);
    }
    c.took_part.at_once = others.max(c.took_part.at_once);
}

impl Consultation {
    /// How many of a role are expected; `None` for any number. Where nobody was named, that is the one who would be
    /// expected anyway, and in a group or among clinicians all who come.
    fn awaited(&self, role: Role) -> Option<u32> {
        match &self.expected {
            Some(announced) => Some(announced.of_role(role)),
            None if role != self.setting.usual_role() => Some(0),
            None => self.free_places().map(|_| 1),
        }
    }
}
