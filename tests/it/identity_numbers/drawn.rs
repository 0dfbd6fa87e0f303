//! Random and enumerated identity numbers, which are in no file.
//!
//! They are never printed, since one may be a real person's.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use trygtrom::domain::{CheckRule, IdentityNumber, NumberKind, Synthetic};

use super::{Checked, Swept, complete, data, with_changed_digit};
use crate::walk::config;

/// A random value that a failing test does not print.
#[derive(Clone)]
struct Hidden<T>(T);

impl<T> fmt::Debug for Hidden<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// A number of any kind and rule, with its classification.
fn numbers() -> impl Strategy<Value = Hidden<(String, IdentityNumber)>> {
    let marks = vec![
        (0, NumberKind::BirthNumber, Synthetic::No),
        (40, NumberKind::HNumber, Synthetic::Unknown),
        (65, NumberKind::BirthNumber, Synthetic::Yes),
        (80, NumberKind::BirthNumber, Synthetic::Yes),
    ];
    let dated = (1..=28_u32, 1..=12_u32, 0..100_u32, 0..1_000_u32, select(marks), any::<bool>())
        .prop_map(|(day, month, year, individual, (mark, kind, synthetic), d)| {
            let (day, kind) = if d { (day + 40, NumberKind::DNumber) } else { (day, kind) };
            (format!("{day:02}{:02}{year:02}{individual:03}", month + mark), kind, synthetic)
        });
    let random = (800_000_000..1_000_000_000_u32)
        .prop_map(|body| (body.to_string(), NumberKind::FhNumber, Synthetic::Unknown));
    (prop_oneof![4 => dated, 1 => random], 0..4_u8).prop_filter_map(
        "a check digit would be ten",
        |((body, kind, synthetic), r1)| {
            let rule = if r1 == 0 { CheckRule::Legacy } else { CheckRule::Only2032 };
            Some(Hidden((complete(&body, r1)?, IdentityNumber { kind, synthetic, rule })))
        },
    )
}

/// The second check digit detects every wrong digit and every swap of neighbours, because eleven is a prime greater than
/// every weight and every difference of neighbouring weights.
#[test]
fn wrong_digits_and_swapped_neighbours_are_refused() -> Checked {
    TestRunner::new(config(3_000)).run(&numbers(), |Hidden((number, is))| {
        prop_assert!(IdentityNumber::identify(&number) == Some(is), "known as {is:?}");
        for place in 0..number.len() {
            for changed in with_changed_digit(&number, place) {
                let found = IdentityNumber::identify(&changed);
                prop_assert!(found.is_none(), "wrong digit at {place} gives {found:?}");
            }
            let mut bytes: Vec<u8> = number.bytes().collect();
            if place > 0 && bytes[place - 1] != bytes[place] {
                bytes.swap(place - 1, place);
                let found = IdentityNumber::identify(&String::from_utf8(bytes).unwrap_or_default());
                prop_assert!(found.is_none(), "swap before {place} gives {found:?}");
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// A naive implementation of [`IdentityNumber::find`]: at each position, a number without adjacent digits.
fn naive_find(text: &str) -> Option<IdentityNumber> {
    let chars: Vec<char> = text.chars().collect();
    let digit_at = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    (0..chars.len()).filter(|at| *at == 0 || !digit_at(at - 1)).find_map(|at| {
        [11, 12].into_iter().filter(|length| !digit_at(at + length)).find_map(|length| {
            let number: String = chars.get(at..at + length)?.iter().collect();
            IdentityNumber::identify(&number)
        })
    })
}

#[test]
fn find_agrees_with_the_naive_implementation() -> Checked {
    let piece = prop_oneof![
        4 => numbers().prop_map(|Hidden((number, _))| number),
        4 => (numbers(), select(vec![" ", "-", ".", "\u{A0}", "/", "  "]))
            .prop_map(|(Hidden((n, _)), parted)| format!("{}{parted}{}", &n[..6], &n[6..])),
        2 => "[0-9]{1,12}",
        4 => "[ .\\-\u{A0}\u{202F}\u{2011}a\u{E5}\u{FF11}\u{0661}]",
        1 => any::<String>(),
    ];
    let text = vec(piece, 0..8).prop_map(|pieces| Hidden(pieces.concat()));
    let (found, not) = (Cell::new(0), Cell::new(0));
    TestRunner::new(config(4_000)).run(&text, |Hidden(text)| {
        let expected = naive_find(&text);
        prop_assert!(IdentityNumber::find(&text) == expected, "expected {expected:?}");
        let drawn = if expected.is_some() { &found } else { &not };
        drawn.set(drawn.get() + 1);
        Ok(())
    })?;
    assert!(found.get() > 500 && not.get() > 500, "unbalanced cases: {found:?}, {not:?}");
    Ok(())
}

/// Every day and month, valid or not, with every pair of check digits, in a leap year and another year: accepts the numbers
/// in the data file, which the independent validator confirms where it is correct.
#[test]
fn the_sweep_matches_the_data_file() -> Checked {
    let mut swept: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for beginning in 0..10_000_u64 {
        for year in [0, 1] {
            let individual = (beginning * 37 + year * 11) % 1_000;
            let body = ((beginning * 100 + year) * 1_000 + individual) * 100;
            let mut number = format!("{body:011}").into_bytes();
            for check in 0..100_u8 {
                number.truncate(9);
                number.extend([b'0' + check / 10, b'0' + check % 10]);
                let Some(is) = IdentityNumber::identify(std::str::from_utf8(&number)?) else {
                    continue;
                };
                let month = beginning % 100;
                let name = match (is.kind, is.synthetic) {
                    (NumberKind::FhNumber, _) => "fh-number",
                    (_, Synthetic::Yes) if month < 80 => "month-65",
                    (NumberKind::BirthNumber, Synthetic::Yes) => "tnr",
                    (NumberKind::BirthNumber, _) => "fnr",
                    (NumberKind::HNumber, _) => "hnr",
                    (NumberKind::DNumber, Synthetic::No) => "dnr",
                    (NumberKind::DNumber, Synthetic::Yes) => "dnr-and-tnr",
                    (NumberKind::DNumber, Synthetic::Unknown) => "dnr-and-hnr",
                };
                let (count, checksum) = swept.entry(name).or_default();
                *count += 1;
                // A checksum of the low 32 bits, not the number.
                let low = u32::try_from((body + u64::from(check)) & 0xFFFF_FFFF)?;
                *checksum = checksum.wrapping_mul(16_777_619) ^ low;
            }
        }
    }
    let swept: Vec<Swept> = swept
        .into_iter()
        .map(|(name, (count, checksum))| Swept { name: name.to_owned(), count, checksum })
        .collect();
    assert_eq!(swept, data()?.sweep);
    Ok(())
}

/// A seeded generator (SplitMix64).
fn random() -> impl FnMut() -> u64 {
    let mut state = 2_032_u64;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Of 100,000: how many pass the legacy rule, and how many either rule.
fn passing(mut draw: impl FnMut() -> String) -> (u32, u32) {
    let (mut legacy, mut either) = (0, 0);
    for _ in 0..100_000 {
        if let Some(is) = IdentityNumber::identify(&draw()) {
            legacy += u32::from(is.rule == CheckRule::Legacy);
            either += 1;
        }
    }
    (legacy, either)
}

#[test]
fn random_digit_strings_rarely_pass() {
    let mut next = random();
    let (legacy, either) = passing(|| format!("{:011}", next() % 100_000_000_000));
    // Expected 407 and 1,627: 2,922 of 8,000 prefixes are dates, a fifth needs none; 1 and 4 of 121 pairs pass.
    assert!((300..520).contains(&legacy), "{legacy} of 100,000 pass the legacy rule");
    assert!((1_400..1_850).contains(&either), "{either} of 100,000 pass either rule");

    // Without a date only the check digits count: 0.83 % and 3.31 % expected; 0.81 and 3.29 measured independently.
    let (legacy, either) = passing(|| format!("{}", 80_000_000_000 + next() % 20_000_000_000));
    assert!((700..950).contains(&legacy), "{legacy} of 100,000 without date pass the legacy rule");
    assert!((3_000..3_600).contains(&either), "{either} of 100,000 without date pass either");

    // A bank account's check digit is computed like the second one of an identity number, so far more pass: 4,475 and 17,898
    // expected.
    let (legacy, either) = passing(|| {
        loop {
            let ten = format!("{:010}", next() % 10_000_000_000);
            let weighted = ten
                .bytes()
                .zip([5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
                .map(|(b, w)| u32::from(b - b'0') * w);
            let check = (110 - weighted.sum::<u32>() % 11) % 11;
            if check < 10 {
                return format!("{ten}{check}");
            }
        }
    });
    assert!((4_100..4_900).contains(&legacy), "{legacy} of 100,000 accounts pass the legacy rule");
    assert!((17_000..18_800).contains(&either), "{either} of 100,000 accounts pass either rule");
}
