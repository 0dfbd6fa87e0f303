// The lifetime of a panel: the inputs that it passes to the module, their order, and the events that the page receives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, makePage, open, settled } from "./element_page.mjs";

test("a flood before the module has loaded is cut with a named problem, and the panel learns that it missed something", async () => {
  let loaded;
  const { add, last } = makePage({ load: () => new Promise((resolve) => (loaded = resolve)) });
  const { tell, events } = add();
  for (let count = 0; count < 30_000; count++) tell("participant_join", { participant: { externalId: null } });
  await settled();
  loaded();
  await settled();
  const [[, problem], ...more] = events.filter(([name, detail]) => name === "trygtrom-error" && detail.code === "bad-message");
  assert.match(problem.message, /more than 20000 things/);
  assert.deepEqual(more, []);
  assert.ok(last().log.filter(([kind]) => kind === "seen").length <= 20_000);
  assert.ok(last().log.some(([kind]) => kind === "restarted"));
});

test("a message that is too large is taken without its content, and is a named problem", async () => {
  const { add, last } = makePage();
  const { tell, events } = add();
  await settled();
  let deep = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  const cyclic = {};
  cyclic.self = cyclic;
  const large = [{ text: "x".repeat(4 * 1024 * 1024 + 1) }, { list: Array(50_001).fill(0) }, { list: Array(1e9) }, Object.fromEntries(Array.from({ length: 50_001 }, (_, n) => [n, 0])), deep, cyclic];
  for (const detail of large) tell("participant_join", detail);
  const small = [{ text: "x".repeat(1_000_000) }, { list: Array(40_000).fill(0) }, new Proxy({}, { ownKeys() { throw new Error("keys"); } }), null];
  for (const detail of small) tell("participant_join", detail);
  await settled();
  assert.equal(events.filter(([name, detail]) => name === "trygtrom-error" && detail.code === "bad-message").length, large.length);
  assert.deepEqual(last().log.filter(([kind]) => kind === "seen").map(([, , detail]) => detail), [...large.map(() => null), ...small]);
});

test("events before the module has loaded are passed to it in order, and reported after the panel is ready", async () => {
  let up;
  const { add, last } = makePage({ load: () => new Promise((resolve) => (up = resolve)) });
  const { tell, room, events } = add();
  tell("join");
  tell("participantupdate", { count: 2 });
  await settled();
  assert.deepEqual(events, []);
  up();
  await settled();
  assert.deepEqual(last().kept, []);
  assert.deepEqual(last().log, [["built"], ["connect", room], ["seen", "join", null], ["seen", "participantupdate", { count: 2 }]]);
  assert.deepEqual(events.map(([name, detail]) => detail?.kind ?? name), ["ready", "built", "join", "participantupdate"]);
});

test("the panel is created with the current options; a later change is an input", async () => {
  const attributes = { platform: "practice", for: "room", lang: "nb" };
  const { add, last } = makePage();
  const { session } = add(attributes);
  attributes.lang = "en";
  session.set("lang", "en");
  await settled();
  assert.equal(last().options.lang, "en");
  session.set("lang", "nb");
  await settled();
  assert.deepEqual(last().log.at(-1), ["set", "lang", "nb"]);
});

test("the module is not called while it runs, whatever an event listener does", async () => {
  const { add, last } = makePage();
  const { session, tell, owner, events } = add();
  await settled();
  let inside = 0;
  const { seen } = last();
  last().seen = function (...given) {
    inside += 1;
    assert.equal(inside, 1);
    seen.apply(this, given);
    inside -= 1;
  };
  let answered;
  owner.listener = (name, detail) => {
    assert.equal(inside, 0);
    if (detail?.kind !== "join") return;
    tell("knock");
    answered = session.report();
  };
  tell("join");
  await settled();
  assert.deepEqual(answered, { heard: 1 });
  assert.deepEqual(events.map(([, detail]) => detail?.kind).filter(Boolean), ["built", "join", "knock"]);
});

test("simultaneous events are passed on one by one and drawn once, after the last", async () => {
  const { add, last } = makePage();
  const { tell } = add();
  await settled();
  const { drawings, log } = last();
  drawings.length = 0;
  for (const type of ["join", "participant_join", "participant_join"]) tell(type);
  await settled();
  assert.deepEqual(drawings, [log.length]);
  assert.deepEqual(kinds(log).slice(-3), ["join", "participant_join", "participant_join"]);
});

test("report() includes pending events, and returns null before the panel is ready", async () => {
  const { add } = makePage();
  const { session, tell } = add();
  assert.equal(session.report(), null);
  assert.equal(session.journalNote("text"), null);
  await settled();
  tell("join");
  assert.deepEqual(session.report(), { heard: 1 });
  assert.equal(session.journalNote("fhir"), "fhir");
});

test("each panel is told the hash of the module that runs, also after a restart; null if there is none", async () => {
  for (const [load, build] of [[async () => "ab12", "ab12"], [async () => null, null]]) {
    const { add, glue, last } = makePage({ load });
    const { tell } = add();
    await settled();
    assert.equal(last().options.build, build);
    glue.poison = (kind, type) => type === "knock";
    tell("knock");
    await settled();
    assert.equal(glue.panels.length, 2);
    assert.equal(last().options.build, build);
  }
});

test("journalNote throws if the module throws, and the panel continues", async () => {
  const { add, glue, last } = makePage();
  const { session } = add();
  await settled();
  last().journalNote = () => {
    throw new RangeError("this version writes text only");
  };
  assert.throws(() => session.journalNote("fhir"), RangeError);
  await settled();
  assert.equal(glue.resets, 0);
  assert.deepEqual(session.report(), { heard: 0 });
});

test("the module is loaded once for all panels", async () => {
  let loads = 0;
  const { add, runtime } = makePage({ load: async () => void loads++ });
  assert.equal(runtime.used, false);
  add();
  assert.equal(runtime.used, false, "configure is still allowed");
  add();
  await settled();
  add();
  await settled();
  assert.equal(loads, 1);
  assert.equal(runtime.used, true);
});

test("a removed panel is destroyed and receives no further events", async () => {
  const { add, last } = makePage();
  const { session, tell, events } = add();
  await settled();
  const panel = last();
  session.close();
  open.delete(session);
  const before = events.length;
  tell("join");
  await settled();
  assert.deepEqual(kinds(panel.log).slice(-2), ["destroyed", "freed"]);
  assert.equal(events.length, before);
});

test("a platform without an embed element does not wait for one", async () => {
  const { add, last } = makePage();
  const { events } = add({ platform: "manual", for: "nowhere" });
  await settled();
  assert.deepEqual(kinds(last().log), ["built"]);
  assert.deepEqual(events, [["ready"], ["trygtrom-alert", { kind: "built" }]]);
});

for (const [what, attributes, words] of [
  ["no id", { platform: "practice" }, /"for" is missing/],
  ["an id that nothing has", { platform: "practice", for: "nowhere" }, /No element/],
  ["an element of another kind", { platform: "whereby", for: "room" }, /names a <trygtrom-practice-room>/],
]) {
  test(`${what}: one error is reported to the page, and the panel starts`, async () => {
    const { add, last } = makePage();
    const { events, shown } = add(attributes);
    await settled();
    const [error, ...more] = events.filter(([name]) => name === "trygtrom-error");
    assert.equal(error[1].code, "missing-embed");
    assert.match(error[1].message, words);
    assert.deepEqual(more, []);
    assert.ok(shown.includes("missing-embed"));
    // Without a room the panel asks the person instead.
    assert.deepEqual(last().log, [["built"], ["connect", null]]);
  });
}

test("a room that is added later is connected, and its events are received", async () => {
  const attributes = { platform: "practice", for: "nowhere" };
  const { add, last } = makePage();
  const { session, tell, room } = add(attributes);
  await settled();
  tell("join");
  attributes.for = "room";
  session.seek();
  tell("knock");
  await settled();
  assert.deepEqual(last().log, [["built"], ["connect", null], ["connect", room], ["seen", "knock", null]]);
});

test("a change of platform disconnects the previous room and notifies the module", async () => {
  const attributes = { platform: "practice", for: "room" };
  const { add, last } = makePage();
  const { session, tell } = add(attributes);
  await settled();
  attributes.platform = "manual";
  session.set("platform", "manual");
  session.seek();
  tell("join");
  await settled();
  assert.deepEqual(last().log.slice(2), [["set", "platform", "manual"], ["connect", null]]);
});
