//! Compiles the language files into Rust, so that a text that is missing in one language stops the build.
//!
//! Reads `src/i18n/texts/<lang>/<screen>.ftl` (Fluent) and writes two files to `OUT_DIR`: `keys.rs` with
//! the enums `Key` and `Var`, and `tables.rs` with one static table for each language. Only a small
//! part of Fluent is taken: text, variables, and a choice by a number. The rest is an error, so that
//! nothing of Fluent's run-time is needed in the browser.

#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};

const TEXTS: &str = "src/i18n/texts";

/// The languages. The first one decides which keys and variables there are.
const LANGS: [&str; 2] = ["nb", "en"];

/// Files whose texts are used outside the panel. They are checked like the others and get no keys.
const ELSEWHERE: [&str; 5] =
    ["element.ftl", "extension.ftl", "join-plugin.ftl", "paper.ftl", "practice.ftl"];

/// A part of a text.
enum Piece {
    Text(String),
    Var(String),
    Choose { var: String, cases: Vec<(u32, Vec<Self>)>, other: Vec<Self> },
}

/// One text of one language.
struct Text {
    file: String,
    pieces: Vec<Piece>,
}

/// The texts of one language by id, and their ids in the order of the files.
#[derive(Default)]
struct Table {
    order: Vec<String>,
    texts: BTreeMap<String, Text>,
}

type Problems = Vec<String>;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={TEXTS}");
    let mut problems = Problems::new();
    let tables = LANGS.map(|lang| read_lang(lang, &mut problems));
    let [first, rest @ ..] = &tables;
    // A file that cannot be read would seem to lack all its texts.
    if problems.is_empty() {
        for (table, lang) in rest.iter().zip(LANGS.iter().skip(1)) {
            compare(first, table, lang, &mut problems);
        }
    }
    let keys: Vec<&str> = first
        .order
        .iter()
        .filter(|id| first.texts.get(*id).is_some_and(|t| !is_elsewhere(&t.file)))
        .map(String::as_str)
        .collect();
    let mut vars = BTreeSet::new();
    for text in keys.iter().filter_map(|id| first.texts.get(*id)) {
        collect_vars(&text.pieces, &mut vars);
    }
    unique_variants(&keys, &mut problems);
    unique_variants(&vars.iter().map(String::as_str).collect::<Vec<_>>(), &mut problems);
    if problems.is_empty() {
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
        write(&out.join("keys.rs"), &keys_source(first, &keys, &vars), &mut problems);
        write(&out.join("tables.rs"), &tables_source(&tables, &keys), &mut problems);
    }
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn is_elsewhere(file: &str) -> bool {
    ELSEWHERE.contains(&file)
}

// ---- reading -----------------------------------------------------------------------------------

fn read_lang(lang: &str, problems: &mut Problems) -> Table {
    let folder = Path::new(TEXTS).join(lang);
    let mut table = Table::default();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(format!("{}: {error}", folder.display()));
            return table;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "ftl"));
    paths.sort();
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path) {
            Ok(source) => {
                read_file(&source, &format!("{lang}/{file}"), &file, &mut table, problems)
            }
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    table
}

fn read_file(source: &str, place: &str, file: &str, table: &mut Table, problems: &mut Problems) {
    let body = match fluent_syntax::parser::parse(source) {
        Ok(resource) => resource.body,
        Err((_, errors)) => {
            for error in errors {
                let line = 1 + source.bytes().take(error.pos.start).filter(|b| *b == b'\n').count();
                problems.push(format!("{place}:{line}: {}", error.kind));
            }
            return;
        }
    };
    for entry in body {
        match entry {
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Message(message) => read_message(&message, place, file, table, problems),
            Entry::Term(term) => {
                problems.push(format!("{place}: -{}: terms are not taken", term.id.name));
            }
            Entry::Junk { content } => {
                problems.push(format!("{place}: cannot be read: {}", content.trim()));
            }
        }
    }
}

fn read_message(
    message: &Message<&str>,
    place: &str,
    file: &str,
    table: &mut Table,
    problems: &mut Problems,
) {
    let id = message.id.name;
    let mut bad = |what: &str| problems.push(format!("{place}: {id}: {what}"));
    if !is_name(id) {
        bad("a key is lower-case letters, digits and single hyphens, and is not `self`");
    }
    if !message.attributes.is_empty() {
        bad("attributes are not taken");
    }
    let Some(pattern) = &message.value else {
        bad("has no text");
        return;
    };
    match read_pattern(pattern) {
        Ok(pieces) => {
            let text = Text { file: file.to_owned(), pieces };
            if table.texts.insert(id.to_owned(), text).is_some() {
                bad("stands twice");
            } else {
                table.order.push(id.to_owned());
            }
        }
        Err(what) => bad(&what),
    }
}

/// A name that can become a Rust variant, and only one.
fn is_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    name != "self"
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(plain)
        && !name.ends_with('-')
        && !name.contains("--")
}

fn read_pattern(pattern: &Pattern<&str>) -> Result<Vec<Piece>, String> {
    let mut pieces: Vec<Piece> = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                // A line break is for the reader of the file: every text is one line on the screen.
                let value = value.replace('\n', " ");
                if let Some(Piece::Text(before)) = pieces.last_mut() {
                    before.push_str(&value);
                } else {
                    pieces.push(Piece::Text(value));
                }
            }
            PatternElement::Placeable { expression } => pieces.push(read_placeable(expression)?),
        }
    }
    Ok(pieces)
}

fn read_placeable(expression: &Expression<&str>) -> Result<Piece, String> {
    match expression {
        Expression::Inline(inline) => read_variable(inline).map(Piece::Var),
        Expression::Select { selector, variants } => {
            let var = read_variable(selector)?;
            let mut cases: Vec<(u32, Vec<Piece>)> = Vec::new();
            let mut other = None;
            for variant in variants {
                let pieces = read_pattern(&variant.value)?;
                match case_of(variant)? {
                    Some(number) if cases.iter().any(|(n, _)| *n == number) => {
                        return Err(format!("the case {number} stands twice"));
                    }
                    Some(number) => cases.push((number, pieces)),
                    None => other = Some(pieces),
                }
            }
            let other = other.ok_or("a choice needs *[other]")?;
            Ok(Piece::Choose { var, cases, other })
        }
    }
}

/// The number a case is for; `None` for the default. Both languages have `one` for 1 alone.
fn case_of(variant: &Variant<&str>) -> Result<Option<u32>, String> {
    match (&variant.key, variant.default) {
        (VariantKey::Identifier { name: "other" }, true) => Ok(None),
        (_, true) => Err("the default of a choice is *[other]".to_owned()),
        (VariantKey::Identifier { name: "one" }, false) => Ok(Some(1)),
        (VariantKey::NumberLiteral { value }, false) => {
            value.parse().map(Some).map_err(|_| format!("[{value}] is no whole number"))
        }
        (VariantKey::Identifier { name }, false) => Err(format!("[{name}] is not taken")),
    }
}

fn read_variable(inline: &InlineExpression<&str>) -> Result<String, String> {
    match inline {
        InlineExpression::VariableReference { id } if is_name(id.name) => Ok(id.name.to_owned()),
        InlineExpression::VariableReference { id } => {
            Err(format!("${}: a variable is lower-case letters, digits and hyphens", id.name))
        }
        _ => Err("only variables are taken in braces".to_owned()),
    }
}

// ---- comparing ---------------------------------------------------------------------------------

fn compare(first: &Table, table: &Table, lang: &str, problems: &mut Problems) {
    let base = LANGS.first().copied().unwrap_or_default();
    for (id, text) in &first.texts {
        let Some(other) = table.texts.get(id) else {
            problems.push(format!("{lang}/{}: {id}: is missing", text.file));
            continue;
        };
        if text.file != other.file {
            problems.push(format!("{lang}/{}: {id}: stands in {base}/{}", other.file, text.file));
        }
        let (mut wanted, mut found) = (BTreeSet::new(), BTreeSet::new());
        collect_vars(&text.pieces, &mut wanted);
        collect_vars(&other.pieces, &mut found);
        for var in wanted.difference(&found) {
            problems.push(format!("{lang}/{}: {id}: ${var} is missing", other.file));
        }
        for var in found.difference(&wanted) {
            problems.push(format!("{lang}/{}: {id}: ${var} is not in {base}", other.file));
        }
    }
    for (id, text) in &table.texts {
        if !first.texts.contains_key(id) {
            problems.push(format!("{lang}/{}: {id}: is not in {base}", text.file));
        }
    }
}

fn collect_vars(pieces: &[Piece], vars: &mut BTreeSet<String>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Var(var) => {
                vars.insert(var.clone());
            }
            Piece::Choose { var, cases, other } => {
                vars.insert(var.clone());
                cases.iter().for_each(|(_, pieces)| collect_vars(pieces, vars));
                collect_vars(other, vars);
            }
        }
    }
}

fn unique_variants(names: &[&str], problems: &mut Problems) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for name in names {
        if let Some(before) = seen.insert(variant(name), name) {
            problems.push(format!("{before} and {name} would have the same name in Rust"));
        }
    }
}

// ---- writing -----------------------------------------------------------------------------------

fn write(path: &Path, source: &str, problems: &mut Problems) {
    if let Err(error) = fs::write(path, source) {
        problems.push(format!("{}: {error}", path.display()));
    }
}

/// `card-sound` as `CardSound`.
fn variant(name: &str) -> String {
    let mut out = String::new();
    for part in name.split('-') {
        let mut letters = part.chars();
        out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

fn keys_source(first: &Table, keys: &[&str], vars: &BTreeSet<String>) -> String {
    const DERIVES: &str =
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[repr(u16)]";
    let mut out =
        format!("/// Which text: one for each message of the language files.\n{DERIVES}\n");
    out.push_str("pub enum Key {\n");
    for id in keys {
        let file = first.texts.get(*id).map_or("", |t| t.file.as_str());
        let _ = writeln!(out, "    /// `{id}` in `{file}`.\n    {},", variant(id));
    }
    let _ = writeln!(out, "}}\n\nimpl Key {{\n    /// Every text, in the order of the files.");
    let _ = writeln!(out, "    pub const ALL: [Self; {}] = [", keys.len());
    for id in keys {
        let _ = writeln!(out, "        Self::{},", variant(id));
    }
    out.push_str("    ];\n}\n\n");
    let _ = writeln!(out, "/// A place in a text that is filled in.\n{DERIVES}\npub enum Var {{");
    for var in vars {
        let _ = writeln!(out, "    /// `${var}`.\n    {},", variant(var));
    }
    out.push_str("}\n");
    out
}

fn tables_source(tables: &[Table], keys: &[&str]) -> String {
    let mut out = String::new();
    for (table, lang) in tables.iter().zip(LANGS) {
        let name = lang.to_ascii_uppercase();
        let _ = writeln!(out, "static {name}: [&[Piece]; {}] = [", keys.len());
        for text in keys.iter().filter_map(|id| table.texts.get(*id)) {
            let _ = writeln!(out, "    {},", pieces_source(&text.pieces));
        }
        out.push_str("];\n");
    }
    out
}

fn pieces_source(pieces: &[Piece]) -> String {
    let parts: Vec<String> = pieces.iter().map(piece_source).collect();
    format!("&[{}]", parts.join(", "))
}

fn piece_source(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => format!("Piece::Text({text:?})"),
        Piece::Var(var) => format!("Piece::Var(Var::{})", variant(var)),
        Piece::Choose { var, cases, other } => {
            let cases: Vec<String> =
                cases.iter().map(|(n, p)| format!("({n}, {})", pieces_source(p))).collect();
            format!(
                "Piece::Choose(Var::{}, &[{}], {})",
                variant(var),
                cases.join(", "),
                pieces_source(other)
            )
        }
    }
}
