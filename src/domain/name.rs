//! Names as other people typed them: shown only after hidden characters are removed, and marked if they can mislead.

use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection, skeleton};

/// The longest name that is shown, in characters. A longer one is cut and marked.
pub const LONGEST_NAME: usize = 60;

/// The most combining marks on one letter. More of them cover the lines around.
const MOST_MARKS: usize = 2;

/// Whether a character is invisible, changes the direction of writing or passes for a space: controls, what Unicode ignores
/// by default, line and annotation separators, and the blank braille pattern.
pub(in crate::domain) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{FFF9}'..='\u{FFFB}')
        || is_ignorable(c)
}

/// Unicode's `Default_Ignorable_Code_Point`: exactly the characters that a skeleton leaves out.
fn is_ignorable(c: char) -> bool {
    skeleton(c.encode_utf8(&mut [0; 4])).next().is_none()
}

/// Whether a name can mislead by itself: it has hidden characters, letters of different scripts in one word or stacked
/// combining marks, or is longer than [`LONGEST_NAME`].
pub fn is_suspicious(name: &str) -> bool {
    name.chars().nth(LONGEST_NAME).is_some()
        || name.chars().any(is_hidden)
        || has_stacked_marks(name)
        || name.split_whitespace().any(mixes_scripts)
}

fn has_stacked_marks(name: &str) -> bool {
    let is_mark = |c: &char| ('\u{0300}'..='\u{036F}').contains(c);
    let characters: Vec<char> = name.chars().collect();
    characters
        .chunk_by(|a, b| is_mark(a) == is_mark(b))
        .any(|run| run.len() > MOST_MARKS && run.first().is_some_and(is_mark))
}

/// Whether a word mixes scripts whose letters resemble each other. Latin together with Chinese, Japanese or Korean is
/// ordinary (UTS #39, "highly restrictive").
fn mixes_scripts(word: &str) -> bool {
    !word.is_single_script()
        && word.detect_restriction_level() > RestrictionLevel::HighlyRestrictive
}

/// Whether two names can be taken for each other: they differ only in case, width, hidden characters and spaces, or in
/// letters that resemble each other (UTS #39, confusable). Names without a visible character resemble nothing.
pub fn look_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let small = |name: &str| -> String { skeleton(&name.to_lowercase()).collect() };
    let as_typed = |name: &str| small(&skeleton(name).collect::<String>());
    // A letter of another script can resemble the small or the capital letter, so both forms are compared.
    !one.is_empty() && (small(&one) == small(&other) || as_typed(&one) == as_typed(&other))
}

/// The visible name with single spaces.
fn plain(name: &str) -> String {
    visible_name(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name without hidden characters, cut to [`LONGEST_NAME`] with an ellipsis. Reads no more of a long name than it needs.
pub fn visible_name(name: &str) -> String {
    let mut shown: String =
        name.chars().take(LONGEST_NAME * 4).filter(|c| !is_hidden(*c)).take(LONGEST_NAME).collect();
    if name.chars().nth(LONGEST_NAME).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_very_long_name_is_cut_and_suspicious() {
        let long = "å\u{200F}".repeat(5_000);
        let shown = visible_name(&long);
        assert_eq!(shown.chars().count(), LONGEST_NAME + 1);
        assert!(shown.ends_with('…'));
        assert!(is_suspicious(&long));
    }
}
