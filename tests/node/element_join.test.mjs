// A panel and what it hears a conference through: the real session and the real client before the played node, without a
// network; and sources that a page gives.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fetchFrom } from "../../www/practice/join/in_page.js";
import { ConferenceNode } from "../../www/practice/join/node.js";
import { counted } from "../join/server.mjs";
import { makePage, open, settled, trap } from "./element_page.mjs";

const NODE = "https://node.example.no";
const ALIAS = "412345@vm.example.no";
const PIN = "314159";
const CLINICIAN = { name: "Prøve Behandler", role: "chair" };

let node;
const { fetch } = globalThis;
beforeEach(() => {
  node = new ConferenceNode(counted());
  globalThis.fetch = fetchFrom(node);
});
afterEach(() => {
  globalThis.fetch = fetch;
});

const given = (more = {}) => ({ platform: "join", viewer: "clinician", node: NODE, conference: ALIAS, ...more });
const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;
/** What the last panel has been handed of the conference, by type. */
const heard = ({ log }) => log.filter(([kind]) => kind === "seen").map(([, type]) => type);
const details = ({ log }, type) => log.filter(([kind, one]) => kind === "seen" && one === type).map(([, , detail]) => detail);
/** Waits for what the node answers, through several tasks. */
const answered = async () => {
  for (let turn = 0; turn < 6; turn++) await settled();
};
/** What the panel draws at its door, as far as the page's part looks at it. */
const door = () => {
  const root = new EventTarget();
  const tell = (type, target) => {
    const event = new Event(type, { cancelable: true });
    Object.defineProperty(event, "target", { value: target });
    root.dispatchEvent(event);
    return event;
  };
  const field = { value: "" };
  const form = { dataset: { door: "pin" }, querySelector: () => field };
  const button = (what) => ({ closest: () => (what ? { dataset: { door: what } } : null) });
  return {
    root,
    field,
    type: (pin) => ((field.value = pin), tell("submit", form)),
    press: (what) => tell("click", button(what)),
  };
};

/** A source that a page gives, and what is done with it. */
function makeSource(more = {}) {
  const source = { calls: [], sink: null, signal: null, ...more };
  source.subscribe ??= (sink, signal) => {
    Object.assign(source, { sink, signal });
    source.calls.push("subscribe");
  };
  source.run ??= (name) => void source.calls.push(`run ${name}`);
  source.enter ??= (pin) => void source.calls.push(pin === undefined ? "enter" : `enter ${pin}`);
  return source;
}

test("node and conference: the panel is told what it is connected to, and then all that the node tells", async () => {
  const room = node.addRoom({ alias: ALIAS });
  room.join(CLINICIAN);
  const { add, last } = makePage();
  const { session } = add(given());
  await answered();
  assert.equal(panels(room), 1);
  assert.equal(room.rows().at(-1).display_name, "Sjekkliste");
  assert.equal(room.rows().at(-1).call_tag, "trygtrom");
  const [first, source] = last().log.find(([kind]) => kind === "connect");
  assert.equal(first, "connect");
  assert.equal(typeof source.run, "function");
  const types = heard(last());
  assert.deepEqual(types.slice(0, 4), ["join:asking", "join:entered", "join:stream", "participant_sync_begin"]);
  assert.deepEqual(await source.run("lock"), { done: true });
  await answered();
  assert.equal(details(last(), "conference_update").at(-1).locked, true);
  session.close();
  open.delete(session);
  await answered();
  assert.equal(panels(room), 0);
});

test("a PIN goes from the field to the node, and into nothing that is kept or handed over", async () => {
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN });
  const { add, glue, last, errors } = makePage();
  const { root, field, type, press } = door();
  const { events } = add(given(), null, { root });
  await answered();
  assert.deepEqual(heard(last()), ["join:asking", "join:failed"]);
  assert.equal(type("271828").defaultPrevented, true);
  assert.equal(field.value, "");
  await answered();
  assert.equal(details(last(), "join:failed").at(-1).code, "pin-wrong");
  type(" ");
  press(null);
  await answered();
  assert.equal(heard(last()).length, 4, "nothing typed, nothing asked");
  type(PIN);
  await answered();
  assert.equal(panels(room), 1);
  glue.poison = (kind, what) => what === "stage";
  room.stage([]);
  await answered();
  // The client lives beside the module, and is in as before.
  assert.equal(glue.panels.length, 2);
  assert.equal(panels(room), 1);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 3);
  glue.poison = () => false;
  room.join(CLINICIAN);
  await answered();
  assert.ok(heard(last()).includes("participant_create"));
  const all = JSON.stringify([glue.panels.map(({ log, kept, options }) => [log.map(([, ...rest]) => rest), kept, options]), events], (key, value) => (value?.run ? "source" : value));
  for (const pin of [PIN, "271828"]) assert.equal(all.includes(pin), false);
  assert.deepEqual(errors(events), ["panel-restarted"]);
});

test("a guest goes in without, and whoever was turned away can try again", async () => {
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN, locked: false });
  const { add, last } = makePage();
  const { root, press } = door();
  add(given(), null, { root });
  await answered();
  press("guest");
  await answered();
  assert.equal(room.rows()[0].role, "guest");
  const [{ uuid }] = room.rows();
  room.disconnect(uuid, "Disconnected by another participant");
  await answered();
  assert.equal(panels(room), 0);
  press("again");
  await answered();
  assert.equal(details(last(), "join:failed").at(-1).code, "pin-required");
});

test("another node, conference or viewer ends the one before, once for all that is set together", async () => {
  const room = node.addRoom({ alias: ALIAS });
  const other = node.addRoom({ alias: "520000" });
  const attributes = given();
  const { add, last } = makePage();
  const { session } = add(attributes);
  await answered();
  attributes.node = "https://node.example.no:443";
  session.seek();
  attributes.conference = "520000";
  session.seek();
  await answered();
  assert.deepEqual([panels(room), panels(other)], [0, 1]);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 2);
  assert.deepEqual(last().log.filter(([kind]) => kind === "connect").map(([, source]) => source !== null), [true, false, true]);
  attributes.viewer = "patient";
  session.seek();
  await answered();
  assert.equal(panels(other), 0);
});

for (const [what, attributes, words] of [
  ["nothing", { platform: "join", viewer: "clinician" }, /"node" and "conference"/],
  ["a node alone", { platform: "join", viewer: "clinician", node: NODE }, /"node" and "conference"/],
  ["a patient's panel", given({ viewer: "patient" }), /Only a clinician/],
  ["a panel that does not say whose it is", given({ viewer: null }), /Only a clinician/],
]) {
  test(`${what}: the page is told once, in words, and nobody is asked to let the panel in`, async () => {
    node.addRoom({ alias: ALIAS });
    const { add, last, errors } = makePage();
    const { events } = add(attributes);
    await answered();
    assert.deepEqual(errors(events), ["no-source"]);
    assert.match(events.find(([name]) => name === "trygtrom-error")[1].message, words);
    assert.deepEqual(last().log, [["built"], ["connect", null]]);
    assert.deepEqual(node.requests, []);
  });
}

test("an address that is none is told to the module in the words of a failure", async () => {
  const { add, last } = makePage();
  add(given({ node: "http://node.example.no" }));
  await answered();
  assert.deepEqual(last().log, [["built"], ["seen", "join:failed", { code: "invalid-attribute", why: "node", trying: false }]]);
});

test("a source that the page gives wins, is asked to let the panel in, and is let go of by its signal", async () => {
  node.addRoom({ alias: ALIAS });
  const attributes = given({ source: makeSource() });
  const { source } = attributes;
  const { add, last } = makePage();
  const { session } = add(attributes);
  await answered();
  assert.deepEqual(source.calls, ["subscribe", "enter"]);
  assert.deepEqual(node.requests, []);
  assert.equal(last().log.find(([kind]) => kind === "connect")[1], source);
  attributes.source = undefined;
  session.seek();
  assert.equal(source.signal.aborted, true);
  source.sink(1, "participant_create", { uuid: "late" });
  await answered();
  const late = details(last(), "participant_create").filter(({ uuid }) => uuid === "late");
  assert.deepEqual(late, [], "what it says afterwards is nobody's");
});

test("a source is heard in a patient's panel, too, and needs no door", async () => {
  const source = makeSource();
  source.enter = undefined;
  const { add, last } = makePage();
  const { root, press } = door();
  add({ platform: "join", viewer: "patient", source }, null, { root });
  await answered();
  source.sink(Date.now(), "participant_create", { uuid: "a" });
  press("again");
  await answered();
  assert.deepEqual(heard(last()), ["participant_create"]);
});

test("only known types of message are handed on, and nothing that somebody wrote unless the module reads it", async () => {
  const source = makeSource();
  const { add, glue, last } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await answered();
  const write = (payload) => source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload });
  source.sink(Date.now(), "not_yet_invented", {});
  source.sink(NaN, "live_captions", { data: "secret one" });
  const throwing = new Proxy({}, { ownKeys: () => { throw new Error("no"); } });
  source.sink(Date.now(), "message_received", throwing);
  write("secret two");
  await answered();
  assert.deepEqual(heard(last()), ["live_captions", "message_received", "message_received"]);
  assert.equal(JSON.stringify(last().log).includes("secret"), false);
  last().port.readChat(true);
  write("secret three");
  await answered();
  assert.equal(details(last(), "message_received").at(-1).payload, "secret three");
  // It is looked at once, and is not among what the next panel is built from.
  glue.poison = (kind, type) => type === "stage";
  source.sink(Date.now(), "stage", []);
  await answered();
  assert.equal(glue.panels.length, 2);
  assert.equal(last().kept.filter(({ type }) => type === "message_received").length, 3);
  assert.equal(JSON.stringify(last().kept).includes("secret"), false);
});

test("a panel that breaks on a message somebody wrote is built again without it", async () => {
  const source = makeSource();
  const { add, glue, last } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await answered();
  glue.poison = (kind, type) => type === "message_received";
  source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload: "x" });
  await answered();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind }) => kind), ["connect"]);
});

test("one that breaks the panel a moment later, while it is drawn, is left out as well", async () => {
  const source = makeSource();
  const { add, glue, last, page } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await answered();
  const { seen } = last();
  last().seen = function (...given) {
    seen.apply(this, given);
    queueMicrotask(() => page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom_bg.wasm") })));
  };
  source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload: "x" });
  await answered();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind }) => kind), ["connect"]);
});

for (const [what, source] of [
  ["no object", "node.example.no"],
  ["no function to ask it", { subscribe() {} }],
  ["one that throws", { run() {}, subscribe() { throw new Error("Kari"); } }],
]) {
  test(`a source that is ${what}: the page is told, and a person is asked`, async () => {
    const { add, last, errors } = makePage();
    const { events } = add({ platform: "join", viewer: "clinician", source });
    await answered();
    assert.deepEqual(errors(events), ["invalid-attribute"]);
    assert.equal(JSON.stringify(events).includes("Kari"), false);
    assert.deepEqual(last().log.at(-1), ["connect", null]);
  });
}

test("a source can be asked to tell again: how it stands at the door, and who is there", async () => {
  const room = node.addRoom({ alias: ALIAS });
  room.join(CLINICIAN);
  const { add, last } = makePage();
  add(given());
  await answered();
  const source = last().log.find(([kind]) => kind === "connect")[1];
  const before = heard(last()).length;
  source.retell();
  await answered();
  const again = heard(last()).slice(before);
  assert.deepEqual(again.slice(0, 2), ["join:entered", "participant_sync_begin"]);
  assert.equal(again.filter((type) => type === "participant_create").length, 2);
  assert.equal(panels(room), 1);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 1);
});
