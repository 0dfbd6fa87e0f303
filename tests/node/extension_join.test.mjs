// What the extension overhears of a conference of Join: from the events of its stream to the messages of the panel's adapter.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES } from "../../www/element/platform/join/messages.js";
import { TYPES as TOLD } from "../../www/extension/platform/join_told.js";
import { RECORDINGS, listenIn, record } from "../join/overheard.mjs";

const folder = new URL("../recordings/join-overheard/", import.meta.url);

test("the recordings are what is overheard in the played conference", () => {
  for (const name of RECORDINGS) {
    const file = new URL(`${name}.jsonl`, folder);
    const lines = record(name);
    if (process.env.UPDATE_EXPECT === "1") writeFileSync(file, lines);
    assert.equal(readFileSync(file, "utf8"), lines, name);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), RECORDINGS.map((name) => `${name}.jsonl`).sort());
});

test("all that is told is known to the panel", () => {
  const known = [...TYPES, ...Object.values(OWN)];
  for (const type of TOLD) assert.ok(known.includes(type), type);
});

test("no token, number, address or written word is handed on", () => {
  const all = RECORDINGS.map(record).join("");
  for (const word of ["token", "Hei", "api_url", "local_alias", "uri", "payload", "origin", "vendor"]) {
    assert.equal(all.includes(`"${word}`), false, `${word} was handed on`);
  }
});

test("who comes later is told the rows that stand, inside the marks of a list, and the room as it is", () => {
  const { room, join, open, overheard, told } = listenIn();
  join();
  open();
  const patient = room.join({ name: "Prøve Pasient" });
  for (let turn = 0; turn < 100; turn += 1) {
    room.update(patient, { is_muted: turn % 2 === 0 ? "YES" : "NO" });
    room.leave(room.join({ name: "Ukjent" }));
    room.message(patient, "Hei");
  }
  room.lock();
  room.present(patient);
  const types = overheard.told.map(({ type }) => type);
  assert.deepEqual(types, [
    ...["join:stream", "participant_sync_begin", "participant_create", "participant_sync_end"],
    ...["conference_update", "participant_update", "message_received", "presentation_start"],
  ]);
  assert.equal(overheard.told[4].detail.locked, true);
  assert.ok(told.length > 300);
});

test("what is no event, or broken, is passed over, and the next one is heard", () => {
  const { join, open, overheard, told } = listenIn();
  join();
  open();
  told.length = 0;
  for (const message of [[], ["event"], ["event", "1", "participant_delete", "{}"], ["event", 1, "constructor", "{}"], ["event", 1, "stage", "[]"], ["open", 0], ["event", NaN, "disconnect", "{}"]]) {
    overheard.hear(message);
  }
  assert.deepEqual(told, []);
  overheard.hear(["event", 1, "participant_create", "{"]);
  overheard.hear(["event", 1, "participant_delete", '{"uuid":"a","secret":"b"}']);
  assert.deepEqual(told, [{ type: "participant_create", detail: null }, { type: "participant_delete", detail: { uuid: "a" } }]);
});

test("an older stream has nothing more to say, and what is shared outlives a stream", () => {
  const { join, open, overheard, told } = listenIn();
  join();
  open();
  overheard.hear(["screen", true, "window"]);
  open();
  told.length = 0;
  overheard.hear(["event", 1, "conference_update", '{"locked":true}']);
  overheard.hear(["lost", 1]);
  assert.deepEqual(told, []);
  overheard.hear(["lost", 2]);
  overheard.hear(["closed", 2]);
  assert.deepEqual(told, [{ type: "join:stream", detail: { status: "lost" } }]);
  assert.deepEqual(overheard.told, [{ type: "join:screen", detail: { on: true, surface: "window" } }]);
});
