//! Whether the room is heard. A room that was silent too long may have changed, so what it reported does not stand.

use crate::domain::time::{Millis, Timestamp};

/// How long a room may be silent before what it reported no longer stands. Most connections are back within a second or
/// two.
pub const FEED_GRACE: Millis = Millis::seconds(10);

/// Whether the room is heard, as its adapter reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FeedHealth {
    /// Nothing indicates otherwise.
    #[default]
    Clear,
    /// Silent since then; what it reported before still stands.
    Lost(Timestamp),
    /// Silent too long: lock and listening machines are unknown again.
    Forgotten,
    /// The panel was started again and hears the room, but may have missed something: what the room reported before is
    /// unknown until it reports it again.
    Restarted,
}

/// The state of the feed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Feed(FeedHealth);

impl Feed {
    pub fn health(&self) -> FeedHealth {
        self.0
    }

    /// When what was reported ceases to stand; `None` while the room is heard.
    pub fn expires_at(&self) -> Option<Timestamp> {
        match self.0 {
            FeedHealth::Lost(since) => Some(since.plus(FEED_GRACE)),
            FeedHealth::Clear | FeedHealth::Forgotten | FeedHealth::Restarted => None,
        }
    }

    pub fn lost(&mut self, at: Timestamp) {
        self.0 = match self.0 {
            FeedHealth::Clear => FeedHealth::Lost(at),
            // What the room reported before is unknown already.
            FeedHealth::Restarted => FeedHealth::Forgotten,
            FeedHealth::Lost(_) | FeedHealth::Forgotten => self.0,
        };
    }

    pub fn restarted(&mut self) {
        self.0 = FeedHealth::Restarted;
    }

    pub fn restored(&mut self) {
        self.0 = FeedHealth::Clear;
    }

    /// Expires a silence that has lasted too long. Returns the former state if it did.
    pub fn expire(&mut self, at: Timestamp) -> Option<FeedHealth> {
        let FeedHealth::Lost(since) = self.0 else { return None };
        let expired = at.since(since) >= FEED_GRACE;
        expired.then(|| std::mem::replace(&mut self.0, FeedHealth::Forgotten))
    }

    /// Undoes [`expire`](Self::expire).
    pub fn put_back(&mut self, health: FeedHealth) {
        self.0 = health;
    }
}
