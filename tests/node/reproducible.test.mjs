// The build depends on its sources only: no path of this machine in a file, and archives of the same bytes whatever the dates,
// rights and order of the files. `tests/reproduce.mjs` compares two whole builds.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BROWSERS, packExtension } from "../../www/build/extension.mjs";
import { packArchives } from "../../www/build/report.mjs";
import { packTeamsApp } from "../../www/build/teams_app.mjs";
import { cargoPackage, neutralPaths } from "../../www/build/wasm.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
const folders = ["npm", "workshop", "demo", "join-plugin", "teams-app", ...BROWSERS.map((browser) => `extension-${browser}`)];
const own = mkdtempSync(join(tmpdir(), "trygtrom-same-"));
after(() => rmSync(own, { recursive: true }));

const entriesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true });
const pathOf = (entry) => join(entry.parentPath, entry.name);
const sysroot = () => execFileSync("rustc", ["--print", "sysroot"], { cwd: root, encoding: "utf8" }).trim();

test("no file of the build contains a path of this machine", () => {
  const { targetDirectory } = cargoPackage(root);
  const places = [root, targetDirectory, homedir(), process.env.CARGO_HOME ?? join(homedir(), ".cargo"), sysroot(), tmpdir()];
  // A home at the root of the file system is in every path.
  const paths = places.filter((place) => place !== "/").map((place) => Buffer.from(`${place}/`));
  assert.ok(paths.length >= 4);
  const files = folders.flatMap((folder) => entriesOf(join(built, folder))).filter((entry) => entry.isFile()).map(pathOf);
  assert.ok(files.length > 100);
  const wrong = files.flatMap((file) => {
    const bytes = readFileSync(file);
    return paths.filter((path) => bytes.includes(path)).map((path) => `${file.slice(built.length + 1)}: ${path}`);
  });
  assert.deepEqual(wrong, []);
});

test("the compiler replaces every folder of this machine by a name", () => {
  const flags = neutralPaths(root, "/there/compiled").CARGO_ENCODED_RUSTFLAGS.split("\u001f");
  for (const flag of flags) assert.match(flag, /^--remap-path-prefix=\/.+=(trygtrom|trygtrom\/target|crates|\/rustc\/[0-9a-f]{40})$/);
  for (const folder of [root, "/there/compiled", `${sysroot()}/lib/rustlib/src/rust`]) {
    assert.equal(flags.filter((flag) => flag.startsWith(`--remap-path-prefix=${folder}=`)).length, 1, folder);
  }
});

test("archives have the same bytes whatever the dates, rights and order of the files", () => {
  const pack = (name, { date, file, folder }) => {
    const out = join(own, name);
    for (const one of folder === 0o755 ? folders : [...folders].reverse()) cpSync(join(built, one), join(out, one), { recursive: true });
    for (const entry of entriesOf(out)) {
      chmodSync(pathOf(entry), entry.isFile() ? file : folder);
      utimesSync(pathOf(entry), date, date);
    }
    const archives = [...packArchives(out, "1.0.0", ["demo", "workshop", "join-plugin", "teams-app"]), ...packExtension(out, "1.0.0"), packTeamsApp(out, "1.0.0")];
    return new Map(archives.map((archive) => [archive, readFileSync(join(out, archive))]));
  };
  const one = pack("one", { date: new Date("2026-01-05T08:00:00Z"), file: 0o644, folder: 0o755 });
  const two = pack("two", { date: new Date("2031-07-01T19:30:00Z"), file: 0o600, folder: 0o700 });
  assert.equal(one.size, 8);
  assert.deepEqual([...two.keys()], [...one.keys()]);
  assert.deepEqual([...one.keys()].filter((archive) => !one.get(archive).equals(two.get(archive))), []);
});
