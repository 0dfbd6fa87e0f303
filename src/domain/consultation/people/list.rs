//! Everybody in the room, as a plain list in order of arrival. The counts are made anew after each change.

use std::collections::{HashSet, VecDeque};

use super::expected::Announced;
use super::tally::Tally;
use crate::domain::name::is_suspicious;
use crate::domain::notetaker::resembles_notetaker;
use crate::domain::participant::{
    Attribution, Departure, ExternalId, Machine, Participant, ParticipantId, ParticipantKey,
    Presence, Sighting,
};
use crate::domain::private::Private;
use crate::domain::time::Timestamp;

/// How many participants who have left are still listed. Older ones are removed, so that a day's traffic does not grow
/// the list.
pub(super) const LEFT_LISTED: usize = 20;

/// How many people are listed at most: more than any room admits. Those beyond are reported as a problem.
pub const MOST_LISTED: usize = 2_100;

/// What a sighting means for the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Somebody who was not in the call before.
    New(ParticipantId),
    /// Somebody who had left, and how.
    Back(ParticipantId, Option<Departure>),
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
    /// Whoever was taken for the viewer and left. Another host may be anybody.
    pub(super) viewer_left: Option<ParticipantId>,
    /// Those who have left, the earliest first.
    pub(super) left: VecDeque<ParticipantId>,
    next_id: u32,
}

impl ParticipantList {
    /// The counts.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Whether some of those who left may be listed no more.
    pub fn has_forgotten(&self) -> bool {
        self.left.len() >= LEFT_LISTED
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

    /// People in the call whom nothing identifies, in order of arrival, each with whether they are only counted.
    pub fn nameless(&self) -> Vec<(ParticipantId, bool)> {
        let nameless = self.unaccounted().filter(|p| !p.is_known_stranger());
        nameless.map(|p| (p.id, p.counted.is_some())).collect()
    }

    /// People in the call whom nobody has identified, in order of arrival.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Participant> {
        self.iter().filter(|p| p.is_unaccounted_here())
    }

    /// People who wait to be let in, in order of arrival.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.iter().filter(|p| p.is_person_waiting())
    }

    /// Those in the call that say they are a panel, and that nobody has identified, in order of arrival.
    pub fn unknown_checklists(&self) -> impl Iterator<Item = &Participant> {
        self.iter().filter(|p| p.is_unknown_checklist())
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
        at: Timestamp,
    ) -> Arrival {
        let known =
            seen.key.as_ref().and_then(|key| self.by_key(key).or_else(|| self.gone_with(&seen)));
        if let Some(before) = known.and_then(|id| self.get(id)).cloned() {
            return self.observe_again(before, seen, expected, lists_viewer, at);
        }
        let is_viewer = seen.viewer;
        let id = self.add(seen, expected, at);
        let mistaken = self.apply_is_viewer(id, is_viewer);
        self.guess_viewer(id, lists_viewer && is_viewer.is_none());
        Arrival::New(mistaken.unwrap_or(id))
    }

    /// Who left under the id of somebody who comes with a new handle. Nobody while another has that id in the room.
    fn gone_with(&self, seen: &Sighting) -> Option<ParticipantId> {
        let id = seen.external_id.as_ref()?;
        let with_id = || self.iter().filter(|p| p.external_id.as_ref() == Some(id));
        let free = with_id().all(|p| p.presence == Presence::Left);
        with_id().last().filter(|_| free).map(|p| p.id)
    }

    fn observe_again(
        &mut self,
        before: Participant,
        seen: Sighting,
        expected: Option<&Announced>,
        lists_viewer: bool,
        at: Timestamp,
    ) -> Arrival {
        let is_viewer = seen.viewer;
        let id = before.id;
        let back = before.presence == Presence::Left;
        let now = updated(&before, seen, expected, at);
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
            (true, _) => Arrival::Back(id, before.departure),
            (false, true) => Arrival::New(id),
            (false, false) => Arrival::Changed,
        }
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
        let mut taken = HashSet::new();
        self.change_all(|p| {
            let second = !is_first_here(p, &mut taken);
            // Whoever has left was who they were, and is looked up again if they return.
            let gone = p.presence == Presence::Left && is_not_awaited(p, Some(expected));
            let by_id =
                matches!(p.attribution, Attribution::Unaccounted | Attribution::Expected(_));
            if by_id && !gone {
                adopt(p, Some(expected), second);
            }
        });
    }

    pub(super) fn place(&self, id: ParticipantId) -> Option<usize> {
        self.list.binary_search_by_key(&id, |p| p.id).ok()
    }

    fn add(
        &mut self,
        seen: Sighting,
        expected: Option<&Announced>,
        at: Timestamp,
    ) -> ParticipantId {
        let same_id = |p: &Participant| {
            p.presence != Presence::Left
                && p.external_id.is_some()
                && p.external_id == seen.external_id
        };
        let second = self.iter().any(same_id);
        let mut who = Participant {
            id: self.take_id(),
            name_suspicious: self.misleads(seen.name.as_ref()),
            named_as_notetaker: seen.name.as_ref().is_some_and(is_notetakers),
            key: seen.key,
            external_id: seen.external_id,
            name: seen.name,
            name_announced: false,
            machine: seen.machine,
            presence: seen.presence,
            came: at,
            departure: None,
            counted: None,
            host: seen.host,
            dialled: seen.dialled,
            microphone: seen.microphone,
            camera: seen.camera,
            logged_in: seen.logged_in == Some(true),
            presents: false,
            asked: None,
            attribution: Attribution::Unaccounted,
            not_announced: false,
            introduced: false,
            came_back: false,
        };
        adopt(&mut who, expected, second);
        let id = who.id;
        self.list.push(who);
        self.recount();
        id
    }

    /// The number of whoever is listed next.
    pub(super) fn take_id(&mut self) -> ParticipantId {
        let id = ParticipantId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(super) fn change(&mut self, id: ParticipantId, change: impl FnOnce(&mut Participant)) {
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

    pub(super) fn recount(&mut self) {
        self.tally = Tally::of(&self.list);
    }
}

fn is_notetakers(name: &Private) -> bool {
    resembles_notetaker(name.reveal())
}

/// A participant after another sighting.
fn updated(
    before: &Participant,
    seen: Sighting,
    expected: Option<&Announced>,
    at: Timestamp,
) -> Participant {
    let mut now = before.clone();
    if before.presence != seen.presence {
        now.came = at;
    }
    now.presence = seen.presence;
    now.departure = None;
    now.key = seen.key;
    // A program without sound or picture may get them and is then a person. A person who loses them stays a person.
    now.machine = seen.machine.filter(|machine| {
        before.machine.is_some() || !matches!(machine, Machine::ApiUser | Machine::Checklist)
    });
    if now.machine != before.machine && now.attribution == Attribution::Equipment {
        // What was said of a program does not hold for what it has become.
        now.attribution = Attribution::Unaccounted;
    }
    now.host = seen.host.or(now.host);
    now.dialled |= seen.dialled;
    (now.microphone, now.camera) = (seen.microphone, seen.camera);
    now.logged_in = seen.logged_in == Some(true);
    if seen.name.is_some() {
        now.name_announced = false;
        now.named_as_notetaker = seen.name.as_ref().is_some_and(is_notetakers);
        now.name = seen.name;
    }
    if before.presence == Presence::Left {
        // Whoever only waited was not in the call before.
        let only_waited = [Departure::GaveUp, Departure::TurnedAway].map(Some);
        now.came_back |= !only_waited.contains(&before.departure);
        now.introduced = false;
        // Such a statement was about whoever was there then.
        if now.is_viewer() || now.attribution == Attribution::Equipment {
            now.attribution = Attribution::Unaccounted;
        }
        if is_not_awaited(&now, expected) {
            adopt(&mut now, expected, false);
        }
    }
    // Whoever was only counted is listed now.
    if now.counted.take().is_some() {
        now.external_id = seen.external_id;
        if now.attribution == Attribution::Unaccounted {
            adopt(&mut now, expected, false);
        }
    }
    now
}

/// Gives a participant the role and name of the expected person with their id. Where nobody was announced, an id does not
/// say who belongs here, and of two with the same id the second may be anybody: a link can be passed on.
fn adopt(who: &mut Participant, expected: Option<&Announced>, second: bool) {
    let found = who.external_id.as_ref().and_then(|id| expected?.with_id(id)).filter(|_| !second);
    who.not_announced = expected.is_some() && found.is_none() && who.external_id.is_some();
    match found {
        Some(one) => {
            who.attribution = Attribution::Expected(one.role);
            if who.name.is_none() {
                who.name.clone_from(&one.name);
                who.name_announced = true;
                who.name_suspicious = one.name.as_ref().is_some_and(|n| is_suspicious(n.reveal()));
            }
        }
        None => who.attribution = Attribution::Unaccounted,
    }
}

/// Whether somebody who came as one of the announced is not among them any more.
fn is_not_awaited(who: &Participant, expected: Option<&Announced>) -> bool {
    let with_id = who.external_id.as_ref().and_then(|id| expected?.with_id(id));
    matches!(who.attribution, Attribution::Expected(_)) && with_id.is_none()
}

/// Whether nobody listed before in the room has the same id.
fn is_first_here(who: &Participant, taken: &mut HashSet<ExternalId>) -> bool {
    let id = who.external_id.clone().filter(|_| who.presence != Presence::Left);
    id.is_none_or(|id| taken.insert(id))
}
