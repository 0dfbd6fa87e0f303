// What the registries say of the lock files: withdrawn (yanked) crates, deprecated packages, and newer versions. A report that
// fails nothing, because a registry changes without a change of ours. It asks through cargo and npm, as this machine has them
// set up, and gives up after a time.
//
//   node tests/registries.mjs
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** The longest that one question takes, in milliseconds. */
const LONGEST = 90_000;
/** A package that has been deprecated for years: a registry that says nothing of it says nothing of others either. */
const PROBE = ["inflight", "1.0.6"];

/** @param {string} errors What `cargo package` prints. @returns {string[]} The crates of the lock file that are withdrawn. */
export const withdrawnIn = (errors) => [...errors.matchAll(/package `([^`]+)` in Cargo\.lock is yanked/g)].map(([, crate]) => crate);

/** @param {string} errors What `cargo update --dry-run` prints. @returns {string[]} */
export const newerCratesIn = (errors) => [...errors.matchAll(/^\s*Updating (\S+ v\S+ -> v\S+)/gm)].map(([, change]) => change);

/** @param {string} json What `npm outdated --json` prints. @returns {string[]} */
export const newerPackagesIn = (json) => Object.entries(JSON.parse(json || "{}")).map(([name, { current, latest }]) => `${name} ${current} -> ${latest}`);

/** The packages of a lock file: `name@version` to what the registry said of it when it was resolved. */
function packagesIn(lock) {
  const all = Object.entries(JSON.parse(lock).packages).filter(([path]) => path !== "");
  return new Map(all.map(([path, { name, version, deprecated }]) => [`${name ?? path.slice(path.lastIndexOf("node_modules/") + 13)}@${version}`, deprecated ?? null]));
}

/**
 * What a lock file that was just made says of the packages of ours.
 * @param {string} ours @param {string} fresh Lock files as text; the fresh one was made with the probe.
 * @returns {{ tells: boolean, deprecated: string[], unknown: number }} `tells`: whether the registry reports deprecations.
 */
export function deprecatedIn(ours, fresh) {
  const told = packagesIn(fresh);
  const own = packagesIn(ours);
  // A mark that was there when the lock file was written counts, too.
  const marks = [...own].map(([name, mark]) => [name, told.get(name) ?? mark]).filter(([, mark]) => mark !== null);
  return {
    tells: (told.get(PROBE.join("@")) ?? null) !== null,
    deprecated: marks.map(([name, mark]) => `${name}: ${mark}`),
    unknown: [...own.keys()].filter((name) => !told.has(name)).length,
  };
}

/** Runs a tool in a folder. Null if it fails, is missing or takes too long. */
function ask(command, args, { cwd = root, fine = [0], env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: LONGEST, maxBuffer: 1 << 26, env: { ...process.env, ...env } });
  return fine.includes(status) ? { stdout, stderr } : null;
}

const list = (rows) => rows.map((row) => `\n    ${row}`).join("");

function aboutCrates(scratch) {
  const env = { CARGO_NET_RETRY: "1", CARGO_HTTP_TIMEOUT: "20" };
  // Before cargo packs a crate it asks which versions of its lock file are withdrawn. Nothing is published.
  const packed = ask("cargo", ["package", "--no-verify", "--allow-dirty", "--target-dir", join(scratch, "packed")], { env });
  if (!packed) return ["cargo could not ask its registry"];
  const withdrawn = withdrawnIn(packed.stderr);
  const newer = ask("cargo", ["update", "--dry-run"], { env });
  return [
    `withdrawn: ${withdrawn.length === 0 ? "none" : list(withdrawn)}`,
    newer ? `newer within our ranges: ${newerCratesIn(newer.stderr).length} (cargo update --dry-run names them)` : "cargo could not ask for newer versions",
  ];
}

function aboutPackages(scratch) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(join(scratch, "package.json"), JSON.stringify({ ...manifest, dependencies: Object.fromEntries([PROBE]) }));
  cpSync(join(root, ".npmrc"), join(scratch, ".npmrc"));
  const quiet = ["--prefer-online", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"];
  // Resolves everything anew and installs nothing.
  const resolved = ask("npm", ["install", "--package-lock-only", "--ignore-scripts", ...quiet], { cwd: scratch });
  if (!resolved) return ["npm could not ask its registry"];
  const { tells, deprecated, unknown } = deprecatedIn(readFileSync(join(root, "package-lock.json"), "utf8"), readFileSync(join(scratch, "package-lock.json"), "utf8"));
  const none = tells ? `none of those asked about; ${unknown} are no longer the newest and were not` : "this registry does not tell";
  const newer = ask("npm", ["outdated", "--json", ...quiet], { fine: [0, 1] });
  return [
    `deprecated: ${deprecated.length === 0 ? none : list(deprecated)}`,
    newer ? `newer than those we name:${list(newerPackagesIn(newer.stdout)) || " none"}` : "npm could not ask for newer versions",
  ];
}

/** Nothing that goes wrong here is a fault of the project. */
function reportOn(title, about) {
  const scratch = mkdtempSync(join(tmpdir(), "trygtrom-registries-"));
  let rows;
  try {
    rows = about(scratch);
  } catch (error) {
    rows = [`no answer that can be read: ${error.message}`];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log(`${title}${rows.map((row) => `\n  ${row}`).join("")}`);
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  reportOn("crates of Cargo.lock", aboutCrates);
  reportOn("packages of package-lock.json", aboutPackages);
}
