// What turns a folder of built files into a package: the licences of its parts, the bill of materials, the integrity values,
// and a manifest that exports every file.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { notices } from "./licences.mjs";
import { cratesOf, packagesOf } from "./parts.mjs";
import { billOfMaterials } from "./sbom.mjs";

/** What every deployment of the element contains: its script, module, texts, paper checklists and licences. */
export const served = ["trygtrom.js", "trygtrom_bg.wasm", "texts", "paper", "LICENSE-MIT", "LICENSE-APACHE"];

/** The names of what is written beside the built files. */
export const written = { licences: "LICENSES-THIRD-PARTY.txt", bill: "sbom.cdx.json", integrity: "integrity.json" };

/** Read by people and compilers only. */
const words = /^(LICENSE.*|.*\.md|.*\.d\.ts)$/;
/** Read by tools. */
const forTools = ["package.json", "custom-elements.json", "procedure.schema.json", ...Object.values(written)];

/**
 * Writes licences and bill of materials into a folder of built files.
 * @param {object} options
 * @param {string} options.root The folder of Cargo.toml.
 * @param {string} options.out The folder.
 * @param {"npm" | "generic"} [options.kind] What sort of package URL it has.
 * @param {{ name: string, version: string, description: string, license: string }} options.manifest
 * @param {string[]} options.inputs The files that contribute to the bundles, as `bundleModule` returns them.
 */
export function writeParts({ root, out, kind = "npm", manifest, inputs }) {
  const { name, version, description, license: licence } = manifest;
  const crates = cratesOf(root);
  const packages = packagesOf(inputs);
  const parts = [...crates.parts, ...packages];
  const apache = readFileSync(join(root, "LICENSE-APACHE"), "utf8");
  writeFileSync(join(out, written.licences), notices({ title: `${name} ${version}`, parts, apache }));
  const files = servedFiles(out).map((path) => ({ path, sha384: hashOf(join(out, path), "sha384", "hex") }));
  const needs = [...crates.needs, ...packages.map(({ purl }) => purl)];
  writeFileSync(join(out, written.bill), billOfMaterials({ kind, name, version, description, licence, files, parts, needs }));
}

/** Writes the integrity value of each file that a page fetches or Node runs, by its path in the package. */
export function writeIntegrity(out) {
  const values = servedFiles(out).map((path) => [path, `sha384-${hashOf(join(out, path), "sha384", "base64")}`]);
  writeFileSync(join(out, written.integrity), `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
}

/**
 * Writes package.json. It exports the named entries first, then every file of the package by its path; folders are exported
 * as a whole.
 * @param {string} out
 * @param {object} manifest With `exports` of the named entries.
 */
export function writeManifest(out, manifest) {
  const entries = readdirSync(out, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const named = (name) => words.test(name) || name === "package.json" || `./${name}` in manifest.exports;
  const exported = entries
    .filter((entry) => entry.isDirectory() || !named(entry.name))
    .map((entry) => (entry.isDirectory() ? `./${entry.name}/*` : `./${entry.name}`));
  const exports = { ...manifest.exports, ...Object.fromEntries([...exported, "./package.json"].map((path) => [path, path])) };
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ ...manifest, exports }, null, 2)}\n`);
}

/** The files of a package that a page fetches or Node runs, in the order of their paths. */
function servedFiles(out, folder = "") {
  const entries = readdirSync(join(out, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return servedFiles(out, path);
    return words.test(path) || forTools.includes(path) ? [] : [path];
  });
  return paths.sort();
}

/** The hash of a file. */
export function hashOf(path, algorithm, encoding) {
  return createHash(algorithm).update(readFileSync(path)).digest(encoding);
}
