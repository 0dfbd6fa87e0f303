//! The checklist on paper of a procedure: a static page without scripts, for when the panel cannot be used.
//!
//! It links to its style sheet, the page in the other language and the source documents only, or has its style inside. Every
//! requirement is on it with the procedure's own text, whatever its kind.

mod html;
mod node;
mod page;

pub use node::{Element, Node};
pub use page::{CONFLICTS, page, prevails_over, sheet};

/// The style of the pages.
const STYLE: &str = include_str!("../../../www/paper/paper.css");

/// The longest name of a file that is made of the id of a procedure, in characters.
const LONGEST_STEM: usize = 64;

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In the package, of a built-in procedure. A panel shows it also to a hospital that has a procedure of its own.
    BuiltIn,
    /// Beside its style sheet and the page in the other language.
    Folder,
    /// Alone: it has its style inside.
    Alone,
}

/// The name of the file of a procedure, without its ending: its id in letters, digits, dots and hyphens.
pub fn file_stem(id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let stem: String = id.chars().take(LONGEST_STEM).map(plain).collect();
    let stem = stem.trim_matches(['.', '-']);
    if stem.is_empty() { "procedure".to_owned() } else { stem.to_owned() }
}
