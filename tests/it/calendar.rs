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

/// The file of an appointment that begins at this second and has this summary, with its lines unfolded.
fn unfolded(start: u64, summary: &str) -> Option<String> {
    let text = write_calendar(&CalendarEntry { summary, ..entry(start, 30) })?;
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    Some(text.replace("\r\n ", ""))
}

/// What a clock in Norway shows twice in a night is written in universal time.
#[test]
fn the_clock_in_norway_goes_forward_in_march_and_back_in_october() {
    for (seconds, start) in [
        // 2026: 29 March and 25 October.
        (1_774_745_999, Some(";TZID=Europe/Oslo:20260329T015959")),
        (1_774_746_000, Some(";TZID=Europe/Oslo:20260329T030000")),
        (1_792_886_399, Some(";TZID=Europe/Oslo:20261025T015959")),
        (1_792_886_400, Some(":20261025T000000Z")),
        (1_792_889_999, Some(":20261025T005959Z")),
        (1_792_890_000, Some(":20261025T010000Z")),
        (1_792_893_599, Some(":20261025T015959Z")),
        (1_792_893_600, Some(";TZID=Europe/Oslo:20261025T030000")),
        // 2024, a leap year, and the 31st: 31 March and 27 October.
        (1_711_846_799, Some(";TZID=Europe/Oslo:20240331T015959")),
        (1_711_846_800, Some(";TZID=Europe/Oslo:20240331T030000")),
        (1_729_990_800, Some(":20241027T010000Z")),
        // A year whose last Sundays are the 25th and the 31st: 2029 and 2027.
        (1_869_094_800, Some(";TZID=Europe/Oslo:20290325T030000")),
        (1_824_944_400, Some(":20271031T010000Z")),
        // The clock in Norway is a year ahead by then.
        (253_402_300_799, None),
        (u64::MAX / 1_000, None),
    ] {
        let file = unfolded(seconds, "x");
        assert_eq!(file.is_some(), start.is_some(), "{seconds}");
        if let (Some(file), Some(start)) = (file, start) {
            assert!(file.contains(&format!("\r\nDTSTART{start}\r\n")), "{seconds}: {file}");
        }
    }
}

#[test]
fn no_line_is_longer_than_75_octets_and_no_character_is_broken() {
    let longest = 75 - "SUMMARY:".len();
    for (length, lines) in [(longest, 1), (longest + 1, 2), (longest + 74, 2), (longest + 75, 3)] {
        let summary = "a".repeat(length);
        let file = write_calendar(&CalendarEntry { summary: &summary, ..entry(0, 30) });
        let folded =
            file.as_deref().and_then(|file| file.split("SUMMARY:").nth(1)?.split("CLASS").next());
        assert_eq!(folded.map(|text| text.matches("\r\n").count()), Some(lines), "{length}");
    }
    for signs in ["å", "a\u{e5}", "\u{1F512}", "a\u{20AC}"] {
        let line = signs.repeat(200);
        let file = unfolded(0, &line).unwrap_or_default();
        assert!(file.contains(&format!("SUMMARY:{line}\r\n")), "{file}");
    }
}

#[test]
fn what_has_a_meaning_in_the_format_is_escaped() {
    let file = unfolded(0, "a\\b;c,d\ne\r\u{7}f\u{7f}:\"").unwrap_or_default();
    assert!(file.contains("SUMMARY:a\\\\b\\;c\\,d\\nef:\"\r\n"), "{file}");
}
