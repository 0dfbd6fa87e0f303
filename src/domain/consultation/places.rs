//! Who of the expected is here, and whose place is free.
//!
//! Somebody announced with an id comes with that id, where the platform reports ids; so whom nothing identifies can only be
//! somebody announced without one. Two cases are different: whoever is only counted may be any of the awaited, and a person
//! may say of anybody that they are one of them.

use std::collections::HashSet;

use super::Consultation;
use super::people::Announced;
use crate::domain::capability::Signal;
use crate::domain::participant::{Expected, ExternalId, Participant, Role};
use crate::domain::setting::{Setting, Viewer};

/// Who is expected and not in the call, as far as anybody can tell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Awaited<'a> {
    /// Those who are known to be missing, in order of announcement.
    pub known: Vec<&'a Expected>,
    /// How many more are missing of whom nobody can tell who they are.
    pub others: u32,
}

impl Consultation {
    /// How many more may come whom nothing identifies; `None` for any number.
    pub fn free_places(&self) -> Option<u32> {
        let tally = self.people().tally();
        let Some(announced) = self.people().expected() else {
            return self.usual_places().map(|places| places.saturating_sub(tally.explained));
        };
        let with_id = Role::ALL.iter().map(|role| self.ids_taken_without(*role)).sum::<u32>();
        let explained = tally.explained.saturating_sub(with_id);
        let no_patient_has_an_id = announced.without_id_of_role(Role::Patient) > 0
            && announced.without_id_of_role(Role::Patient) == announced.of_role(Role::Patient);
        let own = self.own_places().filter(|_| self.ids_are_places() || no_patient_has_an_id);
        let taken = explained.saturating_add(own.unwrap_or(0));
        Some(self.places_without_id(announced).saturating_sub(taken))
    }

    /// One, where the viewer is one of the patients of a group and nobody can tell which; `None` elsewhere.
    fn own_places(&self) -> Option<u32> {
        let patients = self.people().expected()?.of_role(Role::Patient);
        let among = self.viewer() == Viewer::Patient && self.setting() == Setting::Group;
        (among && patients > 0).then_some(1)
    }

    /// How many of those who are only counted may be among the awaited: as many as are missing beside those whom nothing
    /// identifies.
    pub(super) fn places_for_counted(&self) -> u32 {
        let tally = self.people().tally();
        let nameless = tally.nameless - tally.counted;
        let fit = nameless.min(self.free_places().unwrap_or(u32::MAX));
        self.places()
            .map_or(u32::MAX, |places| places.saturating_sub(tally.placed.saturating_add(fit)))
    }

    /// How many of the expected are not in the call; `None` where anybody may come. Whom nothing identifies is taken to be one
    /// of them.
    pub fn missing(&self) -> Option<u32> {
        if !self.reports(Signal::Arrivals) {
            return Some(self.places()?.saturating_sub(self.others_present().unwrap_or(0)));
        }
        self.places()?;
        Some(self.places_for_counted().saturating_sub(self.counted()))
    }

    /// Who of the announced is not in the call. Empty where nobody was announced. A patient of a group does not await
    /// themselves.
    pub fn awaited(&self) -> Awaited<'_> {
        let Awaited { mut known, mut others } = self.absent_of_all();
        if self.own_places().is_some() {
            let is_patient = |one: &&Expected| one.role == Role::Patient;
            let patients = known.iter().filter(|one| is_patient(one)).count();
            if patients > 0 {
                known.retain(|one| !is_patient(one));
                others = others.saturating_add(u32::try_from(patients - 1).unwrap_or(u32::MAX));
            } else {
                others = others.saturating_sub(1);
            }
        }
        Awaited { known, others }
    }

    /// Who of the announced is not in the call, the viewer among them.
    fn absent_of_all(&self) -> Awaited<'_> {
        let Some(announced) = self.people().expected() else { return Awaited::default() };
        if !self.reports(Signal::Arrivals) {
            return match self.others_present() {
                None => Awaited::default(),
                Some(0) => Awaited { known: announced.list().iter().collect(), others: 0 },
                Some(here) => {
                    Awaited { known: Vec::new(), others: announced.count().saturating_sub(here) }
                }
            };
        }
        let absent = self.absent(announced);
        let tally = self.people().tally();
        let nameless = (tally.nameless - tally.counted).min(self.free_places().unwrap_or(0));
        let counted = self.counted().min(self.places_for_counted());
        let left = |absent: usize, here: u32| {
            u32::try_from(absent).unwrap_or(u32::MAX).saturating_sub(here)
        };
        if counted > 0 {
            let others = left(absent.len(), nameless.saturating_add(counted));
            return Awaited { known: Vec::new(), others };
        }
        if nameless > 0 {
            let all = absent.len();
            let mut known = absent;
            known.retain(|one| self.own_id(one).is_some());
            let others = left(all - known.len(), nameless);
            return Awaited { known, others };
        }
        Awaited { known: absent, others: 0 }
    }

    /// The role of the first expected person whose place is free, which somebody unidentified may take. `counted`: they are
    /// only counted.
    pub fn next_free_role(&self, counted: bool) -> Option<Role> {
        let Some(announced) = self.people().expected() else {
            return Some(match self.viewer() {
                Viewer::Patient => Role::Clinician,
                Viewer::Clinician => self.setting().usual_role(),
            });
        };
        let tally = self.people().tally();
        let mut taken = tally.explained_roles;
        for role in Role::ALL {
            let taken = &mut taken[*role as usize];
            *taken = match counted {
                true => *taken + tally.expected_roles[*role as usize],
                false => taken.saturating_sub(self.ids_taken_without(*role)),
            };
        }
        let any = counted || self.ids_are_places();
        let places = announced.list().iter().filter(|one| any || one.external_id.is_none());
        places.map(|one| one.role).find(|role| match &mut taken[*role as usize] {
            0 => true,
            left => {
                *left -= 1;
                false
            }
        })
    }

    /// Whether somebody whom a person explains with this role is one of the awaited.
    pub(super) fn is_awaited(&self, role: Role) -> bool {
        let tally = self.people().tally();
        let here = tally.explained_roles[role as usize] + tally.expected_roles[role as usize];
        match self.people().expected() {
            Some(announced) => here < announced.of_role(role),
            None => {
                self.next_free_role(true) == Some(role)
                    && self.usual_places().is_none_or(|places| tally.explained < places)
            }
        }
    }

    /// How many are only counted, with and without a row.
    fn counted(&self) -> u32 {
        self.people().tally().counted.saturating_add(self.people().counts().unseen())
    }

    /// How many are expected; `None` for any number.
    pub(super) fn places(&self) -> Option<u32> {
        let Some(all) = self.people().expected() else { return self.usual_places() };
        Some(all.count().saturating_sub(self.own_places().unwrap_or(0)))
    }

    /// How many are expected where nobody was announced.
    fn usual_places(&self) -> Option<u32> {
        match self.setting() {
            Setting::UnknownPatient | Setting::KnownPatient => Some(1),
            Setting::Group | Setting::CliniciansOnly => None,
        }
    }

    /// Whether anybody may take the place of somebody announced with an id: the platform reports arrivals and no ids, so a
    /// person says who it is.
    fn ids_are_places(&self) -> bool {
        self.reports(Signal::Arrivals) && !self.reports(Signal::Ids)
    }

    fn places_without_id(&self, announced: &Announced) -> u32 {
        if self.ids_are_places() { announced.count() } else { announced.without_id() }
    }

    /// How many of a role were announced with an id, came without it, and were explained. Those announced without one are
    /// taken to come first.
    fn ids_taken_without(&self, role: Role) -> u32 {
        let Some(announced) = self.people().expected().filter(|_| !self.ids_are_places()) else {
            return 0;
        };
        let tally = self.people().tally();
        let without = announced.without_id_of_role(role);
        let with_id = announced.of_role(role) - without;
        let explained = tally.explained_roles[role as usize].saturating_sub(without);
        explained.min(with_id.saturating_sub(tally.expected_roles[role as usize]))
    }

    /// The id without which somebody announced cannot come; `None` where nothing identifies them.
    fn own_id<'a>(&self, one: &'a Expected) -> Option<&'a ExternalId> {
        one.external_id.as_ref().filter(|_| !self.ids_are_places())
    }

    /// The announced who are not here, if nobody unidentified is one of them, in order of announcement.
    fn absent<'a>(&self, announced: &'a Announced) -> Vec<&'a Expected> {
        let here = |who: &&Participant| who.is_person_here();
        let ids: HashSet<_> = self
            .people()
            .list()
            .iter()
            .filter(here)
            .filter_map(|p| p.external_id.as_ref())
            .collect();
        let mut explained = self.people().tally().explained_roles;
        let mut with_id_taken = [0; Role::ALL.len()];
        for role in Role::ALL {
            with_id_taken[*role as usize] = self.ids_taken_without(*role);
            explained[*role as usize] -= with_id_taken[*role as usize];
        }
        let take = |free: &mut u32| (*free > 0).then(|| *free -= 1).is_some();
        let is_absent = |one: &&Expected| {
            let role = one.role as usize;
            let is_here = match self.own_id(one) {
                Some(id) => ids.contains(id) || take(&mut with_id_taken[role]),
                None => take(&mut explained[role]),
            };
            !is_here
        };
        announced.list().iter().filter(is_absent).collect()
    }
}
