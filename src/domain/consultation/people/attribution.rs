//! Who a participant is: as a person says, as the platform reports, or as guessed; and which of them is the viewer.

use super::list::ParticipantList;
use crate::domain::capability::Action;
use crate::domain::name::{is_suspicious, look_alike};
use crate::domain::participant::{Attribution, Participant, ParticipantId, ParticipantKey, Role};
use crate::domain::private::Private;

impl ParticipantList {
    /// The participant taken for the viewer.
    pub fn viewer(&self) -> Option<ParticipantId> {
        self.viewer
    }

    /// This participant shows a screen from now on, and nobody else does.
    pub fn set_presenter(&mut self, key: Option<&ParticipantKey>) {
        let presenter = key.and_then(|key| self.by_key(key));
        if presenter == self.presenter().map(|p| p.id) {
            return;
        }
        self.change_all(|p| p.presents = false);
        if let Some(id) = presenter {
            self.change_here(id, |p| p.presents = true);
        }
    }

    /// Notes what the room was asked to do with a participant; `None` when that is over.
    pub fn set_asked(&mut self, id: ParticipantId, asked: Option<Action>) {
        self.change_here(id, |p| p.asked = asked);
    }

    /// A person says who this is. Returns whether the participant is in the room.
    pub fn explain(&mut self, id: ParticipantId, role: Role, takes_place: bool) -> bool {
        let explained = Attribution::Explained { role, takes_place };
        let here = self.change_here(id, |p| p.attribution = explained);
        if here && self.viewer == Some(id) {
            self.viewer = None;
        }
        here
    }

    /// A person says that this is equipment that belongs here. Returns whether the participant is in the room.
    pub fn explain_equipment(&mut self, id: ParticipantId) -> bool {
        self.change_here(id, |p| p.attribution = Attribution::Equipment)
    }

    /// This participant is the viewer. The two were confused until now, so whoever was taken for the viewer gets what was
    /// said of this one. Returns whether the participant is in the room.
    pub fn set_viewer(&mut self, id: ParticipantId) -> bool {
        let Some((attribution, introduced)) = self.get(id).map(|p| (p.attribution, p.introduced))
        else {
            return false;
        };
        let here = self.change_here(id, |p| p.attribution = Attribution::Viewer { told: true });
        if here {
            if let Some(former) = self.viewer.filter(|former| *former != id) {
                self.change_here(former, |p| {
                    (p.attribution, p.introduced) = (attribution, introduced);
                });
            }
            self.assign_viewer(Some(id));
        }
        here
    }

    /// This participant is not the viewer. Returns whether they were taken for the viewer.
    pub fn clear_viewer(&mut self, id: ParticipantId) -> bool {
        let was_viewer = self.viewer == Some(id);
        if was_viewer {
            self.change_here(id, |p| {
                (p.attribution, p.introduced) = (Attribution::Unaccounted, false);
            });
            self.assign_viewer(None);
        }
        was_viewer
    }

    /// Applies what the platform reports of whether this participant is the viewer, which overrides any guess. Returns the
    /// participant who was mistaken for the viewer: they count as newly arrived.
    pub(super) fn apply_is_viewer(
        &mut self,
        id: ParticipantId,
        is_viewer: Option<bool>,
    ) -> Option<ParticipantId> {
        let former = self.viewer.filter(|former| *former != id);
        match is_viewer {
            Some(true) => self.set_viewer(id).then_some(former).flatten(),
            Some(false) => {
                self.clear_viewer(id);
                None
            }
            None => None,
        }
    }

    /// Takes the first host who comes for the viewer, where the platform lists the viewer and does not say which
    /// participant it is. Later hosts count as others, so that a wrong guess shows.
    pub(super) fn guess_viewer(&mut self, id: ParticipantId, may_guess: bool) {
        let may_be = |p: &Participant| p.is_unaccounted_here() && p.host == Some(true);
        if may_guess && self.viewer.is_none() && self.get(id).is_some_and(may_be) {
            self.change_here(id, |p| p.attribution = Attribution::Viewer { told: false });
            self.assign_viewer(Some(id));
        }
    }

    /// Sets the viewer, and marks everybody else who has the same name.
    pub(super) fn assign_viewer(&mut self, id: Option<ParticipantId>) {
        let former = std::mem::replace(&mut self.viewer, id);
        let name = id.and_then(|id| self.get(id)?.name.clone());
        if name == self.viewer_name && id == former {
            return;
        }
        self.viewer_name = name.clone();
        self.change_all(|p| {
            p.name_suspicious = !p.is_viewer() && misleads(p.name.as_ref(), name.as_ref());
        });
    }

    /// Marks a participant whose name can mislead.
    pub(super) fn mark_name(&mut self, id: ParticipantId) {
        let Some(who) = self.get(id) else { return };
        let suspicious = !who.is_viewer() && self.misleads(who.name.as_ref());
        if suspicious != who.name_suspicious {
            self.change_here(id, |p| p.name_suspicious = suspicious);
        }
    }

    /// Whether a name can mislead: by itself, or as a copy of the viewer's.
    pub(super) fn misleads(&self, name: Option<&Private>) -> bool {
        misleads(name, self.viewer_name.as_ref())
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
    fn the_first_host_is_taken_for_the_viewer_until_they_leave() {
        let host = |key| Sighting { host: Some(true), ..sighting(Some(key)) };
        let mut people = ParticipantList::default();
        people.see(Sighting { host: Some(false), ..sighting(Some("guest")) }, None, true);
        assert_eq!(people.viewer(), None);
        people.see(host("a"), None, true);
        people.see(host("b"), None, true);
        assert_eq!((people.viewer(), people.tally().present), (Some(ParticipantId(1)), 2));
        people.gone(Some(&ParticipantKey(Private::new("a"))));
        assert_eq!(people.viewer(), None);
        // On return they are the first host who comes.
        people.see(host("a"), None, true);
        assert_eq!((people.viewer(), people.tally().present), (Some(ParticipantId(1)), 2));
        // On a platform that does not list the viewer, nobody is taken for them.
        let mut people = ParticipantList::default();
        people.see(host("a"), None, false);
        assert_eq!((people.viewer(), people.tally().present), (None, 1));
    }

    #[test]
    fn the_viewer_and_whoever_was_taken_for_them_change_places() {
        let host = |key| Sighting { host: Some(true), ..sighting(Some(key)) };
        let mut people = ParticipantList::default();
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
    fn a_copy_of_the_viewers_name_is_marked_and_the_viewer_is_not() {
        let called = |key, name| Sighting {
            host: Some(true),
            name: Some(Private::new(name)),
            ..sighting(Some(key))
        };
        let marked = |people: &ParticipantList| {
            people.iter().filter(|p| p.name_suspicious).map(|p| p.id.0).collect::<Vec<_>>()
        };
        let mut people = ParticipantList::default();
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
        // A name that misleads by itself is marked once the participant is known not to be the viewer.
        let mut people = ParticipantList::default();
        people.see(Sighting { host: Some(true), ..sighting(Some("a")) }, None, true);
        let hidden = Sighting { viewer: Some(false), ..called("a", "Lege\u{200b}Eksempel") };
        people.see(hidden, None, true);
        assert_eq!(marked(&people), [0]);
    }

    #[test]
    fn one_participant_presents_at_a_time_and_nobody_who_left() {
        let mut people = ParticipantList::default();
        for name in ["a", "b"] {
            people.see(sighting(Some(name)), None, false);
        }
        people.set_presenter(Some(&key("a")));
        people.set_presenter(Some(&key("b")));
        let present = |people: &ParticipantList| {
            people.iter().filter(|p| p.presents).map(|p| p.id).collect::<Vec<_>>()
        };
        assert_eq!(present(&people), [ParticipantId(1)]);
        people.gone(Some(&key("b")));
        assert_eq!((people.presenter(), present(&people)), (None, Vec::new()));
        people.set_presenter(Some(&key("nobody")));
        assert_eq!(people.presenter(), None);
    }

    #[test]
    fn a_dialled_in_participant_takes_no_place_and_equipment_is_no_person() {
        let mut people = ParticipantList::default();
        people.see(Sighting { dialled: true, ..sighting(Some("a")) }, None, false);
        assert_eq!((people.tally().strangers, people.nameless(9).len()), (1, 0));
        assert!(people.explain_equipment(ParticipantId(0)));
        assert_eq!((people.tally().present, people.tally().machines), (0, 1));
        // It left and something came back, which may be something else.
        people.gone(Some(&key("a")));
        people.see(sighting(Some("a")), None, false);
        assert_eq!((people.tally().strangers, people.tally().machines), (1, 0));
    }
}
