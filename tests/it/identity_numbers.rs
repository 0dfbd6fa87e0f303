//! Recognition of identity numbers in any text, without output of their digits.
//!
//! The vectors are in `tests/data/identity-numbers.json`; `tests/node/identity_numbers.test.mjs` checks them with an
//! independent validator.

use std::error::Error;
use std::fs;

use serde::Deserialize;
use trygtrom::domain::{CheckRule, IdentityNumber, NumberKind, Synthetic, Timestamp};

use crate::tidy::source::root;

mod drawn;

type Checked = Result<(), Box<dyn Error>>;

#[derive(Deserialize)]
struct Data {
    vectors: Vec<Vector>,
    made: Vec<Made>,
    refused: Vec<Refused>,
    sweep: Vec<Swept>,
}

#[derive(Deserialize)]
struct Vector {
    digits: String,
    #[serde(flatten)]
    is: Is,
    source: String,
}

#[derive(Deserialize)]
struct Made {
    body: String,
    r1: u8,
    #[serde(flatten)]
    is: Is,
    why: String,
}

#[derive(Deserialize)]
struct Is {
    kind: String,
    synthetic: String,
    rule: String,
}

#[derive(Deserialize)]
struct Refused {
    body: String,
    r1: u8,
    why: String,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Swept {
    #[serde(rename = "as")]
    name: String,
    count: u32,
    checksum: u32,
}

fn data() -> Result<Data, Box<dyn Error>> {
    let text = fs::read_to_string(root().join("tests/data/identity-numbers.json"))?;
    Ok(serde_json::from_str(&text)?)
}

impl Is {
    fn read(&self) -> Result<IdentityNumber, Box<dyn Error>> {
        Ok(IdentityNumber {
            kind: NumberKind::parse(&self.kind).ok_or("no such kind")?,
            synthetic: Synthetic::parse(&self.synthetic).ok_or("no such word for synthetic")?,
            rule: CheckRule::parse(&self.rule).ok_or("no such rule")?,
        })
    }
}

/// Appends check digits to nine digits: the first leaves the remainder `r1`, the second none. `None` if one would be ten.
fn complete(body: &str, r1: u8) -> Option<String> {
    let sum = |text: &str, weights: &[u32]| -> u32 {
        text.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum()
    };
    let with = |text: String, digit: u32| (digit < 10).then(|| format!("{text}{digit}"));
    let first = (u32::from(r1) + 110 - sum(body, &[3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11;
    let ten = with(body.to_owned(), first)?;
    let second = (110 - sum(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    with(ten, second)
}

/// The number with each other digit at one position.
fn with_changed_digit(number: &str, place: usize) -> impl Iterator<Item = String> + '_ {
    let others = (b'0'..=b'9').filter(move |digit| number.as_bytes().get(place) != Some(digit));
    others.map(move |digit| {
        format!("{}{}{}", &number[..place], char::from(digit), &number[place + 1..])
    })
}

/// A number, its expected classification and the reason for the row.
type Row = (String, IdentityNumber, String);

/// Numbers of every kind and rule.
fn table() -> Result<Vec<Row>, Box<dyn Error>> {
    let data = data()?;
    let mut table = Vec::new();
    for row in data.vectors {
        table.push((row.digits, row.is.read()?, row.source));
    }
    for row in data.made {
        let number = complete(&row.body, row.r1).ok_or("a check digit would be ten")?;
        table.push((number, row.is.read()?, row.why));
    }
    Ok(table)
}

#[test]
fn table_numbers_are_classified() -> Checked {
    for (number, is, why) in table()? {
        assert_eq!(IdentityNumber::identify(&number), Some(is), "{why}");
        for separator in [" ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "."] {
            let written = format!("{}{separator}{}", &number[..6], &number[6..]);
            assert_eq!(
                IdentityNumber::identify(&written),
                Some(is),
                "{why}, parted by {separator:?}"
            );
        }
        for changed in with_changed_digit(&number, 10) {
            assert_eq!(IdentityNumber::identify(&changed), None, "{why}, last digit changed");
        }
    }
    Ok(())
}

#[test]
fn the_table_covers_kinds_marks_and_rules() -> Checked {
    let table = table()?;
    let has = |kind, synthetic, rule| {
        table.iter().any(|(_, is, _)| *is == IdentityNumber { kind, synthetic, rule })
    };
    for (kind, synthetic) in [
        (NumberKind::BirthNumber, Synthetic::No),
        (NumberKind::BirthNumber, Synthetic::Yes),
        (NumberKind::DNumber, Synthetic::Yes),
        (NumberKind::DNumber, Synthetic::Unknown),
        (NumberKind::HNumber, Synthetic::Unknown),
    ] {
        for rule in CheckRule::ALL {
            assert!(has(kind, synthetic, *rule), "{kind:?}, {synthetic:?}, {rule:?}");
        }
    }
    // The remaining combinations are in no file, because they could become real numbers; random tests and the sweep cover them.
    assert!(has(NumberKind::DNumber, Synthetic::No, CheckRule::Legacy));
    assert!(has(NumberKind::FhNumber, Synthetic::Unknown, CheckRule::Only2032));
    Ok(())
}

#[test]
fn invalid_dates_and_remainders_are_refused() -> Checked {
    for row in data()?.refused {
        let number = complete(&row.body, row.r1).ok_or("a check digit would be ten")?;
        assert_eq!(IdentityNumber::identify(&number), None, "{}", row.why);
    }
    Ok(())
}

#[test]
fn other_notations_are_refused() -> Checked {
    let data = data()?;
    let number = &data.vectors.first().ok_or("no vector")?.digits;
    let (date, rest) = number.split_at(6);
    let full_width: String =
        number.bytes().filter_map(|b| char::from_u32(0xFF10 + u32::from(b - b'0'))).collect();
    for (why, text) in [
        ("nothing", String::new()),
        ("ten digits", number[..10].to_owned()),
        ("twelve digits", format!("{number}0")),
        ("a digit before", format!("0{number}")),
        ("space before", format!(" {number}")),
        ("space after", format!("{number} ")),
        ("two separators", format!("{date}--{rest}")),
        ("another separator", format!("{date}/{rest}")),
        ("a line's end", format!("{date}\n{rest}")),
        ("a separator elsewhere", format!("{}-{}", &number[..5], &number[5..])),
        ("a separator at the end", format!("{number}-")),
        ("full-width digits", full_width),
        ("a letter", format!("{date}O{}", &rest[1..])),
        ("a character over the sixth byte", format!("{}å{rest}", &date[..5])),
    ] {
        assert_eq!(IdentityNumber::identify(&text), None, "{why}");
    }
    Ok(())
}

#[test]
fn numbers_are_found_anywhere_in_a_text() -> Checked {
    for (number, is, why) in table()? {
        let parted = format!("{}-{}", &number[..6], &number[6..]);
        let wrong = with_changed_digit(&number, 10).next().ok_or("no other digit")?;
        for written in [&number, &parted] {
            for text in [
                written.clone(),
                format!("Nummeret mitt er {written}."),
                format!("fnr:{written},takk"),
                format!("æ{written}ø"),
                format!("kl. 12 {written} 3"),
                format!("\u{FF11}{written}\u{0661}"),
                format!("{wrong} {written}"),
                format!("{} {written}", &number[..6]),
                format!("{written} {wrong}"),
                format!("\n\u{202E}{written}\n"),
            ] {
                assert_eq!(IdentityNumber::find(&text), Some(is), "{why}");
            }
            for text in [
                format!("1{written}"),
                format!("{written}1"),
                format!("{wrong} og {wrong}"),
                written.chars().map(|c| format!("{c} ")).collect(),
                // Grouped like a bank account.
                format!("{}.{}.{}", &number[..4], &number[4..6], &number[6..]),
                format!("{}  {}", &number[..6], &number[6..]),
            ] {
                assert_eq!(IdentityNumber::find(&text), None, "{why}");
            }
        }
    }
    Ok(())
}

#[test]
fn the_first_of_several_numbers_is_returned() -> Checked {
    let table = table()?;
    for (first, is, why) in &table {
        for (second, ..) in &table {
            assert_eq!(IdentityNumber::find(&format!("{first}, {second}")), Some(*is), "{why}");
        }
    }
    Ok(())
}

#[test]
fn only_the_beginning_of_a_long_text_is_read() -> Checked {
    const MOST: usize = IdentityNumber::MOST_READ;
    for (number, is, why) in table()? {
        let letters = "å".repeat(MOST / 2 - 6);
        let before = format!("{letters}x");
        assert_eq!(before.len() + number.len(), MOST);
        let ends = format!("{before}{number}");
        assert_eq!(IdentityNumber::find(&ends), Some(is), "{why}, at the end of the limit");
        let goes_on = format!("{letters}{number} og mer");
        assert_eq!(IdentityNumber::find(&goes_on), Some(is), "{why}, ends before");
        for (which, after) in [("a digit more", "1"), ("a letter more", "x"), ("much more", &ends)]
        {
            let text = format!("{before}{number}{after}");
            assert_eq!(IdentityNumber::find(&text), None, "{why}, {which}");
        }
        let cut = format!("x{before}{}-{}", &number[..6], &number[6..]);
        assert_eq!(IdentityNumber::find(&cut), None, "{why}, cut by the limit");
    }
    let digits = "1".repeat(MOST * 3);
    assert_eq!(IdentityNumber::find(&digits), None);
    // The limit is inside a two-byte character.
    assert_eq!(IdentityNumber::find(&format!("x{}", "å".repeat(MOST))), None);
    Ok(())
}

#[test]
fn the_result_cannot_contain_a_digit() -> Checked {
    assert_eq!(size_of::<IdentityNumber>(), 3, "one byte for each of three enums");
    for (number, is, why) in table()? {
        let told = format!("{:?}", IdentityNumber::find(&number));
        assert_eq!(told, format!("{:?}", Some(is)), "{why}");
        let groups = told.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        assert!(
            groups.clone().all(|group| group == "2032"),
            "{why}: digits only in the rule's name"
        );
    }
    Ok(())
}

#[test]
fn only_the_2032_rule_can_be_too_early() -> Checked {
    // 2031-12-31T23:00:00Z, midnight in Norway.
    let first = Timestamp(1_956_524_400_000);
    for (_, is, why) in table()? {
        let later = is.rule == CheckRule::Only2032;
        for (at, expected) in [
            (Timestamp(0), later),
            (Timestamp(first.0 - 1), later),
            (first, false),
            (Timestamp(u64::MAX), false),
        ] {
            assert_eq!(is.is_before_its_time(at), expected, "{why} at {at:?}");
        }
    }
    Ok(())
}
