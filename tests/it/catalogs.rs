//! The text catalogs as the page loads them, and how a message is formatted.

use trygtrom::domain::{Private, Timestamp};
use trygtrom::i18n::{Lang, Localizer, load_catalog};
use trygtrom::view_model::{Arg, Key, Message, Var};

use crate::play::{EN, NB};

/// The language files, as the page fetches them.
const FILES: [(Lang, &str); 2] = [
    (Lang::Nb, include_str!(concat!(env!("OUT_DIR"), "/nb.txt"))),
    (Lang::En, include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
];

/// Formats a text that is not in the language files, so that a change of words breaks no test here. `#` stands for the
/// variable `count`; every other text of the language is "other".
fn said(words: Localizer, text: &str, args: &[(Var, Arg)]) -> String {
    let place = Var::ALL.iter().position(|var| *var == Var::Count).unwrap_or_default();
    let letter = char::from_u32(0x41 + place as u32).unwrap_or_default();
    let text = text.replace('#', &letter.to_string());
    let (_, file) = FILES[words.lang as usize];
    let mut lines: Vec<&str> = file.lines().take(1).collect();
    lines.extend(Key::ALL.iter().map(|key| if *key == Key::PanelMore { &text } else { "other" }));
    // On the host, all catalogs are loaded when the first text is asked for.
    assert!(FILES.iter().all(|(_, file)| load_catalog(file)));
    assert!(load_catalog(&(lines.join("\n") + "\n")));
    let line = words.format(&Message { key: Key::PanelMore, args: args.to_vec() });
    assert!(load_catalog(file));
    line
}

#[test]
fn a_catalog_has_every_text_of_its_file() {
    let args: Vec<_> = Var::ALL.into_iter().map(|var| (var, Arg::Number(1))).collect();
    for (lang, file) in FILES {
        assert!(load_catalog(file));
        assert!(load_catalog(file), "loading it again changes nothing");
        let words = Localizer { lang, offset_minutes: 0 };
        for (key, line) in Key::ALL.into_iter().zip(file.lines().skip(1)) {
            assert!(!line.is_empty(), "{key:?} is empty in {}", lang.tag());
            let (start, _) = line.split_once(['\u{1}', '\u{2}']).unwrap_or((line, ""));
            let text = words.format(&Message { key, args: args.clone() });
            assert!(text.starts_with(start), "{key:?}: {text}");
            assert!(start != line || text == words.text(key), "{key:?}");
        }
    }
}

#[test]
fn an_incomplete_file_or_one_of_another_version_is_refused() {
    for (_, file) in FILES {
        assert!(load_catalog(file));
        let (head, texts) = file.split_once('\n').unwrap_or_default();
        let (first, others) = texts.split_once('\n').unwrap_or_default();
        assert!(!load_catalog(&format!("{head}\n{others}")), "a text is missing");
        assert!(!load_catalog(&format!("{head}\n\n{others}")), "a text is empty");
        assert!(!load_catalog(&format!("{file}{first}\n")), "a text too many");
        assert!(!load_catalog(&format!("{head}0\n{texts}")), "other keys");
        let other_language = file.replacen("trygtrom ", "trygtrom x", 1);
        assert!(!load_catalog(&other_language), "an unknown language");
    }
    for file in ["", "\n", "<!doctype html>\n", "trygtrom nb\n"] {
        assert!(!load_catalog(file), "{file}");
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
fn a_message_can_stand_inside_another() {
    let inner = Box::new(Message::from(Key::ALL[0]));
    assert_eq!(said(EN, "\u{1}#", &[(Var::Count, Arg::Message(inner))]), "other");
    let args = [(Var::Count, Arg::Text("as written".into()))];
    assert_eq!(said(EN, "\u{1}#", &args), "as written");
}
