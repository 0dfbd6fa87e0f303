// The recordings of a conference are what our client hands on before the played node, and what our plugin does inside the
// played web app: the real packages have proved both.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES } from "../../www/element/platform/join/index.js";
import { recordPlugin } from "../join/plugin_record.mjs";
import { record } from "../join/record.mjs";

const folder = new URL("../recordings/join/", import.meta.url);
const recordings = [...(await record()), ...(await recordPlugin())];

test("the recordings are what the client hands on", () => {
  if (process.env.UPDATE_EXPECT === "1") {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of recordings) writeFileSync(new URL(`${name}.jsonl`, folder), text);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), recordings.map(([name]) => `${name}.jsonl`).sort());
  for (const [name, text] of recordings) assert.equal(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"), text, name);
});

test("they hold every event that the vendor's client knows, and every message of our own", () => {
  const told = new Set(recordings.flatMap(([, text]) => text.trim().split("\n").map((line) => JSON.parse(line).type)));
  assert.deepEqual([...TYPES, ...Object.values(OWN)].filter((type) => !told.has(type)), []);
});

test("nothing that was said, and nothing that opens a door, is in them", () => {
  for (const [name, text] of recordings) {
    for (const secret of ["Hei", "secret", "v=0", "c2VjcmV0", "314159", "271828"]) assert.equal(text.includes(secret), false, `${secret} in ${name}`);
  }
});
