//! What the module exports to Node. `www/tool/cli.js` reads files and prints; everything else is here.

use wasm_bindgen::prelude::wasm_bindgen;

use super::paper::{Form, file_stem, page};
use crate::domain::is_hidden;
use crate::format::MOST_BYTES;
use crate::i18n::Lang;

/// What a command answers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer {
    /// What it prints.
    #[wasm_bindgen(getter_with_clone)]
    pub text: String,
    /// Whether what it was asked about is in order.
    pub fine: bool,
}

impl Answer {
    /// An answer in words. Characters that steer a terminal are written out.
    fn words(said: Result<String, String>) -> Self {
        let fine = said.is_ok();
        let text = said.unwrap_or_else(|problems| problems);
        let plain = |c: char| !is_hidden(c) || c == '\n';
        if text.chars().all(plain) {
            return Self { text, fine };
        }
        let written = text
            .chars()
            .map(|c| if plain(c) { c.to_string() } else { format!("U+{:04X}", u32::from(c)) });
        Self { text: written.collect(), fine }
    }

    fn json(value: &serde_json::Value, fine: bool) -> Self {
        Self { text: format!("{value:#}\n"), fine }
    }
}

/// The most bytes of a file that are read: one more than a procedure file may have, after a byte order mark.
#[wasm_bindgen(js_name = mostBytes)]
pub fn most_bytes() -> usize {
    MOST_BYTES + 4
}

/// The language of a tag.
fn language(tag: &str) -> Lang {
    Lang::from_tag(tag)
}

/// The checklist of a procedure file on paper, as HTML. `alone`: with its style inside, for a page that has no files beside it.
#[wasm_bindgen]
pub fn paper(name: &str, bytes: &[u8], tag: &str, alone: bool) -> Answer {
    match super::read(bytes) {
        Ok(procedure) => {
            let form = if alone { Form::Alone } else { Form::Folder };
            Answer { text: page(&procedure, language(tag), form), fine: true }
        }
        Err(faulty) => Answer::words(Err(super::out_of_order(name, &faulty))),
    }
}

/// The name of the files of that checklist, without `.nb.html`. Empty for a file that gives no procedure.
#[wasm_bindgen(js_name = paperStem)]
pub fn paper_stem(bytes: &[u8]) -> String {
    super::read(bytes).map(|procedure| file_stem(&procedure.id)).unwrap_or_default()
}

/// Checks a procedure file.
#[wasm_bindgen]
pub fn check(name: &str, bytes: &[u8], json: bool) -> Answer {
    if json {
        let told = super::check_as_json(name, bytes);
        let fine = told["inOrder"] == true;
        Answer::json(&told, fine)
    } else {
        Answer::words(super::check(name, bytes))
    }
}
