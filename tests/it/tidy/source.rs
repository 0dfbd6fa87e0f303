//! What the tidy tests read: the files of the repository, and Rust source taken apart.

use std::error::Error;
use std::fs;
use std::path::Path;

/// One text file of the repository.
pub(crate) struct File {
    /// Its path from the root, parted by slashes.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl File {
    /// Whether its name ends in one of these.
    pub(crate) fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The number of the line that a byte stands in.
    pub(crate) fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes().iter().take(at).filter(|&&b| b == b'\n').count()
    }

    /// Every place where a word stands, as `path:line`.
    pub(crate) fn places(&self, word: &str) -> Vec<String> {
        let found = self.text.match_indices(word);
        found.map(|(at, _)| format!("{}:{}", self.path, self.line(at))).collect()
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file that is not made by a tool and not left out by `.gitignore`.
pub(crate) fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let mut files = Vec::new();
    for path in paths()? {
        if let Ok(text) = String::from_utf8(fs::read(root().join(&path))?) {
            files.push(File { path, text });
        }
    }
    Ok(files)
}

/// Every file that is no text.
pub(crate) fn pictures() -> Result<Vec<String>, Box<dyn Error>> {
    let mut pictures = Vec::new();
    for path in paths()? {
        if String::from_utf8(fs::read(root().join(&path))?).is_err() {
            pictures.push(path);
        }
    }
    Ok(pictures)
}

fn paths() -> Result<Vec<String>, Box<dyn Error>> {
    let ignored = fs::read_to_string(root().join(".gitignore"))?;
    let mut skip: Vec<String> =
        ignored.lines().map(|line| line.trim_matches('/').to_owned()).collect();
    skip.push(".git".to_owned());
    let mut paths = Vec::new();
    walk("", &skip, &mut paths)?;
    paths.sort();
    Ok(paths)
}

fn walk(folder: &str, skip: &[String], paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(root().join(folder))? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{name:?}"))?;
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if skip.contains(&path) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&path, skip, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Rust source without comments and tests: its words, and the texts it holds.
pub(crate) struct Rust {
    tokens: Vec<String>,
    /// The string literals, in order.
    pub strings: Vec<String>,
}

impl Rust {
    /// Takes source apart.
    pub(crate) fn read(source: &str) -> Self {
        let (code, strings) = blank(source);
        let tests = test_modules(&code);
        let outside = |at: usize| !tests.iter().any(|(from, to)| (*from..*to).contains(&at));
        let tokens =
            words(&code).into_iter().filter(|(at, _)| outside(*at)).map(|(_, t)| t.to_owned());
        let strings = strings.into_iter().filter(|(at, _)| outside(*at)).map(|(_, s)| s);
        Self { tokens: tokens.collect(), strings: strings.collect() }
    }

    /// Whether a word of code stands in it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// Whether these words stand in it, one after the other.
    pub(crate) fn has_row(&self, row: &[&str]) -> bool {
        self.tokens.windows(row.len()).any(|window| window.iter().zip(row).all(|(a, b)| a == b))
    }

    /// The words that follow a row of words: in `Key::Yes`, what follows `Key` and `::`.
    pub(crate) fn after(&self, row: &[&str]) -> Vec<&str> {
        let starts = self.tokens.windows(row.len() + 1);
        let fits = |window: &&[String]| window.iter().zip(row).all(|(a, b)| a == b);
        starts.filter(fits).map(|window| window[row.len()].as_str()).collect()
    }

    /// Every path that begins at the root of the crate, without the word `crate`.
    pub(crate) fn crate_paths(&self) -> Vec<Vec<&str>> {
        let tokens: Vec<&str> = self.tokens.iter().map(String::as_str).collect();
        let mut paths = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if *token == "crate" && tokens.get(at + 1) == Some(&"::") {
                path(&tokens, &mut (at + 2), Vec::new(), &mut paths);
            }
        }
        paths
    }

    /// The most `super` in a row.
    pub(crate) fn highest_super(&self) -> usize {
        let (mut most, mut row) = (0, 0);
        for token in &self.tokens {
            match token.as_str() {
                "super" => row += 1,
                "::" => {}
                _ => row = 0,
            }
            most = most.max(row);
        }
        most
    }
}

/// Reads a path, or every path of a group in braces.
fn path<'a>(
    tokens: &[&'a str],
    at: &mut usize,
    start: Vec<&'a str>,
    paths: &mut Vec<Vec<&'a str>>,
) {
    let mut path_here = start;
    loop {
        match tokens.get(*at).copied() {
            Some("{") => {
                *at += 1;
                while !matches!(tokens.get(*at).copied(), Some("}") | None) {
                    path(tokens, at, path_here.clone(), paths);
                    // What stands between here and the next entry: a comma, or another name for it.
                    while !matches!(tokens.get(*at).copied(), Some("," | "}") | None) {
                        *at += 1;
                    }
                    if tokens.get(*at) == Some(&",") {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            Some(name) => path_here.push(name),
            None => return,
        }
        *at += 1;
        if tokens.get(*at) != Some(&"::") {
            paths.push(path_here);
            return;
        }
        *at += 1;
    }
}

/// The code with comments and the insides of literals taken out, and the strings with their places.
fn blank(source: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(source.len());
    let mut strings = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let whole_word = !code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if rest.starts_with("/*") {
            rest = after_comment(rest);
        } else if let Some((text, after)) = raw_string(rest).filter(|_| whole_word) {
            strings.push((code.len(), text.to_owned()));
            code.push_str("\"\"");
            rest = after;
        } else if first == '"' {
            let end = end_of_string(rest);
            strings.push((code.len(), rest[1..end].to_owned()));
            code.push_str("\"\"");
            rest = rest.get(end + 1..).unwrap_or_default();
        } else if let Some(length) = length_of_char(rest) {
            code.push_str("' '");
            rest = &rest[length..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (code, strings)
}

fn after_comment(text: &str) -> &str {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return &text[at..];
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    ""
}

/// `r#"…"#`, with or without `b` before and any number of hashes.
fn raw_string(text: &str) -> Option<(&str, &str)> {
    let after = text.strip_prefix('b').unwrap_or(text).strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let at = body.find(&end)?;
    Some((&body[..at], &body[at + end.len()..]))
}

/// Where the string that a text begins with ends.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at == 0) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// How long the character literal is that a text begins with; `None` for a lifetime.
fn length_of_char(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        // The character after the backslash may itself be a quote.
        return Some(3 + escape.get(1..)?.find('\'')? + 1);
    }
    let c = inside.chars().next()?;
    inside[c.len_utf8()..].starts_with('\'').then(|| 2 + c.len_utf8())
}

/// Where the modules of tests stand.
fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let starts = code.match_indices("#[cfg(test)]").map(|(at, _)| at);
    starts.map(|start| (start, end_of_block(code, start))).collect()
}

fn end_of_block(code: &str, start: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return start + at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return start + at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The words of code with their places: names, numbers, `::` and single signs.
fn words(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = code[at..].chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_name(c) {
            code[at..].find(|c| !is_name(c)).unwrap_or(code.len() - at)
        } else if code[at..].starts_with("::") {
            2
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            found.push((at, &code[at..at + length]));
        }
        at += length;
    }
    found
}

#[test]
fn source_is_taken_apart_as_the_compiler_would() {
    let source = r##"
        //! crate::wrong::Comment
        /* crate::wrong /* nested */ crate::wrong */
        use crate::{a::{One, Two as Other}, b};
        fn f<'a>(x: &'a str) -> char { let _ = "crate::wrong \" æ"; crate::c::go(x); '"' }
        const RAW: &str = r#"crate::wrong "quoted""#;
        fn g() { super::super::h('\''); }
        #[cfg(test)]
        mod tests { use crate::wrong; const S: &str = "ø"; }
        fn last() { crate::d(Key::Yes) }
    "##;
    let rust = Rust::read(source);
    let paths: Vec<String> = rust.crate_paths().iter().map(|p| p.join("::")).collect();
    assert_eq!(paths, ["a::One", "a::Two", "b", "c::go", "d"]);
    assert_eq!(rust.strings, ["crate::wrong \\\" æ", "crate::wrong \"quoted\""]);
    assert_eq!(rust.highest_super(), 2);
    assert_eq!(rust.after(&["Key", "::"]), ["Yes"]);
    assert!(rust.has("last") && !rust.has("wrong") && rust.has_row(&["fn", "g", "("]));
}
