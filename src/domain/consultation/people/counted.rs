//! Rows for those whom the platform counts and does not list.

use super::list::ParticipantList;
use crate::domain::participant::{Attribution, Counted, Participant, Presence};
use crate::domain::time::Timestamp;

/// How many of those who are only counted get a row. Whoever is counted beyond that is stated as a number.
const MOST_ROWS: usize = 100;

impl ParticipantList {
    /// Whether somebody is here who is only counted.
    pub fn has_counted(&self) -> bool {
        self.iter().any(|p| p.counted.is_some() && p.presence != Presence::Left)
    }

    /// Adds rows for so many whom the platform counts. Returns how many got one.
    pub fn add_counted(&mut self, most: u32, counted: Counted, at: Timestamp) -> u32 {
        let rows = self.iter().filter(|p| p.counted.is_some() && p.presence != Presence::Left);
        let room = u32::try_from(MOST_ROWS.saturating_sub(rows.count())).unwrap_or(0);
        let added = most.min(room);
        for _ in 0..added {
            let id = self.take_id();
            self.list.push(Participant {
                id,
                key: None,
                external_id: None,
                name: None,
                name_announced: false,
                machine: None,
                presence: Presence::Present,
                came: at,
                departure: None,
                counted: Some(counted),
                host: None,
                dialled: false,
                microphone: None,
                camera: None,
                logged_in: false,
                presents: false,
                asked: None,
                attribution: Attribution::Unaccounted,
                not_announced: false,
                introduced: false,
                came_back: false,
                name_suspicious: false,
                named_as_notetaker: false,
            });
        }
        self.recount();
        added
    }
}
