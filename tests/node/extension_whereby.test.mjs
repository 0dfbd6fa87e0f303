// The extension's observer of a Whereby room: from socket frames to the adapter's messages. The simulated room's events
// are checked against the vendor's typings.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { TYPES, withoutText } from "../../www/element/platform/whereby_signal/messages.js";
import { TYPES as FORWARDED } from "../../www/extension/platform/whereby_messages.js";
import { OWN } from "../../www/element/platform/whereby_signal/messages.js";
import { frame, observePage } from "../whereby/observed.mjs";
import { RECORDINGS, record } from "../whereby/record.mjs";
import { compareWithTypings } from "../whereby/typings.mjs";

const folder = new URL("../recordings/whereby-sdk/", import.meta.url);
/** Written by hand: messages that the server never sends. */
const OTHER = ["other"];

test("the recordings match the simulated room", () => {
  for (const name of RECORDINGS) {
    const file = new URL(`${name}.jsonl`, folder);
    const { lines } = record(name);
    if (process.env.UPDATE_EXPECT === "1") writeFileSync(file, lines);
    assert.equal(readFileSync(file, "utf8"), lines, name);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), [...RECORDINGS, ...OTHER].map((name) => `${name}.jsonl`).sort());
});

test("the simulated room's events match the vendor's typings, every observed type included", () => {
  const { checked, wrong } = compareWithTypings(RECORDINGS.flatMap((name) => record(name).serverEvents));
  assert.deepEqual(wrong, []);
  for (const type of TYPES) assert.ok(checked.has(type), `${type} is never sent`);
});

test("the forwarded types are exactly those that the panel reads", () => {
  assert.deepEqual([...FORWARDED].sort(), [...TYPES, ...Object.values(OWN)].sort());
});

test("forwards no claim, key, address or chat text", () => {
  const all = RECORDINGS.map((name) => record(name).lines).join("");
  for (const word of ["claim", "Hei", "iceServers", "turn", "deviceId", "device-", "userId", "session", "roomKey", "Url", "timestamp"]) {
    assert.equal(all.includes(word), false, `${word} was forwarded`);
  }
});

test("the snapshot holds only the current state", () => {
  const { room, join, observer, messages } = observePage();
  join();
  const patient = room.addClient({ displayName: "Prøve Pasient" });
  const first = room.addClient({ displayName: "Prøve Pårørende" });
  for (let turn = 0; turn < 50; turn += 1) {
    room.lock(turn % 2 === 0);
    room.rename(patient, `Navn ${turn}`);
    room.leave(room.addClient({ displayName: "Ukjent" }));
    room.stopKnocking(room.knock("Ukjent"));
    room.share(patient, true);
    room.share(patient, false);
  }
  room.leave(first);
  const types = observer.snapshot.map(({ type }) => type);
  assert.deepEqual(types, ["room_joined", "new_client", "client_metadata_received", "room_locked"]);
  assert.equal(observer.snapshot[2].detail.payload.displayName, "Navn 49");
  assert.equal(observer.snapshot[3].detail.isLocked, false);
  assert.ok(messages.length > 300, "an open panel received every message");
});

test("the snapshot reports the departure of somebody who was there before the viewer", () => {
  const { room, join, observer } = observePage();
  const first = room.addClient({ displayName: "Prøve Pasient" });
  join();
  room.leave(first);
  assert.deepEqual(observer.snapshot.map(({ type }) => type), ["room_joined", "client_left"]);
});

test("skips unknown and malformed frames", () => {
  const { join, observer, messages } = observePage();
  join();
  messages.length = 0;
  const hostile = ["", "2", "3probe", "40", "4", "42", "42[", '42["room_locked"', "42{}", "451-[]", '42["constructor",{}]', '42["__proto__",{}]', '42[7,{}]', '42/other,["room_locked",{"isLocked":true}]', "b4AAA", "43[1]"];
  for (const text of hostile) observer.receive(["frame", 1, text]);
  assert.deepEqual(messages, []);
  observer.receive(["frame", 1, frame("room_locked", { isLocked: true, more: { secret: 1 } })]);
  assert.deepEqual(messages, [{ type: "room_locked", detail: { isLocked: true } }]);
});

test("ignores an older socket and reports a socket's end once", () => {
  const { join, observer, messages } = observePage();
  join();
  messages.length = 0;
  observer.receive(["frame", 2, frame("room_locked", { isLocked: true })]);
  observer.receive(["frame", 1, frame("room_locked", { isLocked: false })]);
  observer.receive(["closed", 1]);
  observer.receive(["closed", 2]);
  observer.receive(["closed", 2]);
  assert.deepEqual(messages.map(({ type }) => type), ["room_locked", OWN.stream]);
  assert.deepEqual(observer.snapshot, []);
});

test("a stored message contains no chat text", () => {
  assert.deepEqual(withoutText("chat_message", { text: "Hei", senderId: "a" }), { senderId: "a" });
  const other = { clientId: "a" };
  assert.equal(withoutText("client_left", other), other);
});
