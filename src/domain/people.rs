//! Everybody in the room, kept so that one person's change costs the same in any crowd.
//!
//! Participants stand in runs of at most [`RUN`]. A change copies one run's pointers, and whoever
//! shows the list can tell by pointer which runs are as they were.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use super::announced::Announced;
use super::name::is_suspicious;
use super::participant::{
    Attribution, Machine, Participant, ParticipantId, ParticipantKey, Presence, Sighting,
};
use super::private::Private;
use super::tally::Tally;

mod known;
mod lookup;

use lookup::Lookup;

/// How many participants stand in one run.
const RUN: usize = 20;

/// How many who have left are still listed. Older ones are forgotten, so a day's traffic stays flat.
const LEFT_LISTED: usize = 20;

/// The participants of one run.
pub type Chunk = Rc<Vec<Rc<Participant>>>;

/// A run and its number, which stays the same as long as the run exists.
pub type Run = (u32, Chunk);

/// What a sighting turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Somebody not seen before, or seen only waiting outside until now.
    New(ParticipantId),
    /// Somebody who had left.
    Back(ParticipantId),
    /// Somebody already here, with something changed.
    Changed,
    /// Nothing new.
    Same,
}

/// Everybody in the room.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct People {
    runs: Rc<Vec<Run>>,
    place: HashMap<ParticipantId, u32>,
    by_key: HashMap<ParticipantKey, ParticipantId>,
    nameless: Vec<ParticipantId>,
    /// Who of those listed is taken for the viewer.
    viewer: Option<ParticipantId>,
    /// What the viewer is called, where that is told: whoever else is called so is marked.
    viewer_name: Option<Private>,
    /// Who of those listed shows a screen.
    presenter: Option<ParticipantId>,
    left: VecDeque<ParticipantId>,
    next_id: u32,
    next_run: u32,
    lookup: Lookup,
}

impl People {
    /// The counts.
    pub fn tally(&self) -> &Tally {
        &self.lookup.tally
    }

    /// The runs, in order of arrival.
    pub fn runs(&self) -> &Rc<Vec<Run>> {
        &self.runs
    }

    /// Everybody, in order of arrival; walks the whole room.
    pub fn iter(&self) -> impl Iterator<Item = &Participant> {
        self.runs.iter().flat_map(|(_, run)| run.iter().map(Rc::as_ref))
    }

    /// One participant.
    pub fn get(&self, id: ParticipantId) -> Option<&Participant> {
        let (_, run) = &self.runs[self.run_index(id)?];
        run.iter().find(|p| p.id == id).map(Rc::as_ref)
    }

    /// The handles of all who are there or wait, in order of arrival; walks the whole room.
    pub fn keys(&self) -> Vec<ParticipantKey> {
        let here = self.iter().filter(|p| p.presence != Presence::Left);
        here.filter_map(|p| p.key.clone()).collect()
    }

    /// Takes in what the platform tells of one participant. `lists_viewer`: the viewer is one of those listed.
    pub fn see(
        &mut self,
        seen: Sighting,
        expected: Option<&Announced>,
        lists_viewer: bool,
    ) -> Arrival {
        let known = seen.key.as_ref().and_then(|k| self.by_key.get(k)).copied();
        let told = seen.viewer.filter(|_| lists_viewer);
        let Some(id) = known else {
            let id = self.add(seen, expected);
            let former = self.know_viewer(id, told);
            self.take_for_viewer(id, lists_viewer && told.is_none());
            return Arrival::New(former.unwrap_or(id));
        };
        let Some(was) = self.get(id) else { return Arrival::Same };
        let was = was.clone();
        let back = was.presence == Presence::Left;
        let mut now = was.clone();
        now.presence = seen.presence;
        // Who had neither sound nor picture at first gets them, and is a person after all. Who was seen as a person
        // and loses them is one still.
        now.machine = seen.machine.filter(|machine| {
            was.machine.is_some() || !matches!(machine, Machine::ApiUser | Machine::Checklist)
        });
        now.host = seen.host.or(now.host);
        now.dialled |= seen.dialled;
        if seen.name.is_some() {
            now.name = seen.name;
        }
        if back {
            now.came_back = true;
            now.introduced = false;
            // It was said of what was there then.
            if now.is_viewer() || now.attribution == Attribution::Equipment {
                now.attribution = Attribution::Unaccounted;
            }
            self.left.retain(|l| *l != id);
        }
        let settled = match told {
            Some(true) => now.attribution == Attribution::Viewer { told: true },
            Some(false) => !now.is_viewer(),
            None => true,
        };
        if was == now && settled {
            return Arrival::Same;
        }
        let renamed = was.is_viewer() && was.name != now.name;
        self.put(now);
        let former = self.know_viewer(id, told);
        // Who was taken for the viewer and is not, has come as much as anybody who was let in.
        let let_in = !was.is_person_here() && self.get(id).is_some_and(Participant::is_person_here);
        if let_in {
            self.take_for_viewer(id, lists_viewer && told.is_none());
        }
        if renamed {
            self.name_viewer(self.viewer);
        }
        // When all is known of who they are: they may just have become the viewer, or ceased to be.
        self.mark_name(id);
        if let Some(former) = former {
            return Arrival::New(former);
        }
        match (back, let_in) {
            (true, _) => Arrival::Back(id),
            (false, true) => Arrival::New(id),
            (false, false) => Arrival::Changed,
        }
    }

    /// Somebody went. Gives who it was, when that can be told, or anybody was there to go.
    ///
    /// Where the platform does not tell who, the one of the nameless who came last is taken off.
    pub fn gone(&mut self, key: Option<&ParticipantKey>) -> Option<Participant> {
        let id = match key {
            Some(key) => *self.by_key.get(key)?,
            None => self.nameless.pop()?,
        };
        let was = self.get(id)?.clone();
        if was.presence == Presence::Left {
            return None;
        }
        self.put(Participant {
            presence: Presence::Left,
            introduced: false,
            presents: false,
            asked: None,
            ..was.clone()
        });
        if self.viewer == Some(id) {
            self.name_viewer(None);
        }
        self.presenter = self.presenter.filter(|presenter| *presenter != id);
        self.left.push_back(id);
        if self.left.len() > LEFT_LISTED
            && let Some(oldest) = self.left.pop_front()
        {
            self.forget(oldest);
        }
        Some(was)
    }

    /// This participant has said who they are. Tells whether they are there.
    pub fn introduce(&mut self, id: ParticipantId) -> bool {
        self.change(id, |p| p.introduced = true)
    }

    /// Everybody in the call has said who they are.
    pub fn introduce_all(&mut self) {
        self.change_all(|p| {
            if p.is_person_here() {
                p.introduced = true;
            }
        });
    }

    /// Everybody must say who they are again.
    pub fn unintroduce_all(&mut self) {
        self.change_all(|p| p.introduced = false);
    }

    /// The viewer left: nobody is seen any more.
    pub fn clear(&mut self) {
        let (next_id, next_run) = (self.next_id, self.next_run);
        *self = Self { next_id, next_run, ..Self::default() };
    }

    /// The list of expected people changed: everybody is looked up in it again.
    pub fn match_expected(&mut self, expected: &Announced) {
        if !self.runs.is_empty() {
            self.adopt_all(expected);
        }
    }

    #[inline(never)]
    fn adopt_all(&mut self, expected: &Announced) {
        self.change_all(|p| {
            if matches!(p.attribution, Attribution::Unaccounted | Attribution::Expected(_)) {
                adopt(p, Some(expected));
            }
        });
    }

    /// Those in the call of whom nothing tells who they are, in order of arrival; at most so many.
    pub fn nameless(&self, most: usize) -> Vec<ParticipantId> {
        let nameless = self.unaccounted().filter(|p| !p.is_known_stranger());
        nameless.map(|p| p.id).take(most).collect()
    }

    /// Those in the call of whom nobody has said who they are, in order of arrival.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Participant> {
        self.lookup.unaccounted.iter().filter_map(|id| self.get(*id))
    }

    /// Those who wait, in order of arrival.
    pub fn waiting(&self) -> impl Iterator<Item = &Participant> {
        self.lookup.waiting.iter().filter_map(|id| self.get(*id))
    }

    fn run_index(&self, id: ParticipantId) -> Option<usize> {
        let run = self.place.get(&id)?;
        self.runs.binary_search_by_key(run, |(number, _)| *number).ok()
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
        if let Some(key) = &who.key {
            self.by_key.insert(key.clone(), id);
        } else {
            self.nameless.push(id);
        }
        self.lookup.count(&who, 1);
        let runs = Rc::make_mut(&mut self.runs);
        match runs.last_mut() {
            Some((number, run)) if run.len() < RUN => {
                self.place.insert(id, *number);
                Rc::make_mut(run).push(Rc::new(who));
            }
            _ => {
                self.place.insert(id, self.next_run);
                runs.push((self.next_run, Rc::new(vec![Rc::new(who)])));
                self.next_run += 1;
            }
        }
        id
    }

    fn put(&mut self, now: Participant) {
        let Some(index) = self.run_index(now.id) else { return };
        let runs = Rc::make_mut(&mut self.runs);
        let run = Rc::make_mut(&mut runs[index].1);
        if let Some(slot) = run.iter_mut().find(|p| p.id == now.id) {
            self.lookup.count(slot, -1);
            self.lookup.count(&now, 1);
            *slot = Rc::new(now);
        }
    }

    fn forget(&mut self, id: ParticipantId) {
        let Some(index) = self.run_index(id) else { return };
        self.place.remove(&id);
        let runs = Rc::make_mut(&mut self.runs);
        let run = Rc::make_mut(&mut runs[index].1);
        if let Some(at) = run.iter().position(|p| p.id == id) {
            let who = run.remove(at);
            self.lookup.count(&who, -1);
            if let Some(key) = &who.key {
                self.by_key.remove(key);
            }
        }
        if run.is_empty() {
            runs.remove(index);
        }
    }

    fn change(&mut self, id: ParticipantId, change: impl Fn(&mut Participant)) -> bool {
        let Some(who) = self.get(id).filter(|p| p.presence != Presence::Left) else { return false };
        let mut now = who.clone();
        change(&mut now);
        self.put(now);
        true
    }

    /// Walks the whole room; only for what a person asks or the host page announces.
    fn change_all(&mut self, change: impl Fn(&mut Participant)) {
        let runs = Rc::make_mut(&mut self.runs);
        for (_, run) in runs {
            let mut touched: Vec<(usize, Participant)> = Vec::new();
            for (index, who) in run.iter().enumerate() {
                let mut now = who.as_ref().clone();
                change(&mut now);
                if now != **who {
                    touched.push((index, now));
                }
            }
            if touched.is_empty() {
                continue;
            }
            let run = Rc::make_mut(run);
            for (index, now) in touched {
                self.lookup.count(&run[index], -1);
                self.lookup.count(&now, 1);
                run[index] = Rc::new(now);
            }
        }
    }
}

/// Gives somebody the role and name of the expected person with their id. Where nobody was announced,
/// an id says nothing of who belongs here.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::participant::ExternalId;

    fn sighting(key: Option<&str>) -> Sighting {
        Sighting {
            key: key.map(|k| ParticipantKey(Private::new(k))),
            external_id: key.map(|k| ExternalId(Private::new(k))),
            name: None,
            machine: None,
            presence: Presence::Present,
            host: None,
            dialled: false,
            viewer: None,
        }
    }

    #[test]
    fn a_change_leaves_other_runs_untouched() {
        let mut people = People::default();
        for n in 0..100 {
            people.see(sighting(Some(&n.to_string())), None, false);
        }
        let before = people.runs().clone();
        people.introduce(ParticipantId(40));
        let same: Vec<bool> =
            before.iter().zip(people.runs().iter()).map(|(a, b)| Rc::ptr_eq(&a.1, &b.1)).collect();
        assert_eq!(same, [true, true, false, true, true]);
    }

    #[test]
    fn a_day_of_coming_and_going_stays_flat() {
        let mut people = People::default();
        for n in 0..5_000 {
            let key = n.to_string();
            people.see(sighting(Some(&key)), None, false);
            people.gone(Some(&ParticipantKey(Private::new(&key))));
            people.see(sighting(None), None, false);
            people.gone(None);
        }
        assert_eq!(people.tally(), &Tally::default());
        assert!(people.iter().count() <= LEFT_LISTED);
        assert!(people.by_key.len() <= LEFT_LISTED && people.nameless.is_empty());
    }

    #[test]
    fn somebody_who_comes_back_must_introduce_themselves_again() {
        let mut people = People::default();
        people.see(sighting(Some("a")), None, false);
        people.introduce_all();
        people.gone(Some(&ParticipantKey(Private::new("a"))));
        assert_eq!(people.see(sighting(Some("a")), None, false), Arrival::Back(ParticipantId(0)));
        assert_eq!(people.tally().not_introduced, 1);
        assert_eq!(people.see(sighting(Some("a")), None, false), Arrival::Same);
    }

    #[test]
    fn who_comes_without_sound_and_picture_arrives_when_they_have_them_and_stays() {
        let as_machine = |machine| Sighting { machine, ..sighting(Some("a")) };
        let mut people = People::default();
        people.see(as_machine(Some(Machine::ApiUser)), None, false);
        assert_eq!((people.tally().present, people.tally().machines), (0, 1));
        let seen = people.see(as_machine(None), None, false);
        assert_eq!(seen, Arrival::New(ParticipantId(0)));
        assert_eq!(people.see(as_machine(Some(Machine::Checklist)), None, false), Arrival::Same);
        assert_eq!((people.tally().present, people.tally().machines), (1, 0));
        people.see(as_machine(Some(Machine::Recorder)), None, false);
        assert_eq!((people.tally().present, people.tally().machines), (0, 1));
    }

    #[test]
    fn a_departure_nobody_knows_of_changes_nothing() {
        let mut people = People::default();
        people.see(sighting(Some("a")), None, false);
        let before = people.clone();
        assert_eq!(people.gone(Some(&ParticipantKey(Private::new("b")))), None);
        assert_eq!(people.gone(None), None);
        assert_eq!(people, before);
    }

    #[test]
    fn who_is_told_to_be_the_viewer_is_and_a_guess_gives_way() {
        let mut people = People::default();
        let host = |key, viewer| Sighting { host: Some(true), viewer, ..sighting(Some(key)) };
        people.see(host("guessed", None), None, true);
        let guessed = people.viewer();
        assert!(guessed.is_some());
        // A guest can be the viewer too.
        let told = Sighting { host: Some(false), ..host("told", Some(true)) };
        // The former is somebody who has come, as far as anybody knows.
        assert_eq!(Some(people.see(told, None, true)), guessed.map(Arrival::New));
        assert_eq!((people.viewer(), people.tally().present), (Some(ParticipantId(1)), 1));
        assert_eq!(people.see(host("guessed", Some(false)), None, true), Arrival::Same);
        // One who is told not to be the viewer after all has come, too.
        let other = people.see(host("told", Some(false)), None, true);
        assert_eq!((other, people.viewer()), (Arrival::New(ParticipantId(1)), None));
    }
}
