// The command-line tool of the package, installed from its archive as a hospital installs it: every command, every exit code,
// and files that are not what they should be.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = join(process.env.TRYGTROM_DIST ?? join(root, "dist"), "npm");
const home = mkdtempSync(join(tmpdir(), "trygtrom-tool-"));
after(() => rmSync(home, { recursive: true }));

writeFileSync(join(home, "package.json"), "{}");
execFileSync("npm", ["pack", "--pack-destination", home, built], { stdio: "ignore" });
const [archive] = readdirSync(home).filter((name) => name.endsWith(".tgz"));
execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", join(home, archive)], { cwd: home, stdio: "ignore" });
const bin = join(home, "node_modules/.bin/trygtrom");

/** Runs the tool in the folder of the test. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: home, encoding: "utf8", timeout: 60_000 });
  for (const text of [stdout, stderr]) assert.doesNotMatch(text, /^\s+at |file:\/\/|RuntimeError|panicked/m, `${args}: a stack`);
  return { code: status, out: stdout, said: stderr };
}

function written(name, content) {
  writeFileSync(join(home, name), content);
  return name;
}

const builtIn = JSON.parse(readFileSync(join(built, "procedures/checklist.json"), "utf8"));
const changed = (change) => {
  const file = structuredClone(builtIn);
  change(file);
  return JSON.stringify(file);
};
const good = written("good.json", changed(() => {}));
const faulty = written("faulty.json", changed((file) => { file.rules[0].kind = "door-shut"; delete file.checked_on; }));

test("without a command, with one that there is not, and with wrong options: 2, and what to do", () => {
  for (const [args, words] of [
    [[], /Name a command/],
    [["chek"], /no command of this name\. The commands are: check, /],
    [["check"], /npx trygtrom check FILE/],
    [["check", good, good], /npx trygtrom check FILE/],
    [["check", good, "--loud"], /--loud/],
    [["schema", good], /npx trygtrom schema/],
  ]) {
    const { code, out, said } = run(...args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(said, words);
    assert.match(said, /npx trygtrom --help tells more\.\n$/);
  }
});

test("help of all and of each command, and the version", () => {
  const { code, out } = run("--help");
  assert.equal(code, 0);
  for (const [, name] of run("nothing").said.match(/are: (.*)\./)[1].matchAll(/(\w+)/g)) {
    assert.ok(out.includes(`npx trygtrom ${name}`), name);
    const own = run(name, "--help");
    assert.equal(own.code, 0);
    assert.ok(own.out.startsWith(`npx trygtrom ${name}`) && out.includes(own.out), name);
  }
  assert.deepEqual(run("--version"), { code: 0, out: `${JSON.parse(readFileSync(join(built, "package.json"), "utf8")).version}\n`, said: "" });
});

test("check: a file in order is told what it holds, as `make check-procedure` tells it", () => {
  const { code, out, said } = run("check", good);
  assert.deepEqual([code, said], [0, ""]);
  const made = execFileSync("make", ["--silent", "check-procedure", `FILE=${join(home, good)}`], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  assert.equal(out, made.replace(/^building the checker.*\n/, "").replaceAll(join(home, good), good));
  assert.match(out, /^good\.json is in order: 21 requirements/);
});

test("check: every problem with its place and mend, also for programs", () => {
  const { code, out, said } = run("check", faulty);
  assert.deepEqual([code, out], [1, ""]);
  assert.match(said, /^faulty\.json is not in order: 2 problems\.\n\n {2}rules\[0\]\.kind \(requirement B-S1\): use one of: .*\n {2}checked_on: fill it in\.\n$/);
  const { code: again, out: text } = run("check", faulty, "--json");
  assert.equal(again, 1);
  const { inOrder, problems } = JSON.parse(text);
  assert.deepEqual([inOrder, problems.map(({ place, requirement }) => [place, requirement])], [false, [["rules[0].kind", "B-S1"], ["checked_on", null]]]);
  assert.equal(JSON.parse(run("check", good, "--json").out).inOrder, true);
});

test("check: a file of a newer format is named as such", () => {
  const { code, said } = run("check", written("newer.json", changed((file) => { file.format = 2; file.colour = "blue"; })));
  assert.equal(code, 1);
  assert.match(said, /1 problem\.\n\n {2}format: update Trygtrom, which reads format 1 at most here/);
});

test("check: markup and hidden characters are warned of, and the file is in order", () => {
  const name = written("marked.json", changed((file) => { file.rules[0].text.nb = "<b>Lås</b> \u202erommet\u001b[31m."; }));
  const { code, out } = run("check", name);
  assert.equal(code, 0);
  assert.match(out, /Look at 2 texts:\n\n {2}requirement B-S1, text, nb: it looks like markup.*\n {2}requirement B-S1, text, nb: it has a character .* U\+202E/);
  assert.equal(JSON.parse(run("check", name, "--json").out).warnings.length, 2);
});

test("check: what steers a terminal is written out", () => {
  const { out } = run("check", written("steers.json", changed((file) => { file.title.nb = "a\u001b[2Jb"; })));
  assert.match(out, /aU\+001B\[2Jb/);
});

for (const [what, make, words] of [
  ["a missing file", () => "not-there.json", /^not-there\.json cannot be read: there is no such file\.\n$/],
  ["a folder", () => (mkdirSync(join(home, "folder")), "folder"), /^folder cannot be read: it is a folder\.\n$/],
  ["a file inside of a file", () => "good.json/other.json", /cannot be read: a part of its path is no folder\.\n$/],
  ["an empty file", () => written("empty.json", ""), /line 1, column 0: make the file valid JSON/],
  ["a file without an end", () => "/dev/zero", /keep the file to 1048576 bytes/],
  ["a file of 10 MB", () => written("large.json", `{"id": "${"a".repeat(10_000_000)}"}`), /1 problem\.\n\n {2}the file: keep the file to 1048576 bytes/],
  ["a text that is not UTF-8", () => written("latin.json", Buffer.from(changed(() => {}), "latin1")), /is not written in UTF-8/],
  ["100,000 requirements", () => written("many.json", changed((file) => { file.rules = new Array(100_000).fill({}); })), /rules: keep it to 200/],
  ["lists in lists", () => written("deep.json", "[".repeat(100_000)), /keep lists and objects to 127 levels/],
  ["thousands of unknown fields", () => written("fields.json", JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, i])))), /and \d+ more: correct those above first/],
]) {
  test(`check: ${what}: 1, in words and short`, () => {
    const { code, out, said } = run("check", make());
    assert.deepEqual([code, out], [1, ""]);
    assert.match(said, words);
    assert.ok(said.length < 40_000, `${said.length} characters`);
  });
}

test("schema: prints the schema of the package", () => {
  const { code, out } = run("schema");
  assert.deepEqual([code, out], [0, readFileSync(join(built, "procedure.schema.json"), "utf8")]);
});
