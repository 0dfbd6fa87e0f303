//! Who a participant is: as a person says, as the platform reports, or as guessed; and which of them is the viewer.

use super::list::ParticipantList;
use crate::domain::capability::Action;
use crate::domain::name::{is_suspicious, look_alike};
use crate::domain::participant::{
    Attribution, Participant, ParticipantId, ParticipantKey, Presence, Role,
};
use crate::domain::private::Private;

impl ParticipantList {
    /// The participant taken for the viewer.
    pub fn viewer(&self) -> Option<ParticipantId> {
        self.viewer
    }

    /// Whether the participant taken for the viewer is in the call now.
    pub fn viewer_is_present(&self) -> bool {
        let viewer = self.viewer.and_then(|id| self.get(id));
        viewer.is_some_and(|who| who.presence == Presence::Present)
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

    /// A person says who this is, of somebody other than the viewer.
    pub fn explain(&mut self, id: ParticipantId, role: Role, takes_place: bool) {
        self.change_here(id, |p| p.attribution = Attribution::Explained { role, takes_place });
    }

    /// What a person said of this participant was wrong: nobody knows who it is, nor whether they introduced themselves.
    pub fn forget_explanation(&mut self, id: ParticipantId) {
        self.change_here(id, |p| {
            (p.attribution, p.introduced) = (Attribution::Unaccounted, false);
        });
    }

    /// A person says that this is equipment that belongs here. Returns whether the participant is in the room.
    pub fn explain_equipment(&mut self, id: ParticipantId) -> bool {
        self.change_here(id, |p| p.attribution = Attribution::Equipment)
    }

    /// This participant is the viewer. Whoever was taken for the viewer gets what was stated of this one, since the two were
    /// confused. Returns whether the participant is in the room.
    pub fn set_viewer(&mut self, id: ParticipantId) -> bool {
        let Some((attribution, introduced)) = self.get(id).map(|p| (p.attribution, p.introduced))
        else {
            return false;
        };
        let here = self.change_here(id, |p| p.attribution = Attribution::Viewer { stated: true });
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
        if is_viewer? {
            return self.set_viewer(id).then_some(former).flatten();
        }
        self.clear_viewer(id);
        None
    }

    /// Takes the first host who comes for the viewer, where the platform lists the viewer and does not say which
    /// participant it is. Later hosts count as others, so that a wrong guess shows, also after the first has left: the viewer
    /// who returns under another handle says so.
    pub(super) fn guess_viewer(&mut self, id: ParticipantId, may_guess: bool) {
        let may_be = |p: &Participant| p.is_unaccounted_here() && p.host == Some(true);
        let free = self.viewer.is_none() && self.viewer_left.is_none_or(|left| left == id);
        if may_guess && free && self.get(id).is_some_and(may_be) {
            self.change_here(id, |p| p.attribution = Attribution::Viewer { stated: false });
            self.assign_viewer(Some(id));
        }
    }

    /// A list has nobody of the former one: the node was started anew, and gave the viewer another handle, too.
    pub fn forget_viewer_left(&mut self) {
        self.viewer_left = None;
    }

    /// Sets the viewer, and marks everybody else who has the same name.
    pub(super) fn assign_viewer(&mut self, id: Option<ParticipantId>) {
        self.viewer_left = None;
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
