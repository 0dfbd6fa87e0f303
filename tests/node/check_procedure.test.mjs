// `make check-procedure` checks a procedure file before it is used in a panel.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "procedure-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command and returns its output and the checker's exit code. */
function check(file) {
  const { status, stdout, stderr } = spawnSync("make", ["--silent", "check-procedure", ...(file ? [`FILE=${file}`] : [])], {
    cwd: root,
    encoding: "utf8",
  });
  // make itself always exits with 2 and prints the checker's code.
  const [, code = "0"] = stderr.match(/^make.*check-procedure\] Error (\d+)/m) ?? [];
  assert.equal(status, code === "0" ? 0 : 2);
  return { code: Number(code), out: stdout, said: stderr.replace(/^make.*\n/m, "") };
}

function written(name, content) {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const builtIn = readFileSync(join(root, "procedures/checklist.json"), "utf8");

test("a valid file: prints a summary", () => {
  const { code, out } = check("procedures/checklist.json");
  assert.equal(code, 0);
  const { rules, policies } = JSON.parse(builtIn);
  assert.match(out, new RegExp(`checklist\\.json is in order: ${rules.length} requirements`));
  for (const { id } of rules) assert.match(out, new RegExp(`\\b${id}\\b`));
  for (const [name, word] of Object.entries(policies)) assert.match(out, new RegExp(`^ *${name.replace(".", "\\.")} +${word}( \\(note: no requirement here hangs on it, .*\\))?$`, "m"));
});

test("a policy without effect is valid and is noted", () => {
  const { out } = check("procedures/checklist.json");
  const noted = [...out.matchAll(/^ *(\S+) .*\(note: /gm)].map(([, name]) => name);
  assert.deepEqual(noted, ["identity.unknown", "identity.known"]);
  assert.doesNotMatch(check("procedures/combined.json").out, /note:/);
});

test("a byte order mark is accepted", () => {
  assert.equal(check(written("mark.json", `\ufeff${builtIn}`)).code, 0);
});

test("a policy without a reason is valid and is reported", () => {
  const { reasons, ...rest } = JSON.parse(builtIn);
  delete reasons.chat;
  const { code, out } = check(written("reason.json", JSON.stringify({ ...rest, reasons })));
  assert.equal(code, 0);
  assert.match(out, /^ *chat +forbidden \(no reason given\)$/m);
  assert.match(out, /^ *payment +hospital-decides$/m);
});

test("reports all problems at once, each with its place and a remedy", () => {
  const file = JSON.parse(builtIn);
  file.rules[2].kind = "door-shut";
  file.rules[2].colour = "blue";
  file.policies.payment = 7;
  delete file.checked_on;
  const { code, said } = check(written("faulty.json", JSON.stringify(file)));
  assert.equal(code, 1);
  assert.match(said, /faulty\.json is not in order: 4 problems\./);
  assert.match(said, /^ *checked_on: fill it in\.$/m);
  assert.match(said, /^ *policies\.payment: write a text between quotation marks\.$/m);
  assert.match(said, new RegExp(`^ *rules\\[2\\]\\.kind \\(requirement ${file.rules[2].id}\\): use one of: .*\\broom-locked\\b`, "m"));
  assert.match(said, /^ *rules\[2\]\.colour \(requirement .*\): there is no such field; use one of: .*\bkind\b/m);
});

test("invalid JSON: reports line and column", () => {
  const { code, said } = check(written("comma.json", '{\n  "id": "a",\n}\n'));
  assert.equal(code, 1);
  assert.match(said, /^ *line 3, column 1: make the file valid JSON/m);
});

test("another encoding is reported as such", () => {
  const { code, said } = check(written("latin.json", Buffer.from(builtIn, "latin1")));
  assert.equal(code, 1);
  assert.match(said, /is not written in UTF-8/);
});

test("a missing file, and no file argument", () => {
  assert.match(check("not-there.json").said, /not-there\.json cannot be read/);
  const { code, said } = check();
  assert.equal(code, 1);
  assert.match(said, /FILE=/);
});
