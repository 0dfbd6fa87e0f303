//! Plays inputs as a history is played, against a built-in procedure with other policies.

use std::error::Error;

use serde_json::Value;
use trygtrom::domain::Procedure;
use trygtrom::format::{BUILT_IN, built_in, read_procedure};
use trygtrom::i18n::{Lang, Localizer};

pub(crate) use trygtrom::tool::replay::{Play, adapter, clock};

/// Norwegian (Bokmål), with Norway's offset from UTC in winter.
pub(crate) const NB: Localizer = Localizer { lang: Lang::Nb, offset_minutes: 60 };

/// English, with the same offset.
pub(crate) const EN: Localizer = Localizer { lang: Lang::En, offset_minutes: 60 };

/// A built-in procedure with some of its policies changed.
pub(crate) fn procedure<'a>(
    id: &str,
    policies: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> Result<Procedure, Box<dyn Error>> {
    let mut others = policies.into_iter().peekable();
    let built = BUILT_IN.iter().any(|(known, _)| *known == id);
    if built && others.peek().is_none() {
        return built_in(id).ok_or_else(|| format!("no procedure {id:?}").into());
    }
    let folder = if built { "procedures" } else { "examples" };
    let file = format!("{}/{folder}/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    for (name, word) in others {
        file["policies"][name] = Value::from(word.as_str());
    }
    read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}").into())
}
