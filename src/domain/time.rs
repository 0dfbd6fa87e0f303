//! Time as data. The domain reads no clock: every input carries its own time.

/// A point in time, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub u64);

/// A duration, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub u64);

impl Millis {
    /// A duration in whole seconds.
    pub const fn seconds(n: u64) -> Self {
        Self(n * 1_000)
    }

    /// A duration in whole minutes.
    pub const fn minutes(n: u64) -> Self {
        Self(n * 60_000)
    }
}

impl Timestamp {
    /// The time `length` after this one. Saturates, so that a wrong clock cannot overflow it.
    pub const fn plus(self, length: Millis) -> Self {
        Self(self.0.saturating_add(length.0))
    }

    /// The duration since `earlier`; zero if the clock went backwards.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }
}

/// How often something occurred, with the first and the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrences {
    /// The number of occurrences.
    pub times: u32,
    /// The first occurrence.
    pub first: Timestamp,
    /// The last occurrence.
    pub last: Timestamp,
}

impl Occurrences {
    /// The first occurrence, at this time.
    pub const fn once(at: Timestamp) -> Self {
        Self { times: 1, first: at, last: at }
    }

    /// The same with one more occurrence, at this time.
    pub const fn again(self, at: Timestamp) -> Self {
        Self { times: self.times.saturating_add(1), first: self.first, last: at }
    }
}
