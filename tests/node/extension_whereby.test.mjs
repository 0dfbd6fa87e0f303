// What the extension overhears of a room of Whereby: from frames as they come over the vendor's socket to the messages of
// the panel's adapter. What the played room says is held against the vendor's typings.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { TYPES, withoutText } from "../../www/element/platform/whereby_signal/messages.js";
import { TYPES as TOLD } from "../../www/extension/platform/whereby_told.js";
import { OWN } from "../../www/element/platform/whereby_signal/messages.js";
import { frame, listenIn } from "../whereby/heard.mjs";
import { RECORDINGS, record } from "../whereby/record.mjs";
import { compareWithTypings } from "../whereby/typings.mjs";

const folder = new URL("../recordings/whereby-sdk/", import.meta.url);
/** Written by hand: what no server says. */
const OTHER = ["other"];

test("the recordings are what is overheard in the played room", () => {
  for (const name of RECORDINGS) {
    const file = new URL(`${name}.jsonl`, folder);
    const { lines } = record(name);
    if (process.env.UPDATE_EXPECT === "1") writeFileSync(file, lines);
    assert.equal(readFileSync(file, "utf8"), lines, name);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  assert.deepEqual(files.sort(), [...RECORDINGS, ...OTHER].map((name) => `${name}.jsonl`).sort());
});

test("what the played room says is of the vendor's types, and all that is heard is compared", () => {
  const { checked, wrong } = compareWithTypings(RECORDINGS.flatMap((name) => record(name).said));
  assert.deepEqual(wrong, []);
  for (const type of TYPES) assert.ok(checked.has(type), `${type} is said nowhere`);
});

test("the extension tells of exactly what the panel hears", () => {
  assert.deepEqual([...TOLD].sort(), [...TYPES, ...Object.values(OWN)].sort());
});

test("no claim, key, address or written word is handed on", () => {
  const all = RECORDINGS.map((name) => record(name).lines).join("");
  for (const word of ["claim", "Hei", "iceServers", "turn", "deviceId", "device-", "userId", "session", "roomKey", "Url", "timestamp"]) {
    assert.equal(all.includes(word), false, `${word} was handed on`);
  }
});

test("who comes later is told what stands, once, and no more than what stands", () => {
  const { room, join, overheard, told } = listenIn();
  join();
  const patient = room.come({ displayName: "Prøve Pasient" });
  const first = room.come({ displayName: "Prøve Pårørende" });
  for (let turn = 0; turn < 50; turn += 1) {
    room.lock(turn % 2 === 0);
    room.rename(patient, `Navn ${turn}`);
    room.leave(room.come({ displayName: "Ukjent" }));
    room.stopKnocking(room.knock("Ukjent"));
    room.share(patient, true);
    room.share(patient, false);
  }
  room.leave(first);
  const types = overheard.told.map(({ type }) => type);
  assert.deepEqual(types, ["room_joined", "new_client", "client_metadata_received", "room_locked"]);
  assert.equal(overheard.told[2].detail.payload.displayName, "Navn 49");
  assert.equal(overheard.told[3].detail.isLocked, false);
  assert.ok(told.length > 300, "all of it was told to who was there");
});

test("who was in the room before the viewer and went is told to be gone", () => {
  const { room, join, overheard } = listenIn();
  const first = room.come({ displayName: "Prøve Pasient" });
  join();
  room.leave(first);
  assert.deepEqual(overheard.told.map(({ type }) => type), ["room_joined", "client_left"]);
});

test("what is no event, or broken, is passed over, and the next one is heard", () => {
  const { join, overheard, told } = listenIn();
  join();
  told.length = 0;
  const hostile = ["", "2", "3probe", "40", "4", "42", "42[", '42["room_locked"', "42{}", "451-[]", '42["constructor",{}]', '42["__proto__",{}]', '42[7,{}]', '42/other,["room_locked",{"isLocked":true}]', "b4AAA", "43[1]"];
  for (const text of hostile) overheard.hear(["frame", 1, text]);
  assert.deepEqual(told, []);
  overheard.hear(["frame", 1, frame("room_locked", { isLocked: true, more: { secret: 1 } })]);
  assert.deepEqual(told, [{ type: "room_locked", detail: { isLocked: true } }]);
});

test("an older socket has nothing more to say, and the end of one is told once", () => {
  const { join, overheard, told } = listenIn();
  join();
  told.length = 0;
  overheard.hear(["frame", 2, frame("room_locked", { isLocked: true })]);
  overheard.hear(["frame", 1, frame("room_locked", { isLocked: false })]);
  overheard.hear(["closed", 1]);
  overheard.hear(["closed", 2]);
  overheard.hear(["closed", 2]);
  assert.deepEqual(told.map(({ type }) => type), ["room_locked", OWN.stream]);
  assert.deepEqual(overheard.told, []);
});

test("a message that is kept holds nothing that somebody wrote", () => {
  assert.deepEqual(withoutText("chat_message", { text: "Hei", senderId: "a" }), { senderId: "a" });
  const other = { clientId: "a" };
  assert.equal(withoutText("client_left", other), other);
});
