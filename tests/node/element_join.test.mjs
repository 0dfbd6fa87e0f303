// A panel's session with the real conference client and a simulated node, and with sources that a page supplies.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fetchFrom } from "../../www/practice/join/in_page.js";
import { ConferenceNode } from "../../www/practice/join/node.js";
import { counters } from "../join/server.mjs";
import { makePage, open, settled, trap } from "./element_page.mjs";

const NODE = "https://node.example.no";
const ALIAS = "412345@vm.example.no";
const PIN = "314159";
const CLINICIAN = { name: "Prøve Behandler", role: "chair" };

let node;
const { fetch } = globalThis;
beforeEach(() => {
  node = new ConferenceNode(counters());
  globalThis.fetch = fetchFrom(node);
});
afterEach(() => {
  globalThis.fetch = fetch;
});

const given = (more = {}) => ({ platform: "join", viewer: "clinician", node: NODE, conference: ALIAS, ...more });
const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;
/** The message types that the last panel received. */
const receivedTypes = ({ log }) => log.filter(([kind]) => kind === "seen").map(([, type]) => type);
const details = ({ log }, type) => log.filter(([kind, one]) => kind === "seen" && one === type).map(([, , detail]) => detail);
/** Waits for the node's answers. */
const nodeAnswered = async () => {
  for (let turn = 0; turn < 6; turn++) await settled();
};
/** The admission card's nodes, as far as the session reads them. */
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

/** A source of the page that records its calls. */
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

test("node and conference: the module receives the connection and then the node's messages", async () => {
  const room = node.addRoom({ alias: ALIAS });
  room.join(CLINICIAN);
  const { add, last } = makePage();
  const { session } = add(given());
  await nodeAnswered();
  assert.equal(panels(room), 1);
  assert.equal(room.rows().at(-1).display_name, "Sjekkliste");
  assert.equal(room.rows().at(-1).call_tag, "trygtrom");
  const [first, source] = last().log.find(([kind]) => kind === "connect");
  assert.equal(first, "connect");
  assert.equal(typeof source.run, "function");
  const types = receivedTypes(last());
  assert.deepEqual(types.slice(0, 4), ["join:asking", "join:entered", "join:stream", "participant_sync_begin"]);
  assert.deepEqual(await source.run("lock"), { done: true });
  await nodeAnswered();
  assert.equal(details(last(), "conference_update").at(-1).locked, true);
  session.close();
  open.delete(session);
  await nodeAnswered();
  assert.equal(panels(room), 0);
});

test("a PIN goes from the field to the node only", async () => {
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN });
  const { add, glue, last, errors } = makePage();
  const { root, field, type, press } = door();
  const { events } = add(given(), null, { root });
  await nodeAnswered();
  assert.deepEqual(receivedTypes(last()), ["join:asking", "join:failed"]);
  assert.equal(type("271828").defaultPrevented, true);
  assert.equal(field.value, "");
  await nodeAnswered();
  assert.equal(details(last(), "join:failed").at(-1).code, "pin-wrong");
  type(" ");
  press(null);
  await nodeAnswered();
  assert.equal(receivedTypes(last()).length, 4, "nothing typed, nothing asked");
  type(PIN);
  await nodeAnswered();
  assert.equal(panels(room), 1);
  glue.poison = (kind, what) => what === "stage";
  room.stage([]);
  await nodeAnswered();
  // The client is outside the module and stays connected.
  assert.equal(glue.panels.length, 2);
  assert.equal(panels(room), 1);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 3);
  glue.poison = () => false;
  room.join(CLINICIAN);
  await nodeAnswered();
  assert.ok(receivedTypes(last()).includes("participant_create"));
  const all = JSON.stringify([glue.panels.map(({ log, kept, options }) => [log.map(([, ...rest]) => rest), kept, options]), events], (key, value) => (value?.run ? "source" : value));
  for (const pin of [PIN, "271828"]) assert.equal(all.includes(pin), false);
  assert.deepEqual(errors(events), ["panel-restarted"]);
});

test("a guest enters without a PIN, and a removed guest can try again", async () => {
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN, locked: false });
  const { add, last } = makePage();
  const { root, press } = door();
  add(given(), null, { root });
  await nodeAnswered();
  press("guest");
  await nodeAnswered();
  assert.equal(room.rows()[0].role, "guest");
  const [{ uuid }] = room.rows();
  room.disconnect(uuid, "Disconnected by another participant");
  await nodeAnswered();
  assert.equal(panels(room), 0);
  press("again");
  await nodeAnswered();
  assert.equal(details(last(), "join:failed").at(-1).code, "pin-required");
});

test("a change of node, conference or viewer ends the previous connection once", async () => {
  const room = node.addRoom({ alias: ALIAS });
  const other = node.addRoom({ alias: "520000" });
  const attributes = given();
  const { add, last } = makePage();
  const { session } = add(attributes);
  await nodeAnswered();
  attributes.node = "https://node.example.no:443";
  session.seek();
  attributes.conference = "520000";
  session.seek();
  await nodeAnswered();
  assert.deepEqual([panels(room), panels(other)], [0, 1]);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 2);
  assert.deepEqual(last().log.filter(([kind]) => kind === "connect").map(([, source]) => source !== null), [true, false, true]);
  attributes.viewer = "patient";
  session.seek();
  await nodeAnswered();
  assert.equal(panels(other), 0);
});

for (const [what, attributes, words] of [
  ["nothing", { platform: "join", viewer: "clinician" }, /"node" and "conference"/],
  ["a node alone", { platform: "join", viewer: "clinician", node: NODE }, /"node" and "conference"/],
  ["a patient's panel", given({ viewer: "patient" }), /Only a clinician/],
  ["a panel that does not say whose it is", given({ viewer: null }), /Only a clinician/],
]) {
  test(`${what}: reports one error and shows no admission card`, async () => {
    node.addRoom({ alias: ALIAS });
    const { add, last, errors } = makePage();
    const { events } = add(attributes);
    await nodeAnswered();
    assert.deepEqual(errors(events), ["no-source"]);
    assert.match(events.find(([name]) => name === "trygtrom-error")[1].message, words);
    assert.deepEqual(last().log, [["built"], ["connect", null]]);
    assert.deepEqual(node.requests, []);
  });
}

test("an invalid address reaches the module as a failure", async () => {
  const { add, last } = makePage();
  add(given({ node: "http://node.example.no" }));
  await nodeAnswered();
  assert.deepEqual(last().log, [["built"], ["seen", "join:failed", { code: "invalid-attribute", why: "node", trying: false }]]);
});

test("the page's source takes precedence, is entered, and is released by its signal", async () => {
  node.addRoom({ alias: ALIAS });
  const attributes = given({ source: makeSource() });
  const { source } = attributes;
  const { add, last } = makePage();
  const { session } = add(attributes);
  await nodeAnswered();
  assert.deepEqual(source.calls, ["subscribe", "enter"]);
  assert.deepEqual(node.requests, []);
  assert.equal(last().log.find(([kind]) => kind === "connect")[1], source);
  attributes.source = undefined;
  session.seek();
  assert.equal(source.signal.aborted, true);
  source.sink(1, "participant_create", { uuid: "late" });
  await nodeAnswered();
  const late = details(last(), "participant_create").filter(({ uuid }) => uuid === "late");
  assert.deepEqual(late, [], "messages after release are ignored");
});

test("a patient's panel accepts a source and shows no admission card", async () => {
  const source = makeSource();
  source.enter = undefined;
  const { add, last } = makePage();
  const { root, press } = door();
  add({ platform: "join", viewer: "patient", source }, null, { root });
  await nodeAnswered();
  source.sink(Date.now(), "participant_create", { uuid: "a" });
  press("again");
  await nodeAnswered();
  assert.deepEqual(receivedTypes(last()), ["participant_create"]);
});

test("forwards known message types only, and chat text only if the module scans it", async () => {
  const source = makeSource();
  const { add, glue, last } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await nodeAnswered();
  const write = (payload) => source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload });
  source.sink(Date.now(), "not_yet_invented", {});
  source.sink(NaN, "live_captions", { data: "secret one" });
  const throwing = new Proxy({}, { ownKeys: () => { throw new Error("no"); } });
  source.sink(Date.now(), "message_received", throwing);
  write("secret two");
  await nodeAnswered();
  assert.deepEqual(receivedTypes(last()), ["live_captions", "message_received", "message_received"]);
  assert.equal(JSON.stringify(last().log).includes("secret"), false);
  last().port.readChat(true);
  write("secret three");
  await nodeAnswered();
  assert.equal(details(last(), "message_received").at(-1).payload, "secret three");
  // The text is read once and is not replayed to the next panel.
  glue.poison = (kind, type) => type === "stage";
  source.sink(Date.now(), "stage", []);
  await nodeAnswered();
  assert.equal(glue.panels.length, 2);
  assert.equal(last().kept.filter(({ type }) => type === "message_received").length, 3);
  assert.equal(JSON.stringify(last().kept).includes("secret"), false);
});

test("a panel that panics on a chat message is rebuilt without it", async () => {
  const source = makeSource();
  const { add, glue, last } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await nodeAnswered();
  glue.poison = (kind, type) => type === "message_received";
  source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload: "x" });
  await nodeAnswered();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind }) => kind), ["connect"]);
});

test("a message that breaks a later render is left out as well", async () => {
  const source = makeSource();
  const { add, glue, last, page } = makePage();
  add({ platform: "join", viewer: "clinician", source });
  await nodeAnswered();
  const { seen } = last();
  last().seen = function (...given) {
    seen.apply(this, given);
    queueMicrotask(() => page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap() })));
  };
  source.sink(Date.now(), "message_received", { uuid: "a", type: "text/plain", payload: "x" });
  await nodeAnswered();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind }) => kind), ["connect"]);
});

for (const [what, source] of [
  ["no object", "node.example.no"],
  ["without a run function", { subscribe() {}, run: "lock" }],
  ["throwing", { run() {}, subscribe() { throw new Error("Kari"); } }],
]) {
  test(`a source that is ${what}: reports an error and falls back to manual`, async () => {
    const { add, last, errors } = makePage();
    const { events } = add({ platform: "join", viewer: "clinician", source });
    await nodeAnswered();
    assert.deepEqual(errors(events), ["invalid-attribute"]);
    assert.equal(JSON.stringify(events).includes("Kari"), false);
    assert.deepEqual(last().log.at(-1), ["connect", null]);
  });
}

test("retell repeats the admission state and the participants", async () => {
  const room = node.addRoom({ alias: ALIAS });
  room.join(CLINICIAN);
  const { add, last } = makePage();
  add(given());
  await nodeAnswered();
  const source = last().log.find(([kind]) => kind === "connect")[1];
  const before = receivedTypes(last()).length;
  source.retell();
  await nodeAnswered();
  const again = receivedTypes(last()).slice(before);
  assert.deepEqual(again.slice(0, 2), ["join:entered", "participant_sync_begin"]);
  assert.equal(again.filter((type) => type === "participant_create").length, 2);
  assert.equal(panels(room), 1);
  assert.equal(node.requests.filter(({ action }) => action === "request_token").length, 1);
});
