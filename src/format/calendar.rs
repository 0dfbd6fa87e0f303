//! One appointment as a calendar file (RFC 5545) without personal data: marked private, with a neutral summary, and without
//! attendees, description or place.
//!
//! No crate is used for it: of those that exist, one depends on a date-time library, and the other folds lines an octet too
//! late.

use super::civil::Civil;
use crate::domain::{Millis, Timestamp};

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// Europe/Oslo by the rule that has held since 1996. What came before, no appointment needs.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// What the file tells.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEntry<'a> {
    /// An opaque id, for calendars to know the entry again by.
    pub uid: &'a str,
    /// When the file is written.
    pub stamp: Timestamp,
    /// When the appointment begins.
    pub start: Timestamp,
    /// How long it is.
    pub length: Millis,
    /// The neutral summary.
    pub summary: &'a str,
}

/// Writes the file; `None` for a moment after the year 9999, which the format cannot write.
pub fn write_calendar(entry: &CalendarEntry<'_>) -> Option<String> {
    let stamp = Civil::utc(entry.stamp)?.basic();
    let (start, end) = (entry.start, entry.start.plus(entry.length));
    let event = [
        "BEGIN:VEVENT",
        &format!("UID:{}", escape(entry.uid)),
        &format!("DTSTAMP:{stamp}Z"),
        &moment("DTSTART", start)?,
        &moment("DTEND", end)?,
        &format!("SUMMARY:{}", escape(entry.summary)),
        // Without it, PUBLIC is the default. A calendar may ignore it, which is why the entry holds nothing to hide.
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trygtrom//Trygtrom//EN"];
    let mut out = String::new();
    head.into_iter().chain(ZONE).chain(event).for_each(|line| fold(line, &mut out));
    Some(out)
}

/// A moment as clocks in Norway show it. What they show twice in a night is written in universal time: by the standard it is
/// the first time, but programs in use take it for the second.
fn moment(name: &str, at: Timestamp) -> Option<String> {
    let (local, twice) = Civil::in_norway(at)?;
    Some(if twice {
        format!("{name}:{}Z", Civil::utc(at)?.basic())
    } else {
        format!("{name};TZID=Europe/Oslo:{}", local.basic())
    })
}

/// A text as a value of type TEXT. Control characters other than line breaks may not stand in one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a content line, broken before it would pass its most octets and never inside a character.
fn fold(line: &str, out: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}
