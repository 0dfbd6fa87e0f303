//! Who left: as the platform says, or whoever it can have been.

use super::list::{LEFT_LISTED, ParticipantList};
use crate::domain::capability::Action;
use crate::domain::participant::{
    Attribution, Departure, Participant, ParticipantId, ParticipantKey, Presence,
};

/// Somebody who left.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// They as they were before. Where several can be the one who left, any of them.
    pub who: Participant,
    /// Several can be the one who left, and different things were stated of them. Nothing is known of those who stay any
    /// more.
    pub in_doubt: bool,
}

impl ParticipantList {
    /// Somebody left. `None` if no such participant is in the room.
    ///
    /// Without a handle it is one of those who have none; with a handle that was never reported, one of those who are only
    /// counted, whose handle it then is.
    pub fn departed(&mut self, key: Option<&ParticipantKey>) -> Option<Gone> {
        let Some(key) = key else { return self.one_left(|p| p.key.is_none(), None) };
        match self.by_key(key) {
            Some(id) => {
                let who = self.get(id).filter(|p| p.presence != Presence::Left)?.clone();
                self.leave(id);
                Some(Gone { who, in_doubt: false })
            }
            None => self.one_left(|p| p.counted.is_some(), Some(key)),
        }
    }

    /// The count fell and nobody was reported to leave: it is one of those who are only counted, or else of those without
    /// a handle.
    pub fn uncounted(&mut self) -> Option<Gone> {
        let counted = self.one_left(|p| p.counted.is_some(), None);
        counted.or_else(|| self.one_left(|p| p.key.is_none() && p.is_person_here(), None))
    }

    /// One of these left. Nobody knows which, so what differs among them is no longer known.
    fn one_left(
        &mut self,
        may_be: impl Fn(&Participant) -> bool,
        key: Option<&ParticipantKey>,
    ) -> Option<Gone> {
        let candidates = self.candidates(may_be);
        let id = *candidates.last()?;
        let who = self.get(id)?.clone();
        let in_doubt = self.forget_differences(&candidates);
        self.change(id, |p| p.key = key.cloned());
        self.leave(id);
        Some(Gone { who, in_doubt })
    }

    /// Whoever is counted has been listed by now, so there is one row too many. Returns whether what was stated of them
    /// cannot be told apart any more; `None` if nobody is only counted.
    pub fn make_way(&mut self) -> Option<bool> {
        let counted = self.candidates(|p| p.counted.is_some());
        let unexplained =
            |id: &&ParticipantId| self.get(**id).is_some_and(Participant::is_unaccounted_here);
        let (id, in_doubt) = match counted.iter().rfind(unexplained) {
            Some(id) => (*id, false),
            None => (*counted.last()?, self.forget_differences(&counted)),
        };
        self.list.retain(|p| p.id != id);
        self.recount();
        Some(in_doubt)
    }

    fn candidates(&self, may_be: impl Fn(&Participant) -> bool) -> Vec<ParticipantId> {
        let here = self.iter().filter(|p| p.presence != Presence::Left && may_be(p));
        here.map(|p| p.id).collect()
    }

    /// Takes back what was not stated of all of these alike. Returns whether they were attributed or named differently.
    fn forget_differences(&mut self, ids: &[ParticipantId]) -> bool {
        let rows: Vec<&Participant> = ids.iter().filter_map(|id| self.get(*id)).collect();
        let alike = |same: &dyn Fn(&Participant, &Participant) -> bool| {
            rows.windows(2).all(|pair| same(pair[0], pair[1]))
        };
        let attributed = alike(&|a, b| a.attribution == b.attribution && a.name == b.name);
        let introduced = alike(&|a, b| a.introduced == b.introduced);
        if attributed && introduced {
            return false;
        }
        for id in ids {
            self.change(*id, |p| {
                p.introduced = false;
                if !attributed {
                    p.attribution = Attribution::Unaccounted;
                }
            });
        }
        !attributed
    }

    fn leave(&mut self, id: ParticipantId) {
        self.change(id, |p| {
            p.departure = Some(match (p.presence, p.asked) {
                (Presence::Waiting, Some(Action::Remove)) => Departure::TurnedAway,
                (Presence::Waiting, _) => Departure::GaveUp,
                (_, Some(Action::Remove)) => Departure::Removed,
                (_, _) => Departure::Left,
            });
            p.presence = Presence::Left;
            p.introduced = false;
            p.presents = false;
            p.asked = None;
        });
        if self.viewer == Some(id) {
            self.assign_viewer(None);
            self.viewer_left = Some(id);
        }
        self.left.push_back(id);
        if self.left.len() > LEFT_LISTED
            && let Some(place) = self.forgotten().and_then(|oldest| self.place(oldest))
        {
            self.list.remove(place);
        }
    }

    /// Whom the list forgets of those who left: the oldest without a handle first, since nothing can be reported of them
    /// again.
    fn forgotten(&mut self) -> Option<ParticipantId> {
        let no_handle = |id: &ParticipantId| self.get(*id).is_some_and(|p| p.key.is_none());
        let place = self.left.iter().position(no_handle).unwrap_or(0);
        self.left.remove(place)
    }
}
