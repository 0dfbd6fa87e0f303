//! Calendar files, in `tests/data/calendar/`. `tests/node/calendar.test.mjs` parses them with an independent parser.
//! `UPDATE_EXPECT=1` writes the files.

use std::error::Error;

use trygtrom::domain::{Millis, Timestamp};
use trygtrom::format::{CalendarEntry, write_calendar};

use crate::conformance::compare;
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

/// File, start in seconds since 1970, and duration in minutes.
const FILES: [(&str, u64, u64); 8] = [
    ("winter", 1_795_424_400, 30),
    ("summer", 1_782_892_800, 45),
    // 29 March 2026, when 2:00 becomes 3:00: before, across and after.
    ("spring-before", 1_774_744_200, 30),
    ("spring-across", 1_774_745_100, 30),
    ("spring-after", 1_774_771_200, 30),
    // 25 October 2026, when 3:00 becomes 2:00: the first and the second 2:30, and after.
    ("autumn-first", 1_792_888_200, 30),
    ("autumn-second", 1_792_891_800, 30),
    ("autumn-after", 1_792_915_200, 30),
];

fn entry(start: u64, minutes: u64) -> CalendarEntry<'static> {
    CalendarEntry {
        uid: "6f4a1c1e-3333-4333-8333-000000000003",
        stamp: Timestamp(1_767_225_600_000),
        start: Timestamp(start * 1_000),
        length: Millis::minutes(minutes),
        summary: "Videokonsultasjon",
    }
}

#[test]
fn calendar_files_match() -> Checked {
    for (file, start, minutes) in FILES {
        let text = write_calendar(&entry(start, minutes)).ok_or("no such moment")?;
        compare(&root().join(format!("tests/data/calendar/{file}.ics")), &text)?;
    }
    let summary = "Konsultasjon; «blåbær», \\ og\nen lang tråd \u{1F4C5} ".repeat(5);
    let text = write_calendar(&CalendarEntry { summary: &summary, ..entry(1_795_424_400, 30) });
    let text = text.ok_or("no such moment")?;
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    compare(&root().join("tests/data/calendar/long.ics"), &text)?;
    compare(&root().join("tests/data/calendar/long.txt"), &summary)
}
