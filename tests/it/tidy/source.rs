//! What the tidy tests read: the files of the repository, and Rust source as `syn` parses it.

use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, Lit, Meta};

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

/// Rust source without comments, documentation and tests.
pub(crate) struct Rust {
    /// The items at the top of the file.
    pub items: Vec<Item>,
    /// All words and signs in order: names, literals, `::` and single signs.
    tokens: Vec<String>,
    /// The values of the string literals, in order.
    pub strings: Vec<String>,
}

impl Rust {
    /// Parses source. What does not parse is no source of ours, so it counts as empty.
    pub(crate) fn read(source: &str) -> Self {
        let parsed = syn::parse_file(source).map(|file| file.items).unwrap_or_default();
        let items: Vec<Item> = parsed.into_iter().filter(|item| !is_test(item)).collect();
        let mut rust = Self { items: Vec::new(), tokens: Vec::new(), strings: Vec::new() };
        for item in &items {
            rust.flatten(item.to_token_stream());
        }
        rust.items = items;
        rust
    }

    /// Whether a word of code occurs.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// Whether these words occur one after the other.
    pub(crate) fn has_row(&self, row: &[&str]) -> bool {
        self.tokens.windows(row.len()).any(|window| window.iter().zip(row).all(|(a, b)| a == b))
    }

    /// The words that follow a row of words: in `Key::Yes`, what follows `Key` and `::`.
    pub(crate) fn after(&self, row: &[&str]) -> Vec<&str> {
        let starts = self.tokens.windows(row.len() + 1);
        let fits = |window: &&[String]| window.iter().zip(row).all(|(a, b)| a == b);
        starts.filter(fits).map(|window| window[row.len()].as_str()).collect()
    }

    /// Every path in imports and code, with its first segment: those of a group one by one.
    pub(crate) fn paths(&self) -> Vec<Vec<&str>> {
        let tokens: Vec<&str> = self.tokens.iter().map(String::as_str).collect();
        let mut paths = Vec::new();
        for at in (0..tokens.len()).filter(|at| starts_path(&tokens, *at)) {
            path(&tokens, &mut at.clone(), Vec::new(), &mut paths);
        }
        paths
    }

    /// Every path in code, imports left out.
    pub(crate) fn code_paths(&self) -> Vec<Vec<&str>> {
        let tokens: Vec<&str> = self.tokens.iter().map(String::as_str).collect();
        let mut inside_import = false;
        let mut paths = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            inside_import = match *token {
                "use" => true,
                ";" => false,
                _ => inside_import,
            };
            if !inside_import && starts_path(&tokens, at) {
                path(&tokens, &mut at.clone(), Vec::new(), &mut paths);
            }
        }
        paths
    }

    /// Whether a word occurs beside imports and declarations of modules.
    pub(crate) fn uses(&self, word: &str) -> bool {
        let code = self.items.iter().filter(|item| !matches!(item, Item::Use(_)));
        let code = code.filter(|item| !matches!(item, Item::Mod(item) if item.content.is_none()));
        let mut only = Self { items: Vec::new(), tokens: Vec::new(), strings: Vec::new() };
        code.for_each(|item| only.flatten(item.to_token_stream()));
        only.has(word)
    }

    /// Every path that begins at the root of the crate, without the word `crate`.
    pub(crate) fn crate_paths(&self) -> Vec<Vec<&str>> {
        let paths = self.paths().into_iter();
        paths.filter(|path| path[0] == "crate").map(|path| path[1..].to_vec()).collect()
    }

    /// The most `super` in one path.
    pub(crate) fn highest_super(&self) -> usize {
        let supers = |path: &Vec<&str>| path.iter().take_while(|word| **word == "super").count();
        self.paths().iter().map(supers).max().unwrap_or_default()
    }

    fn flatten(&mut self, stream: TokenStream) {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    // A doc comment is an attribute whose text is a literal.
                    let mut inside = group.stream().into_iter();
                    let is_doc = inside.next().is_some_and(|tree| tree.to_string() == "doc");
                    if is_doc && inside.next().is_some_and(|tree| tree.to_string() == "=") {
                        continue;
                    }
                    self.tokens.push(open.to_owned());
                    self.flatten(group.stream());
                    self.tokens.push(close.to_owned());
                }
                TokenTree::Ident(name) => self.tokens.push(name.to_string()),
                TokenTree::Punct(sign) if sign.as_char() == ':' => {
                    let next = |tree: &TokenTree| matches!(tree, TokenTree::Punct(p) if p.as_char() == ':');
                    let double = sign.spacing() == proc_macro2::Spacing::Joint
                        && trees.next_if(next).is_some();
                    self.tokens.push(if double { "::" } else { ":" }.to_owned());
                }
                TokenTree::Punct(sign) => self.tokens.push(sign.to_string()),
                TokenTree::Literal(literal) => match Lit::new(literal) {
                    Lit::Str(text) => self.strings.push(text.value()),
                    Lit::ByteStr(text) => {
                        self.strings.push(String::from_utf8_lossy(&text.value()).into_owned());
                    }
                    Lit::Int(number) => self.tokens.push(number.to_string()),
                    _ => {}
                },
            }
        }
    }
}

/// Whether an item is compiled for tests only.
fn is_test(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(is_cfg_test)
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    list.path.is_ident("cfg") && list.tokens.to_string() == "test"
}

/// Whether a path begins at a token.
fn starts_path(tokens: &[&str], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| tokens[before] != "::")
        && tokens.get(at + 1) == Some(&"::")
        && tokens[at].starts_with(|c: char| c.is_alphabetic() || c == '_')
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
                    // Up to the next entry: a comma, or another name for this one.
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

#[test]
fn source_is_read_without_comments_and_tests() {
    let source = r##"
        //! crate::wrong::Comment
        /* crate::wrong /* nested */ crate::wrong */
        use crate::{a::{One, Two as Other}, b};
        /// crate::wrong::Documentation "æ"
        fn f<'a>(x: &'a str) -> char { let _ = "crate::wrong \" æ"; crate::c::go(x); '"' }
        const RAW: &str = r#"crate::wrong "quoted""#;
        fn g() { super::super::h('\''); html! { <p>{ crate::e::In::Macro }</p> } }
        #[cfg(test)]
        mod tests { use crate::wrong; const S: &str = "ø"; }
        fn last() { crate::d(Key::Yes) }
    "##;
    let rust = Rust::read(source);
    let paths: Vec<String> = rust.crate_paths().iter().map(|p| p.join("::")).collect();
    assert_eq!(paths, ["a::One", "a::Two", "b", "c::go", "e::In::Macro", "d"]);
    assert_eq!(rust.strings, ["crate::wrong \" æ", "crate::wrong \"quoted\""]);
    assert_eq!(rust.highest_super(), 2);
    assert_eq!(rust.after(&["Key", "::"]), ["Yes"]);
    assert!(rust.has("last") && !rust.has("wrong") && rust.has_row(&["fn", "g", "("]));
}
