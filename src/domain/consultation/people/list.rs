//! Everybody in the room, as a plain list in order of arrival. The counts are made anew after each change.

use std::collections::VecDeque;

use super::expected::Announced;
use super::tally::Tally;
use crate::domain::name::is_suspicious;
use crate::domain::participant::{
    Attribution, Machine, Participant, ParticipantId, ParticipantKey, Presence, Sighting,
};
use crate::domain::private::Private;

/// How many participants who have left are still listed. Older ones are removed, so that a day's traffic does not grow
/// the list.
const LEFT_LISTED: usize = 20;

/// What a sighting means for the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Somebody who was not in the call before.
    New(ParticipantId),
    /// Somebody who had left.
    Back(ParticipantId),
    /// Somebody already listed, with something changed.
    Changed,
    /// Nothing new.
    Same,
}

/// Everybody in the room.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ParticipantList {
    /// In order of arrival, so the ids ascend.
    pub(super) list: Vec<Participant>,
    tally: Tally,
    /// The participant taken for the viewer.
    pub(super) viewer: Option<ParticipantId>,
    /// The viewer's name in the form that names are compared in; anybody else with this name is marked.
    pub(super) viewer_name: Option<Private>,
    /// Those who have left, the earliest first.
    left: VecDeque<ParticipantId>,
    next_id: u32,
}

impl ParticipantList {
    /// The counts.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Everybody, in order of arrival.
    pub fn iter(&self) -> impl Iterator<Item = &Participant> {
        self.list.iter()
    }

    /// One participant.
    pub fn get(&self, id: ParticipantId) -> Option<&Participant> {
        self.place(id).map(|place| &self.list[place])
    }

    /// The participant with this handle of the platform's, while they are listed.
    pub fn by_key(&self, key: &ParticipantKey) -> Option<ParticipantId> {
        self.iter().find(|p| p.key.as_ref() == Some(key)).map(|p| p.id)
    }

    /// The handles of all who are in the call or wait, in order of arrival.
    pub fn keys(&self) -> Vec<ParticipantKey> {
        let here = self.iter().filter(|p| p.presence != Presence::Left);
        here.filter_map(|p| p.key.clone()).collect()
    }

    /// People in the call whom nothing identifies, in order of arrival; at most `limit`.
    pub fn nameless(&self, limit: usize) -> Vec<ParticipantId> {
        let nameless = self.unaccounted().filter(|p| !p.is_known_stranger());
        nameless.map(|p| p.id).take(limit).collect()
    }

    /// People in the call whom nobody has identified, in order of arrival.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Participant> {
        self.iter().filter(|p| p.is_unaccounted_here())
    }

    /// People who wait to be let in, in order of arrival.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.iter().filter(|p| p.is_person_waiting())
    }

    /// Who shows a screen, when the platform reports it.
    pub fn presenter(&self) -> Option<&Participant> {
        self.iter().find(|p| p.presents)
    }

    /// Takes in what the platform reports of one participant. `lists_viewer`: the platform lists the viewer too.
    pub fn observe(
        &mut self,
        seen: Sighting,
        expected: Option<&Announced>,
        lists_viewer: bool,
    ) -> Arrival {
        let known = seen.key.as_ref().and_then(|key| self.by_key(key));
        if let Some(before) = known.and_then(|id| self.get(id)).cloned() {
            return self.observe_again(before, seen, lists_viewer);
        }
        let is_viewer = seen.viewer.filter(|_| lists_viewer);
        let id = self.add(seen, expected);
        let mistaken = self.apply_is_viewer(id, is_viewer);
        self.guess_viewer(id, lists_viewer && is_viewer.is_none());
        Arrival::New(mistaken.unwrap_or(id))
    }

    fn observe_again(
        &mut self,
        before: Participant,
        seen: Sighting,
        lists_viewer: bool,
    ) -> Arrival {
        let is_viewer = seen.viewer.filter(|_| lists_viewer);
        let id = before.id;
        let back = before.presence == Presence::Left;
        let now = updated(&before, seen);
        if back {
            self.left.retain(|left| *left != id);
        }
        let viewer_agrees = match is_viewer {
            Some(true) => now.attribution == Attribution::Viewer { stated: true },
            Some(false) => !now.is_viewer(),
            None => true,
        };
        if before == now && viewer_agrees {
            return Arrival::Same;
        }
        let renamed = before.is_viewer() && before.name != now.name;
        self.change(id, |p| *p = now);
        let mistaken = self.apply_is_viewer(id, is_viewer);
        // Somebody who was taken for the viewer and is not counts as arrived, like anybody who is let in.
        let arrived =
            !before.is_person_here() && self.get(id).is_some_and(Participant::is_person_here);
        if arrived {
            self.guess_viewer(id, lists_viewer && is_viewer.is_none());
        }
        if renamed {
            self.assign_viewer(self.viewer);
        }
        // Last, because who the viewer is may just have changed.
        self.mark_name(id);
        if let Some(mistaken) = mistaken {
            return Arrival::New(mistaken);
        }
        match (back, arrived) {
            (true, _) => Arrival::Back(id),
            (false, true) => Arrival::New(id),
            (false, false) => Arrival::Changed,
        }
    }

    /// Somebody left. Returns them as they were before; `None` if no such participant is in the room.
    ///
    /// Where the platform does not say who left, it is the last arrived of those without a handle.
    pub fn departed(&mut self, key: Option<&ParticipantKey>) -> Option<Participant> {
        let here = |p: &&Participant| p.presence != Presence::Left;
        let who = match key {
            Some(key) => self.get(self.by_key(key)?).filter(here),
            None => self.list.iter().rfind(|p| here(p) && p.key.is_none()),
        };
        let before = who?.clone();
        let id = before.id;
        self.change(id, |p| {
            p.presence = Presence::Left;
            p.introduced = false;
            p.presents = false;
            p.asked = None;
        });
        if self.viewer == Some(id) {
            self.assign_viewer(None);
        }
        self.left.push_back(id);
        if self.left.len() > LEFT_LISTED
            && let Some(place) = self.left.pop_front().and_then(|oldest| self.place(oldest))
        {
            self.list.remove(place);
        }
        Some(before)
    }

    /// A participant has introduced themselves. Returns whether they are in the room.
    pub fn introduce(&mut self, id: ParticipantId) -> bool {
        self.change_here(id, |p| p.introduced = true)
    }

    /// Everybody in the call has introduced themselves.
    pub fn introduce_all(&mut self) {
        self.change_all(|p| p.introduced |= p.is_person_here());
    }

    /// Everybody has to introduce themselves again.
    pub fn unintroduce_all(&mut self) {
        self.change_all(|p| p.introduced = false);
    }

    /// The viewer is out of the room, so nobody in it is known any more. Ids are not given out twice.
    pub fn clear(&mut self) {
        *self = Self { next_id: self.next_id, ..Self::default() };
    }

    /// The announced people changed: everybody is looked up among them again.
    pub fn match_expected(&mut self, expected: &Announced) {
        self.change_all(|p| {
            if matches!(p.attribution, Attribution::Unaccounted | Attribution::Expected(_)) {
                adopt(p, Some(expected));
            }
        });
    }

    fn place(&self, id: ParticipantId) -> Option<usize> {
        self.list.binary_search_by_key(&id, |p| p.id).ok()
    }

    fn add(&mut self, seen: Sighting, expected: Option<&Announced>) -> ParticipantId {
        let id = ParticipantId(self.next_id);
        self.next_id += 1;
        let mut who = Participant {
            id,
            name_suspicious: self.misleads(seen.name.as_ref()),
            key: seen.key,
            external_id: seen.external_id,
            name: seen.name,
            machine: seen.machine,
            presence: seen.presence,
            host: seen.host,
            dialled: seen.dialled,
            presents: false,
            asked: None,
            attribution: Attribution::Unaccounted,
            not_announced: false,
            introduced: false,
            came_back: false,
        };
        adopt(&mut who, expected);
        self.list.push(who);
        self.recount();
        id
    }

    fn change(&mut self, id: ParticipantId, change: impl FnOnce(&mut Participant)) {
        if let Some(place) = self.place(id) {
            change(&mut self.list[place]);
            self.recount();
        }
    }

    /// Changes a participant who has not left. Returns whether there is one.
    pub(super) fn change_here(
        &mut self,
        id: ParticipantId,
        change: impl FnOnce(&mut Participant),
    ) -> bool {
        let here = self.get(id).is_some_and(|p| p.presence != Presence::Left);
        if here {
            self.change(id, change);
        }
        here
    }

    pub(super) fn change_all(&mut self, change: impl FnMut(&mut Participant)) {
        self.list.iter_mut().for_each(change);
        self.recount();
    }

    fn recount(&mut self) {
        self.tally = Tally::of(&self.list);
    }
}

/// A participant after another sighting.
fn updated(before: &Participant, seen: Sighting) -> Participant {
    let mut now = before.clone();
    now.presence = seen.presence;
    // A program without sound or picture may get them and is then a person. A person who loses them stays a person.
    now.machine = seen.machine.filter(|machine| {
        before.machine.is_some() || !matches!(machine, Machine::ApiUser | Machine::Checklist)
    });
    now.host = seen.host.or(now.host);
    now.dialled |= seen.dialled;
    if seen.name.is_some() {
        now.name = seen.name;
    }
    if before.presence == Presence::Left {
        now.came_back = true;
        now.introduced = false;
        // Such a statement was about whoever was there then.
        if now.is_viewer() || now.attribution == Attribution::Equipment {
            now.attribution = Attribution::Unaccounted;
        }
    }
    now
}

/// Gives a participant the role and name of the expected person with their id. Where nobody was announced, an id does not
/// say who belongs here.
fn adopt(who: &mut Participant, expected: Option<&Announced>) {
    let found = who.external_id.as_ref().and_then(|id| expected?.with_id(id));
    who.not_announced = expected.is_some() && found.is_none() && who.external_id.is_some();
    match found {
        Some(one) => {
            who.attribution = Attribution::Expected(one.role);
            if who.name.is_none() {
                who.name.clone_from(&one.name);
                who.name_suspicious = one.name.as_ref().is_some_and(|n| is_suspicious(n.reveal()));
            }
        }
        None => who.attribution = Attribution::Unaccounted,
    }
}
