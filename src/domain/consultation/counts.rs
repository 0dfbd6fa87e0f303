//! How many are in the call, how many of them nobody expected, and whose place is empty.

use super::people::Announced;
use super::state::{Consultation, OwnPresence};
use crate::domain::capability::Signal;
use crate::domain::participant::{Expected, Role};
use crate::domain::setting::{Setting, Viewer};
use crate::domain::time::{Millis, Timestamp};

/// So long a count may differ from the list before it means something: the platform tells of an
/// arrival in two messages, and they do not come at the same moment.
pub const COUNT_GRACE: Millis = Millis::seconds(2);

impl Consultation {
    /// How many others are in the call, when anybody can tell.
    pub fn others_present(&self) -> Option<u32> {
        if self.reports(Signal::Count) {
            let tally = self.people.tally();
            match (self.counted, self.own) {
                (Some(n), _) => Some(n.saturating_sub(tally.machines)),
                // A room that has told nothing yet is unknown, not empty.
                (None, OwnPresence::Unknown) => None,
                // The count is told with each change, so before the first one the list is all we have.
                (None, _) => Some(tally.present),
            }
        } else if self.reports(Signal::Arrivals) {
            Some(self.people.tally().present)
        } else {
            self.counted_by_person
        }
    }

    /// How many people there are more than the list shows; zero while the two may still catch up.
    pub fn unlisted(&self, at: Timestamp) -> u32 {
        match (self.counted, self.count_differs_since) {
            (Some(n), Some(since)) if at.since(since) >= COUNT_GRACE => {
                let tally = self.people.tally();
                n.saturating_sub(tally.present + tally.machines)
            }
            _ => 0,
        }
    }

    /// Whether anybody may take the place of somebody who is announced with an id: the platform tells of those who come and
    /// of nobody's id, so a person says who it is.
    fn ids_are_places(&self) -> bool {
        self.reports(Signal::Arrivals) && !self.reports(Signal::Ids)
    }

    /// How many more may come of whom nothing tells who they are; `None` for any number.
    ///
    /// Somebody announced by id comes with that id, so only who was announced without one, or the
    /// one patient where nobody was announced, can be among the nameless.
    pub fn free_places(&self) -> Option<u32> {
        let places = match (&self.expected, self.setting) {
            (Some(announced), _) if self.ids_are_places() => announced.count(),
            (Some(announced), _) => announced.without_id(),
            (None, Setting::UnknownPatient | Setting::KnownPatient) => 1,
            (None, Setting::Group | Setting::CliniciansOnly) => return None,
        };
        Some(places.saturating_sub(self.people.tally().explained))
    }

    /// How many are in the call whom nobody expected: strangers by their id, and more people than places.
    pub fn unexpected(&self, at: Timestamp) -> u32 {
        // The patient sees who is there and says so; whom a clinician invites, their panel is not told.
        if self.viewer == Viewer::Patient {
            return 0;
        }
        let free = self.free_places();
        let listed = self.listed_over(free);
        if free.is_none() {
            return listed;
        }
        // Who is counted and not listed came before the panel listened, so which of the announced
        // they are is not told: they may be any of those who are still awaited.
        let announced = self.expected.as_ref().map_or(1, Announced::count);
        let belong = self.people.tally().present.saturating_sub(listed);
        let awaited = announced.saturating_sub(belong);
        // A roll call has accounted for the awaited among them, too.
        listed + self.unlisted(at).saturating_sub(awaited.max(self.unlisted_known))
    }

    /// Those of the unexpected whom the list shows, so that a person can say who each of them is.
    pub fn unexpected_listed(&self) -> u32 {
        if self.viewer == Viewer::Patient { 0 } else { self.listed_over(self.free_places()) }
    }

    /// Strangers by their id, and the nameless beyond so many places.
    fn listed_over(&self, free: Option<u32>) -> u32 {
        let tally = self.people.tally();
        tally.strangers + free.map_or(0, |free| tally.nameless.saturating_sub(free))
    }

    /// The role of the first expected person whose place is empty, which somebody nameless may take.
    pub fn next_free_role(&self) -> Option<Role> {
        match &self.expected {
            None if self.viewer == Viewer::Patient => Some(Role::Clinician),
            None => Some(self.setting.usual_role()),
            Some(announced) => {
                let mut taken = self.people.tally().explained_roles;
                let any = self.ids_are_places();
                let is_place = |one: &&Expected| any || one.external_id.is_none();
                let places = announced.list().iter().filter(is_place);
                places.map(|one| one.role).find(|role| match &mut taken[*role as usize] {
                    0 => true,
                    left => {
                        *left -= 1;
                        false
                    }
                })
            }
        }
    }
}
