// The extension's observer of a Whereby room: from socket frames to the adapter's messages. The simulated room's events
// are checked against the vendor's typings.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { TYPES, withoutText } from "../../www/element/platform/whereby_signal/messages.js";
import { TYPES as FORWARDED } from "../../www/extension/platform/whereby_messages.js";
import { OWN } from "../../www/element/platform/whereby_signal/messages.js";
import { Observer } from "../../www/extension/platform/observer.js";
import { frame, observePage } from "../whereby/observed.mjs";
import { RECORDINGS, record } from "../whereby/record.mjs";
import { compareWithTypings } from "../whereby/typings.mjs";

const folder = new URL("../recordings/whereby-sdk-observed/", import.meta.url);
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

test("the forwarded types are exactly those that the panel reads of an observed room", () => {
  assert.deepEqual([...FORWARDED].sort(), [...TYPES, OWN.stream, OWN.screen, OWN.quality].sort());
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
  const [, joined, locked] = observer.snapshot.map(([message]) => message);
  assert.deepEqual(observer.snapshot.map(([{ type }]) => type), [OWN.stream, "room_joined", "room_locked"]);
  const { clients, knockers } = joined.detail.room;
  assert.deepEqual(clients.map(({ displayName }) => displayName), ["Prøve Behandler", "Navn 49"]);
  assert.deepEqual(knockers, []);
  assert.equal(locked.detail.isLocked, false);
  assert.ok(messages.length > 300, "an open panel received every message");
});

test("the snapshot lists who is there and who knocks now, in one list, whenever they came", () => {
  const { room, join, observer } = observePage();
  const first = room.addClient({ displayName: "Var her" });
  const early = room.knock("Banket før");
  join();
  room.leave(first);
  room.addClient({ displayName: "Prøve Pasient" });
  room.stopKnocking(early);
  room.knock("Prøve Pårørende");
  assert.deepEqual(observer.snapshot.map(([{ type }]) => type), [OWN.stream, "room_joined"]);
  const { clients, knockers } = observer.snapshot[1][0].detail.room;
  assert.deepEqual([clients, knockers].map((list) => list.map(({ displayName }) => displayName)), [["Prøve Behandler", "Prøve Pasient"], ["Prøve Pårørende"]]);
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

test("a socket that did not open, or has ended, reports nothing, and its end is reported once", () => {
  const { join, observer, messages, close } = observePage();
  join();
  messages.length = 0;
  const locked = frame("room_locked", { isLocked: true });
  observer.receive(["frame", 2, locked]);
  observer.receive(["closed", 2]);
  assert.deepEqual(messages, []);
  close();
  close();
  observer.receive(["frame", 1, locked]);
  assert.deepEqual(messages, [{ type: OWN.stream, detail: { status: "lost" } }]);
  assert.deepEqual(observer.snapshot, []);
});

test("each socket stands by itself, and is a call as soon as it reports a room", () => {
  const emitted = [];
  const observer = new Observer("whereby-sdk", ({ type }, stream) => emitted.push([stream, type]));
  for (const stream of [1, 2]) observer.receive(["open", stream]);
  assert.deepEqual(emitted, []);
  observer.receive(["frame", 2, frame("room_locked", { isLocked: true })]);
  observer.receive(["frame", 1, frame("cloud_recording_started", {})]);
  observer.receive(["closed", 2]);
  assert.deepEqual(emitted, [[2, OWN.stream], [2, "room_locked"], [1, OWN.stream], [1, "cloud_recording_started"], [2, OWN.stream]]);
  assert.deepEqual(observer.snapshot.map(([{ type }, stream]) => [stream, type]), [[1, OWN.stream], [1, "cloud_recording_started"]]);
});

test("a stored message contains no chat text", () => {
  assert.deepEqual(withoutText("chat_message", { text: "Hei", senderId: "a" }), { senderId: "a" });
  const other = { clientId: "a" };
  assert.equal(withoutText("client_left", other), other);
});
