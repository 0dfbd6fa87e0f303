// The recordings equal the messages of the source with the simulated room. The vendor's transport carries both.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES } from "../../www/element/platform/jitsi/messages.js";
import { record } from "../jitsi/record.mjs";

const folder = new URL("../recordings/jitsi/", import.meta.url);
const recordings = await record();

test("the recordings match the messages of the source", () => {
  if (process.env.UPDATE_EXPECT === "1") {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of recordings) writeFileSync(new URL(`${name}.jsonl`, folder), text);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), recordings.map(([name]) => `${name}.jsonl`).sort());
  for (const [name, text] of recordings) assert.equal(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"), text, name);
});

test("the recordings contain every message", () => {
  const told = new Set(recordings.flatMap(([, text]) => text.trim().split("\n").map((line) => JSON.parse(line).type)));
  assert.deepEqual([...TYPES, ...Object.values(OWN)].filter((type) => !told.has(type)), []);
});

test("the recordings contain no chat text, no address of an account and nothing else that is not read", () => {
  for (const [name, text] of recordings) for (const left of ["Hei", "conference.example.no", "avatarURL", "nick", "roomName"]) assert.equal(text.includes(left), false, `${left} in ${name}`);
});
