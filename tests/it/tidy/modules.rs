//! No cycle among the modules of `src`, and no part of the consultation that imports another.
//!
//! A module is a file. A file depends on another when a path in it, in an import or in code, leads to an item that the
//! other defines. Three things are no dependency:
//!
//! - declaring a child module (`mod child;`);
//! - passing on what a child defines (`pub use child::Item;`), unless the file uses the item itself. Whoever imports the
//!   item from there depends on the file that defines it;
//! - calling a method, because no path names it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use syn::{Item, UseTree, Visibility};

use super::source::{File, Rust};
use super::{none, rust_files};

type Checked = Result<(), Box<dyn Error>>;

/// An import: the path as segments, and the name it has in the file; `*` for all.
struct Import {
    path: Vec<String>,
    name: String,
    passes_on: bool,
}

/// One file as a module.
struct Module {
    file: String,
    rust: Rust,
    imports: Vec<Import>,
}

/// All modules by their path from the root of the crate, as `domain::step`; the root is empty.
struct Modules(BTreeMap<Vec<String>, Module>);

fn module_path(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut path: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
        path.pop();
    }
    path
}

fn imports(tree: &UseTree, path: &[String], passes_on: bool, found: &mut Vec<Import>) {
    let with = |name: String| path.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(inner) => {
            imports(&inner.tree, &with(inner.ident.to_string()), passes_on, found);
        }
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| imports(tree, path, passes_on, found));
        }
        UseTree::Name(name) if name.ident == "self" => {
            let name = path.last().cloned().unwrap_or_default();
            found.push(Import { path: path.to_vec(), name, passes_on });
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            found.push(Import { path: with(name.clone()), name, passes_on });
        }
        UseTree::Rename(rename) => {
            let (path, name) = (with(rename.ident.to_string()), rename.rename.to_string());
            found.push(Import { path, name, passes_on });
        }
        UseTree::Glob(_) => {
            found.push(Import { path: path.to_vec(), name: "*".to_owned(), passes_on });
        }
    }
}

impl Modules {
    fn read(files: Vec<(File, Rust)>) -> Self {
        let modules = files.into_iter().map(|(file, rust)| {
            let mut found = Vec::new();
            for item in &rust.items {
                if let Item::Use(item) = item {
                    let passes_on = !matches!(item.vis, Visibility::Inherited);
                    imports(&item.tree, &[], passes_on, &mut found);
                }
            }
            (module_path(&file.path), Module { file: file.path, rust, imports: found })
        });
        Self(modules.collect())
    }

    /// The module that defines what a path in module `from` leads to; `None` outside the crate. `seen` ends a search that
    /// goes round among imports.
    fn resolve(
        &self,
        from: &[String],
        path: &[String],
        seen: &mut BTreeSet<(Vec<String>, String)>,
    ) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.descend(Vec::new(), rest, seen),
            "self" => self.descend(from.to_vec(), rest, seen),
            "super" => {
                let parent = from.split_last()?.1;
                match rest.first().map(String::as_str) {
                    Some("super") => self.resolve(parent, rest, seen),
                    _ => self.descend(parent.to_vec(), rest, seen),
                }
            }
            _ => self.find(from, first, rest, seen),
        }
    }

    fn descend(
        &self,
        module: Vec<String>,
        path: &[String],
        seen: &mut BTreeSet<(Vec<String>, String)>,
    ) -> Option<Vec<String>> {
        let Some((name, rest)) = path.split_first() else { return Some(module) };
        // What the module neither imports nor has as a child it defines itself.
        Some(self.find(&module, name, rest, seen).unwrap_or(module))
    }

    /// What a name in a module leads to: a child, or an import; `None` for what it defines itself or has from outside.
    fn find(
        &self,
        module: &[String],
        name: &str,
        rest: &[String],
        seen: &mut BTreeSet<(Vec<String>, String)>,
    ) -> Option<Vec<String>> {
        let child: Vec<String> = module.iter().cloned().chain([name.to_owned()]).collect();
        if self.0.contains_key(&child) {
            return self.descend(child, rest, seen);
        }
        if !seen.insert((module.to_vec(), name.to_owned())) {
            return None;
        }
        let import = self.0.get(module)?.imports.iter().find(|import| import.name == name)?;
        let whole: Vec<String> = import.path.iter().chain(rest).cloned().collect();
        // A path that begins with its own name is one of a crate, or of a child that was looked for above.
        self.resolve(module, &whole, seen)
    }

    /// What a module depends on, with the paths that lead there.
    fn dependencies(&self, from: &[String]) -> BTreeMap<Vec<String>, Vec<String>> {
        let mut found: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        let Some(module) = self.0.get(from) else { return found };
        let imported = module
            .imports
            .iter()
            .filter(|import| !import.passes_on || module.rust.uses(&import.name));
        // A glob brings in what the other module passes on.
        let globs = module.imports.iter().filter(|import| import.name == "*");
        for glob in globs {
            let Some(to) = self.resolve(from, &glob.path, &mut BTreeSet::new()) else { continue };
            for import in self.0.get(&to).into_iter().flat_map(|module| &module.imports) {
                if let Some(origin) = self.resolve(&to, &import.path, &mut BTreeSet::new())
                    && import.passes_on
                    && origin != from
                {
                    found.entry(origin).or_default().push(glob.path.join("::"));
                }
            }
        }
        let in_code = module.rust.code_paths();
        let in_code = in_code.iter().map(|path| path.iter().map(|s| (*s).to_owned()).collect());
        for path in imported.map(|import| import.path.clone()).chain(in_code) {
            if let Some(to) = self.resolve(from, &path, &mut BTreeSet::new())
                && to != from
            {
                found.entry(to).or_default().push(path.join("::"));
            }
        }
        found
    }

    fn graph(&self) -> BTreeMap<Vec<String>, BTreeMap<Vec<String>, Vec<String>>> {
        self.0.keys().map(|module| (module.clone(), self.dependencies(module))).collect()
    }
}

/// The groups of modules that depend on each other.
fn cycles<'a>(
    graph: &'a BTreeMap<Vec<String>, BTreeMap<Vec<String>, Vec<String>>>,
) -> Vec<Vec<&'a Vec<String>>> {
    let reachable = |start: &'a Vec<String>| {
        let mut reached = BTreeSet::new();
        let mut next = vec![start];
        while let Some(module) = next.pop() {
            for to in graph.get(module).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(to) {
                    next.push(to);
                }
            }
        }
        reached
    };
    let reach: BTreeMap<_, _> = graph.keys().map(|module| (module, reachable(module))).collect();
    let mut groups: Vec<Vec<&Vec<String>>> = Vec::new();
    for (module, reached) in reach.iter().filter(|(module, reached)| reached.contains(*module)) {
        let mutual = |other: &&&Vec<String>| reach.get(**other).is_some_and(|r| r.contains(module));
        let group: Vec<_> = reached.iter().filter(mutual).copied().collect();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

#[test]
fn no_modules_depend_on_each_other_in_a_circle() -> Checked {
    let modules = Modules::read(rust_files()?);
    let graph = modules.graph();
    let mut wrong = Vec::new();
    for group in cycles(&graph) {
        for from in &group {
            for (to, paths) in graph[*from].iter().filter(|(to, _)| group.contains(to)) {
                let (from, to) = (&modules.0[*from].file, &modules.0[to].file);
                wrong.push(format!("{from} -> {to} by {}", paths.join(", ")));
            }
        }
        wrong.push(String::new());
    }
    none(&wrong, "these modules depend on each other; move what they share below them");
    Ok(())
}

const CONSULTATION: &str = "src/domain/consultation/";

/// The parts of a consultation. The other files of its folder stand above them.
const PARTS: &[&str] = &[
    "alerts",
    "call",
    "closing",
    "devices",
    "identity",
    "incidents",
    "lock",
    "pending",
    "people",
    "privacy",
    "quality",
    "returned",
];

/// The part that a file belongs to.
fn part_of_consultation(file: &str) -> Option<&str> {
    let inside = file.strip_prefix(CONSULTATION)?;
    let part = inside.split('/').next()?.trim_end_matches(".rs");
    PARTS.contains(&part).then_some(part)
}

#[test]
fn no_part_of_the_consultation_imports_another_or_what_stands_above() -> Checked {
    let modules = Modules::read(rust_files()?);
    let mut wrong = Vec::new();
    let mut found = BTreeSet::new();
    for (module, dependencies) in modules.graph() {
        let from = &modules.0[&module].file;
        let Some(part) = part_of_consultation(from) else { continue };
        found.insert(part.to_owned());
        for (to, paths) in dependencies {
            let to = &modules.0[&to].file;
            if to.starts_with(CONSULTATION) && part_of_consultation(to) != Some(part) {
                wrong.push(format!("{from} -> {to} by {}", paths.join(", ")));
            }
        }
    }
    none(&wrong, "a part of the consultation owns its state alone");
    assert_eq!(found.len(), PARTS.len(), "a part is listed that does not exist");
    Ok(())
}

#[test]
fn a_circle_is_found_and_passing_on_is_none() {
    let file = |path: &str, text: &str| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        let rust = Rust::read(&file.text);
        (file, rust)
    };
    let with = |b: &str| {
        Modules::read(vec![
            file("src/lib.rs", "mod a;"),
            file("src/a/mod.rs", "mod b; mod c; pub use b::B; pub use c::C; fn f(x: C) {}"),
            file("src/a/b.rs", b),
            file("src/a/c.rs", "pub struct C;"),
        ])
    };
    let circles = |modules: &Modules| {
        let graph = modules.graph();
        let names = |group: &Vec<&Vec<String>>| group.iter().map(|m| m.join("::")).collect();
        cycles(&graph).iter().map(names).collect::<Vec<Vec<String>>>()
    };
    // What is imported from the parent is defined by its child.
    assert!(circles(&with("use super::C; pub struct B(C);")).is_empty());
    // The parent uses C, so a path from there to the parent would be a circle.
    assert_eq!(with("pub struct B;").dependencies(&["a".to_owned()]).len(), 1);
    assert!(circles(&with("use crate::a::f; pub struct B;")).is_empty());
    let modules = with("use super::*; pub struct B;");
    let c = ["a", "c"].map(str::to_owned);
    assert!(modules.dependencies(&["a", "b"].map(str::to_owned)).contains_key(c.as_slice()));
    let text = "use super::B; pub struct C; impl C { fn g() { crate::a::f() } }";
    let mut modules = with("use super::c::C; pub struct B(C);");
    let (c, rust) = file("src/a/c.rs", text);
    let mut found = Vec::new();
    for item in &rust.items {
        if let Item::Use(item) = item {
            imports(&item.tree, &[], false, &mut found);
        }
    }
    modules.0.insert(module_path(&c.path), Module { file: c.path, rust, imports: found });
    assert_eq!(circles(&modules), [["a", "a::b", "a::c"]]);
}
