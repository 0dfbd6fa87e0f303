//! What the module exports to Node. `www/tool/cli.js` reads files and prints; everything else is here.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::is_hidden;
use crate::format::MOST_BYTES;

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
