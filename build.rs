//! Compiles the language files, so that a text that is missing in one language stops the build.
//!
//! Reads `src/i18n/texts/<lang>/<screen>.ftl` (Fluent) and writes to `OUT_DIR`: `keys.rs` with the enums `Key` and
//! `Var`, and for each language `<lang>.txt`, which the page fetches when it needs that language; and `said.rs` and
//! `workshop_lines.rs` with the texts of the command-line tool and of the workshop. `src/i18n/mod.rs` says
//! how it is written. Only a small part of Fluent is taken: text, variables, and a choice by a number. The rest is an
//! error, so that nothing of Fluent's run-time is needed in the browser.

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
const ELSEWHERE: [&str; 8] = [
    "element.ftl",
    "extension.ftl",
    "join-plugin.ftl",
    "paper.ftl",
    "practice.ftl",
    "teams-app.ftl",
    "tool.ftl",
    "workshop.ftl",
];

/// Of these, the files whose texts have keys of their own: whose texts they are, their files, the enum of their keys and the
/// file that it is written to.
const COMPILED: [(&str, &[&str], &str, &str); 2] = [
    ("command-line tool", &["paper.ftl", "tool.ftl"], "Said", "said.rs"),
    ("workshop", &["workshop.ftl"], "Line", "workshop_lines.rs"),
];

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
    if vars.len() > 0x3d {
        problems.push("more variables than there are letters to write them with".to_owned());
    }
    unique_variants(&keys, &mut problems);
    unique_variants(&vars.iter().map(String::as_str).collect::<Vec<_>>(), &mut problems);
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if problems.is_empty() {
        write(&out.join("keys.rs"), &keys_source(first, &keys, &vars), &mut problems);
        for (whose, files, name, file) in COMPILED {
            let source = compiled_source(&tables, whose, files, name, &mut problems);
            write(&out.join(file), &source, &mut problems);
        }
        for (table, lang) in tables.iter().zip(LANGS) {
            let file = language_file(table, lang, &keys, &vars);
            write(&out.join(format!("{lang}.txt")), &file, &mut problems);
        }
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
                if value.contains(|c: char| c.is_control()) {
                    return Err("control characters are not taken".to_owned());
                }
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
                if pieces.iter().any(|piece| matches!(piece, Piece::Choose { .. })) {
                    return Err("a choice in a choice is not taken".to_owned());
                }
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
    let _ = writeln!(
        out,
        "    ];\n\n    /// The mark of these keys and variables, which a language file begins with."
    );
    let _ = writeln!(out, "    pub const MARK: &str = {:?};\n}}\n", mark(keys, vars));
    let _ = writeln!(out, "/// A place in a text that is filled in.\n{DERIVES}\npub enum Var {{");
    for var in vars {
        let _ = writeln!(out, "    /// `${var}`.\n    {},", variant(var));
    }
    let _ =
        writeln!(out, "}}\n\nimpl Var {{\n    /// Every variable, in the order of their letters.");
    let _ = writeln!(out, "    pub const ALL: [Self; {}] = [", vars.len());
    for var in vars {
        let _ = writeln!(out, "        Self::{},", variant(var));
    }
    out.push_str("    ];\n}\n");
    out
}

/// What tells a language file of these keys and variables from one of others: FNV-1a over all their names.
fn mark(keys: &[&str], vars: &BTreeSet<String>) -> String {
    let names = keys.iter().copied().chain(vars.iter().map(String::as_str));
    let hash =
        names.flat_map(|name| name.bytes().chain([0])).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// A line that says what it is, then a line for each key.
fn language_file(table: &Table, lang: &str, keys: &[&str], vars: &BTreeSet<String>) -> String {
    let mut out = format!("trygtrom {lang} {}\n", mark(keys, vars));
    for text in keys.iter().filter_map(|id| table.texts.get(*id)) {
        write_pieces(&text.pieces, vars, &mut out);
        out.push('\n');
    }
    out
}

/// The texts of some files as an enum. A variable stays in braces, and a choice is not taken.
fn compiled_source(
    tables: &[Table; 2],
    whose: &str,
    files: &[&str],
    name: &str,
    problems: &mut Problems,
) -> String {
    let [first, _] = tables;
    let among =
        |id: &&String| first.texts.get(*id).is_some_and(|text| files.contains(&text.file.as_str()));
    let ids: Vec<&String> = first.order.iter().filter(among).collect();
    let mut out = format!(
        "/// Which text of the {whose}: one for each message of its language files.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{\n"
    );
    for id in &ids {
        let _ = writeln!(out, "    /// `{id}`.\n    {},", variant(id));
    }
    let _ = write!(out, "}}\n\nimpl {name} {{\n    /// The text, with its variables in braces.\n");
    out.push_str(
        "    pub const fn text(self, lang: Lang) -> &'static str {\n        match (lang, self) {\n",
    );
    for (table, lang) in tables.iter().zip(LANGS) {
        for id in &ids {
            let mut text = String::new();
            for piece in table.texts.get(*id).into_iter().flat_map(|text| &text.pieces) {
                match piece {
                    Piece::Text(words) => text.push_str(words),
                    Piece::Var(var) => {
                        let _ = write!(text, "{{{var}}}");
                    }
                    Piece::Choose { .. } => {
                        problems.push(format!("{lang}: {id}: a choice is not taken in this file"));
                    }
                }
            }
            let (lang, id) = (variant(lang), variant(id));
            let _ = writeln!(out, "            (Lang::{lang}, Self::{id}) => {text:?},");
        }
    }
    out.push_str("        }\n    }\n}\n");
    out
}

fn write_pieces(pieces: &[Piece], vars: &BTreeSet<String>, out: &mut String) {
    // The place of a variable as a letter: build.rs refuses more than there are.
    let letter = |var: &str| {
        let place = vars.iter().position(|known| known == var).unwrap_or_default();
        u32::try_from(place).ok().and_then(|place| char::from_u32(0x41 + place)).unwrap_or('?')
    };
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Var(var) => out.extend(['\u{1}', letter(var)]),
            Piece::Choose { var, cases, other } => {
                out.extend(['\u{2}', letter(var)]);
                for (number, pieces) in cases {
                    let _ = write!(out, "{number}\u{3}");
                    write_pieces(pieces, vars, out);
                    out.push('\u{4}');
                }
                out.push('\u{3}');
                write_pieces(other, vars, out);
                out.push('\u{5}');
            }
        }
    }
}
