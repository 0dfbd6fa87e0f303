//! The procedure in one line: title, source, version and the date it was checked.

use super::text::{Arg, Key, Message, Var};
use crate::domain::Procedure;

/// The title, source, version and check date of a procedure.
pub(super) fn procedure_line(procedure: &Procedure, language: &str) -> Message {
    let text = |text: &str| Arg::Text(text.into());
    Message::from(Key::ProcedureLine)
        .with(Var::Title, text(procedure.title(language)))
        .with(Var::Source, text(&procedure.source))
        .with(Var::Version, Arg::Message(Box::new(version_line(procedure))))
        .with(Var::Date, text(&procedure.checked_on))
}

/// The version of a procedure in words. A procedure made of several documents has one version for each, separated by
/// `" / "`; a dash stands for a document without a version.
pub fn version_line(procedure: &Procedure) -> Message {
    let mut versions = procedure.version.split(" / ");
    let first = one_version(versions.next().unwrap_or_default());
    versions.fold(first, |line, version| {
        Message::from(Key::ProcedureVersions)
            .with(Var::First, Arg::Message(Box::new(line)))
            .with(Var::Second, Arg::Message(Box::new(one_version(version))))
    })
}

fn one_version(version: &str) -> Message {
    match version {
        "–" | "-" => Key::ProcedureUnversioned.into(),
        version => {
            Message::from(Key::ProcedureVersion).with(Var::Version, Arg::Text(version.into()))
        }
    }
}
