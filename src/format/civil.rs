//! Moments as dates and times of day, in universal time and in Norway.

use crate::domain::{Millis, Timestamp};

const DAY: u64 = 86_400;

/// A date and a time of day of the Gregorian calendar, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: u64,
    pub(super) month: u64,
    pub(super) day: u64,
    /// Seconds since midnight.
    pub(super) second: u64,
}

impl Civil {
    /// A moment in universal time; `None` after the year 9999, which no format here can write.
    pub(super) fn utc(at: Timestamp) -> Option<Self> {
        let seconds = at.0 / 1_000;
        let days = seconds / DAY;
        // The days of the years of an era of 400 years begin in March, so that the leap day is the last.
        let day = days.checked_add(719_468)?;
        let era = day / 146_097;
        let day_of_era = day % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        (year <= 9_999).then_some(Self {
            year,
            month,
            day: day_of_year - (153 * from_march + 2) / 5 + 1,
            second: seconds % DAY,
        })
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

    const fn clock(self) -> (u64, u64, u64) {
        (self.second / 3_600, self.second / 60 % 60, self.second % 60)
    }
}

/// The clock on a wall in Norway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Oslo {
    /// What it shows.
    pub(super) local: Civil,
    /// It shows this twice that night: summer time ends in between.
    pub(super) twice: bool,
}

impl Oslo {
    /// A moment by the clock in Norway, by the rule that has held since 1996: summer time from the last Sunday of
    /// March to the last Sunday of October, both at one o'clock universal time.
    pub(super) fn at(at: Timestamp) -> Option<Self> {
        const HOUR: Millis = Millis::minutes(60);
        let utc = Civil::utc(at)?;
        let summer = is_summer(at, utc)?;
        let ahead = if summer { at.plus(HOUR).plus(HOUR) } else { at.plus(HOUR) };
        let other = if summer { at.plus(HOUR) } else { Timestamp(at.0.saturating_sub(HOUR.0)) };
        // Summer now and winter in an hour, or winter now and summer an hour ago: both are in that night.
        let twice = summer != is_summer(other, Civil::utc(other)?)?;
        Some(Self { local: Civil::utc(ahead)?, twice })
    }
}

fn is_summer(at: Timestamp, utc: Civil) -> Option<bool> {
    let days = at.0 / 1_000 / DAY;
    // The last Sunday of a month of 31 days is on the 25th or later: the Sunday at or after the 25th.
    let turn = |month: u64| {
        let until_25th = days_between(utc, month)?;
        let of_25th = days.checked_add_signed(until_25th)?;
        // The first of January 1970 was a Thursday, so day 3 was a Sunday.
        let until_sunday = (7 + 3 - of_25th % 7) % 7;
        Some((of_25th + until_sunday) * DAY + 3_600)
    };
    let seconds = at.0 / 1_000;
    Some(turn(3)? <= seconds && seconds < turn(10)?)
}

/// How many days it is from a date to the 25th of a month of the same year.
fn days_between(from: Civil, month: u64) -> Option<i64> {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let every = |years: u64| from.year.is_multiple_of(years);
    let leap = every(4) && (!every(100) || every(400));
    let in_year = |month: u64, day: u64| {
        let before = *BEFORE.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
        Some(before + i64::from(leap && month > 2) + i64::try_from(day).ok()?)
    };
    Some(in_year(month, 25)? - in_year(from.month, from.day)?)
}
