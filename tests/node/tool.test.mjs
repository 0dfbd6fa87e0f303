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

const own = written("own.json", changed((file) => {
  file.id = "../our procedure";
  file.policies.payment = "nothing-on-any-problem";
  file.rules[0].text = { nb: "Alle har vært innom <resepsjonen>.", en: "All have been to the <desk>." };
}));

test("paper: one page with its style, in each language", () => {
  const pages = ["nb", "en"].map((language) => run("paper", own, "--language", language));
  for (const [{ code, out, said }, lang, text] of [[pages[0], "nb", "Alle har vært innom &lt;resepsjonen&gt;."], [pages[1], "en", "All have been to the &lt;desk&gt;."]]) {
    assert.deepEqual([code, said], [0, ""]);
    assert.ok(out.startsWith(`<!doctype html>\n<html lang="${lang}">`) && out.endsWith("</html>\n"));
    assert.ok(out.includes(text) && out.includes("<style>") && !/<link|<script|<nav/.test(out));
  }
  assert.equal(run("paper", own).out, pages[0].out);
});

test("paper: a folder with the pages, their style sheet and their icon, and nothing outside of it", () => {
  const { code, out } = run("paper", own, "--out", "our/paper");
  assert.equal(code, 0);
  const names = ["our-procedure.nb.html", "our-procedure.en.html", "paper.css", "icon.svg"];
  assert.deepEqual(out.trimEnd().split("\n"), names.map((name) => join("our/paper", name)));
  assert.deepEqual(readdirSync(join(home, "our/paper")).sort(), names.sort());
  assert.deepEqual(readdirSync(join(home, "our")), ["paper"]);
  const page = readFileSync(join(home, "our/paper/our-procedure.nb.html"), "utf8");
  assert.ok(page.includes('href="our-procedure.en.html"') && page.includes('href="paper.css"'));
  // Once more over the same files.
  assert.equal(run("paper", own, "--out", "our/paper").code, 0);
});

test("paper: a folder that cannot be made, a faulty file, an unknown language", () => {
  const { code, out, said } = run("paper", own, "--out", join(good, "paper"));
  assert.deepEqual([code, out], [1, ""]);
  assert.match(said, /cannot be written: a part of its path is no folder\.\n$/);
  const bad = run("paper", faulty, "--out", "bad");
  assert.deepEqual([bad.code, bad.out], [1, ""]);
  assert.match(bad.said, /faulty\.json is not in order/);
  assert.equal(readdirSync(home).includes("bad"), false);
  assert.equal(run("paper", own, "--language", "se").code, 2);
});

test("diff: the same files, and two that differ, in words and for programs", () => {
  assert.deepEqual([run("diff", good, good).code, JSON.parse(run("diff", good, good, "--json").out)], [0, []]);
  const { code, out, said } = run("diff", good, own);
  assert.deepEqual([code, said], [1, ""]);
  assert.match(out, /^Det pasienten får vite om betaling, er endret:\n {2}Før: .*\n {2}Nå: Hvis det blir tekniske problemer, skal du ikke betale/m);
  assert.match(out, /^ {2}B-S1 \(.*\)\n {4}Tekst \(nb\): fra «.*» til «Alle har vært innom <resepsjonen>\.»$/m);
  assert.match(run("diff", good, own, "--language", "en").out, /^What the patient is told about payment has changed:$/m);
  const told = JSON.parse(run("diff", good, own, "--json").out);
  assert.deepEqual(told.find(({ what }) => what === "policy"), { what: "policy", name: "payment", old: "hospital-decides", new: "nothing-on-any-problem" });
});

test("diff: files that are not in order are each told", () => {
  const { code, out, said } = run("diff", faulty, "empty.json");
  assert.deepEqual([code, out], [1, ""]);
  assert.match(said, /faulty\.json is not in order[\s\S]*empty\.json is not in order/);
  assert.match(run("diff", good, "gone.json").said, /^gone\.json cannot be read: there is no such file\.\n$/);
});

const histories = readdirSync(join(built, "histories")).map((name) => name.replace(".jsonl", ""));

test("replay: each standard history with each built-in procedure, as the tests expect it", () => {
  assert.equal(histories.length, 9);
  for (const id of ["combined", "checklist"]) {
    for (const history of histories) {
      const { code, out } = run("replay", join(built, `procedures/${id}.json`), history);
      assert.equal(code, 0, history);
      assert.equal(out, readFileSync(join(root, `tests/histories/${history}.${id}.txt`), "utf8"), history);
    }
  }
});

test("replay: a history of one's own, for programs and in English", () => {
  const file = written("day.jsonl", readFileSync(join(built, "histories/failing-line.jsonl")));
  const { code, out } = run("replay", own, file, "--json");
  assert.equal(code, 0);
  const { history, log, note, refused } = JSON.parse(out);
  assert.deepEqual([history, log.version, log.outcome, log.charge, refused], ["day.jsonl", 1, "completed-with-problems", "nothing", []]);
  assert.equal(log.requirements.length, builtIn.rules.length);
  assert.match(note, /Videokonsultasjon/);
  assert.match(run("replay", own, file, "--language", "en").out, /^Outcome: /m);
});

for (const [what, content, words] of [
  ["an empty file", "", /line 1: write an object in braces on one line/],
  ["a line that is none", '{"viewer":"clinician","setting":"group","platform":"whereby"}\nKari Prøve\n', /line 2: write an object/],
  ["a session log", '{"version":1,"phases":[],"requirements":[]}', /this is a session log/],
  ["a time after a day", '{"viewer":"clinician","setting":"group","platform":"whereby"}\n{"at":86400001,"tick":true}', /line 2: keep the time to a day/],
  ["another encoding", Buffer.from([0xff, 0xfe]), /line 1: save the file again/],
  ["10 MB", " ".repeat(10_000_000), /line 1: keep the file to 1048576 bytes/],
]) {
  test(`replay: ${what}: 1, in words without what the file says`, () => {
    const { code, out, said } = run("replay", good, written("history.jsonl", content));
    assert.deepEqual([code, out], [1, ""]);
    assert.match(said, /^history\.jsonl cannot be played\. line/);
    assert.match(said, words);
    assert.doesNotMatch(said, /Kari/);
  });
}

test("replay: no such history: those that there are; a day of passing time is short", () => {
  const { code, said } = run("replay", good, "good-night");
  assert.equal(code, 1);
  for (const name of histories) assert.ok(said.includes(name), name);
  const day = written("long.jsonl", '{"viewer":"clinician","setting":"unknown-patient","platform":"scripted"}\n{"at":0,"event":"joined"}\n{"at":86400000,"tick":true}\n');
  assert.equal(run("replay", good, day).code, 0);
});

test("help names every standard history", () => {
  const { out } = run("replay", "--help");
  for (const name of histories) assert.ok(out.includes(name), name);
});

test("output that nobody reads to its end, and a package that is damaged, give no stack", () => {
  const { stderr } = spawnSync("sh", ["-c", `"${bin}" schema | head -c 1`], { cwd: home, encoding: "utf8" });
  assert.equal(stderr, "");
  const wasm = join(home, "node_modules/trygtrom/tool/trygtrom_tool.wasm");
  const whole = readFileSync(wasm);
  writeFileSync(wasm, whole.subarray(0, 1_000));
  const { code, out, said } = run("check", good);
  writeFileSync(wasm, whole);
  assert.deepEqual([code, out], [1, ""]);
  assert.match(said, /^trygtrom: a fault of the tool itself \(CompileError\)\. Please report it/);
});

test("what a page loads has nothing of the tool", () => {
  const said = ["De to filene sier det samme", "The two files tell the panel", "this is a session log", "it looks like markup"];
  const holds = (path) => said.filter((words) => readFileSync(join(built, path)).includes(words));
  assert.deepEqual(holds("tool/trygtrom_tool.wasm"), said);
  for (const path of ["trygtrom.js", "trygtrom_bg.wasm", "texts/nb.txt", "texts/en.txt"]) assert.deepEqual(holds(path), [], path);
  const { components } = JSON.parse(readFileSync(join(built, "../demo/sbom.cdx.json"), "utf8")).metadata.component;
  assert.equal(components.some(({ name }) => name.startsWith("tool/")), false);
});
