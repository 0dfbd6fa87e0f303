//! The languages that the texts of a file are written in.

use super::document::Value;
use crate::domain::{MOST_LANGUAGES, ProcedureField, RuleField};
use crate::format::Json;
use crate::i18n::Lang;

/// The fields that hold a text for each language.
const TEXTS: [&str; 9] = [
    ProcedureField::Title.word(),
    ProcedureField::PatientInformation.word(),
    ProcedureField::ApprovedBy.word(),
    ProcedureField::Reasons.word(),
    RuleField::Text.word(),
    RuleField::Patient.word(),
    RuleField::Short.word(),
    RuleField::Note.word(),
    crate::domain::LinkField::Label.word(),
];

/// The languages to write in: those of the panel, those of the file, and those that the author added, as many as a text can
/// have. The first language of procedure files stands first.
pub fn languages_of(file: Option<&Value>, added: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Lang::ALL.iter().map(|lang| lang.tag().to_owned()).collect();
    let mut note = |tag: &str| {
        if all.len() < MOST_LANGUAGES && !all.iter().any(|known| known == tag) {
            all.push(tag.to_owned());
        }
    };
    if let Some(file) = file {
        collect(file, &mut note);
    }
    added.iter().for_each(|tag| note(tag));
    all
}

/// Tells the names of all members of texts.
fn collect(value: &Value, note: &mut impl FnMut(&str)) {
    match value {
        Json::List(list) => list.iter().for_each(|one| collect(one, note)),
        Json::Object(members) => {
            for (name, one) in members {
                match one {
                    Json::Object(texts) if TEXTS.contains(&name.as_ref()) => {
                        for (tag, text) in texts {
                            match text {
                                Json::Text(_) => note(tag),
                                // The reasons: a text in each language for each policy.
                                Json::Object(texts) => texts.iter().for_each(|(tag, _)| note(tag)),
                                _ => {}
                            }
                        }
                    }
                    other => collect(other, note),
                }
            }
        }
        Json::Text(_) | Json::Number(_) | Json::Literal(_) => {}
    }
}
