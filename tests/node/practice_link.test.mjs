// The link of a patient's page to the practice conference of a clinician's page: what each is told, and which messages are taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Guest } from "../../www/practice/join/guest.js";
import { Host } from "../../www/practice/join/host.js";
import { Lesson } from "../../www/practice/join/lesson.js";
import { readAnswer, readRequest } from "../../www/practice/join/link.js";
import { until } from "../join/clock.mjs";

const NAMES = { clinician: "Prøve Behandler", patient: "Prøve Pasient", relative: "", stranger: "Gjest", code: "Ukjent", phone: "12345678" };

/** Both pages on a channel of their own, and what the patient's panel is told. */
function link(context, channel) {
  const refusals = [];
  const guest = new Guest(channel, () => NAMES.patient, (refusal) => refusal && refusals.push(refusal));
  const told = [];
  const stop = new AbortController();
  guest.source.subscribe((_at, type, detail) => told.push([type, detail?.uuid ?? detail?.reason ?? null]), stop.signal);
  const open = () => {
    const lesson = new Lesson((who) => NAMES[who], () => queueMicrotask(() => host.update()));
    host.use(lesson);
    return lesson;
  };
  const host = new Host(channel, () => host.update());
  context.after(() => {
    stop.abort();
    guest.close();
    host.close();
  });
  return { guest, host, told, refusals, open, stop };
}
const seen = (check, what) => until(check, what);

test("a guest waits unseen by their panel, is let in, and is told of the room and of its end", async (context) => {
  const { guest, told, open } = link(context, "waits");
  assert.equal(guest.hasHost, false);
  const lesson = open();
  await seen(() => guest.hasHost, "the room is open");
  guest.act("enter");
  await seen(() => guest.waits, "nobody has started the meeting");
  assert.deepEqual([told, guest.inside, guest.people().length], [[], false, 1]);
  lesson.act("enter");
  await seen(() => guest.inside && guest.people().length === 2, "in");
  await seen(() => told.length >= 5, "told of the room");
  assert.deepEqual(told.slice(0, 3).map(([type]) => type), ["join:entered", "join:stream", "participant_sync_begin"]);
  assert.equal(guest.roleOf(guest.others()[0]), "clinician");
  lesson.act("end");
  await seen(() => told.some(([type, reason]) => type === "disconnect" && /terminated/.test(reason)), "told of the end");
  await seen(() => !guest.inside, "out");
});

test("a locked room shows a waiting guest nobody but themself", async (context) => {
  const { guest, open } = link(context, "locked");
  const lesson = open();
  for (const name of ["enter", "lock", "stranger-comes"]) lesson.act(name);
  guest.act("enter");
  await seen(() => guest.waits, "waits");
  assert.deepEqual(guest.people().map(({ display_name: name }) => name), [NAMES.patient]);
});

test("a guest who is removed is out, with a panel that is told so, and one who drops out comes back", async (context) => {
  const { guest, told, open } = link(context, "removed");
  const lesson = open();
  lesson.act("enter");
  guest.act("enter");
  await seen(() => guest.inside, "in");
  const first = guest.me;
  assert.equal(lesson.act("patient-returns"), null);
  await seen(() => guest.inside && guest.me !== first, "back under another id");
  assert.ok(told.some(([type, uuid]) => type === "participant_delete" && uuid === first));
  lesson.room.disconnect(guest.me, "Disconnected by another participant");
  await seen(() => !guest.inside && !guest.waits, "removed");
  assert.ok(!told.some(([type]) => type === "disconnect"));
  guest.act("enter");
  await seen(() => guest.inside, "in again");
  assert.equal(lesson.others().length, 1);
});

test("a guest holds up a card and shares; nobody but the host does what a host does", async (context) => {
  const { guest, open } = link(context, "acts");
  const lesson = open();
  lesson.act("enter");
  guest.act("enter");
  await seen(() => guest.inside, "in");
  guest.act("own-card");
  guest.act("own-sharing");
  await seen(() => lesson.cards.get(guest.me) === "own" && lesson.presenter === guest.me, "both");
  await seen(() => guest.cards.get(guest.me) === "own" && guest.presenter === guest.me, "shown");
  for (const name of ["lock", "end", "recording"]) assert.equal(guest.act(name), "not-host");
  assert.equal(lesson.room.status.locked, false);
});

test("a second patient is refused, and another meeting puts everybody out", async (context) => {
  const { guest, refusals, open, told } = link(context, "second");
  const lesson = open();
  for (const name of ["enter", "patient-comes"]) lesson.act(name);
  await seen(() => guest.hasHost, "open");
  guest.act("enter");
  await seen(() => refusals.length === 1, "refused");
  assert.deepEqual([refusals, guest.inside], [["nobody-expected"], false]);
  lesson.act("last-goes");
  guest.act("enter");
  await seen(() => guest.inside, "in");
  open();
  await seen(() => !guest.inside && guest.hasHost, "out of the other meeting");
  assert.ok(told.some(([type]) => type === "disconnect"));
});

test("a page that stops listening is told nothing more", async (context) => {
  const { guest, told, open, stop } = link(context, "stops");
  const lesson = open();
  lesson.act("enter");
  stop.abort();
  guest.act("enter");
  await seen(() => guest.inside, "in");
  assert.deepEqual(told, []);
});

const row = { uuid: "u", display_name: "Gjest", role: "guest", service_type: "conference", protocol: "webrtc", is_video_call: "YES", as: "stranger", card: null };
const status = { locked: true, recording: false, transcribing: false, streaming: false };
const room = { kind: "room", to: null, refusal: null, seen: { rows: [row], status, presenter: null, me: null } };

test("foreign and malformed messages are not taken", () => {
  assert.deepEqual(readAnswer({ ...room, more: 1 }), room);
  assert.deepEqual(readRequest({ kind: "enter", seat: "s", name: "Kari", more: 1 }), { kind: "enter", seat: "s", name: "Kari" });
  const long = "x".repeat(201);
  const requests = [null, 7, "enter", {}, { kind: "enter", seat: "s" }, { kind: "enter", seat: "s", name: "" }, { kind: "enter", seat: "s", name: long }, { kind: "leave" }, { kind: "lock", seat: "s" }, { kind: "toString", seat: "s" }];
  for (const data of requests) assert.equal(readRequest(data), null, JSON.stringify(data));
  const seenWith = (more) => ({ ...room, seen: { ...room.seen, ...more } });
  const answers = [
    null, {}, { kind: "event", to: "s" }, { kind: "event", type: "disconnect" }, { ...room, to: 7 }, { ...room, seen: null }, seenWith({ rows: Array(101).fill(row) }),
    seenWith({ rows: [{ ...row, display_name: long }] }), seenWith({ rows: [{ ...row, as: "host" }] }), seenWith({ rows: [{ ...row, card: "mine" }] }),
    seenWith({ rows: [null] }), seenWith({ status: { ...status, locked: "yes" } }), seenWith({ presenter: 7 }), seenWith({ me: {} }), { ...room, refusal: 1 },
  ];
  for (const data of answers) assert.equal(readAnswer(data), null, JSON.stringify(data));
});
