//! Programs that take notes or record from a guest's chair. No platform tells them from people, but most carry the name of their
//! product.

use super::name::visible_name;

/// One pattern a line. A line that begins with `#` is a comment.
const PATTERNS: &str = include_str!("notetakers.txt");

/// Whether a name is that of a program that takes notes: it contains a pattern of the list as whole words. It is a reason to ask,
/// and no identity: anybody can carry any name.
pub fn resembles_notetaker(name: &str) -> bool {
    let name = visible_name(name).to_lowercase();
    let mut patterns = PATTERNS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    patterns.any(|pattern| contains_words(&name, pattern))
}

/// Whether the text contains the words, with nothing before and after that continues a word.
fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, found)| {
        let (before, after) = (&text[..start], &text[start + found.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::resembles_notetaker;

    #[test]
    fn products_resemble_notetakers_and_people_do_not() {
        for name in [
            "Fireflies.ai Notetaker Kari",
            "OtterPilot",
            "Kari's Otter.ai",
            "read.ai meeting notes",
            "Oles Notetaker",
            "Fathom Notetaker",
            "tl;dv",
            "Microsoft Copilot",
            "NOTE\u{200b}TAKER",
            "Møtereferent (KI)",
        ] {
            assert!(resembles_notetaker(name), "{name}");
        }
        for name in [
            "Kari Otter",
            "Read Aidan",
            "Fathom Prøve",
            "Ola Notter",
            "Fred.Aiken",
            "Jamie",
            "Grain Eksempel",
            "iPhone",
            "Referentsen",
            "",
        ] {
            assert!(!resembles_notetaker(name), "{name}");
        }
    }
}
