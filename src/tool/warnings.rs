//! What the panel takes and the writer of a procedure file hardly means: markup and hidden characters in a text.
//!
//! The panel shows every text as it is written, so markup does nothing; it is read as it stands. A character that cannot be
//! seen can turn the order of the words around it.

use crate::domain::{Procedure, Texts, is_hidden};

/// A text to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its place, in words: `requirement F-9, text, nb`.
    pub place: String,
    /// What is in it.
    pub kind: WarningKind,
}

/// What is in a text that is hardly meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// Something between `<` and `>` that looks like markup.
    Markup,
    /// A character that is invisible or changes the direction of writing.
    Hidden(char),
}

impl Warning {
    /// What to do about it.
    pub fn mend(&self) -> String {
        match self.kind {
            WarningKind::Markup => {
                "it looks like markup, which is shown as it is written; write the words alone"
                    .into()
            }
            WarningKind::Hidden(sign) => format!(
                "it has a character that cannot be seen or turns the direction of writing, U+{:04X}; write the words again",
                u32::from(sign)
            ),
        }
    }
}

/// The texts of a procedure to look at, in the order of the documented fields.
pub fn warnings(procedure: &Procedure) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut look = |place: &str, text: &str| {
        let kinds = [
            has_markup(text).then_some(WarningKind::Markup),
            text.chars().find(|c| is_odd(*c)).map(WarningKind::Hidden),
        ];
        found.extend(kinds.into_iter().flatten().map(|kind| Warning { place: place.into(), kind }));
    };
    look("id", &procedure.id);
    by_language("title", &procedure.title, &mut look);
    by_language("approved_by", &procedure.approved_by, &mut look);
    look("version", &procedure.version);
    look("source", &procedure.source);
    for (fact, place) in &procedure.facts {
        look(&format!("facts, {}", fact.word()), place);
    }
    for (number, link) in procedure.links.iter().enumerate() {
        by_language(&format!("links[{number}], label"), &link.label, &mut look);
    }
    for (policy, texts) in &procedure.reasons {
        by_language(&format!("reasons, {}", policy.word()), texts, &mut look);
    }
    for rule in &procedure.rules {
        let at = |field: &str| format!("requirement {}, {field}", rule.id.as_str());
        look(&at("place"), &rule.place);
        let texts = [&rule.text, &rule.patient, &rule.short, &rule.note];
        for (field, texts) in ["text", "patient", "short", "note"].into_iter().zip(texts) {
            by_language(&at(field), texts, &mut look);
        }
    }
    found
}

fn by_language(place: &str, texts: &Texts, look: &mut impl FnMut(&str, &str)) {
    for (language, text) in texts {
        look(&format!("{place}, {language}"), text);
    }
}

/// Whether a character is hidden and no line break or tab, which are shown as a space.
fn is_odd(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\r' | '\t')
}

/// Whether there is a `<` with a letter, a slash or an exclamation mark after it, and a `>` later.
fn has_markup(text: &str) -> bool {
    let begins =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
    text.split('<').skip(1).any(begins) && text.rfind('>') > text.find('<')
}
