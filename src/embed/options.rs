//! Attributes and properties of the element, checked. A value that cannot be used is reported, and the default takes its
//! place.

use js_sys::{JSON, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

use super::page_value::Given;
use crate::domain::{Problem, Procedure, Setting, Viewer};
use crate::format::{BUILT_IN, MOST_BYTES, built_in, read_procedure, too_large};
use crate::i18n::Lang;
use crate::platform::PlatformId;
use crate::platform::detail::Detail;
use crate::ui::{HeadingLevel, Theme};

/// The procedure that is followed if none is named, or the named one cannot be used.
const DEFAULT_PROCEDURE: &str = "combined";

/// The longest key of an appointment, in characters.
const LONGEST_KEY: usize = 256;

/// What is wrong with an option: a message for the integrator, without the value itself.
pub(super) type Wrong = String;

/// The options that `www/element/element.js` collects from the element. The object and its texts are our own; the other
/// values are the page's, and are taken as they are.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Options {
    pub(super) viewer: Given<String>,
    pub(super) setting: Given<String>,
    pub(super) platform: Given<String>,
    pub(super) theme: Given<String>,
    #[serde(rename = "heading-level")]
    pub(super) heading_level: Given<String>,
    pub(super) lang: Given<String>,
    pub(super) consultation: Given<String>,
    /// The SHA-256 of this module in hex; absent if it is not known.
    pub(super) build: Given<String>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(super) procedure: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(super) onboarded: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(super) expected: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(super) appointment: JsValue,
}

impl Options {
    /// Reads the object.
    pub(super) fn read(given: &JsValue) -> Self {
        serde_wasm_bindgen::from_value(given.clone()).unwrap_or_default()
    }
}

/// One of a closed list of words. An absent value is the default and no problem.
fn choice<T>(
    name: &str,
    given: Given<String>,
    default: T,
    allowed: &[&str],
    parse: impl Fn(&str) -> Option<T>,
) -> (T, Option<Wrong>) {
    let absent = matches!(given, Given::Absent);
    match given.value().as_deref().and_then(parse) {
        Some(known) => (known, None),
        None if absent => (default, None),
        None => {
            let allowed = allowed.join(", ");
            (default, Some(format!("\"{name}\" is not one of: {allowed}. The default is used.")))
        }
    }
}

/// Whose panel.
pub(super) fn viewer(given: Given<String>) -> (Viewer, Option<Wrong>) {
    choice("viewer", given, Viewer::Patient, Viewer::WORDS, Viewer::parse)
}

/// Who is to take part.
pub(super) fn setting(given: Given<String>) -> (Setting, Option<Wrong>) {
    choice("setting", given, Setting::UnknownPatient, Setting::WORDS, Setting::parse)
}

/// Which platform.
pub(super) fn platform(given: Given<String>) -> (PlatformId, Option<Wrong>) {
    let allowed: Vec<_> = PlatformId::ALL.iter().map(|platform| platform.word()).collect();
    choice("platform", given, PlatformId::Manual, &allowed, PlatformId::parse)
}

/// Light or dark.
pub(super) fn theme(given: Given<String>) -> (Theme, Option<Wrong>) {
    choice("theme", given, Theme::Auto, &["auto", "light", "dark"], Theme::parse)
}

/// The level of the panel's headings.
pub(super) fn heading_level(given: Given<String>) -> (HeadingLevel, Option<Wrong>) {
    let parse = HeadingLevel::parse;
    choice("heading-level", given, HeadingLevel::Two, HeadingLevel::WORDS, parse)
}

/// The language, as `www/element/language.js` found it.
pub(super) fn language(given: Given<String>) -> Lang {
    Lang::from_tag(&given.value().unwrap_or_default())
}

/// The key of the appointment, if the state shall be kept across a reload. A key is never cut: two appointments could then
/// have the same.
pub(super) fn consultation(given: Given<String>) -> (Option<String>, Option<Wrong>) {
    let key = given.value().filter(|key| !key.is_empty());
    if key.as_ref().is_some_and(|key| key.chars().nth(LONGEST_KEY).is_some()) {
        let wrong = format!(
            "\"consultation\" has more than {LONGEST_KEY} characters. Nothing is kept across a reload."
        );
        return (None, Some(wrong));
    }
    (key, None)
}

/// A procedure: by id, as the bytes of a file that the JavaScript part has fetched, or as an object. The error has every
/// problem, one on each line.
///
/// An object is read as the JSON text it stands for. So one reader serves files and objects, and what a getter of the page
/// throws comes back as an error.
pub(super) fn procedure(value: &JsValue) -> Result<Procedure, Wrong> {
    let is_chosen = !value.is_nullish();
    Ok(Procedure { is_chosen, ..read(value)? })
}

fn read(value: &JsValue) -> Result<Procedure, Wrong> {
    let id = value.as_string().or_else(|| value.is_nullish().then(|| DEFAULT_PROCEDURE.to_owned()));
    if let Some(id) = id {
        return built_in(&id).ok_or_else(|| {
            let known = BUILT_IN.map(|(id, _)| id).join(", ");
            format!("No built-in procedure has this id. Use one of: {known}.")
        });
    }
    let unreadable = "The procedure is not an object that can be read as JSON, or has too many levels of lists and objects.";
    // The page's own objects come as plain copies, so these are the bytes of a file, in no more of them than are fetched.
    let text = if let Some(file) = value.dyn_ref::<Uint8Array>() {
        Some(String::from_utf8(file.to_vec()).map_err(|_| unreadable)?)
    } else {
        let json = JSON::stringify(value).ok().filter(|text| text.is_string()).ok_or(unreadable)?;
        // Before it is copied: a text has at least as many bytes as code units, and this module's memory never shrinks.
        (json.length() as usize <= MOST_BYTES).then(|| json.into())
    };
    let read = text.map_or_else(|| Err(vec![too_large()]), |text| read_procedure(&text));
    read.map_err(|problems| {
        let line = |problem: &Problem| format!("{}: {}.", problem.place, problem.kind.fix());
        problems.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

/// The default procedure. A test reads every built-in one, so it is there.
pub(super) fn default_procedure() -> Option<Procedure> {
    built_in(DEFAULT_PROCEDURE)
}
