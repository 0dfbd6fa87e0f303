//! Time as data. The domain reads no clock: every input carries the moment it was seen.

/// A moment, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(pub u64);

/// A length of time, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub u64);

impl Millis {
    /// So many whole seconds.
    pub const fn seconds(n: u64) -> Self {
        Self(n * 1_000)
    }

    /// So many whole minutes.
    pub const fn minutes(n: u64) -> Self {
        Self(n * 60_000)
    }
}

impl Timestamp {
    /// The moment `length` after this one. Saturates, so a hostile clock cannot overflow it.
    pub const fn plus(self, length: Millis) -> Self {
        Self(self.0.saturating_add(length.0))
    }

    /// How long ago `earlier` was; zero when a clock went backwards.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }
}

/// How often something was so, and when it began to be: the first time and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrences {
    /// How many times.
    pub times: u32,
    /// When first.
    pub first: Timestamp,
    /// When last.
    pub last: Timestamp,
}

impl Occurrences {
    /// Once, now.
    pub const fn once(at: Timestamp) -> Self {
        Self { times: 1, first: at, last: at }
    }

    /// Once more.
    pub const fn again(self, at: Timestamp) -> Self {
        Self { times: self.times.saturating_add(1), first: self.first, last: at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_backwards_gives_zero() {
        assert_eq!(Timestamp(5).since(Timestamp(9)), Millis(0));
    }

    #[test]
    fn the_end_of_time_does_not_overflow() {
        assert_eq!(Timestamp(u64::MAX).plus(Millis(1)), Timestamp(u64::MAX));
    }
}
