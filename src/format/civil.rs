//! Moments as dates and times of day, in universal time and in Norway.

use crate::domain::{Millis, Timestamp};

const DAY: u64 = 86_400;

/// A date and a time of day of the Gregorian calendar, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    year: u64,
    month: u64,
    day: u64,
    /// Days since Sunday.
    weekday: u64,
    /// Seconds since midnight.
    second: u64,
}

impl Civil {
    /// A moment in universal time; `None` after the year 9999, which no format here can write.
    pub(super) fn utc(at: Timestamp) -> Option<Self> {
        let seconds = at.0 / 1_000;
        let days = seconds / DAY;
        let (year, month, day) = at.date();
        (year <= 9_999).then_some(Self {
            year,
            month,
            day,
            // The first of January 1970 was a Thursday.
            weekday: (days + 4) % 7,
            second: seconds % DAY,
        })
    }

    /// A moment as clocks in Norway show it, and whether they show the same twice that night because summer time ends.
    pub(super) fn in_norway(at: Timestamp) -> Option<(Self, bool)> {
        const HOUR: Millis = Millis::minutes(60);
        let summer = Self::utc(at)?.is_summer();
        let ahead = if summer { at.plus(HOUR).plus(HOUR) } else { at.plus(HOUR) };
        let other = if summer { at.plus(HOUR) } else { Timestamp(at.0.saturating_sub(HOUR.0)) };
        // Summer now and winter in an hour, or winter now and summer an hour ago: both are in that night.
        let twice = summer != Self::utc(other)?.is_summer();
        Some((Self::utc(ahead)?, twice))
    }

    /// As `2026-11-22T10:00:00Z`: a `dateTime` and an `instant` of FHIR.
    pub(super) fn extended(self) -> String {
        let (hour, minute, second) = self.clock();
        let Self { year, month, day, .. } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// As `20261122T100000`: a local `DATE-TIME` of RFC 5545.
    pub(super) fn basic(self) -> String {
        let (hour, minute, second) = self.clock();
        let Self { year, month, day, .. } = self;
        format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}")
    }

    /// Whether this moment in universal time is in the summer time of Norway, by the rule that has held since 1996: from the
    /// last Sunday of March to the last Sunday of October, both at one o'clock universal time.
    fn is_summer(self) -> bool {
        // Both months have 31 days.
        let last_sunday = 31 - (self.weekday + 31 - self.day) % 7;
        let changed = (self.day, self.second) >= (last_sunday, 3_600);
        match self.month {
            3 => changed,
            10 => !changed,
            month => (4..10).contains(&month),
        }
    }

    const fn clock(self) -> (u64, u64, u64) {
        (self.second / 3_600, self.second / 60 % 60, self.second % 60)
    }
}
