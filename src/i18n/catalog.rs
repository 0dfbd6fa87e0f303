//! The text catalogs: one for each language, loaded from a language file.

use std::cell::RefCell;

use super::lang::Lang;
use crate::view_model::Key;

/// The texts of one language, in the order of [`Key::ALL`].
struct Catalog {
    file: String,
    /// Where each line of `file` ends, in bytes. The first line is the head, the others are texts.
    ends: Vec<usize>,
}

impl Catalog {
    /// Reads a language file. `None` if it belongs to another version or lacks a text.
    fn read(file: &str) -> Option<(Lang, Self)> {
        let head = file.split('\n').next()?.strip_prefix("trygtrom ")?;
        let (tag, mark) = head.split_once(' ')?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        let ends: Vec<usize> = file.match_indices('\n').map(|(at, _)| at).collect();
        let empty_line = ends.windows(2).any(|pair| matches!(pair, [from, to] if from + 1 == *to));
        let complete = mark == Key::MARK && ends.len() == Key::ALL.len() + 1 && !empty_line;
        complete.then(|| (lang, Self { file: file.to_owned(), ends }))
    }

    /// The text of a key.
    fn text(&self, key: Key) -> &str {
        let line = self.ends.get(key as usize).zip(self.ends.get(key as usize + 1));
        // [`Catalog::read`] accepts complete catalogs only, so every key has a line.
        line.and_then(|(from, to)| self.file.get(from + 1..*to)).unwrap_or_default()
    }
}

thread_local! {
    /// The loaded catalogs, in the order of [`Lang::ALL`].
    static CATALOGS: RefCell<[Option<Catalog>; Lang::ALL.len()]> = const { RefCell::new([const { None }; Lang::ALL.len()]) };
}

/// Loads the catalog of one language from its file. Returns whether the file belongs to this version and is complete;
/// otherwise what was loaded before stays.
pub fn load_catalog(file: &str) -> bool {
    let Some((lang, catalog)) = Catalog::read(file) else { return false };
    CATALOGS.with_borrow_mut(|catalogs| {
        if let Some(slot) = catalogs.get_mut(lang as usize) {
            *slot = Some(catalog);
        }
    });
    true
}

/// Calls `format` with the text of a key. The page loads the catalog of a language before it shows a panel in it; for a
/// language that is not loaded the text is empty.
pub(super) fn with_text<T>(lang: Lang, key: Key, format: impl FnOnce(&str) -> T) -> T {
    #[cfg(any(feature = "tool", feature = "workshop", not(target_arch = "wasm32")))]
    load_all();
    CATALOGS.with_borrow(|catalogs| {
        let catalog = catalogs.get(lang as usize).and_then(Option::as_ref);
        debug_assert!(catalog.is_some(), "the catalog of {} is not loaded", lang.tag());
        format(catalog.map_or("", |catalog| catalog.text(key)))
    })
}

/// On the host, in the command-line tool and in the workshop every catalog is compiled in and loaded when a text is first
/// asked for.
#[cfg(any(feature = "tool", feature = "workshop", not(target_arch = "wasm32")))]
fn load_all() {
    if CATALOGS.with_borrow(|catalogs| catalogs.iter().any(Option::is_none)) {
        load_catalog(include_str!(concat!(env!("OUT_DIR"), "/nb.txt")));
        load_catalog(include_str!(concat!(env!("OUT_DIR"), "/en.txt")));
    }
}
