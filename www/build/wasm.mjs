// From Rust to WebAssembly: cargo, wasm-bindgen, wasm-opt and the cut in two, run only when their input has changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { shortImports } from "./imports.mjs";
import { sha384 } from "./package.mjs";
import { leaveOutNamespace, rememberTexts } from "./remember.mjs";
import { splitModule } from "./split.mjs";

/** Those that build.rs writes. */
export const languages = ["nb", "en"];

const target = "wasm32-unknown-unknown";

/** What cargo knows about the package: its version and licence, and the folder it builds into. */
export function cargoPackage(root) {
  const args = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
  const metadata = JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }));
  const [{ version, license }] = metadata.packages;
  return { version, license, targetDirectory: metadata.target_directory };
}

/**
 * Builds the module and its glue.
 * @param {{root: string, targetDirectory: string, release: boolean}} options
 * @returns {{glue: string, wasm: string, rest: string, texts: string}} the paths of the glue and of both parts of the module,
 *   and the folder of the language files, which are in two parts as well; the glue also exports as `sha384` the hashes of the files that belong to it, in
 *   base64, `start`, which is given the module, and `complete`, which adds the rest to a module that has started
 */
export function buildWasm({ root, targetDirectory, release }) {
  const profile = release ? "release" : "debug";
  const out = join(targetDirectory, "web", profile);
  mkdirSync(out, { recursive: true });
  // Fetched first, because the folder of fetched sources is among the flags of the build. For every target, since the bill
  // of materials is read offline and cargo reads all that the lock file names.
  run("cargo", ["fetch", "--quiet"], { cwd: root });
  const written = compile({ root, release });
  const compiled = join(targetDirectory, target, profile, "trygtrom.wasm");
  const built = { glue: join(out, "trygtrom.js"), wasm: join(out, "trygtrom_bg.wasm"), rest: join(out, "trygtrom_rest.wasm"), texts: join(out, "texts") };
  const mark = join(out, "made-from.sha256");
  const whole = languages.map((language) => join(written, `${language}.txt`));
  const makers = ["wasm.mjs", "imports.mjs", "remember.mjs", "split.mjs", "walk.mjs", "../element/port.js"].map((name) => new URL(name, import.meta.url));
  const made = digest([compiled, ...whole, join(root, "package-lock.json"), ...makers]);
  if (existsSync(mark) && existsSync(built.rest) && readFileSync(mark, "utf8") === made) return built;

  run("wasm-bindgen", [
    ...["--target", "web", "--no-typescript", "--omit-default-module-path"],
    // Lets the element start the module afresh in the same page after a panic.
    "--experimental-reset-state-function",
    ...(release ? [] : ["--keep-debug"]),
    ...["--out-name", "trygtrom", "--out-dir", out, compiled],
  ]);
  if (release) {
    const short = shortImports(readFileSync(built.glue, "utf8"), readFileSync(built.wasm));
    writeFileSync(built.glue, leaveOutNamespace(rememberTexts(short.glue, short.wasm)));
    writeFileSync(built.wasm, short.wasm);
    // Functions stay apart, so that the cut goes between what a start takes and what it does not; each part is made smaller
    // once more when it is by itself.
    optimize(root, built.wasm, ["--debuginfo", "--one-caller-inline-max-function-size=0"]);
  }
  const { first, rest, complete, said } = splitModule({ ...built, texts: written });
  writeFileSync(built.wasm, first);
  writeFileSync(built.rest, rest);
  const spoken = splitTexts({ from: written, to: built.texts, said });
  if (release) {
    // Small functions go into their callers: the part grows by nothing, and the browser has fewer to make ready at the start.
    // A second time over, since the first leaves something behind.
    optimize(root, built.wasm, ["--always-inline-max-function-size=4", "-Oz"]);
    optimize(root, built.rest);
  }
  // The script takes no other files than those it was built with.
  const files = Object.entries({ "trygtrom_bg.wasm": built.wasm, "trygtrom_rest.wasm": built.rest, ...spoken });
  const hashes = Object.fromEntries(files.map(([name, path]) => [name, sha384(path, "base64")]));
  const glue = withoutDebug(withoutMarkup(readFileSync(built.glue, "utf8")));
  writeFileSync(built.glue, `${glue}${START}${complete}export const sha384 = ${JSON.stringify(hashes)};\n`);
  writeFileSync(mark, made);
  return built;
}

/**
 * Writes each language as two files: what first screens say, and the rest. In each there is an empty line for what stands in
 * the other.
 * @param {{ from: string, to: string, said: number[] }} options `said`: what first screens say, by the place of the text.
 * @returns {Record<string, string>} The paths of the files, by those in the package.
 */
function splitTexts({ from, to, said }) {
  const first = new Set(said);
  const paths = {};
  mkdirSync(to, { recursive: true });
  for (const language of languages) {
    const [head, ...texts] = readFileSync(join(from, `${language}.txt`), "utf8").split("\n");
    for (const [name, belongs] of [[language, (at) => first.has(at)], [`${language}_rest`, (at) => !first.has(at)]]) {
      const path = (paths[`texts/${name}.txt`] = join(to, `${name}.txt`));
      writeFileSync(path, [head, ...texts.map((text, at) => (belongs(at) ? text : ""))].join("\n"));
    }
  }
  return paths;
}

function optimize(root, path, more = []) {
  // No feature flags: the module names the features it uses, and wider ones make browsers refuse it.
  const smaller = `${path}.smaller`;
  run(join(root, "node_modules/.bin/wasm-opt"), ["-Oz", ...more, path, "-o", smaller]);
  renameSync(smaller, path);
}

/** Starts the module that the page's part has fetched. The glue's own way can fetch it as well, which takes a kilobyte. */
const START = `export async function start(module) {
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
`;

/** The glue, less what describes values of the page for the messages of panics: those are told to nobody. */
function withoutDebug(glue) {
  return glue.replace(/^function debugString\(val\) \{\n[^]*?^\}\n/m, 'function debugString() {\n  return "";\n}\n');
}

/**
 * The glue, less what makes markup of text: Yew brings it for HTML given as text, which no part of the panel gives. So what
 * reads the script, as the checkers of extensions do, need not take our word for it.
 */
function withoutMarkup(glue) {
  return glue.replace(/\b\w+\.(inner|outer)HTML = [^;]+;/g, 'throw new TypeError("no text becomes markup");');
}

/** Runs cargo, and gives the folder that the build script has written the language files to. */
function compile({ root, release }) {
  const options = ["--lib", "--target", target, "--message-format", "json-render-diagnostics", ...(release ? ["--release"] : [])];
  const told = run("cargo", ["build", ...options], {
    cwd: root,
    env: { ...process.env, ...(release ? neutralPaths(root) : {}) },
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = told.split("\n").filter((line) => line.includes('"build-script-executed"'));
  const ours = lines.map((line) => JSON.parse(line)).find(({ out_dir }) => existsSync(join(out_dir, "nb.txt")));
  if (!ours) throw new Error("cargo did not tell where the language files are");
  return ours.out_dir;
}

/** Panic messages carry source paths; these flags keep the folders of the machine that built it out of the module. */
function neutralPaths(root) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const flags = [`--remap-path-prefix=${root}=trygtrom`];
  const registry = join(cargoHome, "registry/src");
  for (const source of listFolders(registry)) flags.push(`--remap-path-prefix=${join(registry, source)}=crates`);
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
