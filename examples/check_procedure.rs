//! Checks a procedure file as the panel does: `cargo run --example check_procedure -- FILE`, or `make check-procedure`.
//!
//! Prints every problem with its place and how to mend it, and ends with 1; or says what the file holds, and ends with 0.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::{env, fs};

use serde_json::Value;
use trygtrom::domain::{Moment, PolicyName, Problem, Procedure};
use trygtrom::format::read_procedure;

fn main() -> io::Result<ExitCode> {
    let mut arguments = env::args().skip(1).filter(|argument| !argument.is_empty());
    let (Some(name), None) = (arguments.next(), arguments.next()) else {
        writeln!(
            io::stderr(),
            "Name one procedure file: make check-procedure FILE=our-procedure.json"
        )?;
        return Ok(ExitCode::FAILURE);
    };
    match check(&name) {
        Ok(said) => {
            write!(io::stdout(), "{said}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(said) => {
            write!(io::stderr(), "{said}")?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What is said of a file: that it is in order, or else all that is wrong with it.
fn check(name: &str) -> Result<String, String> {
    let bytes = fs::read(name).map_err(|error| format!("{name} cannot be read: {error}.\n"))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        format!("{name} is not written in UTF-8. Save it again with that encoding.\n")
    })?;
    match read_procedure(&text) {
        Ok(procedure) => Ok(in_order(name, &procedure)),
        Err(problems) => Err(out_of_order(name, &text, &problems)),
    }
}

fn in_order(name: &str, procedure: &Procedure) -> String {
    let rules = procedure.rules();
    let mut said = format!(
        "{name} is in order: {}, compared with its document on {}.\n\n",
        count(rules.len(), "requirement"),
        procedure.checked_on
    );
    let mut line = |name: &str, what: &dyn std::fmt::Display| {
        // Writing to a text cannot fail.
        let _ = writeln!(said, "  {name:<17} {what}");
    };
    line("title", &procedure.title("nb"));
    line("source", &format!("{}, version {}", procedure.source, procedure.version));
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
    said
}

fn list(ids: &[&str]) -> String {
    if ids.is_empty() { "none".to_owned() } else { format!("{}: {}", ids.len(), ids.join(" ")) }
}

fn out_of_order(name: &str, text: &str, problems: &[Problem]) -> String {
    let file = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or(Value::Null);
    let mut said = format!("{name} is not in order: {}.\n\n", count(problems.len(), "problem"));
    for problem in problems {
        let whose = requirement(&problem.place, &file);
        let _ = writeln!(said, "  {}{whose}: {}.", problem.place, problem.kind.fix());
    }
    said
}

/// The id of the requirement that a place lies in: easier to find in a long file than a number.
fn requirement(place: &str, file: &Value) -> String {
    let number =
        place.strip_prefix("rules[").and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let id = number.and_then(|number| file["rules"][number]["id"].as_str());
    id.map_or(String::new(), |id| format!(" (requirement {id})"))
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
