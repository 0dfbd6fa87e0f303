// A new consultation: the module is replaced by a fresh instance, and each panel is built again from what still holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { InputLog } from "../../www/element/input_log.js";
import { held, shape } from "../../www/element/platform/index.js";
import { renew } from "../../www/element/renewal.js";
import { kinds, makePage, settled, trap } from "./element_page.mjs";

let clock = 0;
const seen = (type, detail = null) => ({ at: ++clock, kind: "seen", type, detail });
const set = (name, value) => ({ at: ++clock, kind: "set", name, value });
const connect = (embed = new WeakRef({})) => ({ at: ++clock, kind: "connect", embed });
const intent = (entry) => ({ at: ++clock, kind: "intent", entry, numbered: false });

/** What is kept of these inputs when a new consultation begins. */
function kept(options, entries, told = {}) {
  const log = new InputLog(shape);
  for (const entry of entries) log.add(entry);
  log.shorten();
  return renew(options, log.entries(), { setting: "unknown-patient", announced: true, since: 1, held, ...told });
}

test("the options are those that hold now, and the log ends with the beginning of the new consultation", () => {
  const options = { platform: "manual", viewer: "clinician", consultation: "one", expected: ["old"], appointment: { callback: "old" }, onboarded: true };
  const english = set("lang", "en");
  const entries = [english, set("expected", ["new"]), set("viewer", "patient"), intent("confirm:1"), { at: ++clock, kind: "answered", taken: true }, set("consultation", "two")];
  const { at } = entries.at(-1);
  const { options: now, entries: rest } = kept(options, entries, { setting: "group" });
  assert.deepEqual(now, { ...options, viewer: "patient", consultation: "two", setting: "group", expected: ["new"], onboarded: undefined });
  assert.deepEqual(rest, [{ at: 1, kind: "set", name: "onboarded", value: true }, english, { at, kind: "reset" }]);
});

test("after next patient nothing announced is kept", () => {
  const { options } = kept({ expected: ["old"], appointment: {} }, [set("expected", ["older"]), intent("next-patient")], { announced: false });
  assert.deepEqual([options.expected, options.appointment], [undefined, undefined]);
});

test("of an element's room nothing is kept but the room itself", () => {
  const room = connect();
  const { entries } = kept({}, [connect(), room, seen("join"), seen("participant_join", { participant: { externalId: "a" } }), { at: ++clock, kind: "reset" }]);
  assert.deepEqual(entries, [room, { at: clock, kind: "reset" }]);
});

test("of a conference the admission and those who are there are kept, and nobody who has left", () => {
  const row = (uuid) => ({ uuid, display_name: `Name of ${uuid}` });
  const here = [
    connect(),
    seen("join:entered", { participant_uuid: "own" }),
    seen("join:stream", { status: "open" }),
    seen("participant_create", row("own")),
    seen("conference_update", { locked: true }),
  ];
  const gone = [
    seen("participant_create", row("gone")),
    seen("presentation_start", { presenter_name: "Name of gone" }),
    seen("message_received", { origin: "Name of gone" }),
    seen("join:refused", { uuid: "gone" }),
    seen("participant_delete", { uuid: "gone" }),
  ];
  const { entries } = kept({}, [...here, ...gone, intent("next-patient")]);
  assert.deepEqual(entries, [...here, { at: clock, kind: "reset" }]);
});

test("of a signalled room the viewer's own id and those who are there are kept", () => {
  const client = (id) => ({ id, displayName: `Name of ${id}` });
  const joined = seen("room_joined", { selfId: "own", room: { isLocked: true, clients: [client("own"), client("stays"), client("gone")], knockers: [{ clientId: "k", displayName: "Name of k" }] } });
  const late = seen("new_client", { client: client("late") });
  const entries = [connect(), joined, late, seen("new_client", { client: client("short") }), seen("client_left", { clientId: "short" }), seen("client_left", { clientId: "gone" }), seen("chat_message", { senderId: "gone" })];
  const left = kept({}, [...entries, intent("next-patient")]).entries;
  assert.deepEqual(left.slice(1, -1).map(({ type }) => type), ["room_joined", "new_client"]);
  assert.deepEqual(left[1].detail.room.clients.map(({ id }) => id), ["own", "stays"]);
  assert.doesNotMatch(JSON.stringify(left), /Name of (gone|k|short)/);
});

test("a detail that throws when it is read is not kept", () => {
  const hostile = new Proxy({}, { get: () => { throw new Error("read"); } });
  assert.deepEqual(held([seen("room_joined", hostile), seen("new_client", hostile)]), []);
});

test("what is held of a room goes when another is connected", () => {
  const log = new InputLog(shape);
  const begun = { at: ++clock, kind: "reset" };
  const [first, second] = [connect(), connect()];
  log.replace([first, seen("participant_create", { uuid: "a" }), begun]);
  log.add(second);
  assert.deepEqual(log.entries(), [first, begun, second]);
});

/** A page whose waits end when the test says so. */
function makeWaiting(options = {}) {
  const waits = [];
  let elapsed = 0;
  const page = makePage({ ...options, later: (callback, ms) => waits.push({ callback, ms }), elapsed: () => elapsed });
  const pass = (ms) => {
    elapsed += ms;
    for (const { callback } of waits.splice(0)) callback();
  };
  return { ...page, waits, pass };
}

test("the module is replaced once, outside of it, and every panel is built again without a word to the page", async () => {
  const { add, glue, waits, pass } = makeWaiting();
  const [first, second] = [add(), add()];
  await settled();
  first.tell("join");
  second.tell("join");
  await settled();
  const [one, two] = glue.panels;
  const events = [first.events.length, second.events.length];
  one.reset = () => one.port.renew("unknown-patient", true);
  first.session.reset();
  first.session.reset();
  assert.equal(waits.length, 1);
  assert.deepEqual([glue.resets, glue.panels.length], [0, 2], "the panels go on until then");
  pass(600);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual([kinds(one.log).at(-1), kinds(two.log).at(-1)], ["freed", "freed"]);
  const [newOne, newTwo] = glue.panels.slice(2);
  assert.deepEqual(newOne.kept.map(({ kind, type }) => type ?? kind), ["connect", "reset"]);
  assert.deepEqual(newTwo.kept.map(({ kind, type }) => type ?? kind), ["connect", "join"], "the other panel keeps its inputs");
  assert.deepEqual([kinds(newOne.log), kinds(newTwo.log)], [["built"], ["built"]]);
  assert.deepEqual([first.events.length, second.events.length], events);
  for (const { shown } of [first, second]) assert.deepEqual(shown.filter((one) => one !== "wait"), ["panel", "panel"], "no wait and no notice");
  assert.equal(first.events.filter(([name]) => name === "ready").length, 1);
});

test("what comes between the new consultation and the new instance is in the new panel", async () => {
  const { add, glue, pass, last } = makeWaiting();
  const { session, tell } = add();
  await settled();
  last().reset = () => glue.panels[0].port.renew("unknown-patient", true);
  session.reset();
  tell("knock");
  last().port.keep("confirm:sound-tested", false);
  await settled();
  pass(600);
  await settled();
  assert.deepEqual(last().kept.map(({ kind, type, entry }) => entry ?? type ?? kind), ["connect", "reset", "confirm:sound-tested", "knock"]);
});

test("the module is not replaced while a second press may belong to the first", async () => {
  const { add, glue, pass, runtime } = makeWaiting();
  add();
  await settled();
  runtime.renew();
  runtime.pressed();
  pass(599);
  assert.equal(glue.resets, 0);
  pass(1);
  assert.equal(glue.resets, 1);
});

test("a panel that panics while the module is replaced is restarted as ever", async () => {
  const { add, glue, pass, runtime, errors, last } = makeWaiting();
  const { events } = add();
  await settled();
  last().free = () => { throw trap(); };
  runtime.renew();
  pass(600);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(errors(events), ["panel-restarted"]);
});

test("a panic before the module is replaced needs no second fresh instance to forget", async () => {
  const { add, glue, pass, last } = makeWaiting();
  const { session, tell } = add();
  await settled();
  tell("join");
  last().reset = () => glue.panels[0].port.renew("unknown-patient", true);
  session.reset();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "reset"]);
  pass(600);
  await settled();
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "reset", "restarted"]);
});

test("next patient drops what the page has announced, unless the page has announced anew since", async () => {
  const { add, last } = makeWaiting();
  const { session, owner } = add();
  await settled();
  const forgotten = [];
  owner.forget = (names) => forgotten.push(...names);
  last().port.renew("unknown-patient", true);
  assert.deepEqual(forgotten, []);
  session.set("expected", ["next"]);
  last().port.renew("unknown-patient", false);
  assert.deepEqual(forgotten, ["appointment"]);
});

test("storage is read anew for the new consultation", async () => {
  const stored = new Map([["key", "old"]]);
  globalThis.sessionStorage = { getItem: (key) => stored.get(key) ?? null };
  const { add, last } = makeWaiting();
  add();
  await settled();
  assert.equal(last().port.load("key"), "old");
  stored.delete("key");
  last().port.renew("unknown-patient", true);
  assert.equal(last().port.load("key"), null);
});

test("when the last panel is removed the module is replaced too", async () => {
  const { add, glue, pass } = makeWaiting();
  const [first, second] = [add(), add()];
  await settled();
  first.session.close();
  pass(600);
  assert.equal(glue.resets, 0);
  second.session.close();
  pass(600);
  assert.equal(glue.resets, 1);
});
