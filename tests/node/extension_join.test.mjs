// The extension's observer of a Join conference: from stream events to the adapter's messages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES } from "../../www/element/platform/join/messages.js";
import { TYPES as FORWARDED } from "../../www/extension/platform/join_messages.js";
import { Observer } from "../../www/extension/platform/observer.js";
import { RECORDINGS, observePage, record } from "../join/observed.mjs";

const folder = new URL("../recordings/join-observed/", import.meta.url);

test("the recordings match the simulated conference", () => {
  for (const name of RECORDINGS) {
    const file = new URL(`${name}.jsonl`, folder);
    const lines = record(name);
    if (process.env.UPDATE_EXPECT === "1") writeFileSync(file, lines);
    assert.equal(readFileSync(file, "utf8"), lines, name);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), RECORDINGS.map((name) => `${name}.jsonl`).sort());
});

test("the panel knows every forwarded message type", () => {
  const known = [...TYPES, ...Object.values(OWN)];
  for (const type of FORWARDED) assert.ok(known.includes(type), type);
});

test("forwards no token, number, address or chat text", () => {
  const all = RECORDINGS.map(record).join("");
  for (const word of ["token", "Hei", "api_url", "local_alias", "uri", "payload", "origin", "vendor"]) {
    assert.equal(all.includes(`"${word}`), false, `${word} was forwarded`);
  }
});

test("the snapshot holds the current rows in a complete list, and the room's status", () => {
  const { room, join, open, observer, messages } = observePage();
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
  const types = observer.snapshot.map(([{ type }]) => type);
  assert.deepEqual(types, [
    ...["join:stream", "participant_sync_begin", "participant_create", "participant_update", "participant_sync_end"],
    ...["conference_update", "message_received", "presentation_start"],
  ]);
  assert.equal(observer.snapshot[5][0].detail.locked, true);
  assert.ok(messages.length > 300);
});

test("skips unknown and malformed events", () => {
  const { join, open, observer, messages } = observePage();
  join();
  open();
  messages.length = 0;
  for (const message of [[], ["event"], ["event", "1", "participant_delete", "{}"], ["event", 1, "constructor", "{}"], ["event", 1, "stage", "[]"], ["event", NaN, "disconnect", "{}"]]) {
    observer.receive(message);
  }
  assert.deepEqual(messages, []);
  observer.receive(["event", 1, "participant_create", "{"]);
  observer.receive(["event", 1, "participant_delete", '{"uuid":"a","secret":"b"}']);
  assert.deepEqual(messages, [{ type: "participant_create", detail: null }, { type: "participant_delete", detail: { uuid: "a" } }]);
});

test("a stream that did not open, or has ended, reports nothing", () => {
  const { observer, messages } = observePage();
  observer.receive(["event", 1, "conference_update", '{"locked":true}']);
  observer.receive(["closed", 1]);
  assert.deepEqual(messages, []);
  observer.receive(["open", 1]);
  observer.receive(["closed", 1]);
  observer.receive(["closed", 1]);
  observer.receive(["event", 1, "conference_update", '{"locked":true}']);
  assert.deepEqual(messages.map(({ detail }) => detail), [{ status: "open" }, { status: "lost" }]);
  assert.deepEqual(observer.snapshot, []);
});

test("each stream stands by itself, and screen sharing beside them", () => {
  const { observer } = observePage();
  const emitted = [];
  const two = new Observer("join", ({ type, detail }, stream) => emitted.push([stream, type, detail]));
  observer.receive(["screen", true, "window"]);
  for (const message of [["open", 1], ["open", 2], ["event", 2, "conference_update", '{"locked":true}'], ["event", 1, "conference_update", '{"locked":false,"recording":true}'], ["screen", true, "window"], ["closed", 2]]) two.receive(message);
  assert.deepEqual(emitted, [
    [1, "join:stream", { status: "open" }],
    [2, "join:stream", { status: "open" }],
    [2, "conference_update", { locked: true }],
    [1, "conference_update", { locked: false, recording: true }],
    [0, "join:screen", { on: true, surface: "window" }],
    [2, "join:stream", { status: "lost" }],
  ]);
  assert.deepEqual(two.snapshot.map(([{ type }, stream]) => [stream, type]), [[1, "join:stream"], [1, "conference_update"], [0, "join:screen"]]);
  assert.deepEqual(observer.snapshot, [[{ type: "join:screen", detail: { on: true, surface: "window" } }, 0]]);
});
