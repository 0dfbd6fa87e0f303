//! Reads a scenario from its folder, with the inputs that it takes over from another one.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::inputs::{Line, Timed, read_timed};

type Read<T> = Result<T, Box<dyn Error>>;

/// The most scenarios that may stand before one, each the base of the next.
const MOST_BASES: usize = 2;

/// `scenario.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Setup {
    /// What the scenario shows, in a sentence.
    pub(super) shows: String,
    /// The scenario whose inputs come before its own. Goes with `until`.
    from: Option<String>,
    /// The last `show` of that scenario that is taken over.
    until: Option<String>,
    pub(super) platform: String,
    pub(super) viewer: String,
    pub(super) setting: String,
    pub(super) procedure: String,
    /// The people that the host page announces, as `role`, `role=id` or `role=id=name`. Absent: nobody is announced.
    pub(super) expected: Option<Vec<String>>,
    /// The number of presses from the first arrival to the conversation.
    pub(super) presses: Option<usize>,
    /// The policies that its course depends on: with any other value it goes differently.
    #[serde(default)]
    pub(super) hangs_on: Vec<String>,
    /// Whether the host page chose the procedure.
    #[serde(default)]
    pub(super) chosen: bool,
    /// Whether the note is compared in English, too.
    #[serde(default)]
    pub(super) english: bool,
    /// The policies whose value differs from the procedure's.
    #[serde(default)]
    pub(super) policies: BTreeMap<String, String>,
}

/// A scenario, ready to be played.
pub(super) struct Scenario {
    pub(super) name: String,
    pub(super) setup: Setup,
    /// All inputs, those of its base first. The last one is a `show`.
    pub(super) inputs: Vec<Timed>,
    /// How many of the inputs are its base's.
    pub(super) inherited: usize,
}

impl Scenario {
    /// Reads the scenario of this name.
    ///
    /// # Errors
    ///
    /// If a file is missing or malformed, if a base or its `show` does not exist, or if the bases go round in a circle
    /// or are too many.
    pub(super) fn load(name: &str) -> Read<Self> {
        load(&root(), name, &[])
    }

    /// The view that its first own view is compared with.
    pub(super) fn base(&self) -> Option<ShowName> {
        let (scenario, show) = (self.setup.from.clone()?, self.setup.until.clone()?);
        Some(ShowName { scenario, show })
    }

    /// The names of the scenarios with whose views its own are compared.
    pub(super) fn references(&self) -> Read<Vec<String>> {
        let named = self.inputs[self.inherited..].iter().filter_map(|input| input.against.as_ref());
        let named: Vec<ShowName> = named.map(|text| ShowName::parse(text)).collect::<Read<_>>()?;
        Ok(named.into_iter().chain(self.base()).map(|one| one.scenario).collect())
    }
}

/// A `show` of a scenario.
pub(super) struct ShowName {
    pub(super) scenario: String,
    pub(super) show: String,
}

impl ShowName {
    /// Reads `scenario: show`.
    pub(super) fn parse(text: &str) -> Read<Self> {
        let (scenario, show) =
            text.split_once(": ").ok_or_else(|| format!("{text:?} is not `scenario: show`"))?;
        Ok(Self { scenario: scenario.to_owned(), show: show.to_owned() })
    }
}

/// The names of all scenarios, sorted.
pub(super) fn names() -> Read<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root())? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The folder of a scenario.
pub(super) fn folder(name: &str) -> PathBuf {
    root().join(name)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")
}

/// Reads a scenario that those in `path` are based on, the nearest last.
fn load(root: &Path, name: &str, path: &[&str]) -> Read<Scenario> {
    let chain = [path, &[name]].concat();
    if path.contains(&name) {
        return Err(format!("`from` goes in a circle: {}", chain.join(" from ")).into());
    }
    if path.len() > MOST_BASES {
        let chain = chain.join(" from ");
        return Err(format!("{chain}: more than {MOST_BASES} bases").into());
    }
    let folder = root.join(name);
    let text = fs::read_to_string(folder.join("scenario.toml"))
        .map_err(|fault| format!("scenario {name:?}: {fault}"))?;
    let setup: Setup = toml::from_str(&text)?;
    if setup.shows.is_empty() {
        return Err("`shows` is empty".into());
    }
    let mut inputs = match (&setup.from, &setup.until) {
        (None, None) => Vec::new(),
        (Some(from), Some(until)) => inputs_until(load(root, from, &chain)?, until)?,
        _ => return Err("`from` and `until` go together".into()),
    };
    let inherited = inputs.len();
    inputs.extend(own_inputs(&folder)?);
    Ok(Scenario { name: name.to_owned(), setup, inputs, inherited })
}

/// The inputs of a base, up to one of its own shows.
fn inputs_until(mut base: Scenario, until: &str) -> Read<Vec<Timed>> {
    let is_end = |input: &Timed| matches!(&input.line, Line::Show(name) if name == until);
    let end = base.inputs[base.inherited..]
        .iter()
        .position(is_end)
        .ok_or_else(|| format!("{} itself has no show {until:?}", base.name))?;
    base.inputs.truncate(base.inherited + end + 1);
    Ok(base.inputs)
}

/// `inputs.jsonl`, with a `show` at the end.
fn own_inputs(folder: &Path) -> Read<Vec<Timed>> {
    let text = fs::read_to_string(folder.join("inputs.jsonl"))?;
    let mut inputs = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let input = read_timed(line).map_err(|fault| format!("inputs.jsonl:{number}: {fault}"))?;
        inputs.push(input);
    }
    let last = inputs.last().ok_or("inputs.jsonl is empty")?;
    if !matches!(last.line, Line::Show(_)) {
        inputs.push(read_timed(&format!(r#"{{"at":{},"show":"the end"}}"#, last.at))?);
    }
    let mut shows: Vec<&str> = Vec::new();
    for input in &inputs {
        if let Line::Show(show) = &input.line {
            if shows.contains(&show.as_str()) {
                return Err(format!("two shows are called {show:?}").into());
            }
            shows.push(show);
        }
    }
    Ok(inputs)
}

/// The names along a circle of references that is reached from `name`, if there is one.
fn circle(name: &str, references: &BTreeMap<String, Vec<String>>, path: &[&str]) -> Option<String> {
    let chain = [path, &[name]].concat();
    if let Some(first) = path.iter().position(|one| *one == name) {
        return Some(chain[first..].join(", "));
    }
    let next = references.get(name).into_iter().flatten();
    next.filter_map(|next| circle(next, references, &chain)).next()
}

#[test]
fn no_scenario_is_compared_with_one_that_depends_on_it() -> Read<()> {
    let mut references = BTreeMap::new();
    for name in names()? {
        let named = Scenario::load(&name)?.references()?;
        references.insert(name, named);
    }
    let circles: BTreeSet<String> =
        references.keys().filter_map(|name| circle(name, &references, &[])).collect();
    assert!(circles.is_empty(), "views are compared in a circle: {circles:?}");

    references.entry("calm".to_owned()).or_default().push("known-patient".to_owned());
    let found = circle("calm", &references, &[]);
    assert_eq!(found.as_deref(), Some("calm, known-patient, calm"));
    let found = circle("absence-taken-back", &references, &[]);
    assert_eq!(found.as_deref(), Some("calm, known-patient, calm"));
    Ok(())
}

#[test]
fn a_faulty_base_is_reported() -> Read<()> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenarios");
    let write = |name: &str, from: &str| {
        let about = "shows = \"x\"\nplatform = \"manual\"\nviewer = \"patient\"\n";
        let setup = format!("{about}setting = \"group\"\nprocedure = \"combined\"\n{from}");
        fs::create_dir_all(root.join(name))?;
        fs::write(root.join(name).join("scenario.toml"), setup)?;
        fs::write(root.join(name).join("inputs.jsonl"), r#"{"at":0,"show":"first"}"#)
    };
    let from = |base: &str| format!("from = \"{base}\"\nuntil = \"first\"\n");
    let fault = |name| match load(&root, name, &[]) {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    };
    for (name, base) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "f"), ("f", "e"), ("g", "gone")]
    {
        write(name, &from(base))?;
    }
    write("a", "")?;
    write("no-until", "from = \"a\"\n")?;
    write("no-show", "from = \"a\"\nuntil = \"second\"\n")?;
    assert_eq!(fault("c"), "");
    assert_eq!(fault("d"), "d from c from b from a: more than 2 bases");
    assert_eq!(fault("e"), "`from` goes in a circle: e from f from e");
    assert!(fault("g").starts_with("scenario \"gone\": "), "{}", fault("g"));
    assert_eq!(fault("no-until"), "`from` and `until` go together");
    assert_eq!(fault("no-show"), "a itself has no show \"second\"");
    fs::write(root.join("a").join("inputs.jsonl"), [r#"{"at":0,"show":"first"}"#; 2].join("\n"))?;
    assert_eq!(fault("a"), "two shows are called \"first\"");
    Ok(())
}
