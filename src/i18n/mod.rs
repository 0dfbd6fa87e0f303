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
        out
    }

    /// A text without variables.
    pub fn text(&self, key: Key) -> String {
        let mut out = String::new();
        catalog::with_text(self.lang, key, |text| self.write(text, &[], &mut out));
        out
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
            let arg = rest.next().and_then(variable).and_then(|var| find(args, var));
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
            Arg::Clock(at) => self.clock(*at, out),
            // Isolated, so that a name written from right to left does not turn the words around it.
            Arg::Name(name) => {
                out.push('\u{2068}');
                out.push_str(name.reveal());
                out.push('\u{2069}');
            }
            Arg::Text(text) => out.push_str(text),
            Arg::Message(line) => self.message(line, out),
        }
    }

    /// Hours and minutes, as `09:05`: the same in both languages, and read right aloud in both.
    fn clock(&self, at: Timestamp, out: &mut String) {
        const DAY: i64 = 24 * 60;
        // The remainder first, so that no moment and no offset can overflow.
        let minutes = (at.0 / 60_000 % DAY as u64) as i64 + i64::from(self.offset_minutes);
        let minutes = minutes.rem_euclid(DAY);
        for (n, after) in [(minutes / 60, ":"), (minutes % 60, "")] {
            if n < 10 {
                out.push('0');
            }
            out.push_str(&n.to_string());
            out.push_str(after);
        }
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

fn find(args: &[(Var, Arg)], var: Var) -> Option<&Arg> {
    args.iter().find(|(v, _)| *v == var).map(|(_, arg)| arg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Private;

    const NB: Localizer = Localizer { lang: Lang::Nb, offset_minutes: 60 };
    const EN: Localizer = Localizer { lang: Lang::En, offset_minutes: 0 };

    /// Says a text that is not in the language files, so that a change of words breaks no test here. `#` stands for
    /// the variable `count`.
    fn said(words: Localizer, text: &str, args: &[(Var, Arg)]) -> String {
        let place = Var::ALL.iter().position(|var| *var == Var::Count).unwrap_or_default();
        let letter = char::from_u32(0x41 + place as u32).unwrap_or_default();
        let mut out = String::new();
        words.write(&text.replace('#', &letter.to_string()), args, &mut out);
        out
    }

    #[test]
    fn every_text_says_something_in_every_language() {
        for lang in Lang::ALL {
            for key in Key::ALL {
                catalog::with_text(lang, key, |text| {
                    assert!(!text.is_empty(), "{key:?} is empty in {}", lang.tag());
                });
            }
        }
    }

    #[test]
    fn a_key_names_the_text_of_its_own_row() {
        assert_eq!(NB.text(Key::PanelMore), "Flere valg");
        assert_eq!(EN.text(Key::PanelMore), "More choices");
        assert_eq!(EN.format(&Key::PanelMore.into()), EN.text(Key::PanelMore));
    }

    #[test]
    fn language_tags_are_read_as_browsers_write_them() {
        for (tag, lang) in [
            ("nb", Lang::Nb),
            ("no", Lang::Nb),
            ("nb-NO", Lang::Nb),
            ("nn", Lang::Nb),
            ("se", Lang::Nb),
            ("", Lang::Nb),
            ("en", Lang::En),
            ("EN-gb", Lang::En),
            ("en_US", Lang::En),
            ("enm", Lang::Nb),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag:?}");
        }
    }

    #[test]
    fn the_clock_is_the_one_on_the_wall() {
        let clock = |at, offset_minutes| {
            let words = Localizer { lang: Lang::Nb, offset_minutes };
            said(words, "\u{1}#", &[(Var::Count, Arg::Clock(Timestamp(at)))])
        };
        assert_eq!(clock(0, 0), "00:00");
        assert_eq!(clock(0, 60), "01:00");
        assert_eq!(clock(0, -60), "23:00");
        assert_eq!(clock(9 * 3_600_000 + 5 * 60_000 + 59_999, 0), "09:05");
        assert_eq!(clock(23 * 3_600_000, 120), "01:00");
        assert_eq!(clock(u64::MAX, i32::MAX).len(), 5);
        assert_eq!(clock(u64::MAX, i32::MIN).len(), 5);
    }

    #[test]
    fn a_number_chooses_its_words() {
        const TEXT: &str = "<\u{2}#0\u{3}none\u{4}1\u{3}one\u{4}\u{3}\u{1}# in all\u{5}>";
        for (n, words) in
            [(0, "<none>"), (1, "<one>"), (2, "<2 in all>"), (u32::MAX, "<4294967295 in all>")]
        {
            assert_eq!(said(EN, TEXT, &[(Var::Count, Arg::Number(n))]), words);
        }
    }

    #[test]
    fn a_name_is_kept_apart_from_the_words_around_it() {
        let args = [(Var::Count, Arg::Name(Private::new("Kari Prøve")))];
        let said = said(NB, "Her: \u{1}#", &args);
        assert_eq!(said, "Her: \u{2068}Kari Prøve\u{2069}");
    }

    #[test]
    fn a_line_can_stand_inside_another() {
        let inner = Box::new(Message::from(Key::PanelMore));
        let args = [(Var::Count, Arg::Message(inner))];
        assert_eq!(said(EN, "\u{1}#", &args), "More choices");
        let args = [(Var::Count, Arg::Text("as written".into()))];
        assert_eq!(said(EN, "\u{1}#", &args), "as written");
    }
}
