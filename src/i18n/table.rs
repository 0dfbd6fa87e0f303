//! The texts of each language, as far as they are there.

use std::cell::RefCell;

use super::Lang;
use crate::view_model::Key;

/// One language file.
struct Table {
    file: String,
    /// Where the text of each key ends, in the order of the keys; before them, where the first one begins.
    ends: Vec<usize>,
}

thread_local! {
    /// In the order of [`Lang::ALL`].
    static TABLES: RefCell<[Option<Table>; 2]> = const { RefCell::new([None, None]) };
}

/// Takes in a language file. Tells whether it belongs to this version; one that does not leaves all as it was.
pub fn learn(file: &str) -> bool {
    let Some((lang, ends)) = read(file) else { return false };
    TABLES.with_borrow_mut(|tables| {
        for (slot, known) in tables.iter_mut().zip(Lang::ALL) {
            if known == lang && slot.is_none() {
                *slot = Some(Table { file: file.to_owned(), ends: ends.clone() });
            }
        }
    });
    true
}

fn read(file: &str) -> Option<(Lang, Vec<usize>)> {
    let head = file.split('\n').next()?.strip_prefix("trygtrom ")?;
    let (tag, mark) = head.split_once(' ')?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
    let ends: Vec<usize> = file.match_indices('\n').map(|(at, _)| at).collect();
    (mark == Key::MARK && ends.len() == Key::ALL.len() + 1).then_some((lang, ends))
}

/// Looks up a text; an empty one for a language that nobody has handed over.
pub(super) fn with<T>(lang: Lang, key: Key, say: impl FnOnce(&str) -> T) -> T {
    #[cfg(not(target_arch = "wasm32"))]
    host::learn_all();
    TABLES.with_borrow(|tables| {
        let slot = tables.iter().zip(Lang::ALL).find(|(_, known)| *known == lang);
        let table = slot.and_then(|(table, _)| table.as_ref());
        debug_assert!(table.is_some(), "the texts of {} are not there", lang.tag());
        let at = key as usize;
        let text = table
            .and_then(|table| table.file.get(table.ends.get(at)? + 1..*table.ends.get(at + 1)?));
        say(text.unwrap_or_default())
    })
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// The language files, as the page would fetch them.
    const FILES: [&str; 2] = [
        include_str!(concat!(env!("OUT_DIR"), "/nb.txt")),
        include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
    ];

    pub(super) fn learn_all() {
        let all = super::TABLES.with_borrow(|tables| tables.iter().all(Option::is_some));
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
    }
}
