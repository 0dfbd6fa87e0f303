//! Files, tests, commands and link targets named in documents exist.

use std::error::Error;
use std::fs;
use std::path::Path;

use super::none;
use super::source::{File, files, root};

type Checked = Result<(), Box<dyn Error>>;

fn documents() -> Result<Vec<File>, Box<dyn Error>> {
    Ok(files()?.into_iter().filter(|file| file.is(&[".md"])).collect())
}

/// Inline code, outside of fenced blocks.
fn code_in(text: &str) -> Vec<&str> {
    let outside = text.split("```").step_by(2);
    outside.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// Path prefixes to check.
const FOLDERS: &[&str] =
    &["src/", "tests/", "build/", "www/", "docs/", "styles/", "procedures/", ".ci/"];

#[test]
fn named_files_and_tests_exist() -> Checked {
    let mut wrong = Vec::new();
    for document in documents()? {
        for code in code_in(&document.text) {
            if !FOLDERS.iter().any(|folder| code.starts_with(folder)) || code.contains(['<', '*']) {
                continue;
            }
            let (path, name) = code.split_once("::").unwrap_or((code, ""));
            if !root().join(path).exists() {
                wrong.push(format!("{}: {path} does not exist", document.path));
            } else if !name.is_empty() && !holds(path, name)? {
                wrong.push(format!("{}: {path} has no test {name:?}", document.path));
            }
        }
    }
    none(&wrong, "a document names something that does not exist");
    Ok(())
}

/// Whether a file has this test: a function in Rust, the start of a title in JavaScript or, where titles are made of parts,
/// a fixed part of one.
fn holds(path: &str, name: &str) -> Result<bool, Box<dyn Error>> {
    let text = fs::read_to_string(root().join(path))?;
    if path.ends_with(".rs") {
        return Ok(text.contains(&format!("fn {name}()")));
    }
    let made = text.lines().filter(|line| line.contains("test(`"));
    let fixed = made
        .flat_map(|line| line.split(['`', '}', '{', '$']))
        .any(|part| part.trim_start_matches([':', ' ']).starts_with(name));
    Ok(fixed || text.contains(&format!("test(\"{name}")))
}

#[test]
fn link_targets_exist() -> Checked {
    let mut wrong = Vec::new();
    for document in documents()? {
        let folder = Path::new(&document.path).parent().unwrap_or(Path::new(""));
        let targets = document.text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in
            targets.filter(|target| !target.starts_with("https://") && !target.starts_with('#'))
        {
            let path = target.split('#').next().unwrap_or_default();
            if !root().join(folder).join(path).exists() {
                wrong.push(format!("{}: {target}", document.path));
            }
        }
    }
    none(&wrong, "a broken link");
    Ok(())
}

#[test]
fn named_commands_exist() -> Checked {
    let makefile = fs::read_to_string(root().join("Makefile"))?;
    let mut wrong = Vec::new();
    for document in documents()? {
        let words: Vec<&str> = document.text.split(['`', ' ', '\n']).collect();
        for pair in words.windows(2).filter(|pair| pair[0] == "make") {
            let target = pair[1].trim_end_matches(['.', ',', ')', ':']);
            // "make" is also a verb; a command is in code style.
            let in_code = document.text.contains(&format!("`make {target}"))
                || document.text.contains(&format!("\nmake {target}"));
            if in_code && !makefile.contains(&format!("\n{target}:")) {
                wrong.push(format!("{}: make {target}", document.path));
            }
        }
    }
    none(&wrong, "a document names a command that does not exist");
    Ok(())
}

#[test]
fn pictures_are_in_docs_images_and_used() -> Checked {
    let texts: String = documents()?.into_iter().map(|file| file.text).collect();
    let mut wrong = Vec::new();
    for path in super::source::pictures()? {
        let name = path.rsplit('/').next().unwrap_or_default();
        // Icons are in a manifest.
        if ["www/extension/icons/", "www/teams-app/icons/"]
            .iter()
            .any(|icons| path.starts_with(icons))
        {
            continue;
        }
        if !path.starts_with("docs/images/") || !texts.contains(name) {
            wrong.push(path);
        }
    }
    none(&wrong, "a picture that no document uses, or outside docs/images");
    Ok(())
}

/// The cells of the rows below a heading, up to the next heading, without the table's own heading.
fn rows_below<'a>(text: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let below = text.split_once(heading).map_or("", |(_, rest)| rest);
    let part = below.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with("| "));
    rows.skip(1).map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_party_of_the_threat_model_has_a_test() -> Checked {
    let text = fs::read_to_string(root().join("docs/threat-model.md"))?;
    let parties: Vec<&str> =
        rows_below(&text, "\n## The parties\n").iter().map(|row| row[0]).collect();
    let shown = rows_below(&text, "\n## What shows it\n");
    assert!(parties.len() > 10 && shown.len() > parties.len(), "the tables are not read");
    let mut wrong: Vec<String> = parties
        .iter()
        .filter(|party| !shown.iter().any(|row| row[0] == **party))
        .map(|party| format!("{party} has no test"))
        .collect();
    for row in &shown {
        if !parties.contains(&row[0]) {
            wrong.push(format!("{} is no party", row[0]));
        }
        // `named_files_and_tests_exist` holds that it exists.
        if !row.last().is_some_and(|cell| code_in(cell).iter().any(|code| code.contains("::"))) {
            wrong.push(format!("{}: {} names no test", row[0], row[1]));
        }
    }
    none(&wrong, "docs/threat-model.md: each party needs a test, and each test a party");
    Ok(())
}

#[test]
fn every_file_of_the_element_says_why_it_is_in_javascript() -> Checked {
    let record = fs::read_to_string(root().join("docs/adr/0008-what-stays-in-javascript.md"))?;
    let mut wrong = Vec::new();
    for file in super::source::files()? {
        let Some(name) = file.path.strip_prefix("www/element/") else { continue };
        let row = name.split_once('/').map_or(name.to_owned(), |(folder, _)| format!("{folder}/"));
        if name.ends_with(".js") && !record.contains(&format!("`{row}`")) {
            wrong.push(file.path);
        }
    }
    none(&wrong, "docs/adr/0008-what-stays-in-javascript.md does not name a file");
    Ok(())
}
