//! What the components share: the words, the file that is open, and the dispatcher of actions.

use std::rc::Rc;

use yew::prelude::*;

use crate::workshop::document::Value;
use crate::workshop::words::Words;
use crate::workshop::{Action, File};

/// The file that is open, and the languages that its texts are written in.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFile {
    /// The file.
    pub file: Rc<File>,
    /// The tags of the languages, the first language of procedure files first.
    pub languages: Rc<[String]>,
}

/// The words of the workshop.
#[hook]
pub fn use_words() -> Words {
    use_context().unwrap_or(Words(crate::i18n::Lang::OF_PROCEDURES))
}

/// Receives actions.
#[hook]
pub fn use_dispatch() -> Callback<Action> {
    use_context().unwrap_or_else(Callback::noop)
}

/// The file that is open. Components below the editor only ask for it while one is.
#[hook]
pub fn use_file() -> Option<OpenFile> {
    use_context::<Option<OpenFile>>().flatten()
}

/// The value of the file that is open, if the forms can change it.
#[hook]
pub fn use_value() -> Option<Rc<Value>> {
    use_file().and_then(|open| open.file.value.clone())
}
