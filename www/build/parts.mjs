// The parts of a bundle: the crates compiled into the module, Rust's standard library, and the npm packages that contribute
// to the bundle. Read from cargo, rustc and the bundler, so that no list has to be maintained by hand.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

const target = "wasm32-unknown-unknown";

/**
 * @typedef {object} Part A third-party component of a bundle.
 * @property {string} purl Its package URL. Parts refer to each other by it.
 * @property {string} name
 * @property {string} version
 * @property {string} licence An SPDX expression.
 * @property {string | null} folder The folder of its sources and licence files; null if they are not on this machine.
 * @property {string} [description]
 * @property {string[]} needs The package URLs of its direct dependencies.
 */

/**
 * The crates that are compiled into the module, and Rust's standard library. Crates that only run during the build (macros,
 * build scripts, tests) are not included.
 * @param {string} root The folder of Cargo.toml.
 * @returns {{ parts: Part[], needs: string[] }} `needs`: the direct dependencies of our own crate.
 */
export function cratesOf(root) {
  const { packages } = JSON.parse(run("cargo", ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", target], root));
  const crates = new Map(packages.map((one) => [cratePurl(one), one]));
  const library = rustLibrary(root);
  const [own, ...uses] = usesOf(root);
  const parts = uses.map(([purl, used]) => {
    const crate = crates.get(purl);
    return {
      purl,
      name: crate.name,
      version: crate.version,
      // Older crates write a slash for "or".
      licence: (crate.license ?? "").replace(/\s*\/\s*/g, " OR "),
      folder: dirname(crate.manifest_path),
      description: oneLine(crate.description),
      needs: [...used, library.purl].sort(),
    };
  });
  return { parts: sorted([...parts, library]), needs: [...own[1], library.purl].sort() };
}

/**
 * The direct dependencies of each crate, our own first. From `cargo tree`, because `cargo metadata` merges the features of
 * all targets.
 * @returns {[string, Set<string>][]}
 */
function usesOf(root) {
  const args = ["tree", "--offline", "--locked", "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", " {p}"];
  const uses = new Map();
  const above = [];
  for (const line of run("cargo", args, root).trim().split("\n")) {
    const [, depth, name, version] = line.match(/^(\d+) (\S+) v(\S+)/) ?? [];
    if (!version) throw new Error(`cargo tree printed an unexpected line: ${line}`);
    const purl = cratePurl({ name, version });
    // cargo prints the dependencies of a crate only where it first appears.
    if (!uses.has(purl)) uses.set(purl, new Set());
    above[Number(depth)] = purl;
    if (Number(depth) > 0) uses.get(above[Number(depth) - 1]).add(purl);
  }
  return [...uses];
}

const cratePurl = ({ name, version }) => `pkg:cargo/${name}@${version}`;

/** Rust's standard library. Few toolchains include its sources, so it has no folder. */
function rustLibrary(root) {
  const answer = run("rustc", ["--version", "--verbose"], root);
  const [, version] = answer.match(/^release: (\S+)$/m) ?? [];
  if (!version) throw new Error("rustc did not report its release.");
  return {
    purl: `pkg:generic/rust-std@${version}`,
    name: "rust-std",
    version,
    licence: "MIT OR Apache-2.0",
    folder: null,
    description: "The standard library of Rust",
    needs: [],
  };
}

/**
 * The npm packages that files belong to.
 * @param {string[]} files Paths of the files that contribute to a bundle.
 * @returns {Part[]}
 */
export function packagesOf(files) {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== null));
  return sorted(
    [...folders].map((folder) => {
      const { name, version, license, description } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      // The @ of a scope is percent-encoded.
      const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
      return { purl, name, version, licence: license ?? "", folder, description: oneLine(description), needs: [] };
    }),
  );
}

/** The folder of the package that a file in node_modules belongs to; null for a file of our own. */
function packageFolder(file) {
  const mark = `${sep}node_modules${sep}`;
  let folder = null;
  for (let at = file.lastIndexOf(mark); at >= 0; at = file.lastIndexOf(mark, at - 1)) {
    const [first, second] = file.slice(at + mark.length).split(sep);
    folder = join(file.slice(0, at), "node_modules", first, first.startsWith("@") ? second : "");
    if (existsSync(join(folder, "package.json"))) return folder;
    // A package that has taken in files of others is a part as a whole.
  }
  if (folder !== null) throw new Error(`${folder} is no package.`);
  return null;
}

const sorted = (parts) => parts.sort((a, b) => (a.purl < b.purl ? -1 : 1));
const oneLine = (text) => text?.trim().replace(/\s+/g, " ") || undefined;

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}
