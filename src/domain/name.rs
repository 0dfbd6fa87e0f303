//! Names as others chose them: hostile until shown to be harmless.

use super::lower::lower;

/// The longest name shown, in characters. A longer one is cut and marked.
pub const LONGEST_NAME: usize = 60;

/// Characters that are not seen, turn the direction of writing or pretend to be space.
pub fn is_trick(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The script families whose letters are taken for each other.
#[derive(PartialEq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => {
            Some(Script::Latin)
        }
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{0400}'..='\u{052F}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// Whether a name can mislead: hidden or direction-turning characters, letters of look-alike
/// scripts mixed in one word, stacked accents, or more than anybody could read.
pub fn is_suspicious(name: &str) -> bool {
    if name.chars().any(is_trick) || name.chars().nth(LONGEST_NAME).is_some() {
        return true;
    }
    let stacked = name
        .chars()
        .scan(0_u8, |run, c| {
            *run = if ('\u{0300}'..='\u{036F}').contains(&c) { run.saturating_add(1) } else { 0 };
            Some(*run)
        })
        .any(|run| run > 2);
    stacked || name.split_whitespace().any(mixes_scripts)
}

fn mixes_scripts(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(script);
    let first = scripts.next();
    scripts.any(|s| Some(s) != first)
}

/// A name as it reads to somebody in a hurry: without tricks, spacing and case. Empty where nothing of it can be seen.
pub fn at_a_glance(name: &str) -> String {
    let lower = lower(&without_tricks(name));
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name with every trick character taken out and no longer than [`LONGEST_NAME`].
/// Reads no more of a long name than it shows.
pub fn without_tricks(name: &str) -> String {
    let mut kept: String =
        name.chars().take(LONGEST_NAME * 4).filter(|c| !is_trick(*c)).take(LONGEST_NAME).collect();
    if name.chars().nth(LONGEST_NAME).is_some() {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_fine() {
        for name in
            ["Kari Prøve", "Ole-Jørn Ågård", "Máret Ánne", "Nguyễn Thử", "Анна Проба", "王试", ""]
        {
            assert!(!is_suspicious(name), "{name}");
            assert_eq!(without_tricks(name), name);
        }
    }

    #[test]
    fn tricks_are_found_and_taken_out() {
        for (name, shown) in [
            ("Kari\u{202E}evørP", "KarievørP"),
            ("Ka\u{200B}ri", "Kari"),
            ("Kari\u{0007}", "Kari"),
            ("K\u{0430}ri", "K\u{0430}ri"),
        ] {
            assert!(is_suspicious(name), "{name:?}");
            assert_eq!(without_tricks(name), shown);
        }
    }

    #[test]
    fn a_name_is_the_same_at_a_glance_whatever_case_and_hidden_characters() {
        assert_eq!(at_a_glance(" KARI\u{200B}  Prøve "), at_a_glance("Kari Prøve"));
        assert_ne!(at_a_glance("Kari Prøve"), at_a_glance("Kari Prøvesen"));
        assert_eq!(at_a_glance("\u{202E} "), "");
    }

    #[test]
    fn a_very_long_name_is_cut_and_marked() {
        let long = "å\u{200F}".repeat(5_000);
        let shown = without_tricks(&long);
        assert_eq!(shown.chars().count(), LONGEST_NAME + 1);
        assert!(shown.ends_with('…'));
        assert!(is_suspicious(&long));
    }
}
