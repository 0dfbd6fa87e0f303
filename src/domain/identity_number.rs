//! Finds Norwegian identity numbers in a text: that there is one, and of which kind, but not which number.
//!
//! Four kinds have the same form: eleven digits, of which the last two are check digits. Fødselsnummer and D-nummer are
//! assigned by the tax authority, H-nummer by a hospital for its own use, and FH-nummer by Norsk helsenett for all of
//! health care. The first three begin with a date; test numbers mark it with a month that does not exist.
//!
//! A result holds no digit. Sex, century and age are not derived: numbers assigned from 2032 do not encode them, and the
//! panel does not need them. A number that passes may not exist, and may not belong to the person who wrote it. The check
//! digits accept about 1 in 250 random numbers under today's rule, and 1 in 60 with the rule of 2032. Norwegian bank
//! account numbers also have eleven digits, and their check digit equals the second one here. Of account numbers written
//! without separators, 1 in 22 passes today's rule and 1 in 6 passes either rule.

use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// The kind of an identity number.
    NumberKind {
        /// Fødselsnummer: the number of a person in the population register.
        BirthNumber = "birth-number",
        /// D-nummer: for people who stay temporarily or never live in Norway. 40 is added to the day. The date can be that of
        /// the registration, so it may differ from the birth date.
        DNumber = "d-number",
        /// H-nummer: internal to a hospital. 40 is added to the month. The welfare administration does the same for its test
        /// numbers, so it can be one of those as well.
        HNumber = "h-number",
        /// FH-nummer, shared by all of health care: begins with 8 or 9; the rest is random, without a date.
        FhNumber = "fh-number",
    }
}

worded! {
    /// Whether a number is a test number, as far as its form shows.
    Synthetic {
        /// A test number: 65 (Norsk helsenett) or 80 (the tax authority) is added to the month.
        Yes = "yes",
        /// An ordinary month. Test numbers without a mark exist as well.
        No = "no",
        /// The form does not show it: 40 is added to the month, or there is no month.
        Unknown = "unknown",
    }
}

worded! {
    /// The rule that the check digits satisfy.
    CheckRule {
        /// The rule for every number assigned before 2032. A number that satisfies it satisfies the other as well.
        Legacy = "legacy",
        /// Only the rule that the tax authority adds on 1 January 2032.
        Only2032 = "only-2032",
    }
}

/// An identity number that was found in a text. It holds no digit of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityNumber {
    /// Its kind.
    pub kind: NumberKind,
    /// Whether it is a test number.
    pub synthetic: Synthetic,
    /// The rule that its check digits satisfy.
    pub rule: CheckRule,
}

/// The start of 2032 in Norway, which is one hour ahead of UTC in winter.
const FIRST_OF_2032: Timestamp = Timestamp(1_956_524_400_000);

/// The separators that people write after the date: space, no-break spaces, hyphens, dot.
const SEPARATORS: [&str; 7] = [" ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "."];

/// The number of digits before the separator.
const BEFORE_SEPARATOR: usize = 6;

impl IdentityNumber {
    /// The number of bytes of a text that [`Self::find`] reads: many times the length of a chat message.
    pub const MOST_READ: usize = 16 * 1024;

    /// Identifies a text that consists of an identity number only: eleven ASCII digits, with or without one separator after
    /// the sixth. `None` if it is not an identity number.
    pub fn identify(number: &str) -> Option<Self> {
        let (first, rest) = number.as_bytes().split_at_checked(BEFORE_SEPARATOR)?;
        let mut separators = SEPARATORS.iter();
        let second = separators.find_map(|separator| rest.strip_prefix(separator.as_bytes()));
        classify(first, second.unwrap_or(rest))
    }

    /// Finds the first identity number in a text that somebody else wrote: a chat message or a display name.
    ///
    /// A number is a run of eleven digits, or of six and five with one separator between them. The runs must not be part of
    /// longer ones; letters and other characters may be adjacent. Only ASCII digits count, and other separators are not
    /// recognised: this reminds people of what they write and cannot stop somebody who disguises a number.
    ///
    /// Runs in linear time and keeps nothing. Only the first [`Self::MOST_READ`] bytes are read; a run of digits at that
    /// limit is ignored, because it may continue.
    pub fn find(text: &str) -> Option<Self> {
        let (mut first, mut between): (&[u8], &[u8]) = (&[], &[]);
        for run in whole_runs(text).chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            if !run.first().is_some_and(u8::is_ascii_digit) {
                between = run;
                continue;
            }
            let separated = first.len() == BEFORE_SEPARATOR
                && SEPARATORS.iter().any(|separator| separator.as_bytes() == between);
            let found = if separated { classify(first, run) } else { None };
            if let Some(found) = found.or_else(|| classify(run, &[])) {
                return Some(found);
            }
            first = run;
        }
        None
    }

    /// Whether this number cannot have been assigned at this time: it satisfies only the rule of 2032, and 2032 has not
    /// started in Norway. Then it is a test number or not an identity number at all.
    pub const fn is_before_its_time(self, at: Timestamp) -> bool {
        matches!(self.rule, CheckRule::Only2032) && at.0 < FIRST_OF_2032.0
    }
}

/// The part of a text that is read, without digits at its end that may continue.
fn whole_runs(text: &str) -> &[u8] {
    let bytes = text.as_bytes();
    let Some((mut read, [_, ..])) = bytes.split_at_checked(IdentityNumber::MOST_READ) else {
        return bytes;
    };
    while let [before @ .., b'0'..=b'9'] = read {
        read = before;
    }
    read
}

/// Identifies eleven digits in two parts.
fn classify(first: &[u8], second: &[u8]) -> Option<IdentityNumber> {
    let mut digits = [0; 11];
    if first.len() + second.len() != digits.len() {
        return None;
    }
    for (digit, byte) in digits.iter_mut().zip(first.iter().chain(second)) {
        *digit = byte.is_ascii_digit().then(|| byte - b'0')?;
    }
    let rule = rule(&digits)?;
    let (kind, synthetic) = kind(&digits)?;
    Some(IdentityNumber { kind, synthetic, rule })
}

/// The weights of the digits in the two checksums; the check digit itself has weight 1.
const FIRST_WEIGHTS: [u8; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS: [u8; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// The rule that the check digits satisfy. Both rules have the same second check digit, which by itself detects every wrong
/// digit and every transposition of two adjacent digits.
///
/// Both rules are applied to every kind. The tax authority announced the new rule for fødselsnummer and D-nummer; whether
/// the other kinds follow is not documented.
fn rule(digits: &[u8; 11]) -> Option<CheckRule> {
    let remainder = |weights: &[u8]| {
        let products = digits.iter().zip(weights).map(|(digit, weight)| u16::from(digit * weight));
        products.sum::<u16>() % 11
    };
    match (remainder(&FIRST_WEIGHTS), remainder(&SECOND_WEIGHTS)) {
        (0, 0) => Some(CheckRule::Legacy),
        (1..=3, 0) => Some(CheckRule::Only2032),
        _ => None,
    }
}

/// The kind that the first six digits show; `None` if no number begins like this.
fn kind(digits: &[u8; 11]) -> Option<(NumberKind, Synthetic)> {
    let &[d1, d2, m1, m2, y1, y2, ..] = digits;
    if d1 >= 8 {
        return Some((NumberKind::FhNumber, Synthetic::Unknown));
    }
    let (day, marked_month, year) = (d1 * 10 + d2, m1 * 10 + m2, y1 * 10 + y2);
    let (month, unmarked_day, synthetic) = match marked_month {
        1..=12 => (marked_month, NumberKind::BirthNumber, Synthetic::No),
        41..=52 => (marked_month - 40, NumberKind::HNumber, Synthetic::Unknown),
        66..=77 => (marked_month - 65, NumberKind::BirthNumber, Synthetic::Yes),
        81..=92 => (marked_month - 80, NumberKind::BirthNumber, Synthetic::Yes),
        _ => return None,
    };
    let (day, kind) = if d1 >= 4 { (day - 40, NumberKind::DNumber) } else { (day, unmarked_day) };
    (1..=days(month, year)).contains(&day).then_some((kind, synthetic))
}

/// The number of days in a month. `year` is the last two digits; every fourth is a leap year. 00 counts as 2000, as in the
/// tax authority's own check.
const fn days(month: u8, year: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
