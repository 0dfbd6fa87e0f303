//! How many others are counted, by the platform or by a person, and how that fits the list.

use crate::domain::participant::Counted;
use crate::domain::time::{Millis, Timestamp};

/// How long a count may differ from the list before it means something: a platform reports an arrival in two messages,
/// which do not come at the same moment.
pub const COUNT_GRACE: Millis = Millis::seconds(2);

/// Counts of others in the call, machines included where the platform counts.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Counts {
    /// As the platform said last.
    told: Option<u32>,
    /// The same, with those who were listed or left since.
    reported: Option<u32>,
    by_person: Option<u32>,
    difference: Option<Difference>,
    /// Count and list have agreed since the first count.
    agreed: bool,
    complete_since: Option<Timestamp>,
}

/// A count that differs from the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Since when. It begins anew when it grows.
    pub since: Timestamp,
    /// How many more are counted than are listed; negative for fewer.
    pub more: i64,
    /// How many were reported to arrive since the last count.
    pub arrivals: u32,
    /// Since when those are there whom the list lacks.
    pub counted: Counted,
    /// It has lasted so long that it means something, and that was taken account of.
    settled: bool,
    /// How many fewer are counted than are listed and were taken account of.
    unconfirmed: u32,
}

impl Difference {
    /// When it comes to mean something.
    pub fn settles_at(&self) -> Timestamp {
        self.since.plus(COUNT_GRACE)
    }

    /// How many too many are listed, apart from those that were taken account of.
    pub fn missing(&self) -> u32 {
        u32::try_from(-self.more).unwrap_or(0).saturating_sub(self.unconfirmed)
    }
}

impl Counts {
    /// How many others the platform counts.
    pub fn reported(&self) -> Option<u32> {
        self.reported
    }

    /// How many others a person counted, where the platform does not count.
    pub fn by_person(&self) -> Option<u32> {
        self.by_person
    }

    /// Whether count and list differ and may still catch up with each other.
    pub fn is_settling(&self) -> bool {
        self.difference.is_some_and(|difference| !difference.settled)
    }

    /// Since when those are there who are counted and may soon get a row; `None` if nobody is.
    pub fn settling_as(&self) -> Option<Counted> {
        let settling = self.difference.filter(|d| !d.settled && d.more > 0);
        settling.map(|difference| difference.counted)
    }

    /// When a difference that began lately comes to mean something.
    pub fn settles_at(&self) -> Option<Timestamp> {
        self.difference.filter(|difference| !difference.settled).map(|d| d.settles_at())
    }

    /// The difference that has lasted so long that it means something and was not taken account of.
    pub fn due(&self, at: Timestamp) -> Option<Difference> {
        self.difference.filter(|d| !d.settled && at.since(d.since) >= COUNT_GRACE)
    }

    /// Since when the people who must be there are.
    pub fn complete_since(&self) -> Option<Timestamp> {
        self.complete_since
    }

    /// How many are counted for whom the list has no room.
    pub fn unlisted(&self) -> u32 {
        let settled = self.difference.filter(|difference| difference.settled);
        settled.map_or(0, |difference| u32::try_from(difference.more).unwrap_or(0))
    }

    /// How many more are counted than are listed, who may soon be listed.
    pub fn unseen(&self) -> u32 {
        let settling = self.difference.filter(|difference| !difference.settled);
        settling.map_or(0, |difference| u32::try_from(difference.more).unwrap_or(0))
    }

    /// How many may be in the list twice: they have just been listed, and the count has not risen.
    pub fn twice(&self) -> u32 {
        let settling = self.difference.filter(|difference| !difference.settled);
        settling.map_or(0, |difference| difference.missing().min(difference.arrivals))
    }

    pub fn report(&mut self, others: u32) {
        (self.told, self.reported) = (Some(others), Some(others));
        if let Some(difference) = &mut self.difference {
            difference.arrivals = 0;
        }
    }

    /// So many of those whom a person counted are gone.
    pub fn uncount_by_person(&mut self, gone: u32) {
        self.by_person = self.by_person.map(|n| n.saturating_sub(gone));
    }

    /// What the platform counted may no longer be so.
    pub fn forget_reported(&mut self) {
        (self.told, self.reported, self.difference, self.agreed) = (None, None, None, false);
    }

    pub fn count_by_person(&mut self, others: u32) {
        self.by_person = Some(others);
    }

    /// Somebody is listed: so many are here at least.
    pub fn arrived(&mut self, listed: u32, at: Timestamp) {
        self.reported = self.reported.map(|n| n.max(listed));
        self.sync(listed, at);
        if let Some(difference) = self.difference.as_mut().filter(|d| d.more < 0) {
            difference.arrivals = difference.arrivals.saturating_add(1);
        }
    }

    /// A departure may be reported before the count that it changes; a count reported first is lower already.
    pub fn departed(&mut self, listed_before: u32, listed: u32) {
        let lower = |n: Option<u32>| n.map(|n| if n == listed_before { listed } else { n });
        (self.told, self.reported) = (lower(self.told), lower(self.reported));
    }

    /// Compares the count with the list.
    pub fn sync(&mut self, listed: u32, at: Timestamp) {
        let more = self.told.map_or(0, |told| i64::from(told) - i64::from(listed));
        self.agreed |= self.told.is_some() && more == 0;
        let counted = if self.agreed { Counted::Later } else { Counted::FromStart };
        let new =
            Difference { since: at, more, arrivals: 0, counted, settled: false, unconfirmed: 0 };
        self.difference = match self.difference {
            _ if more == 0 => None,
            Some(before) if before.more.signum() == more.signum() => {
                let grows = more.abs() > before.more.abs();
                let unconfirmed = before.unconfirmed.min(u32::try_from(-more).unwrap_or(0));
                Some(match grows {
                    true => Difference { arrivals: before.arrivals, unconfirmed, ..new },
                    false => Difference { more, unconfirmed, ..before },
                })
            }
            _ => Some(new),
        };
        self.trust_list(listed);
    }

    /// What the difference means was taken account of. Whoever is still listed is taken to be there.
    pub fn settle(&mut self, listed: u32, at: Timestamp) {
        self.sync(listed, at);
        if let Some(difference) = &mut self.difference {
            difference.settled = true;
            difference.unconfirmed = u32::try_from(-difference.more).unwrap_or(0);
        }
        self.trust_list(listed);
    }

    fn trust_list(&mut self, listed: u32) {
        if self.difference.is_none_or(|difference| difference.settled) {
            self.reported = self.told.map(|n| n.max(listed));
        }
    }

    pub fn sync_complete(&mut self, complete: bool, at: Timestamp) {
        self.complete_since = complete.then(|| self.complete_since.unwrap_or(at));
    }

    /// The time since all are there starts over.
    pub fn restart_complete(&mut self) {
        self.complete_since = None;
    }
}
