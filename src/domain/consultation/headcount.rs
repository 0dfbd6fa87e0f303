//! How many are in the call, how many of them nobody expected, and who takes part: the list and the counts beside who is
//! expected and what the platform reports.

use super::{Consultation, OwnPresence};
use crate::domain::capability::Signal;
use crate::domain::participant::{Attribution, Expected, Role};
use crate::domain::phase::Phase;
use crate::domain::setting::{Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

impl Consultation {
    /// How many others are in the call, when anybody can tell. From outside nobody can, and once the talk is over there is
    /// nobody to count.
    pub fn others_present(&self) -> Option<u32> {
        if self.call().presence() == OwnPresence::Out && !self.phase().is_over() {
            return None;
        }
        let tally = self.people().tally();
        let others = if self.reports(Signal::Count) {
            match (self.people().counts().reported(), self.call().presence()) {
                (Some(n), _) => Some(n.saturating_sub(tally.machines)),
                // A room that has reported nothing yet is unknown, not empty.
                (None, OwnPresence::Unknown) => None,
                // The count is reported with each change, so before the first one there is only the list.
                (None, _) => Some(tally.present),
            }
        } else if self.reports(Signal::Arrivals) {
            Some(tally.present)
        } else {
            self.people().counts().by_person()
        };
        // A room that is not seen is unknown, not empty.
        others.filter(|others| *others > 0 || !self.people_are_last_seen())
    }

    /// Whether nobody is with the viewer: nobody else is in the call, or the viewer is out of it.
    pub fn viewer_is_alone(&self) -> bool {
        self.call().presence() == OwnPresence::Out || self.others_present() == Some(0)
    }

    /// Whether the platform lists the viewer among the others and does not say which of them it is.
    pub fn lists_viewer(&self) -> bool {
        self.viewer() == Viewer::Clinician && self.has_viewer_in_list()
    }

    /// Whether the platform tells who is in the room, or how many. Otherwise the viewer counts.
    pub fn people_are_reported(&self) -> bool {
        self.reports(Signal::Count) || self.reports(Signal::Arrivals)
    }

    /// How many more the clinician has counted than are expected. Once the talk is over nobody counts any more.
    pub fn counted_too_many(&self) -> u32 {
        let counts = self.viewer() == Viewer::Clinician && self.phase().is_live();
        let counted = self.people().counts().by_person().filter(|_| counts);
        match (counted, self.places()) {
            (Some(counted), Some(places)) if !self.people_are_reported() => {
                counted.saturating_sub(places)
            }
            _ => 0,
        }
    }

    /// How many are in the call whom nobody expected: known strangers, more people than places, and what says that it is a
    /// panel. The patient is asked about the latter and not alarmed: the clinician's panel can be one of them.
    pub fn unexpected(&self) -> u32 {
        if self.viewer() == Viewer::Patient {
            return self.unexpected_to_patient();
        }
        let listed = self.unexpected_listed().saturating_add(self.unknown_checklists());
        if self.free_places().is_none() {
            return listed;
        }
        let unlisted = self.people().counts().unlisted();
        listed.saturating_add(unlisted).saturating_add(self.counted_too_many())
    }

    /// How many in the call the patient does not expect: more than the host page announced, or else than one, and whoever is
    /// none of the announced. Whoever was there when the patient agreed to them is expected. A group of whom nobody was
    /// announced may be of any size.
    fn unexpected_to_patient(&self) -> u32 {
        let Some(places) = self.places() else { return 0 };
        let (others, accepted) = (self.others_present().unwrap_or(0), self.people().accepted());
        if others <= accepted {
            return 0;
        }
        others.saturating_sub(places.max(1).max(accepted)).max(self.unexpected_among_listed())
    }

    /// Those of the announced who are others to the viewer: the patient is not among them in their own panel, where health
    /// personnel is expected if nobody else is named. In a group nobody can tell which of the patients the viewer is: they
    /// stay listed, with one place fewer.
    pub(super) fn others_of(&self, mut announced: Vec<Expected>) -> Vec<Expected> {
        if self.viewer() == Viewer::Patient && self.setting() != Setting::Group {
            announced.retain(|one| one.role != Role::Patient);
            if announced.is_empty() {
                announced.push(Expected {
                    external_id: None,
                    name: None,
                    role: Role::Clinician,
                    login: None,
                });
            }
        }
        announced
    }

    /// How many in the call say that they are a panel and are not this one, and nobody has identified them.
    pub fn unknown_checklists(&self) -> u32 {
        self.people().tally().checklists
    }

    /// Whether somebody unexpected is in the call, or something that says it is a panel and that nobody has identified.
    pub fn anyone_unclear(&self) -> bool {
        self.unexpected() > 0 || self.unknown_checklists() > 0
    }

    /// The unexpected people whom the list shows, so that a person can say who each of them is.
    pub fn unexpected_listed(&self) -> u32 {
        match self.viewer() {
            Viewer::Clinician => self.unexpected_among_listed(),
            Viewer::Patient => 0,
        }
    }

    fn unexpected_among_listed(&self) -> u32 {
        let tally = self.people().tally();
        let Some(free) = self.free_places() else { return tally.strangers };
        let nameless = (tally.nameless - tally.counted).saturating_sub(free);
        // Some may be in the list twice for a moment.
        let twice = self.people().counts().twice();
        let counted = tally.counted.saturating_sub(self.places_for_counted().saturating_add(twice));
        tally.strangers + nameless + counted
    }

    /// Whether others than patient and health personnel are known to take part (B S7). Once the talk is over nobody is
    /// listed any more, and it counts who took part.
    pub fn others_take_part(&self) -> bool {
        let took_part = self.phase().is_over() && self.people().attendance().company_came.is_some();
        self.setting().has_patient() && (took_part || self.company() > 0)
    }

    /// How many others than patient and health personnel are known to take part, or are expected to.
    pub(super) fn company(&self) -> u32 {
        self.company_with(self.people().roll_call().value().unwrap_or(0))
    }

    /// The same, with so many off camera.
    pub(super) fn company_with(&self, off_camera: u32) -> u32 {
        let expected = self.people().expected().map_or(0, |announced| {
            announced.count()
                - announced.of_role(Role::Patient)
                - announced.of_role(Role::Clinician)
        });
        let here = self.people().tally().company.saturating_add(off_camera);
        here.max(expected)
    }

    /// How many of each role are known to take part beside the patient, or are expected to.
    pub(super) fn company_by_role(&self) -> SmallMap<Role, u32> {
        let company =
            Role::ALL.iter().filter(|role| !matches!(role, Role::Patient | Role::Clinician));
        let number = |role: &Role| {
            let expected = self.people().expected().map_or(0, |all| all.of_role(*role));
            (*role, self.people().tally().roles[*role as usize].max(expected))
        };
        company.map(number).filter(|(_, n)| *n > 0).collect()
    }

    /// Whether everybody who takes part beside the patient is in the agreement about that; `None` without one.
    pub(super) fn company_is_agreed(&self) -> Option<bool> {
        let agreed = self.people().agreed_company()?;
        let covered = |(role, n): (Role, &u32)| agreed.get(role).is_some_and(|agreed| n <= agreed);
        Some(self.company_by_role().iter().all(covered))
    }

    /// Whether somebody who came may be the patient: they are identified as such, or nothing identifies them and a place is
    /// free.
    pub(super) fn may_be_patient(&self, attribution: Attribution, stranger: bool) -> bool {
        match attribution.role() {
            Some(role) => role == Role::Patient,
            None => !stranger && self.free_places() != Some(0),
        }
    }

    /// Whether all who are announced are there, or a person has confirmed who is.
    pub(super) fn is_complete(&self) -> bool {
        let somebody = self.others_present().unwrap_or(0) > 0;
        let all = self.missing().is_none_or(|missing| missing == 0);
        self.phase().is_live() && (somebody && all || self.people().roll_call().current().is_some())
    }

    /// Notes who takes part now. The patient's panel does not know who is who.
    pub(super) fn sync_attendance(&mut self, at: Timestamp) {
        if self.viewer() == Viewer::Clinician && self.phase().is_live() {
            let (roles, at_once) = self.accounted_for();
            self.people.note_present(roles, at_once);
        }
        if self.phase() == Phase::Conversation && self.people().tally().company > 0 {
            self.people.note_company(at);
        }
    }

    /// How many of each role are there, in the order of [`Role::ALL`], and how many in all.
    fn accounted_for(&self) -> ([u32; Role::ALL.len()], u32) {
        let mut here = self.people().tally().roles;
        let listed: u32 = here.iter().sum();
        if self.people().roll_call().current().is_none() {
            return (here, listed);
        }
        // Where a person counts, whoever is there is one of the awaited as long as there are such.
        let listed_by_platform = self.reports(Signal::Count) || self.reports(Signal::Arrivals);
        let others = match listed_by_platform {
            true => listed,
            false => listed.max(self.others_present().unwrap_or(0)),
        };
        let mut rest = others - listed;
        for (role, n) in Role::ALL.iter().zip(&mut here) {
            let awaited = self.expected_of(*role).map_or(rest, |places| places.saturating_sub(*n));
            let come = awaited.min(rest);
            *n += come;
            rest -= come;
        }
        (here, others)
    }

    /// How many of a role are expected; `None` for any number. Where nobody was announced, that is the one who would be
    /// expected anyway, and in a group or among clinicians all who come.
    fn expected_of(&self, role: Role) -> Option<u32> {
        match self.people().expected() {
            Some(announced) => Some(announced.of_role(role)),
            None if role != self.setting().usual_role() => Some(0),
            None => self.free_places().map(|_| 1),
        }
    }
}
