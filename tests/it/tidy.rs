//! Architecture and repository rules, checked by reading the files.
//!
//! Each test reports all violations at once, with their place. Forbidden words are composed from parts here, so that this
//! file does not contain them.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use serde_json::Value;

mod documents;
mod licences;
mod modules;
pub(crate) mod source;

use source::{File, Rust, files, root};

type Checked = Result<(), Box<dyn Error>>;

/// Fails with all violations, if there are any.
#[track_caller]
pub(crate) fn none(wrong: &[String], rule: &str) {
    assert!(wrong.is_empty(), "{rule}\n  {}", wrong.join("\n  "));
}

fn rust_files() -> Result<Vec<(File, Rust)>, Box<dyn Error>> {
    let sources =
        files()?.into_iter().filter(|file| file.path.starts_with("src/") && file.is(&[".rs"]));
    Ok(sources
        .map(|file| {
            let rust = Rust::read(&file.text);
            (file, rust)
        })
        .collect())
}

/// The top-level module of a file.
fn part_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or_default()
}

/// The names that a module may use of another one; empty: all.
struct May {
    part: &'static str,
    of: &'static str,
    names: &'static [&'static str],
}

const fn all(part: &'static str, of: &'static str) -> May {
    May { part, of, names: &[] }
}

/// Allowed dependencies between modules; others are forbidden.
const BORDERS: &[May] = &[
    all("format", "domain"),
    // A requirement names the video systems it applies to; the registry lists them.
    May { part: "format", of: "platform", names: &["PlatformId"] },
    all("view_model", "domain"),
    // Formatting needs messages, but not the screens that use them.
    May { part: "i18n", of: "view_model", names: &["Arg", "Key", "Message", "Var"] },
    May { part: "i18n", of: "domain", names: &["Timestamp"] },
    all("ui", "view_model"),
    all("ui", "i18n"),
    // Components dispatch intents and render. They cannot read or change the state.
    May {
        part: "ui",
        of: "domain",
        names: &[
            "AbsenceCheck",
            "Intent",
            "Outcome",
            "PhaseWord",
            "Phoned",
            "Severity",
            "Viewer",
            "worded",
        ],
    },
    // An adapter emits events and declares capabilities. It does not know consultations.
    May {
        part: "platform",
        of: "domain",
        names: &[
            "Action",
            "Activity",
            "Capabilities",
            "Connection",
            "Declined",
            "Admission",
            "EndedBy",
            "Event",
            "ExternalId",
            "Machine",
            "Measure",
            "Millis",
            "ParticipantKey",
            "PlatformName",
            "Precall",
            "Presence",
            "Private",
            "Sharer",
            "AdmissionFailure",
            "Sighting",
            "Surface",
            "Signal",
            // Compares names as a person sees them.
            "look_alike",
            // The macro that declares a closed list of words.
            "worded",
        ],
    },
    all("runtime", "domain"),
    all("runtime", "view_model"),
    all("runtime", "i18n"),
    all("embed", "domain"),
    all("embed", "view_model"),
    all("embed", "i18n"),
    all("embed", "ui"),
    all("embed", "format"),
    all("embed", "platform"),
    all("embed", "runtime"),
    // The tool reads what the panel reads, and plays it without a screen.
    // The workshop shows what the panel and the tool make of a file.
    all("workshop", "domain"),
    all("workshop", "format"),
    all("workshop", "i18n"),
    all("workshop", "platform"),
    all("workshop", "tool"),
    all("workshop", "ui"),
    all("workshop", "view_model"),
    all("tool", "domain"),
    all("tool", "format"),
    all("tool", "i18n"),
    all("tool", "platform"),
    all("tool", "runtime"),
    all("tool", "view_model"),
];

#[test]
fn modules_depend_only_as_allowed() -> Checked {
    let mut wrong = Vec::new();
    for (file, rust) in rust_files()? {
        let part = part_of(&file.path);
        for path in rust.crate_paths() {
            let (of, name) = (path[0], path.get(1).copied().unwrap_or_default());
            let border = BORDERS.iter().find(|may| may.part == part && may.of == of);
            let allowed = of == part
                || border.is_some_and(|may| may.names.is_empty() || may.names.contains(&name));
            if !allowed {
                wrong.push(format!("{} names crate::{}", file.path, path.join("::")));
            }
        }
        let depth = file.path.trim_end_matches("/mod.rs").matches('/').count();
        if part != "lib.rs" && rust.highest_super() >= depth {
            wrong.push(format!("{} leaves its module by `super`", file.path));
        }
    }
    none(&wrong, "a dependency that ARCHITECTURE.md does not allow");
    Ok(())
}

/// Where crates and standard library modules with side effects may be used.
const OUTSIDE: &[(&[&str], &[&str])] = &[
    (&["yew"], &["src/ui/", "src/embed/", "src/workshop/ui/", "src/workshop/entry.rs"]),
    (
        &["js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"],
        &[
            "src/embed/",
            "src/ui/",
            "src/tool/exports.rs",
            "src/workshop/ui/",
            "src/workshop/entry.rs",
            "src/platform/detail_js.rs",
            "src/platform/mod.rs",
            "src/platform/connection.rs",
            "/bridge.rs",
        ],
    ),
    (
        &["gloo_file", "gloo_render", "gloo_timers", "gloo_utils", "uuid"],
        &["src/embed/browser.rs", "src/workshop/entry.rs"],
    ),
    // Components use the typed elements of the browser, never untyped values.
    (
        &["js_sys"],
        &["src/embed/", "src/platform/detail_js.rs", "src/platform/mod.rs", "/bridge.rs"],
    ),
    (
        &["serde", "serde_json", "serde_wasm_bindgen"],
        &["src/embed/", "src/format/", "src/platform/detail.rs", "src/runtime/", "src/tool/"],
    ),
    (&["thiserror"], &["src/format/", "src/platform/error.rs"]),
    (&["Instant", "SystemTime", "fs", "env", "net", "process", "thread", "stdin", "random"], &[]),
];

#[test]
fn side_effects_are_in_the_outer_modules_only() -> Checked {
    let mut wrong = Vec::new();
    for (file, rust) in rust_files()? {
        for (names, homes) in OUTSIDE {
            let at_home =
                homes.iter().any(|home| file.path.starts_with(home) || file.path.ends_with(home));
            for name in names.iter().filter(|name| !at_home && rust.has_row(&[name, "::"])) {
                wrong.push(format!("{} names {name}", file.path));
            }
        }
    }
    none(&wrong, "browser, formats and side effects are for the outer modules only");
    Ok(())
}

#[test]
fn only_the_runtime_calls_step() -> Checked {
    let mut wrong = Vec::new();
    for (file, rust) in rust_files()? {
        let home = file.path == "src/runtime/turn.rs" || file.path.starts_with("src/domain/");
        let named = rust.crate_paths().iter().any(|path| path.starts_with(&["domain", "step"]));
        if !home && (named || rust.has_row(&["domain", "::", "step", "("])) {
            wrong.push(file.path);
        }
    }
    none(&wrong, "only src/runtime/turn.rs calls step");
    Ok(())
}

#[test]
fn vendor_names_are_in_the_vendors_folder_only() -> Checked {
    let vendors = ["whereby", "pexip", "jitsi", "nhn", "teams"];
    let mut wrong = Vec::new();
    for file in files()? {
        let rust = file.path.starts_with("src/") && file.is(&[".rs"]);
        let page = file.is(&[".js"])
            && ["www/element/", "www/practice/", "www/extension/"]
                .iter()
                .any(|folder| file.path.starts_with(folder));
        // Each vendor has its own folders, one for each kind of connection.
        let vendor_folder =
            file.path.strip_prefix("src/platform/").is_some_and(|inside| inside.contains('/'));
        let home = vendor_folder
            || file.path.starts_with("www/element/platform/")
            || file.path.starts_with("www/extension/platform/")
            // The registry names every platform.
            || file.path == "src/platform/mod.rs"
            // The video systems that a person can name.
            || file.path == "src/domain/product.rs";
        if home || !(rust || page) {
            continue;
        }
        let text = file.text.to_lowercase();
        wrong.extend(
            vendors
                .iter()
                .filter(|v| text.contains(**v))
                .map(|v| format!("{} names {v}", file.path)),
        );
    }
    none(&wrong, "vendor names are allowed in the vendor's folder only");
    Ok(())
}

#[test]
fn javascript_does_not_know_consultations() -> Checked {
    use trygtrom::domain::{AlertKind, Kind, Outcome, PhaseWord};
    let mut words: BTreeSet<&str> = BTreeSet::new();
    words.extend(PhaseWord::ALL.iter().map(|w| w.word()));
    words.extend(AlertKind::ALL.iter().map(|w| w.word()));
    words.extend(Outcome::ALL.iter().map(|w| w.word()));
    words.extend(Kind::ALL.iter().map(|w| w.word()));
    let mut wrong = Vec::new();
    for file in files()? {
        // Vendor terms are allowed in the vendor's folder.
        let vendor = file.path.starts_with("www/element/platform/");
        if vendor || !(file.path.starts_with("www/element/") && file.is(&[".js"])) {
            continue;
        }
        for word in &words {
            wrong.extend(file.places(&format!("\"{word}\"")));
        }
    }
    none(&wrong, "the page's JavaScript must not know consultations");
    Ok(())
}

#[test]
fn no_unsafe_code_raw_html_or_inline_style() -> Checked {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "from_html_unchecked",
        "srcdoc",
        "javascript:",
    ];
    let mut wrong = Vec::new();
    for file in files()? {
        if !(file.path.starts_with("src/") || file.path.starts_with("www/")) {
            continue;
        }
        wrong.extend(words.iter().flat_map(|word| file.places(word)));
        if file.is(&[".html"]) {
            wrong.extend(
                [" style=", "<style", "<script>", " onclick="]
                    .iter()
                    .flat_map(|word| file.places(word)),
            );
        }
    }
    for (file, rust) in rust_files()? {
        if rust.has("unsafe") || rust.has("VRaw") {
            wrong.push(format!("{} is unsafe", file.path));
        }
        if file.path.starts_with("src/ui/") && rust.has_row(&["style", "="]) {
            wrong.push(format!(
                "{} writes a style attribute, which a strict CSP refuses",
                file.path
            ));
        }
    }
    none(&wrong, "unsafe code or markup");
    Ok(())
}

#[test]
fn user_facing_texts_are_in_language_files() -> Checked {
    let norwegian = |text: &str| text.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']);
    let mut wrong = Vec::new();
    for (file, rust) in rust_files()? {
        let texts = rust.strings.iter().filter(|text| norwegian(text));
        wrong.extend(texts.map(|text| format!("{}: {text:?}", file.path)));
    }
    // Quoted text on one line; comments may name the language.
    let quoted = |line: &str| line.split(['"', '`', '\'']).skip(1).step_by(2).any(norwegian);
    for file in files()? {
        let ours =
            ["www/element/", "www/practice/", "www/extension/", "www/teams-app/", "www/build/"]
                .iter()
                .any(|f| file.path.starts_with(f));
        if ours && file.is(&[".js", ".mjs"]) {
            let lines = file.text.lines().zip(1..).filter(|(line, _)| quoted(line));
            wrong.extend(lines.map(|(_, number)| format!("{}:{number}", file.path)));
        }
    }
    none(&wrong, "Norwegian text in code; move it to src/i18n/texts");
    Ok(())
}

#[test]
fn files_are_short_and_described() -> Checked {
    const MOST: usize = 500;
    let mut wrong = Vec::new();
    for file in files()? {
        let ours = ["src/", "www/", "styles/", "tests/", "build.rs", "build/"]
            .iter()
            .any(|f| file.path.starts_with(f));
        if !ours || !file.is(&[".rs", ".js", ".mjs", ".css", ".ts", ".sh"]) {
            continue;
        }
        let first = file.text.lines().next().unwrap_or_default();
        let opened = if file.is(&[".rs"]) {
            first.starts_with("//! ")
        } else {
            ["/*", "//", "#!"].iter().any(|start| first.starts_with(start))
        };
        if !opened {
            wrong.push(format!("{} does not start with a description", file.path));
        }
        let lines = file.text.lines().count();
        let most = if file.path == "src/lib.rs" { 60 } else { MOST };
        if lines >= most {
            wrong.push(format!("{} has {lines} lines; keep it under {most}", file.path));
        }
    }
    none(&wrong, "files must be short and described");
    Ok(())
}

#[test]
fn no_todo_skipped_test_or_sleep() -> Checked {
    let anywhere =
        [["TO", "DO"], ["FIX", "ME"], ["todo", "!"], ["unimplemented", "!"], ["#[ign", "ore"]];
    let script = [
        [".on", "ly("],
        [".sk", "ip("],
        ["waitFor", "Timeout"],
        ["skip: ", "true"],
        ["todo: ", "true"],
    ];
    let rust = [["thread::", "sleep"], ["#[should_", "panic"]];
    let mut wrong = Vec::new();
    for file in files()? {
        let mut words: Vec<String> = anywhere.iter().map(|parts| parts.concat()).collect();
        if file.is(&[".js", ".mjs", ".ts"]) {
            words.extend(script.iter().map(|parts| parts.concat()));
        }
        if file.is(&[".rs"]) {
            words.extend(rust.iter().map(|parts| parts.concat()));
        }
        wrong.extend(words.iter().flat_map(|word| file.places(word)));
    }
    none(&wrong, "unfinished, skipped or sleeping code");
    Ok(())
}

#[test]
fn no_registry_hosts_or_local_paths() -> Checked {
    let hosts = [
        ["registry.npmjs", ".org"],
        ["npmjs", ".com"],
        ["crates", ".io"],
        ["static.rust-lang", ".org"],
        ["deb.debian", ".org"],
        ["docs", ".rs"],
        ["unp", "kg.com"],
        ["jsdel", "ivr.net"],
        ["esm", ".sh"],
    ];
    let places = [["/wo", "rk/"], ["/tm", "p/"], ["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"]];
    let mut wrong = Vec::new();
    for file in files()? {
        let words = hosts.iter().chain(&places).map(|parts| parts.concat());
        for word in words {
            // Cargo writes the index into its lock files, whichever mirror it uses.
            if !file.is(&["Cargo.lock"]) {
                wrong.extend(file.places(&word));
            }
        }
        if file.path == "package-lock.json" {
            wrong.extend(file.places("\"resolved\""));
        }
    }
    none(&wrong, "a registry host or a local path");
    Ok(())
}

/// A package's version in a Cargo lock file.
fn locked(name: &str, lock: &str) -> Result<String, Box<dyn Error>> {
    let lock = fs::read_to_string(root().join(lock))?;
    let after = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1);
    Ok(after
        .and_then(|rest| rest.split('"').next())
        .ok_or("the package is not in the lock file")?
        .to_owned())
}

#[test]
fn each_version_is_in_one_place() -> Checked {
    let setup = fs::read_to_string(root().join("www/build/setup.sh"))?;
    assert!(
        setup.contains("name = \"wasm-bindgen\"") && setup.contains("Cargo.lock"),
        "setup reads the version of wasm-bindgen-cli from Cargo.lock"
    );
    let tool = locked("wasm-bindgen", "Cargo.lock")?;
    let mut wrong = Vec::new();
    for file in files()? {
        let lock = file.is(&["Cargo.lock", "package-lock.json"]);
        if !lock {
            wrong.extend(file.places(&tool));
        }
    }
    none(&wrong, "the version of wasm-bindgen is in Cargo.lock only");
    for path in ["www/npm/package.json", "package.json"] {
        let manifest: Value = serde_json::from_str(&fs::read_to_string(root().join(path))?)?;
        assert!(
            manifest["version"].is_null(),
            "{path} has a version; the build fills it in from Cargo.toml"
        );
    }
    Ok(())
}
