// The recordings equal the messages of the client with the simulated node, and of the plugin in the simulated web app. The
// vendor's packages validate both simulations.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES } from "../../www/element/platform/join/messages.js";
import { recordPlugin } from "../join/plugin_record.mjs";
import { record } from "../join/record.mjs";

const folder = new URL("../recordings/join/", import.meta.url);
const recordings = [...(await record()), ...(await recordPlugin())];

test("the recordings match the client's messages", () => {
  if (process.env.UPDATE_EXPECT === "1") {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of recordings) writeFileSync(new URL(`${name}.jsonl`, folder), text);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), recordings.map(([name]) => `${name}.jsonl`).sort());
  for (const [name, text] of recordings) assert.equal(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"), text, name);
});

test("the recordings contain every event of the vendor's client and every own message", () => {
  const observed = new URL("../recordings/join-observed/", import.meta.url);
  const files = readdirSync(observed).filter((name) => name.endsWith(".jsonl"));
  const texts = [...recordings.map(([, text]) => text), ...files.map((name) => readFileSync(new URL(name, observed), "utf8"))];
  const told = new Set(texts.flatMap((text) => text.trim().split("\n").map((line) => JSON.parse(line).type)));
  assert.deepEqual([...TYPES, ...Object.values(OWN)].filter((type) => !told.has(type)), []);
});

test("the recordings contain no chat text, PIN or token", () => {
  for (const [name, text] of recordings) {
    for (const secret of ["Hei", "secret", "v=0", "c2VjcmV0", "314159", "271828"]) assert.equal(text.includes(secret), false, `${secret} in ${name}`);
  }
});
