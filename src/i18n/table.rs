//! The texts of each language, as far as they are there.

use std::cell::RefCell;

use super::Lang;
use crate::view_model::Key;

/// One language file.
struct Part {
    file: String,
    /// Where the text of each key ends, in the order of the keys; before them, where the first one begins.
    ends: Vec<usize>,
}

impl Part {
    fn read(file: &str) -> Option<(Lang, Self)> {
        let head = file.split('\n').next()?.strip_prefix("trygtrom ")?;
        let (tag, mark) = head.split_once(' ')?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        let ends: Vec<usize> = file.match_indices('\n').map(|(at, _)| at).collect();
        let own = mark == Key::MARK && ends.len() == Key::ALL.len() + 1;
        own.then(|| (lang, Self { file: file.to_owned(), ends }))
    }

    /// The text of a key by its place, if it stands in this file.
    fn text(&self, at: usize) -> Option<&str> {
        let text = self.file.get(self.ends.get(at)? + 1..*self.ends.get(at + 1)?)?;
        (!text.is_empty()).then_some(text)
    }

    /// Whether each text stands in one of both files, and none in both.
    fn completes(&self, other: &Self) -> bool {
        // By number: a list of all keys would stand in the module for this alone.
        (0..Key::ALL.len()).all(|at| self.text(at).is_some() != other.text(at).is_some())
    }
}

/// What is there of a language.
struct Table {
    first: Option<Part>,
    rest: Option<Part>,
}

impl Table {
    const EMPTY: Self = Self { first: None, rest: None };

    fn text(&self, key: Key) -> Option<&str> {
        let Self { first, rest } = self;
        let at = key as usize;
        first.as_ref()?.text(at).or_else(|| rest.as_ref()?.text(at))
    }
}

thread_local! {
    /// In the order of [`Lang::ALL`].
    static TABLES: RefCell<[Table; 2]> = const { RefCell::new([Table::EMPTY, Table::EMPTY]) };
}

/// Takes in a language file. Tells whether it belongs to this version, and to what is there of its language; one that
/// does not leaves all as it was.
pub fn learn(file: &str) -> bool {
    let Some((lang, part)) = Part::read(file) else { return false };
    TABLES.with_borrow_mut(|tables| match tables.get_mut(lang as usize) {
        Some(Table { first: Some(first), rest }) => add(part, first, rest),
        Some(table) => {
            table.first = Some(part);
            true
        }
        None => false,
    })
}

/// Takes in a language file beside the first.
fn add(part: Part, first: &Part, rest: &mut Option<Part>) -> bool {
    if part.file == first.file {
        return true;
    }
    match rest {
        Some(rest) => part.file == rest.file,
        None => {
            let whole = part.completes(first);
            *rest = whole.then_some(part);
            whole
        }
    }
}

/// Looks up a text. Where it is still to come the panel stops, and the page builds it anew when all texts are there.
pub(super) fn with<T>(lang: Lang, key: Key, say: impl FnOnce(&str) -> T) -> T {
    #[cfg(not(target_arch = "wasm32"))]
    host::learn_all();
    TABLES.with_borrow(|tables| {
        match tables.get(lang as usize).and_then(|table| table.text(key)) {
            Some(text) => say(text),
            // No panic: nothing is broken, and nobody is to be told.
            None => stop(),
        }
    })
}

#[cfg(target_arch = "wasm32")]
fn stop() -> ! {
    core::arch::wasm32::unreachable()
}

/// On the host all texts are there from the start.
#[cfg(not(target_arch = "wasm32"))]
fn stop() -> ! {
    unreachable!("a text is missing")
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// The language files, as the page would fetch them.
    const FILES: [&str; 2] = [
        include_str!(concat!(env!("OUT_DIR"), "/nb.txt")),
        include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
    ];

    pub(super) fn learn_all() {
        let all =
            super::TABLES.with_borrow(|tables| tables.iter().all(|table| table.first.is_some()));
        if !all {
            for file in FILES {
                super::learn(file);
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::FILES;
        use crate::i18n::learn;
        use crate::i18n::{Lang, table};
        use crate::view_model::Key;

        /// The lines of a language file that are wanted, and empty ones for all others.
        fn lines(file: &str, wanted: impl Fn(usize) -> bool) -> String {
            let (head, texts) = file.split_once('\n').unwrap_or_default();
            let texts = texts.lines().enumerate();
            let texts = texts.map(|(at, text)| if wanted(at) { text } else { "" });
            std::iter::once(head).chain(texts).flat_map(|line| [line, "\n"]).collect()
        }

        #[test]
        fn a_file_of_another_version_is_turned_down() {
            for file in FILES {
                assert!(learn(file));
                let cut = file.rsplit_once('\n').and_then(|(rest, _)| rest.rsplit_once('\n'));
                assert!(
                    !learn(&format!("{}\n", cut.map_or("", |(rest, _)| rest))),
                    "a text is missing"
                );
                assert!(!learn(&format!("{file}\n")), "a text too many");
                let (head, rest) = file.split_once('\n').unwrap_or_default();
                assert!(!learn(&format!("{head}0\n{rest}")), "of other keys");
                assert!(
                    !learn(&file.replacen("trygtrom ", "trygtrom x", 1)),
                    "no language of ours"
                );
            }
            for file in ["", "\n", "<!doctype html>\n", "trygtrom nb\n"] {
                assert!(!learn(file), "{file}");
            }
        }

        #[test]
        fn a_language_comes_in_two_files_that_make_one() {
            let [_, file] = FILES;
            let first = lines(file, |at| at % 3 == 0);
            let rest = lines(file, |at| at % 3 > 0);
            assert!(learn(&first));
            table::with(Lang::En, Key::ALL[3], |text| {
                assert!(file.contains(&format!("\n{text}\n")))
            });
            assert!(!learn(&lines(file, |at| at % 3 > 1)), "some are in none of both");
            assert!(!learn(file), "some are in both");
            assert!(learn(&rest));
            assert!(learn(&first) && learn(&rest), "both are known");
            assert!(!learn(&lines(file, |_| false)), "there are no more");
            for (key, text) in Key::ALL.into_iter().zip(file.lines().skip(1)) {
                table::with(Lang::En, key, |said| assert_eq!(said, text));
            }
        }
    }
}
