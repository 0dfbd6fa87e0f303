// Builds the sources again, in another folder and under other circumstances, and compares every file with dist/.
//
//   node www/build/build.mjs --archives && node tests/reproduce.mjs
//
// The second build has other folders for the sources, for cargo's home and for what it compiles, other rights on new files,
// and another time zone. It compiles everything anew. What both share is what the sources do not fix: the versions of the
// compiler and of the tools, and the downloaded crates and packages.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const first = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
const checksums = "SHA256SUMS";

/** The rows of a list of checksums: path to hash. @param {string} folder */
function listed(folder) {
  const path = join(folder, checksums);
  if (!existsSync(path)) throw new Error(`${path} is missing: build first, with --archives.`);
  return new Map(readFileSync(path, "utf8").trimEnd().split("\n").map((row) => row.split("  ").reverse()));
}

/** Copies what git knows and what it would add; links the packages, which are many. */
function copySources(to) {
  const names = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  for (const name of names.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) cpSync(join(root, name), join(to, name));
  const packages = join(root, "node_modules");
  try {
    execFileSync("cp", ["--archive", "--link", packages, to], { stdio: "ignore" });
  } catch {
    // The other folder is on another file system.
    rmSync(join(to, "node_modules"), { recursive: true, force: true });
    execFileSync("cp", ["--archive", packages, to]);
  }
}

/** A home of cargo at another path, with the same content. */
function otherCargoHome(to) {
  const home = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  mkdirSync(to);
  for (const name of readdirSync(home)) symlinkSync(join(home, name), join(to, name));
  return to;
}

function build(other) {
  const sources = join(other, "a folder/of another depth");
  mkdirSync(sources, { recursive: true });
  copySources(sources);
  const env = {
    ...process.env,
    CARGO_HOME: otherCargoHome(join(other, "cargo home")),
    CARGO_TARGET_DIR: join(other, "compiled"),
    TZ: "Asia/Kathmandu",
  };
  execFileSync("node", ["www/build/build.mjs", "--archives"], { cwd: sources, env, stdio: ["ignore", "ignore", "inherit"] });
  return join(sources, "dist");
}

/** What differs, as lines for a person. @param {Map<string, string>} one @param {Map<string, string>} two */
function differences(one, two) {
  const paths = [...new Set([...one.keys(), ...two.keys()])].sort();
  return paths.flatMap((path) => {
    if (!one.has(path)) return [`${path} is in the second build only`];
    if (!two.has(path)) return [`${path} is in the first build only`];
    return one.get(path) === two.get(path) ? [] : [`${path} differs`];
  });
}

const started = Date.now();
const other = mkdtempSync(join(tmpdir(), "trygtrom-again-"));
process.umask(0o077);
try {
  const expected = listed(first);
  const changed = [...expected].filter(([path, hash]) => createHash("sha256").update(readFileSync(join(first, path))).digest("hex") !== hash);
  const wrong = [...changed.map(([path]) => `${path} is not the file that ${checksums} lists`), ...differences(expected, listed(build(other)))];
  if (wrong.length > 0) throw new Error(`the two builds are not the same:\n  ${wrong.join("\n  ")}`);
  console.log(`${expected.size} files are the same in both builds; the second took ${Math.round((Date.now() - started) / 1000)} s`);
} catch (error) {
  console.error(`reproduce: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(other, { recursive: true, force: true });
}
