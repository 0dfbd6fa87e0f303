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

    /// The date of the Gregorian calendar in universal time: year, month and day.
    pub const fn date(self) -> (u64, u64, u64) {
        const DAY: u64 = 86_400_000;
        // The days of the years of an era of 400 years begin in March, so that the leap day is the last.
        let day = self.0 / DAY + 719_468;
        let era = day / 146_097;
        let day_of_era = day % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + (month <= 2) as u64;
        (year, month, day_of_year - (153 * from_march + 2) / 5 + 1)
    }

    /// The duration since `earlier`; zero if the clock went backwards.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }
}

/// How often something occurred, with the first and the last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
