//! Writes each built-in procedure as lines, which are soon read: `src/format/built_in.rs` says how.
//!
//! What a file must hold is not checked here but by a test, which reads the lines and the file and compares.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

pub const FOLDER: &str = "procedures";

/// The fields of a procedure in the order of the lines, and those of a requirement.
const FIELDS: [(&str, Shape); 12] = [
    ("id", Shape::Text),
    ("version", Shape::Text),
    ("source", Shape::Text),
    ("checked_on", Shape::Text),
    ("link", Shape::Text),
    ("title", Shape::Pairs),
    ("patient_information", Shape::Pairs),
    ("policies", Shape::Pairs),
    ("times", Shape::Pairs),
    ("reasons", Shape::Named),
    ("of", Shape::List),
    ("rules", Shape::Rules),
];
const OF_RULE: [(&str, Shape); 10] = [
    ("id", Shape::Text),
    ("kind", Shape::Text),
    ("strength", Shape::Text),
    ("moment", Shape::Text),
    ("place", Shape::Text),
    ("link", Shape::Text),
    ("audience", Shape::List),
    ("settings", Shape::List),
    ("platforms", Shape::List),
    ("text", Shape::Pairs),
];

#[derive(Clone, Copy)]
enum Shape {
    /// A line, which is empty where there is none.
    Text,
    /// A line for each, and an empty one.
    List,
    /// Two lines for each, its name and its value, and an empty one.
    Pairs,
    /// For each its name and the pairs in it, and an empty line.
    Named,
    /// Each requirement, and an empty line.
    Rules,
}

/// Writes `<id>.lines` for each procedure there is, and gives what is wrong.
pub fn write(out: &Path) -> Vec<String> {
    let entries = match fs::read_dir(FOLDER) {
        Ok(entries) => entries,
        Err(error) => return vec![format!("{FOLDER}: {error}")],
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter_map(|path| Some(format!("{}: {}", path.display(), one(&path, out).err()?)))
        .collect()
}

fn one(path: &Path, out: &Path) -> Result<(), String> {
    let name = path.file_stem().ok_or("no name")?;
    let file = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&file).map_err(|error| error.to_string())?;
    let mut lines = String::new();
    fields(&value, &FIELDS, &mut lines)?;
    fs::write(out.join(name).with_extension("lines"), lines).map_err(|error| error.to_string())
}

fn fields(value: &Value, fields: &[(&str, Shape)], out: &mut String) -> Result<(), String> {
    let object = object(value)?;
    if let Some(other) = object.keys().find(|name| fields.iter().all(|(known, _)| known != name)) {
        return Err(format!("no line is known for {other}"));
    }
    fields.iter().try_for_each(|(name, shape)| match object.get(*name) {
        Some(value) => shaped(value, *shape, out),
        None => line("", out),
    })
}

fn shaped(value: &Value, shape: Shape, out: &mut String) -> Result<(), String> {
    match shape {
        Shape::Text => return filled(value, out),
        Shape::List => list(value)?.iter().try_for_each(|one| filled(one, out))?,
        Shape::Pairs => object(value)?.iter().try_for_each(|(name, one)| {
            line(name, out)?;
            filled(one, out)
        })?,
        Shape::Named => object(value)?.iter().try_for_each(|(name, one)| {
            line(name, out)?;
            shaped(one, Shape::Pairs, out)
        })?,
        Shape::Rules => list(value)?.iter().try_for_each(|one| fields(one, &OF_RULE, out))?,
    }
    line("", out)
}

fn filled(value: &Value, out: &mut String) -> Result<(), String> {
    match value {
        Value::String(text) if !text.is_empty() => line(text, out),
        Value::Number(number) => line(&number.to_string(), out),
        other => Err(format!("{other} is no line")),
    }
}

fn line(text: &str, out: &mut String) -> Result<(), String> {
    if text.contains('\n') {
        return Err(format!("a text of several lines: {text}"));
    }
    out.extend([text, "\n"]);
    Ok(())
}

fn object(value: &Value) -> Result<&Map<String, Value>, String> {
    value.as_object().ok_or_else(|| format!("{value} is no object"))
}

fn list(value: &Value) -> Result<&Vec<Value>, String> {
    value.as_array().ok_or_else(|| format!("{value} is no list"))
}
