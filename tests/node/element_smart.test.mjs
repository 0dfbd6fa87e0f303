// Sending the note to the record system (SMART Web Messaging), in simulated windows.
import assert from "node:assert/strict";
import { test } from "node:test";
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
  const channel = new NoteChannel({ window: () => page, answered: (taken) => answers.push(taken) });
  const send = () => channel.send(origin, "opaque", `id-${++ids}`, resource);
  const say = (data, from = {}) => page.dispatchEvent(Object.assign(new Event("message"), { origin, source: there, data, ...from }));
  const answer = (status, to = posted.at(-1).message.messageId) => say({ messageId: "x", responseToMessageId: to, payload: { status } });
  return { page, there, posted, answers, channel, send, say, answer };
}

test("the message follows the specification and targets the given origin only", () => {
  for (const how of ["framed", "opened"]) {
    const { send, posted } = makeWindows(how);
    send();
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
    const { send, answers, answer } = makeWindows();
    send();
    answer(status);
    assert.deepEqual(answers, [taken], String(status));
  }
});

test("ignores other senders and repeated answers", () => {
  const { send, answers, say, answer } = makeWindows();
  send();
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
  const { send, answers, say } = makeWindows();
  send();
  say({ responseToMessageId: "id-1" });
  assert.deepEqual(answers, [false]);
});

test("without a reachable record system the note is not sent, and that is reported", () => {
  const alone = makeWindows("alone");
  alone.send();
  assert.deepEqual([alone.posted, alone.answers], [[], [false]]);
  const deaf = makeWindows();
  deaf.there.postMessage = () => {
    throw new DOMException("could not be cloned", "DataCloneError");
  };
  deaf.send();
  assert.deepEqual(deaf.answers, [false]);
});

test("ignores answers after an abort, and a new message replaces the previous one", () => {
  const { channel, send, posted, answers, answer } = makeWindows();
  send();
  channel.giveUp();
  answer("201 Created");
  send();
  send();
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
  last().port.send(origin, "opaque", "id-1", resource);
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
  last().port.send(origin, "opaque", "id-1", resource);
  assert.deepEqual([windows.posted.length, signal.aborted], [1, false]);
  session.close();
  assert.ok(signal.aborted);
});
