// What a bundle is made of: the crates compiled into the module, Rust's own library, and the npm packages of which the
// bundler took something. Read from cargo, rustc and the bundler itself, so that nothing has to be kept by hand.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

const target = "wasm32-unknown-unknown";

/**
 * @typedef {object} Part Something of others that stands in a bundle.
 * @property {string} purl Its package URL, which is also how the parts name each other.
 * @property {string} name
 * @property {string} version
 * @property {string} licence An SPDX expression.
 * @property {string | null} folder Where its sources lie with their licences; null where they are not on this machine.
 * @property {string} [description]
 * @property {string[]} needs The package URLs of the parts that it uses itself.
 */

/**
 * The crates that are compiled into the module, with Rust's standard library. Crates that run while it is compiled
 * (macros, build scripts, tests) are none of them.
 * @param {string} root The folder of Cargo.toml.
 * @returns {{ parts: Part[], needs: string[] }} `needs`: what our own crate uses.
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
 * Which crate uses which, our own first. From `cargo tree`, since it alone tells what is compiled for the browser:
 * `cargo metadata` joins the features of all targets.
 * @returns {[string, Set<string>][]}
 */
function usesOf(root) {
  const args = ["tree", "--offline", "--locked", "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", " {p}"];
  const uses = new Map();
  const above = [];
  for (const line of run("cargo", args, root).trim().split("\n")) {
    const [, depth, name, version] = line.match(/^(\d+) (\S+) v(\S+)/) ?? [];
    if (!version) throw new Error(`cargo tree says what cannot be read: ${line}`);
    const purl = cratePurl({ name, version });
    // What a crate uses is written out where it comes first, and only there.
    if (!uses.has(purl)) uses.set(purl, new Set());
    above[Number(depth)] = purl;
    if (Number(depth) > 0) uses.get(above[Number(depth) - 1]).add(purl);
  }
  return [...uses];
}

const cratePurl = ({ name, version }) => `pkg:cargo/${name}@${version}`;

/** What rustc brings along. Its sources lie with the toolchain on few machines, so no folder is told. */
function rustLibrary(root) {
  const told = run("rustc", ["--version", "--verbose"], root);
  const [, version] = told.match(/^release: (\S+)$/m) ?? [];
  if (!version) throw new Error("rustc does not tell its release.");
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
 * @param {string[]} files Paths of the files of which something stands in a bundle.
 * @returns {Part[]}
 */
export function packagesOf(files) {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== null));
  return sorted(
    [...folders].map((folder) => {
      const { name, version, license, description } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      // A scope is written with its sign as an escape.
      const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
      return { purl, name, version, licence: license ?? "", folder, description: oneLine(description), needs: [] };
    }),
  );
}

/** The folder of the package that a file in node_modules belongs to; null for a file of our own. */
function packageFolder(file) {
  const mark = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(mark);
  if (at < 0) return null;
  const [first, second] = file.slice(at + mark.length).split(sep);
  const folder = join(file.slice(0, at), "node_modules", first, first.startsWith("@") ? second : "");
  if (!existsSync(join(folder, "package.json"))) throw new Error(`${folder} is no package.`);
  return folder;
}

const sorted = (parts) => parts.sort((a, b) => (a.purl < b.purl ? -1 : 1));
const oneLine = (text) => text?.trim().replace(/\s+/g, " ") || undefined;

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}
