// The recordings equal the messages of the source with the simulated host. The vendor's library carries both.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { TYPES } from "../../www/element/platform/teams/messages.js";
import { record } from "../teams/record.mjs";

const folder = new URL("../recordings/teams/", import.meta.url);
const recordings = await record();

test("the recordings match the messages of the source", () => {
  if (process.env.UPDATE_EXPECT === "1") for (const { name, text } of recordings) writeFileSync(new URL(`${name}.jsonl`, folder), text);
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), recordings.map(({ name }) => `${name}.jsonl`).sort());
  for (const { name, text } of recordings) assert.equal(readFileSync(new URL(`${name}.jsonl`, folder), "utf8"), text, name);
});

test("the recordings contain every message, and nothing of people or of the host's errors", () => {
  const all = recordings.map(({ text }) => text).join("");
  for (const type of TYPES) assert.ok(all.includes(`"${type}"`), type);
  for (const left of ["prove.behandler", "No permission", "Failed", "errorCode", "thread"]) assert.equal(all.includes(left), false, left);
});

test("each thing that the host does not tell is one named problem, however often it fails", () => {
  const problems = Object.fromEntries(recordings.map(({ name, problems }) => [name, problems]));
  assert.deepEqual(problems, { consultation: [], late: [], trouble: ["teams-no-stream", "teams-no-speech"] });
});
