//! What the workshop asks of the page that it runs in.

use web_sys::File;
use yew::prelude::*;

/// A file to be read.
#[derive(Clone, Debug)]
pub struct ToRead {
    /// The file.
    pub file: File,
    /// Receives its bytes. `None` if the browser cannot read it.
    pub then: Callback<Option<Vec<u8>>>,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSave {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
}

/// What the page does for the workshop.
#[derive(Clone, Debug, PartialEq)]
pub struct Browser {
    /// Reads a file of the person's.
    pub read: Callback<ToRead>,
    /// Offers a file as a download.
    pub save: Callback<ToSave>,
    /// Prints the page.
    pub print: Callback<()>,
    /// Whether the browser is to ask before the page is left.
    pub unsaved: Callback<bool>,
    /// Says of the page which language it is in.
    pub speak: Callback<crate::i18n::Lang>,
}

/// What the page does for the workshop.
#[hook]
pub fn use_browser() -> Option<Browser> {
    use_context()
}
