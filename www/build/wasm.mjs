// From Rust to WebAssembly: cargo, wasm-bindgen, wasm-opt. What wasm-bindgen writes as glue goes to the bundler as it is.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The languages that build.rs writes a catalog for. */
export const languages = ["nb", "en"];

const target = "wasm32-unknown-unknown";

/** What cargo knows about the package: its version and licence, and the folder it builds into. */
export function cargoPackage(root) {
  const args = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
  const metadata = JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }));
  const [{ version, license }] = metadata.packages;
  return { version, license, targetDirectory: metadata.target_directory };
}

/** Where the steps of a build write. @param {string} targetDirectory Cargo's. @param {boolean} release */
export function placesOf(targetDirectory, release) {
  const profile = release ? "release" : "debug";
  const out = join(targetDirectory, "web", profile);
  return {
    compiled: join(targetDirectory, target, profile, "trygtrom.wasm"),
    bindgen: join(out, "bindgen"),
    glue: join(out, "bindgen/trygtrom.js"),
    bound: join(out, "bindgen/trygtrom_bg.wasm"),
    optimized: join(out, "trygtrom_bg.wasm"),
    mark: join(out, "made-from.sha256"),
  };
}

/** The arguments of wasm-bindgen. @param {{ compiled: string, bindgen: string, release: boolean, restarts?: boolean }} options */
export const bindgenArguments = ({ compiled, bindgen, release, restarts = true }) => [
  ...["--target", "web", "--no-typescript", "--omit-default-module-path"],
  // Lets the element restart the module in the same page after a panic.
  ...(restarts ? ["--experimental-reset-state-function"] : []),
  ...(release ? [] : ["--keep-debug"]),
  ...["--out-name", "trygtrom", "--out-dir", bindgen, compiled],
];

/**
 * The arguments of wasm-opt. A function of more than 40 instructions that is called from one place stays a function: browsers
 * compile a function when it is first called, so a start compiles less, and the file is 15 KB smaller when compressed. With a
 * much lower limit there are more functions to compile one by one.
 */
const optimizerArguments = ["-Oz", "--one-caller-inline-max-function-size", "40"];

/**
 * Builds the panel's module and its glue.
 * @param {{ root: string, targetDirectory: string, release: boolean }} options
 * @returns {{ glue: string, files: Record<string, string> }} The path of the glue, and the paths of the module and of the
 *   language files by their paths in the package.
 */
export function buildWasm({ root, targetDirectory, release }) {
  const places = placesOf(targetDirectory, release);
  mkdirSync(places.bindgen, { recursive: true });
  // Fetched first, because the folder of fetched sources is among the flags of the build. For every target, because the
  // bill of materials is read offline and cargo reads all that the lock file names.
  run("cargo", ["fetch", "--quiet"], { cwd: root });
  const catalogs = compile({ root, targetDirectory, release });
  const wasm = bind({ root, places, release });
  const texts = languages.map((language) => [`texts/${language}.txt`, join(catalogs, `${language}.txt`)]);
  return { glue: places.glue, files: { "trygtrom_bg.wasm": wasm, ...Object.fromEntries(texts) } };
}

/**
 * Builds the module of one feature of the crate, as the command-line tool or the workshop, and its glue. It has a target folder
 * of its own: cargo gives the modules of all the same name, and would compile each anew at every build.
 * @param {{ root: string, targetDirectory: string, release: boolean, feature: "tool" | "workshop" }} options
 * @returns {{ glue: string, wasm: string }} The paths of both.
 */
export function buildWasmOf({ root, targetDirectory, release, feature }) {
  const own = join(targetDirectory, feature);
  const places = placesOf(own, release);
  mkdirSync(places.bindgen, { recursive: true });
  compile({ root, targetDirectory: own, release, features: ["--no-default-features", "--features", feature] });
  return { glue: places.glue, wasm: bind({ root, places, release, restarts: false }) };
}

/** Runs wasm-bindgen and wasm-opt, if their input has changed. Returns the path of the module. */
function bind({ root, places, release, restarts }) {
  const wasm = release ? places.optimized : places.bound;
  const made = digest([places.compiled, join(root, "package-lock.json"), fileURLToPath(import.meta.url)]);
  if (!existsSync(places.mark) || !existsSync(wasm) || readFileSync(places.mark, "utf8") !== made) {
    run("wasm-bindgen", bindgenArguments({ ...places, release, restarts }));
    // No feature flags: the module names the features it uses, and browsers refuse a module that names more.
    if (release) run(join(root, "node_modules/.bin/wasm-opt"), [...optimizerArguments, places.bound, "-o", places.optimized]);
    writeFileSync(places.mark, made);
  }
  return wasm;
}

/** Runs cargo. Returns the folder that the build script has written the language files to. */
function compile({ root, targetDirectory, release, features = [] }) {
  const options = ["--lib", "--target", target, "--message-format", "json-render-diagnostics", ...features, ...(release ? ["--release"] : [])];
  const messages = run("cargo", ["build", ...options], {
    cwd: root,
    env: { ...process.env, CARGO_TARGET_DIR: targetDirectory, ...(release ? neutralPaths(root, targetDirectory) : {}) },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = messages.split("\n").filter((line) => line.includes('"build-script-executed"'));
  const ours = lines.map((line) => JSON.parse(line)).find(({ out_dir }) => existsSync(join(out_dir, "nb.txt")));
  if (!ours) throw new Error("cargo did not report where the language files are");
  return ours.out_dir;
}

/**
 * Panic messages carry source paths. These flags keep the folders of the build machine out of the module, so that the same
 * sources give the same bytes in every folder.
 */
export function neutralPaths(root, targetDirectory) {
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
  const names = [[root, "trygtrom"], [targetDirectory, "trygtrom/target"], ...listFolders(registry).map((source) => [join(registry, source), "crates"])];
  // A toolchain with the sources of the standard library names their folder; one without names the compiler's commit.
  const answer = (...args) => execFileSync("rustc", args, { cwd: root, encoding: "utf8" });
  const [, commit] = answer("--version", "--verbose").match(/^commit-hash: ([0-9a-f]+)$/m) ?? [];
  if (commit) names.push([join(answer("--print", "sysroot").trim(), "lib/rustlib/src/rust"), `/rustc/${commit}`]);
  const flags = names.map(([folder, name]) => `--remap-path-prefix=${folder}=${name}`);
  return { CARGO_ENCODED_RUSTFLAGS: flags.join("\u001f") };
}

function listFolders(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}

function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  } catch (error) {
    throw new Error(`${command} failed: ${error.message}`);
  }
}
