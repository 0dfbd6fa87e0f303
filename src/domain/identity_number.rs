//! Norwegian identity numbers in a text: that there is one, and of which kind. Never which one.
//!
//! Four kinds look alike: eleven digits, the last two of them check digits. Fødselsnummer and D-nummer are given by the
//! tax authority, H-nummer by a hospital for its own use, and FH-nummer by Norsk helsenett for all of health care. The
//! first three begin with a date, which test numbers mark by a month that no calendar has.
//!
//! What is found holds no digit, and neither sex, century nor age is read out of a number: numbers given from 2032 tell
//! neither, and nobody here needs to know. A number that passes need not exist, and need not be the person's who wrote
//! it. Two check digits let through about one in 250 random numbers under the rule of today, one in 60 with that of 2032.
//! Norwegian bank accounts are eleven digits too, and their check digit is the second one here, so that of accounts
//! written in one run one in 22 passes today's rule and one in six passes either.

use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// What a number is given as.
    NumberKind {
        /// Fødselsnummer: the number of a person in the population register.
        BirthNumber = "birth-number",
        /// D-nummer: for those who stay for a time or never live here. 40 is added to the day, and the date can be that
        /// of registration, so it need not agree with a birth date.
        DNumber = "d-number",
        /// H-nummer: a hospital's own, never to leave it. 40 is added to the month, as the welfare administration does
        /// for its test numbers, so that one of these can be meant as well.
        HNumber = "h-number",
        /// FH-nummer, shared by all of health care: begins with 8 or 9, and the rest is random, without a date.
        FhNumber = "fh-number",
    }
}

worded! {
    /// Whether a number is made for testing, as far as its form tells.
    Synthetic {
        /// A test number: its month is marked with 65 (Norsk helsenett) or 80 (the tax authority).
        Yes = "yes",
        /// An ordinary month. Test numbers without a mark exist as well.
        No = "no",
        /// Its form cannot tell: 40 added to the month, or no month at all.
        Unknown = "unknown",
    }
}

worded! {
    /// Which rule the check digits meet.
    CheckRule {
        /// The rule that holds for every number given before 2032. A number that meets it meets the other as well.
        Legacy = "legacy",
        /// Only the rule that the tax authority adds on the first day of 2032.
        Only2032 = "only-2032",
    }
}

/// That a text holds an identity number, and of which kind. It has no room for a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityNumber {
    /// What it is given as.
    pub kind: NumberKind,
    /// Whether it is made for testing.
    pub synthetic: Synthetic,
    /// Which rule its check digits meet.
    pub rule: CheckRule,
}

/// The first moment of 2032 in Norway, which is an hour ahead of universal time in winter.
const FIRST_OF_2032: Timestamp = Timestamp(1_956_524_400_000);

/// What people put between date and the rest, one of it: space, no-break spaces, hyphens, dot.
const SEPARATORS: [&str; 7] = [" ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "."];

/// The digits before the separator.
const BEFORE_SEPARATOR: usize = 6;

impl IdentityNumber {
    /// The most of a text that [`Self::find`] reads, in bytes: many times what a person writes in one message.
    pub const MOST_READ: usize = 16 * 1024;

    /// What a text is that should be an identity number and nothing else: eleven ASCII digits, with or without one
    /// separator after the sixth. `None` when it is no identity number.
    pub fn identify(number: &str) -> Option<Self> {
        let (first, rest) = number.as_bytes().split_at_checked(BEFORE_SEPARATOR)?;
        let mut separators = SEPARATORS.iter();
        let second = separators.find_map(|separator| rest.strip_prefix(separator.as_bytes()));
        judge(first, second.unwrap_or(rest))
    }

    /// The first identity number in a text that somebody else wrote: a chat message, a display name.
    ///
    /// A number is a run of eleven digits, or of six and five with one separator between, where the runs are no parts of
    /// longer ones. Letters and signs may stand close to it. Only ASCII digits are digits, and digits parted in any other
    /// way are not found: this reminds people of what they write, and cannot stop somebody who hides it.
    ///
    /// Takes time in proportion to the text and keeps nothing. Of a long text only the first [`Self::MOST_READ`] bytes
    /// are read, and a run of digits that reaches that far is left out, since it may go on.
    pub fn find(text: &str) -> Option<Self> {
        let (mut first, mut between): (&[u8], &[u8]) = (&[], &[]);
        for run in whole_runs(text).chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            if !run.first().is_some_and(u8::is_ascii_digit) {
                between = run;
                continue;
            }
            let parted = first.len() == BEFORE_SEPARATOR
                && SEPARATORS.iter().any(|separator| separator.as_bytes() == between);
            let found = if parted { judge(first, run) } else { None };
            if let Some(found) = found.or_else(|| judge(run, &[])) {
                return Some(found);
            }
            first = run;
        }
        None
    }

    /// Whether nobody can have been given this number yet at that moment: it meets only the rule of 2032, and 2032 has
    /// not begun in Norway. It is then a test number, or no identity number at all.
    pub const fn is_before_its_time(self, at: Timestamp) -> bool {
        matches!(self.rule, CheckRule::Only2032) && at.0 < FIRST_OF_2032.0
    }
}

/// What is read of a text, without digits at its end that may go on beyond.
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

/// Judges eleven digits that stand in two parts.
fn judge(first: &[u8], second: &[u8]) -> Option<IdentityNumber> {
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

/// The weights of the digits in the two sums; a check digit itself counts once.
const FIRST_WEIGHTS: [u8; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS: [u8; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// The rule that the check digits meet. The second digit is the same in both; alone it catches every wrong digit and
/// every two neighbours that changed places.
///
/// Both rules are tried on every kind. The tax authority announced the later one for its own two; whether those who give
/// the others follow is not said anywhere.
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

/// The kind that the first six digits tell, if they can begin a number at all.
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

/// How many days a month has. The year is two digits of an unknown century, of which every fourth is a leap year: 00
/// counts as 2000, as in the tax authority's own check.
const fn days(month: u8, year: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
