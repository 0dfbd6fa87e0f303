//! Words: turns a [`Message`] into text in the language of the panel.
//!
//! The texts live in `texts/<lang>/<screen>.ftl`. build.rs compiles them into one file for each language and refuses a
//! text that one language lacks. The page fetches the file of the language it needs and hands it over with
//! [`load_catalog`] before it shows a panel in that language; on the host all are compiled in.
//!
//! A language file begins with `trygtrom <lang> <mark>`. The mark is that of the keys and variables it was written for.
//! Then comes a line for each key, in the order of [`Key::ALL`]; none is empty. In a line stands U+0001 and a letter for
//! a variable; U+0002 and a letter for a choice by a number, whose cases are written as the number, U+0003, the words and
//! U+0004, and the words for every other number as U+0003, the words and U+0005.

mod catalog;
mod lang;

pub use catalog::load_catalog;
pub use lang::Lang;

use crate::domain::Timestamp;
use crate::view_model::{Arg, Key, Message, Var};

/// Stands before words in the first language of procedure files, until the line is complete.
const FIRST: char = '\u{6}';

/// Stands after them.
const END: char = '\u{7}';

/// What is needed to say something: the language, and the clock on the reader's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localizer {
    /// The language.
    pub lang: Lang,
    /// How many minutes the reader's clock is ahead of UTC: 60 for Norway in winter.
    pub offset_minutes: i32,
}

impl Localizer {
    /// A line as text.
    pub fn format(&self, line: &Message) -> String {
        let mut out = String::new();
        self.message(line, &mut out);
        if out.contains(FIRST) { out.replace([FIRST, END], "") } else { out }
    }

    /// A line as pieces of text, each with whether it is in the first language of procedure files and not in the panel's.
    pub fn pieces(&self, line: &Message) -> Vec<(bool, String)> {
        let mut out = String::new();
        self.message(line, &mut out);
        let mut pieces = Vec::new();
        for (place, part) in out.split(FIRST).enumerate() {
            let (first, rest) = part.split_once(END).filter(|_| place > 0).unwrap_or(("", part));
            let both = [(true, first), (false, rest)];
            pieces.extend(both.into_iter().filter(|(_, text)| !text.is_empty()));
        }
        pieces.into_iter().map(|(is_first, text)| (is_first, text.to_owned())).collect()
    }

    /// A text without variables.
    pub fn text(&self, key: Key) -> String {
        self.format(&key.into())
    }

    fn message(&self, message: &Message, out: &mut String) {
        catalog::with_text(self.lang, message.key, |text| self.write(text, &message.args, out));
    }

    /// Writes a text as it stands in a language file.
    fn write(&self, mut text: &str, args: &[(Var, Arg)], out: &mut String) {
        // Both are one byte, and no part of another character.
        while let Some(at) = text.bytes().position(|byte| matches!(byte, 1 | 2)) {
            let (words, rest) = text.split_at(at);
            out.push_str(words);
            let chosen = rest.starts_with('\u{2}');
            let mut rest = rest[1..].chars();
            let var = rest.next().and_then(variable);
            let arg = args.iter().find(|(given, _)| Some(*given) == var).map(|(_, arg)| arg);
            text = rest.as_str();
            if chosen {
                let (cases, after) = text.split_once('\u{5}').unwrap_or((text, ""));
                debug_assert!(
                    matches!(arg, Some(Arg::Number(_))),
                    "a choice needs a number: {text}"
                );
                self.write(case_of(cases, arg), args, out);
                text = after;
            } else if let Some(arg) = arg {
                self.arg(arg, out);
            } else {
                debug_assert!(false, "nothing is given for a variable before: {text}");
                out.push('…');
            }
        }
        out.push_str(text);
    }

    fn arg(&self, arg: &Arg, out: &mut String) {
        match arg {
            Arg::Number(n) => out.push_str(&n.to_string()),
            Arg::Clock(at) => out.push_str(&self.clock(*at)),
            Arg::Date(at) => out.push_str(&self.date(*at)),
            // Isolated, so that a name written from right to left does not turn the words around it.
            Arg::Name(name) => {
                out.push('\u{2068}');
                out.push_str(name.reveal());
                out.push('\u{2069}');
            }
            Arg::Text(text) => out.push_str(text),
            Arg::FirstLanguage(text) => {
                out.push(FIRST);
                out.push_str(text);
                out.push(END);
            }
            Arg::Message(line) => self.message(line, out),
        }
    }

    /// A date in figures, as the language writes it: `23.11.2026`, `23/11/2026`.
    fn date(&self, at: Timestamp) -> String {
        let minutes = i64::from(self.offset_minutes);
        let local = at.0.saturating_add_signed(minutes.saturating_mul(60_000));
        let (year, month, day) = Timestamp(local).date();
        let sign = match self.lang {
            Lang::Nb => '.',
            Lang::En => '/',
        };
        format!("{day:02}{sign}{month:02}{sign}{year}")
    }

    /// Hours and minutes, as `09:05`: the same in both languages, and read aloud correctly in both.
    fn clock(&self, at: Timestamp) -> String {
        const DAY: i64 = 24 * 60;
        // The remainder first, so that no moment and no offset can overflow.
        let minutes = (at.0 / 60_000 % DAY as u64) as i64 + i64::from(self.offset_minutes);
        let minutes = minutes.rem_euclid(DAY);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// The variable of a letter.
fn variable(letter: char) -> Option<Var> {
    let place = u32::from(letter).checked_sub(0x41)?;
    Var::ALL.get(usize::try_from(place).ok()?).copied()
}

/// The words for a number among the cases of a choice.
fn case_of<'a>(cases: &'a str, arg: Option<&Arg>) -> &'a str {
    for case in cases.split('\u{4}') {
        let (number, words) = case.split_once('\u{3}').unwrap_or(("", case));
        let is_it = matches!(arg, Some(Arg::Number(n)) if number.parse() == Ok(*n));
        if number.is_empty() || is_it {
            return words;
        }
    }
    ""
}
