//! Plays inputs as a history is played, against a built-in procedure with other policies.

use std::error::Error;

use serde_json::Value;
use trygtrom::domain::Procedure;
use trygtrom::format::{built_in, read_procedure};
use trygtrom::i18n::{Lang, Localizer};

pub(crate) use trygtrom::tool::replay::{Play, adapter, clock};

/// Norwegian (Bokmål), with Norway's offset from UTC in winter.
pub(crate) const NB: Localizer = Localizer { lang: Lang::Nb, offset_minutes: 60 };

/// English, with the same offset.
pub(crate) const EN: Localizer = Localizer { lang: Lang::En, offset_minutes: 60 };

/// A built-in procedure, or the file of a hospital in `tests/procedures/`, with some of its policies changed.
pub(crate) fn procedure<'a>(
    id: &str,
    policies: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> Result<Procedure, Box<dyn Error>> {
    let built_in = built_in(id);
    let folder = match (built_in.is_some(), id) {
        (true, _) => "procedures",
        (false, "own-procedure") => "examples",
        (false, _) => "tests/procedures",
    };
    let file = format!("{}/{folder}/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    for (name, word) in policies {
        file["policies"][name] = Value::from(word.as_str());
    }
    let read = read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}"))?;
    // Another choice does not make the rules a hospital's own.
    Ok(match built_in {
        Some(mut procedure) => {
            procedure.policies = read.policies;
            procedure
        }
        None => read,
    })
}
