//! Names that other people typed: hidden characters are removed, and names that can mislead are marked.

use trygtrom::domain::{LONGEST_NAME, is_suspicious, look_alike, visible_name};

#[test]
fn ordinary_names_are_not_suspicious() {
    for name in [
        "Kari Prøve",
        "Ole-Jørn Ågård",
        "Máret Ánne",
        "Nguyễn Thử",
        "O’Brien",
        "Анна Проба",
        "王试",
        "田中さん",
        "Kim김",
        "",
    ] {
        assert!(!is_suspicious(name), "{name}");
        assert_eq!(visible_name(name), name);
    }
}

#[test]
fn hidden_characters_and_mixed_scripts_are_suspicious() {
    for (name, shown) in [
        ("Kari\u{202E}evørP", "KarievørP"),
        ("Ka\u{200B}ri", "Kari"),
        ("Kari\u{0007}", "Kari"),
        // Musical symbol begin beam: a format character.
        ("Ka\u{1D173}ri", "Kari"),
        ("K\u{0430}ri", "K\u{0430}ri"),
        // Cherokee, Armenian and Greek capitals before Latin letters.
        ("\u{13AA}ve", "\u{13AA}ve"),
        ("\u{0555}ve", "\u{0555}ve"),
        ("\u{039F}ve", "\u{039F}ve"),
        ("Kari\u{300}\u{301}\u{302}", "Kari\u{300}\u{301}\u{302}"),
    ] {
        assert!(is_suspicious(name), "{name:?}");
        assert_eq!(visible_name(name), shown);
    }
}

#[test]
fn copies_of_a_name_look_alike() {
    for (name, copy) in [
        ("Kari Prøve", " KARI\u{200B}  prøve "),
        ("Kari Prøve", "Kari Pr\u{1D173}øve"),
        // All Cyrillic, with small and with capital letters.
        ("Ove Moe", "\u{041E}\u{0475}\u{0435} \u{041C}\u{043E}\u{0435}"),
        ("Ove Moe", "\u{041E}\u{0474}\u{0415} \u{041C}\u{041E}\u{0415}"),
        ("Hanne Bok", "\u{041D}\u{0410}NN\u{0415} \u{0412}\u{041E}\u{041A}"),
        // Full-width and mathematical letters.
        ("Ove Moe", "Ｏｖｅ　Ｍｏｅ"),
        ("Ove Moe", "𝐎𝐯𝐞 𝐌𝐨𝐞"),
        // A small l for a capital i, and a zero for a capital o.
        ("Ida Moe", "lda Moe"),
        ("Ove Moe", "0ve Moe"),
    ] {
        assert!(look_alike(name, copy) && look_alike(copy, name), "{name} and {copy:?}");
    }
}

#[test]
fn different_names_do_not_look_alike() {
    for (one, other) in [
        ("Kari Prøve", "Kari Prøvesen"),
        ("Kari Prøve", "Kari Prove"),
        ("Ove Moe", "Анна Проба"),
        ("Ove Moe", ""),
        ("\u{202E} ", ""),
    ] {
        assert!(!look_alike(one, other), "{one:?} and {other:?}");
    }
}

/// The Unicode Consortium's own data, as the crate `unicode-security` has them.
#[test]
fn the_tables_agree_with_unicode() {
    let skeleton = |text: &str| unicode_security::skeleton(text).collect::<String>();
    let latin_letters = || ('A'..='Z').chain('a'..='z');
    for c in '\u{80}'..=char::MAX {
        let alone = skeleton(&c.to_string());
        let hidden = visible_name(&c.to_string()).is_empty();
        let also_hidden = c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{FFF9}'..='\u{FFFB}');
        assert_eq!(hidden, alone.is_empty() || also_hidden, "{c:?}");
        let other_script = !hidden && is_suspicious(&format!("a{c}"));
        if !other_script || !c.is_alphabetic() {
            continue;
        }
        if let Some(letter) = latin_letters().find(|l| skeleton(&l.to_string()) == alone) {
            let (name, copy) = (format!("Ab{letter}"), format!("Ab{c}"));
            assert!(look_alike(&name, &copy), "{name} and {copy} ({c:?})");
        }
    }
}

#[test]
fn a_very_long_name_is_cut_and_suspicious() {
    let long = "å\u{200F}".repeat(5_000);
    let shown = visible_name(&long);
    assert_eq!(shown.chars().count(), LONGEST_NAME + 1);
    assert!(shown.ends_with('…'));
    assert!(is_suspicious(&long));
}
