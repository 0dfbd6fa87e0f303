// Sending the note to the record system (SMART Web Messaging) and offering files for download, in simulated windows.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { newId, offer } from "../../www/element/port.js";
import { NoteChannel } from "../../www/element/smart.js";
import { kinds, makePage, settled } from "./element_page.mjs";

const origin = "https://ehr.example.no";
const resource = { resourceType: "DocumentReference", status: "current" };

/** A page in an iframe of the record system or opened by it, with the messages between them. */
function makeWindows(how = "framed") {
  const posted = [];
  const there = { postMessage: (message, target) => posted.push({ message, target }) };
  const page = Object.assign(new EventTarget(), { performance: { getEntriesByType: () => [] } });
  page.parent = how === "framed" ? there : page;
  page.opener = how === "opened" ? there : null;
  let ids = 0;
  const answers = [];
  const channel = new NoteChannel({ window: () => page, answered: (taken) => answers.push(taken), newId: () => `id-${++ids}` });
  const say = (data, from = {}) => page.dispatchEvent(Object.assign(new Event("message"), { origin, source: there, data, ...from }));
  const answer = (status, to = posted.at(-1).message.messageId) => say({ messageId: "x", responseToMessageId: to, payload: { status } });
  return { page, there, posted, answers, channel, say, answer };
}

test("the message follows the specification and targets the given origin only", () => {
  for (const how of ["framed", "opened"]) {
    const { channel, posted } = makeWindows(how);
    channel.send(origin, "opaque", resource);
    assert.deepEqual(posted, [
      { message: { messagingHandle: "opaque", messageId: "id-1", messageType: "scratchpad.create", payload: { resource } }, target: origin },
    ]);
  }
});

test("the result follows the HTTP status", () => {
  for (const [status, taken] of [
    ["200 OK", true], ["201 Created", true], ["204", true], [201, true],
    ["400 Bad Request", false], ["403 Forbidden", false], ["500", false], ["2000", false], ["OK 200", false], ["", false], [undefined, false], [null, false], [{}, false],
  ]) {
    const { channel, answers, answer } = makeWindows();
    channel.send(origin, "opaque", resource);
    answer(status);
    assert.deepEqual(answers, [taken], String(status));
  }
});

test("ignores other senders and repeated answers", () => {
  const { channel, answers, say, answer } = makeWindows();
  channel.send(origin, "opaque", resource);
  const right = { responseToMessageId: "id-1", payload: { status: "201 Created" } };
  say(right, { origin: "https://ehr.example.no.evil.example" });
  say(right, { origin: "null" });
  say(right, { source: {} });
  say(right, { source: null });
  say({ ...right, responseToMessageId: "id-2" });
  for (const nonsense of [null, undefined, 7, "id-1", [], {}, { messageId: "id-1", messageType: "scratchpad.create" }]) say(nonsense);
  assert.deepEqual(answers, []);
  say(right);
  answer("500");
  say(right);
  assert.deepEqual(answers, [true]);
});

test("an empty answer is a refusal", () => {
  const { channel, answers, say } = makeWindows();
  channel.send(origin, "opaque", resource);
  say({ responseToMessageId: "id-1" });
  assert.deepEqual(answers, [false]);
});

test("without a reachable record system the note is not sent, and that is reported", () => {
  const alone = makeWindows("alone");
  alone.channel.send(origin, "opaque", resource);
  assert.deepEqual([alone.posted, alone.answers], [[], [false]]);
  const deaf = makeWindows();
  deaf.there.postMessage = () => {
    throw new DOMException("could not be cloned", "DataCloneError");
  };
  deaf.channel.send(origin, "opaque", resource);
  assert.deepEqual(deaf.answers, [false]);
});

test("ignores answers after an abort, and a new message replaces the previous one", () => {
  const { channel, posted, answers, answer } = makeWindows();
  channel.send(origin, "opaque", resource);
  channel.giveUp();
  answer("201 Created");
  channel.send(origin, "opaque", resource);
  channel.send(origin, "opaque", resource);
  answer("201 Created", posted[1].message.messageId);
  assert.deepEqual(answers, []);
  answer("201 Created", posted[2].message.messageId);
  assert.deepEqual(answers, [true]);
});

test("the answer is an input: it reaches a rebuilt panel and is replayed to the next one", async () => {
  const windows = makeWindows();
  let time = 0;
  const { add, last, glue } = makePage({ now: () => (time += 60_000) });
  const { tell } = add(undefined, windows.page);
  await settled();
  const breakIt = async (type) => {
    glue.poison = (kind, what) => kind === "seen" && what === type;
    tell(type);
    await settled();
  };
  last().port.send(origin, "opaque", resource);
  await breakIt("recording_status_change");
  assert.equal(glue.panels.length, 2);
  windows.answer("201 Created");
  // Asynchronous, because the record system can answer while the module runs.
  assert.deepEqual(kinds(last().log).includes("answered"), false);
  await settled();
  assert.deepEqual(last().log.at(-1), ["answered", true]);
  await breakIt("join");
  assert.equal(glue.panels.length, 3);
  assert.deepEqual(last().kept.filter(({ kind }) => kind === "answered").map(({ taken }) => taken), [true]);
});

test("a removed panel stops waiting and leaves no listener", async () => {
  const windows = makeWindows();
  const { add, last } = makePage();
  const { session } = add(undefined, windows.page);
  await settled();
  let signal;
  const { addEventListener } = windows.page;
  windows.page.addEventListener = function (...given) {
    ({ signal } = given[2]);
    return addEventListener.apply(this, given);
  };
  last().port.send(origin, "opaque", resource);
  assert.deepEqual([windows.posted.length, signal.aborted], [1, false]);
  session.close();
  assert.ok(signal.aborted);
});

test("a file is offered as a download and its object URL is revoked", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { createObjectURL, revokeObjectURL } = URL;
  const clicked = [];
  const revoked = [];
  let blob;
  URL.createObjectURL = (one) => ((blob = one), "blob:one");
  URL.revokeObjectURL = (address) => revoked.push(address);
  globalThis.document = { createElement: (tag) => ({ tag, click() { clicked.push({ ...this }); } }) };
  try {
    offer("time.ics", "text/calendar;charset=utf-8", "BEGIN:VCALENDAR\r\n");
    assert.deepEqual(clicked.map(({ tag, href, download }) => [tag, href, download]), [["a", "blob:one", "time.ics"]]);
    assert.equal(blob.type, "text/calendar;charset=utf-8");
    assert.equal(blob.size, 17);
    assert.deepEqual(revoked, []);
    mock.timers.tick(60_000);
    assert.deepEqual(revoked, ["blob:one"]);
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    delete globalThis.document;
    mock.timers.reset();
  }
});

test("newId returns a random UUID, with and without a secure context", () => {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  assert.match(newId(), uuid);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  const many = new Set(Array.from({ length: 100 }, newId));
  delete crypto.randomUUID;
  assert.equal(many.size, 100);
  for (const id of many) assert.match(id, uuid);
});
