//! What is said of a procedure file: that it is in order and what it holds, or all that is wrong with it.

use std::fmt::{Display, Write as _};

use serde_json::{Value, json};

use super::warnings::{Warning, warnings};
use crate::domain::{Moment, PolicyName, Problem, Procedure};
use crate::format::{MOST_BYTES, read_procedure, too_large};

/// The mark that some editors write before the text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Why a file gives no procedure.
#[derive(Debug)]
pub enum Faulty {
    /// It is not written in UTF-8.
    NotUtf8,
    /// It has problems.
    Problems {
        /// All that are listed.
        problems: Vec<Problem>,
        /// The file as JSON; `null` if it is none.
        file: Value,
    },
}

/// Reads a procedure file.
///
/// # Errors
/// Why it gives no procedure. Of a file that is too large nothing is read.
pub fn read(bytes: &[u8]) -> Result<Procedure, Faulty> {
    if bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).len() > MOST_BYTES {
        return Err(Faulty::Problems { problems: vec![too_large()], file: Value::Null });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Faulty::NotUtf8)?;
    read_procedure(text).map_err(|problems| {
        let file = serde_json::from_str(text.trim_start_matches('\u{feff}'));
        Faulty::Problems { problems, file: file.unwrap_or(Value::Null) }
    })
}

/// What is said of a file by this name to somebody who reads it.
///
/// # Errors
/// All that is wrong with it, each problem with its place and how to mend it.
pub fn check(name: &str, bytes: &[u8]) -> Result<String, String> {
    match read(bytes) {
        Ok(procedure) => Ok(in_order(name, &procedure)),
        Err(faulty) => Err(out_of_order(name, &faulty)),
    }
}

/// The same for programs: an object with `file`, `inOrder`, `problems` and `warnings`.
pub fn check_as_json(name: &str, bytes: &[u8]) -> Value {
    let (problems, warnings) = match read(bytes) {
        Ok(procedure) => {
            let told = |warning: &Warning| json!({"place": warning.place, "mend": warning.mend()});
            (Vec::new(), warnings(&procedure).iter().map(told).collect())
        }
        Err(Faulty::NotUtf8) => (vec![json!({"place": "the file", "mend": SAVE_AGAIN})], vec![]),
        Err(Faulty::Problems { problems, file }) => {
            let told = |problem: &Problem| {
                json!({
                    "place": problem.place,
                    "requirement": requirement(&problem.place, &file),
                    "mend": problem.kind.fix(),
                })
            };
            (problems.iter().map(told).collect(), Vec::new())
        }
    };
    json!({"file": name, "inOrder": problems.is_empty(), "problems": problems, "warnings": warnings})
}

fn in_order(name: &str, procedure: &Procedure) -> String {
    let rules = procedure.rules();
    let mut said = format!(
        "{name} is in order: {}, compared with its document on {}.\n\n",
        count(rules.len(), "requirement"),
        procedure.checked_on
    );
    let mut line = |name: &str, what: &dyn Display| {
        // Writing to a text cannot fail.
        let _ = writeln!(said, "  {name:<17} {what}");
    };
    line("title", &procedure.title("nb"));
    line("source", &format!("{}, version {}", procedure.source, procedure.version));
    line("approved by", &procedure.approved_by("nb").unwrap_or("not said"));
    for moment in Moment::ALL {
        let ids: Vec<&str> = rules
            .iter()
            .filter(|rule| rule.moment == *moment)
            .map(|rule| rule.id.as_str())
            .collect();
        line(moment.word(), &list(&ids));
    }
    for policy in PolicyName::ALL {
        let reason =
            if procedure.reason(*policy, "nb").is_none() { " (no reason given)" } else { "" };
        let idle = if procedure.is_in_force(*policy) {
            ""
        } else {
            " (note: no requirement here hangs on it, so the panel does not show it)"
        };
        line(policy.word(), &format!("{}{reason}{idle}", procedure.policies.word(*policy)));
    }
    let warnings = warnings(procedure);
    if !warnings.is_empty() {
        let _ = writeln!(
            said,
            "\nThe panel takes the file. Look at {}:\n",
            count(warnings.len(), "text")
        );
        for warning in &warnings {
            let _ = writeln!(said, "  {}: {}.", warning.place, warning.mend());
        }
    }
    said
}

fn list(ids: &[&str]) -> String {
    if ids.is_empty() { "none".to_owned() } else { format!("{}: {}", ids.len(), ids.join(" ")) }
}

/// How to mend a file that is not written in UTF-8.
const SAVE_AGAIN: &str = "save it again in the encoding UTF-8";

/// What is said of a file that gives no procedure.
pub fn out_of_order(name: &str, faulty: &Faulty) -> String {
    let (problems, file) = match faulty {
        Faulty::NotUtf8 => {
            return format!("{name} is not written in UTF-8. Save it again with that encoding.\n");
        }
        Faulty::Problems { problems, file } => (problems, file),
    };
    let mut said = format!("{name} is not in order: {}.\n\n", count(problems.len(), "problem"));
    for problem in problems {
        let whose = requirement(&problem.place, file);
        let whose = whose.map_or(String::new(), |id| format!(" (requirement {id})"));
        let _ = writeln!(said, "  {}{whose}: {}.", problem.place, problem.kind.fix());
    }
    said
}

/// The id of the requirement that a place lies in: easier to find in a long file than a number.
fn requirement<'f>(place: &str, file: &'f Value) -> Option<&'f str> {
    let number = place.strip_prefix("rules[")?.split(']').next()?.parse::<usize>().ok()?;
    file["rules"][number]["id"].as_str()
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
