//! Words: turns a [`Line`] into text in the language of the panel.
//!
//! The texts live in `texts/<lang>/<screen>.ftl`. build.rs compiles them into the tables included
//! here and refuses a text that one language lacks, so looking one up cannot fail.

use crate::domain::Timestamp;
use crate::view_model::{Arg, Key, Line, Var};

/// A part of a text.
enum Piece {
    /// Plain words.
    Text(&'static str),
    /// A variable's place.
    Var(Var),
    /// A choice by a number: the cases for exact numbers, and what holds for every other one.
    Choose(Var, &'static [(u32, &'static [Self])], &'static [Self]),
}

// `NB` and `EN`: the pieces of every text, in the order of `Key::ALL`.
include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A language of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Norwegian Bokmål.
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Nb, Self::En];

    /// The language for a BCP 47 tag. Bokmål for every language the panel does not have:
    /// the procedures are Norwegian. Nynorsk is among these until it has texts of its own.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Self::En } else { Self::Nb }
    }

    /// The BCP 47 tag, for a `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    fn pieces(self, key: Key) -> &'static [Piece] {
        let table = match self {
            Self::Nb => &NB,
            Self::En => &EN,
        };
        table.get(key as usize).copied().unwrap_or_default()
    }
}

/// What is needed to say something: the language, and the clock on the reader's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// How many minutes the reader's clock is ahead of UTC: 60 for Norway in winter.
    pub offset_minutes: i32,
}

impl Words {
    /// A line as text.
    pub fn say(&self, line: &Line) -> String {
        let mut out = String::new();
        self.line(line, &mut out);
        out
    }

    /// A text without variables.
    pub fn key(&self, key: Key) -> String {
        let mut out = String::new();
        self.pieces(self.lang.pieces(key), key, &[], &mut out);
        out
    }

    fn line(&self, line: &Line, out: &mut String) {
        self.pieces(self.lang.pieces(line.key), line.key, &line.args, out);
    }

    fn pieces(&self, pieces: &[Piece], key: Key, args: &[(Var, Arg)], out: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Var(var) => match find(args, *var) {
                    Some(arg) => self.arg(arg, out),
                    None => {
                        debug_assert!(false, "{key:?} needs {var:?}");
                        out.push('…');
                    }
                },
                Piece::Choose(var, cases, other) => {
                    let arg = find(args, *var);
                    debug_assert!(
                        matches!(arg, Some(Arg::Number(_))),
                        "{key:?} needs a number in {var:?}"
                    );
                    let case = match arg {
                        Some(Arg::Number(n)) => cases.iter().find(|(case, _)| case == n),
                        _ => None,
                    };
                    self.pieces(case.map_or(*other, |(_, pieces)| *pieces), key, args, out);
                }
            }
        }
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
            Arg::Line(line) => self.line(line, out),
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

fn find(args: &[(Var, Arg)], var: Var) -> Option<&Arg> {
    args.iter().find(|(v, _)| *v == var).map(|(_, arg)| arg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Private;

    const NB: Words = Words { lang: Lang::Nb, offset_minutes: 60 };
    const EN: Words = Words { lang: Lang::En, offset_minutes: 0 };

    /// Says pieces that are not in the language files, so that a change of words breaks no test here.
    fn said(words: Words, pieces: &[Piece], args: &[(Var, Arg)]) -> String {
        let mut out = String::new();
        words.pieces(pieces, Key::PanelTitle, args, &mut out);
        out
    }

    #[test]
    fn every_text_says_something_in_every_language() {
        for lang in Lang::ALL {
            for key in Key::ALL {
                assert!(!lang.pieces(key).is_empty(), "{key:?} is empty in {}", lang.tag());
            }
        }
    }

    #[test]
    fn a_key_names_the_text_of_its_own_row() {
        assert_eq!(NB.key(Key::PanelMore), "Flere valg");
        assert_eq!(EN.key(Key::PanelMore), "More choices");
        assert_eq!(EN.say(&Key::PanelMore.into()), EN.key(Key::PanelMore));
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
            let words = Words { lang: Lang::Nb, offset_minutes };
            said(words, &[Piece::Var(Var::Count)], &[(Var::Count, Arg::Clock(Timestamp(at)))])
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
        const PIECES: &[Piece] = &[Piece::Choose(
            Var::Count,
            &[(0, &[Piece::Text("none")]), (1, &[Piece::Text("one")])],
            &[Piece::Var(Var::Count), Piece::Text(" in all")],
        )];
        for (n, words) in
            [(0, "none"), (1, "one"), (2, "2 in all"), (u32::MAX, "4294967295 in all")]
        {
            assert_eq!(said(EN, PIECES, &[(Var::Count, Arg::Number(n))]), words);
        }
    }

    #[test]
    fn a_name_is_kept_apart_from_the_words_around_it() {
        let args = [(Var::Count, Arg::Name(Private::new("Kari Prøve")))];
        let said = said(NB, &[Piece::Text("Her: "), Piece::Var(Var::Count)], &args);
        assert_eq!(said, "Her: \u{2068}Kari Prøve\u{2069}");
    }

    #[test]
    fn a_line_can_stand_inside_another() {
        let inner = Box::new(Line::from(Key::PanelMore));
        let args = [(Var::Count, Arg::Line(inner))];
        assert_eq!(said(EN, &[Piece::Var(Var::Count)], &args), "More choices");
        let args = [(Var::Count, Arg::Text("as written".into()))];
        assert_eq!(said(EN, &[Piece::Var(Var::Count)], &args), "as written");
    }
}
