//! Everything compiled or bundled for the browser has a permissive licence.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::source::{files, root};

/// Licences that require attribution only.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "LLVM-exception",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether every licence in an SPDX expression is permissive.
fn is_permissive(expression: &str) -> bool {
    let words = expression.split([' ', '/', '(', ')']).filter(|word| !word.is_empty());
    let mut names = words.filter(|word| !["AND", "OR", "WITH"].contains(word)).peekable();
    names.peek().is_some() && names.all(|name| PERMISSIVE.contains(&name))
}

#[test]
fn expressions_are_parsed_strictly() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_permissive(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND LGPL-2.1", "UNLICENSED"] {
        assert!(!is_permissive(bad), "{bad}");
    }
}

#[test]
fn every_crate_in_the_module_is_permissive() -> Result<(), Box<dyn Error>> {
    let arguments =
        "metadata --offline --format-version 1 --filter-platform wasm32-unknown-unknown";
    let output =
        Command::new(env!("CARGO")).args(arguments.split(' ')).current_dir(root()).output()?;
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let nodes = list(&metadata["resolve"]["nodes"]);

    // Normal dependencies only: build scripts and tests do not reach the browser.
    let mut reached = BTreeSet::new();
    let mut next = vec![metadata["resolve"]["root"].clone()];
    while let Some(id) = next.pop() {
        let node = nodes.iter().find(|node| node["id"] == id).ok_or("a crate without a node")?;
        if reached.insert(id.to_string()) {
            let compiled_in =
                |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            next.extend(
                list(&node["deps"]).iter().filter(compiled_in).map(|dep| dep["pkg"].clone()),
            );
        }
    }
    assert!(reached.len() > 20, "too few dependencies: {reached:?}");
    let packages = list(&metadata["packages"]);
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| reached.contains(&package["id"].to_string()))
        .filter(|package| !is_permissive(package["license"].as_str().unwrap_or_default()))
        .map(|package| {
            format!("{} {}: {}", package["name"], package["version"], package["license"])
        })
        .collect();
    super::none(&wrong, "a crate with another licence");
    Ok(())
}

#[test]
fn every_npm_package_in_a_bundle_is_permissive() -> Result<(), Box<dyn Error>> {
    let lock: Value = serde_json::from_str(&fs::read_to_string(root().join("package-lock.json"))?)?;
    let mut bundled = BTreeSet::new();
    for file in files()? {
        let shipped = ["www/element/", "www/practice/", "www/demo/", "styles/"];
        if !file.is(&[".js", ".css"]) || !shipped.iter().any(|folder| file.path.starts_with(folder))
        {
            continue;
        }
        // Imports of packages, not of paths or build aliases.
        for start in ["@import \"", "from \"", "import \"", "import(\""] {
            let names = file.text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
            bundled.extend(names.filter(|name| !name.starts_with(['.', '#'])).map(package_of));
        }
    }
    assert!(!bundled.is_empty(), "no imported package found");
    let mut wrong = Vec::new();
    for name in &bundled {
        let licence = &lock["packages"][format!("node_modules/{name}")]["license"];
        if !is_permissive(licence.as_str().unwrap_or_default()) {
            wrong.push(format!("{name}: {licence}"));
        }
    }
    super::none(&wrong, "a bundled package with another licence");
    Ok(())
}

/// `@scope/name` or `name`, without a file path.
fn package_of(import: &str) -> String {
    let parts = if import.starts_with('@') { 2 } else { 1 };
    import.split('/').take(parts).collect::<Vec<_>>().join("/")
}

#[test]
fn each_crate_of_gloo_is_there_in_one_version() -> Result<(), Box<dyn Error>> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let names = lock.lines().filter(|line| line.starts_with("name = \"gloo"));
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = names.filter(|name| !seen.insert(*name)).collect();
    assert_eq!(twice, [""; 0], "use the versions that Yew itself uses");
    assert!(!seen.is_empty());
    Ok(())
}
