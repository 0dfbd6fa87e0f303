//! Who somebody is, as a person in the panel says or as it is guessed, and what they do.

use super::People;
use crate::domain::capability::Action;
use crate::domain::name::{is_suspicious, look_alike};
use crate::domain::participant::{Attribution, Participant, ParticipantId, ParticipantKey, Role};
use crate::domain::private::Private;

impl People {
    /// Who of those listed is taken for the viewer.
    pub fn viewer(&self) -> Option<ParticipantId> {
        self.viewer
    }

    /// The number of whom the platform knows by this handle, while they are listed.
    pub fn by_key(&self, key: &ParticipantKey) -> Option<ParticipantId> {
        self.by_key.get(key).copied()
    }

    /// Who shows a screen, when that is told.
    pub fn presenter(&self) -> Option<&Participant> {
        self.get(self.presenter?)
    }

    /// This one shows a screen from now on, and nobody else does.
    pub(in crate::domain) fn present(&mut self, key: Option<&ParticipantKey>) {
        let now = key.and_then(|key| self.by_key(key));
        if now != self.presenter {
            if let Some(before) = self.presenter.take() {
                self.change(before, |p| p.presents = false);
            }
            self.presenter = now.filter(|id| self.change(*id, |p| p.presents = true));
        }
    }

    /// The room is asked to do something with somebody, or that is over.
    pub(in crate::domain) fn mark_asked(&mut self, id: ParticipantId, asked: Option<Action>) {
        self.change(id, |p| p.asked = asked);
    }

    /// A person in the panel says who this is. Tells whether such a participant is there.
    pub fn explain(&mut self, id: ParticipantId, role: Role, takes_place: bool) -> bool {
        let there =
            self.change(id, |p| p.attribution = Attribution::Explained { role, takes_place });
        if there {
            self.viewer = self.viewer.filter(|viewer| *viewer != id);
        }
        there
    }

    /// A person in the panel says that this is equipment that belongs here. Tells whether it is there.
    pub fn explain_equipment(&mut self, id: ParticipantId) -> bool {
        self.change(id, |p| p.attribution = Attribution::Equipment)
    }

    /// This one is the viewer. Whoever was taken for the viewer stands as this one stood: the two were mixed up, and
    /// what was said of the one was said of the other. Tells whether there is such a one.
    pub fn set_viewer(&mut self, id: ParticipantId) -> bool {
        let Some((attribution, introduced)) = self.get(id).map(|p| (p.attribution, p.introduced))
        else {
            return false;
        };
        let there = self.change(id, |p| p.attribution = Attribution::Viewer { told: true });
        if there && let Some(former) = self.viewer.filter(|former| *former != id) {
            self.change(former, |p| (p.attribution, p.introduced) = (attribution, introduced));
        }
        if there {
            self.name_viewer(Some(id));
        }
        there
    }

    /// This one is not the viewer. Tells whether they were taken for that.
    pub fn clear_viewer(&mut self, id: ParticipantId) -> bool {
        let was = self.viewer == Some(id);
        if was {
            self.change(id, |p| (p.attribution, p.introduced) = (Attribution::Unaccounted, false));
            self.name_viewer(None);
        }
        was
    }

    /// The platform says whether this is the viewer, which outdoes what was taken for so. Gives whom it had been
    /// mistaken for: they have come as much as anybody else has.
    pub(super) fn know_viewer(
        &mut self,
        id: ParticipantId,
        told: Option<bool>,
    ) -> Option<ParticipantId> {
        let former = self.viewer.filter(|former| *former != id);
        match told {
            Some(true) => self.set_viewer(id).then_some(former).flatten(),
            Some(false) => {
                self.clear_viewer(id);
                None
            }
            None => None,
        }
    }

    /// This one is the viewer, or nobody is: whoever is called as the viewer is marked, and nobody else for that.
    pub(super) fn name_viewer(&mut self, id: Option<ParticipantId>) {
        let former = std::mem::replace(&mut self.viewer, id);
        let name = id.and_then(|id| self.get(id)?.name.clone());
        // Two of the same name can change places, and then the mark does; and who was the viewer can be marked.
        if name == self.viewer_name && id == former {
            return;
        }
        let now = name.clone();
        self.viewer_name = name;
        self.change_all(|p| {
            p.name_suspicious = !p.is_viewer() && misleads(p.name.as_ref(), now.as_ref())
        });
    }

    /// Marks this one if their name can mislead.
    pub(super) fn mark_name(&mut self, id: ParticipantId) {
        let Some(who) = self.get(id) else { return };
        let misleads = !who.is_viewer() && self.misleads(who.name.as_ref());
        if misleads != who.name_suspicious {
            self.change(id, |p| p.name_suspicious = misleads);
        }
    }

    /// Whether a name can mislead: by itself, or as a copy of the viewer's.
    pub(super) fn misleads(&self, name: Option<&Private>) -> bool {
        misleads(name, self.viewer_name.as_ref())
    }

    /// The first host who comes is taken for the viewer, where the viewer is one of those listed and nobody says
    /// which. Whoever comes next is seen as anybody else is, so that a wrong guess shows.
    pub(super) fn take_for_viewer(&mut self, id: ParticipantId, lists_viewer: bool) {
        let may_be = |p: &Participant| {
            p.is_person_here() && p.host == Some(true) && p.attribution == Attribution::Unaccounted
        };
        if lists_viewer && self.viewer.is_none() && self.get(id).is_some_and(may_be) {
            self.change(id, |p| p.attribution = Attribution::Viewer { told: false });
            self.name_viewer(Some(id));
        }
    }
}

fn misleads(name: Option<&Private>, viewer: Option<&Private>) -> bool {
    let copied = |name: &Private| viewer.is_some_and(|own| look_alike(name.reveal(), own.reveal()));
    name.is_some_and(|name| is_suspicious(name.reveal()) || copied(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::participant::{Presence, Sighting};

    fn key(key: &str) -> ParticipantKey {
        ParticipantKey(Private::new(key))
    }

    fn sighting(name: Option<&str>) -> Sighting {
        Sighting {
            key: name.map(key),
            external_id: None,
            name: None,
            machine: None,
            presence: Presence::Present,
            host: None,
            dialled: false,
            viewer: None,
        }
    }

    #[test]
    fn the_first_host_is_the_viewer_until_they_go_and_the_next_one_is_not() {
        let host = |key| Sighting { host: Some(true), ..sighting(Some(key)) };
        let mut people = People::default();
        people.see(Sighting { host: Some(false), ..sighting(Some("guest")) }, None, true);
        assert_eq!(people.viewer(), None);
        people.see(host("a"), None, true);
        people.see(host("b"), None, true);
        assert_eq!((people.viewer(), people.tally().present), (Some(ParticipantId(1)), 2));
        people.gone(Some(&ParticipantKey(Private::new("a"))));
        assert_eq!(people.viewer(), None);
        // Back again, they are the first host who comes.
        people.see(host("a"), None, true);
        assert_eq!((people.viewer(), people.tally().present), (Some(ParticipantId(1)), 2));
        // Where the viewer is not listed, nobody is taken for them.
        let mut people = People::default();
        people.see(host("a"), None, false);
        assert_eq!((people.viewer(), people.tally().present), (None, 1));
    }

    #[test]
    fn the_viewer_and_the_one_they_were_mixed_up_with_change_places() {
        let host = |key| Sighting { host: Some(true), ..sighting(Some(key)) };
        let mut people = People::default();
        people.see(host("patient"), None, true);
        people.see(host("clinician"), None, true);
        people.explain(ParticipantId(1), Role::Patient, true);
        people.introduce(ParticipantId(1));
        let before = *people.tally();
        assert!(people.set_viewer(ParticipantId(1)));
        assert_eq!(people.viewer(), Some(ParticipantId(1)));
        assert_eq!(*people.tally(), before);
        let patient = people.get(ParticipantId(0)).map(|p| (p.attribution.role(), p.introduced));
        assert_eq!(patient, Some((Some(Role::Patient), true)));
        assert!(!people.clear_viewer(ParticipantId(0)));
        assert!(people.clear_viewer(ParticipantId(1)));
        assert_eq!((people.viewer(), people.tally().nameless), (None, 1));
        assert!(!people.set_viewer(ParticipantId(7)));
    }

    #[test]
    fn whoever_is_called_as_the_viewer_is_marked_and_the_viewer_is_not() {
        let called = |key, name| Sighting {
            host: Some(true),
            name: Some(Private::new(name)),
            ..sighting(Some(key))
        };
        let marked = |people: &People| {
            people.iter().filter(|p| p.name_suspicious).map(|p| p.id.0).collect::<Vec<_>>()
        };
        let mut people = People::default();
        people.see(called("a", "Lege Eksempel"), None, true);
        people.see(called("b", "LEGE  eksempel"), None, true);
        people.see(called("c", "Kari Prøve"), None, true);
        assert_eq!(marked(&people), [1]);
        people.set_viewer(ParticipantId(2));
        assert_eq!(marked(&people), [] as [u32; 0]);
        people.see(called("c", "Lege Eksempel"), None, true);
        assert_eq!(marked(&people), [0, 1]);
        people.gone(Some(&key("c")));
        assert_eq!(marked(&people), [] as [u32; 0]);
        people.set_viewer(ParticipantId(0));
        assert_eq!(marked(&people), [1]);
        people.set_viewer(ParticipantId(1));
        assert_eq!(marked(&people), [0]);
        // A name that misleads by itself is marked once it is told not to be the viewer's.
        let mut people = People::default();
        people.see(Sighting { host: Some(true), ..sighting(Some("a")) }, None, true);
        let hidden = Sighting { viewer: Some(false), ..called("a", "Lege\u{200b}Eksempel") };
        people.see(hidden, None, true);
        assert_eq!(marked(&people), [0]);
    }

    #[test]
    fn one_presents_at_a_time_and_nobody_who_has_gone() {
        let mut people = People::default();
        for name in ["a", "b"] {
            people.see(sighting(Some(name)), None, false);
        }
        people.present(Some(&key("a")));
        people.present(Some(&key("b")));
        let present = |people: &People| {
            people.iter().filter(|p| p.presents).map(|p| p.id).collect::<Vec<_>>()
        };
        assert_eq!(present(&people), [ParticipantId(1)]);
        people.gone(Some(&key("b")));
        assert_eq!((people.presenter(), present(&people)), (None, Vec::new()));
        people.present(Some(&key("nobody")));
        assert_eq!(people.presenter(), None);
    }

    #[test]
    fn what_is_dialled_in_takes_nobodys_place_and_equipment_is_no_person() {
        let mut people = People::default();
        people.see(Sighting { dialled: true, ..sighting(Some("a")) }, None, false);
        assert_eq!((people.tally().strangers, people.nameless(9).len()), (1, 0));
        assert!(people.explain_equipment(ParticipantId(0)));
        assert_eq!((people.tally().present, people.tally().machines), (0, 1));
        // It went and something came back: that may be another thing.
        people.gone(Some(&key("a")));
        people.see(sighting(Some("a")), None, false);
        assert_eq!((people.tally().strangers, people.tally().machines), (1, 0));
    }
}
