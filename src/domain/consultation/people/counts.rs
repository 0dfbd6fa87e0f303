//! How many others are counted, by the platform or by a person, and how that fits the list.

use crate::domain::time::{Millis, Timestamp};

/// How long a count may differ from the list before it means something: a platform reports an arrival in two messages,
/// which do not come at the same moment.
pub const COUNT_GRACE: Millis = Millis::seconds(2);

/// Counts of others in the call, machines included where the platform counts.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Counts {
    reported: Option<u32>,
    by_person: Option<u32>,
    differs_since: Option<Timestamp>,
    unlisted_known: u32,
    complete_since: Option<Timestamp>,
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

    /// Since when count and list differ.
    pub fn differs_since(&self) -> Option<Timestamp> {
        self.differs_since
    }

    /// When a difference that began lately comes to mean something.
    pub fn settles_at(&self) -> Option<Timestamp> {
        self.differs_since.map(|since| since.plus(COUNT_GRACE))
    }

    /// How many of the unlisted a person has accounted for.
    pub fn unlisted_known(&self) -> u32 {
        self.unlisted_known
    }

    /// Since when the people who must be there are.
    pub fn complete_since(&self) -> Option<Timestamp> {
        self.complete_since
    }

    /// How many are counted beyond `listed`; zero while the two may still catch up with each other.
    pub fn unlisted(&self, listed: u32, at: Timestamp) -> u32 {
        match (self.reported, self.differs_since) {
            (Some(n), Some(since)) if at.since(since) >= COUNT_GRACE => n.saturating_sub(listed),
            _ => 0,
        }
    }

    pub fn report(&mut self, others: u32) {
        self.reported = Some(others);
    }

    /// What the platform counted may no longer be so.
    pub fn forget_reported(&mut self) {
        self.reported = None;
        self.differs_since = None;
    }

    pub fn count_by_person(&mut self, others: u32) {
        self.by_person = Some(others);
    }

    pub fn at_least(&mut self, listed: u32) {
        self.reported = self.reported.map(|n| n.max(listed));
    }

    /// A departure may be reported before the count that it changes; a count reported first is lower already.
    pub fn departed(&mut self, listed_before: u32, listed: u32) {
        self.reported = self.reported.map(|n| if n == listed_before { listed } else { n });
    }

    pub fn sync(&mut self, listed: u32, at: Timestamp) {
        let differs = self.reported.is_some_and(|n| n != listed);
        self.differs_since = differs.then(|| self.differs_since.unwrap_or(at));
        // Unlisted people who leave are no longer accounted for.
        let unlisted = self.reported.unwrap_or(0).saturating_sub(listed);
        self.unlisted_known = self.unlisted_known.min(unlisted);
    }

    pub fn account_for(&mut self, unlisted: u32) {
        self.unlisted_known = unlisted;
    }

    pub fn sync_complete(&mut self, complete: bool, at: Timestamp) {
        self.complete_since = complete.then(|| self.complete_since.unwrap_or(at));
    }

    /// The time since all are there starts over.
    pub fn restart_complete(&mut self) {
        self.complete_since = None;
    }
}
