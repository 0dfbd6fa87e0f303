//! What the module exports to Node. `www/tool/cli.js` reads files and prints; everything else is here.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

use super::paper::{Form, file_stem, page};
use super::replay::History;
use super::words::Words;
use super::{difference, questionnaire as form, replay as played};
use crate::domain::{Procedure, is_hidden};
use crate::format::MOST_BYTES;
use crate::i18n::Lang;

/// What a command answers.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Answer {
    /// What it prints.
    #[wasm_bindgen(getter_with_clone)]
    pub text: String,
    /// The exit code: 0 if all is in order, or else 1.
    pub code: u8,
    /// Whether the text is about a problem, and no result.
    pub is_problem: bool,
}

impl Answer {
    const fn page(text: String) -> Self {
        Self { text, code: 0, is_problem: false }
    }

    /// A result in words.
    fn words(text: &str, fine: bool) -> Self {
        Self { text: without_signs(text), code: u8::from(!fine), is_problem: false }
    }

    /// A result for programs.
    fn json(value: &Value, fine: bool) -> Self {
        Self { text: format!("{value:#}\n"), code: u8::from(!fine), is_problem: false }
    }

    /// Why there is no result.
    fn problem(text: &str) -> Self {
        Self { text: without_signs(text), code: 1, is_problem: true }
    }
}

/// A text in which the characters that steer a terminal or cannot be seen are written out.
fn without_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && c != '\n' {
            out.push_str(&format!("U+{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
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
        return Answer::json(&told, fine);
    }
    match super::check(name, bytes) {
        Ok(said) => Answer::words(&said, true),
        Err(said) => Answer::problem(&said),
    }
}

fn read(name: &str, bytes: &[u8]) -> Result<Procedure, String> {
    super::read(bytes).map_err(|faulty| super::out_of_order(name, &faulty))
}

/// The checklist of a procedure file on paper, as HTML. `alone`: with its style inside, for a page that has no files beside it.
#[wasm_bindgen]
pub fn paper(name: &str, bytes: &[u8], language: &str, alone: bool) -> Answer {
    let form = if alone { Form::Alone } else { Form::Folder };
    match read(name, bytes) {
        Ok(procedure) => Answer::page(page(&procedure, Lang::from_tag(language), form)),
        Err(said) => Answer::problem(&said),
    }
}

/// The name of the files of a procedure, such as that checklist, without `.nb.html`. Empty for a file that gives no procedure.
#[wasm_bindgen(js_name = fileStem)]
pub fn stem_of(bytes: &[u8]) -> String {
    super::read(bytes).map(|procedure| file_stem(&procedure.id)).unwrap_or_default()
}

/// The Questionnaire of a procedure file in FHIR.
#[wasm_bindgen]
pub fn questionnaire(name: &str, bytes: &[u8]) -> Answer {
    match read(name, bytes) {
        Ok(procedure) => Answer::json(&form::questionnaire(&procedure), true),
        Err(said) => Answer::problem(&said),
    }
}

/// The CodeSystems that it refers to, as an object with a member for each list of words.
#[wasm_bindgen(js_name = codeSystems)]
pub fn code_systems(name: &str, bytes: &[u8]) -> Answer {
    match read(name, bytes) {
        Ok(procedure) => {
            let systems = form::code_systems(&procedure).into_iter();
            let systems = systems.map(|(list, system)| (list.to_owned(), system));
            Answer::json(&Value::Object(systems.collect()), true)
        }
        Err(said) => Answer::problem(&said),
    }
}

/// Two versions of a procedure compared. They are in order if they say the same.
#[wasm_bindgen]
pub fn diff(
    old_name: &str,
    old: &[u8],
    new_name: &str,
    new: &[u8],
    language: &str,
    json: bool,
) -> Answer {
    let (old, new) = match (read(old_name, old), read(new_name, new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let said: Vec<String> = [old.err(), new.err()].into_iter().flatten().collect();
            return Answer::problem(&said.join("\n"));
        }
    };
    let differences = difference::compare(&old, &new);
    let fine = differences.is_empty();
    if json {
        return Answer::json(&difference::as_json(&differences), fine);
    }
    let words = Words::new(Lang::from_tag(language));
    Answer::words(&difference::in_words(&old, &new, &differences, words), fine)
}

/// A history played against a procedure file.
#[wasm_bindgen]
pub fn replay(
    name: &str,
    bytes: &[u8],
    history_name: &str,
    history: &[u8],
    language: &str,
    json: bool,
) -> Answer {
    let procedure = match read(name, bytes) {
        Ok(procedure) => procedure,
        Err(said) => return Answer::problem(&said),
    };
    let replayed = History::read(history).and_then(|history| played::replay(&procedure, &history));
    let words = Words::new(Lang::from_tag(language));
    match replayed {
        Ok(replayed) if json => {
            Answer::json(&played::as_json(history_name, &replayed, words), true)
        }
        Ok(replayed) => Answer::words(&played::in_words(history_name, &replayed, words), true),
        Err(fault) => Answer::problem(&format!("{history_name} cannot be played. {fault}.\n")),
    }
}
