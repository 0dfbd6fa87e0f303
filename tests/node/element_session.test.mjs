// A panel's life: what it hands to the module, in what order, and what the page is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, makePage, open, settled } from "./element_page.mjs";

test("what is heard before the module is up is handed over when it is, and told of after the panel is ready", async () => {
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

test("the panel is built with the options that hold then; a later change is an input", async () => {
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

test("the module is not called while it runs, whatever a listener does", async () => {
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

test("what comes at once is handed over one by one and drawn once, after the last", async () => {
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

test("report() takes in what was heard this instant, and is null before the panel is there", async () => {
  const { add } = makePage();
  const { session, tell } = add();
  assert.equal(session.report(), null);
  assert.equal(session.journalNote("text"), null);
  await settled();
  tell("join");
  assert.deepEqual(session.report(), { heard: 1 });
  assert.equal(session.journalNote("fhir"), "fhir");
});

test("a note the module does not write is refused to the asker, and breaks nothing", async () => {
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
  assert.equal(runtime.used, false, "the page may still tell where the files are");
  add();
  await settled();
  add();
  await settled();
  assert.equal(loads, 1);
  assert.equal(runtime.used, true);
});

test("a panel that is taken away is let go of, and hears nothing more", async () => {
  const { add, last } = makePage();
  const { session, tell, events } = add();
  await settled();
  const panel = last();
  panel.port.wakeAt(Date.now() + 2);
  session.close();
  open.delete(session);
  const before = events.length;
  tell("join");
  await settled();
  assert.deepEqual(kinds(panel.log).slice(-2), ["destroyed", "freed"]);
  assert.equal(events.length, before);
});

test("the moment that was asked for is told, once, and a later wish replaces an earlier", async (context) => {
  context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 0 });
  const { add, last } = makePage();
  add();
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  const { port, log } = last();
  const wakes = () => log.filter(([kind]) => kind === "wake").length;
  port.wakeAt(1000);
  port.wakeAt(5000);
  context.mock.timers.tick(4999);
  await null;
  assert.equal(wakes(), 0);
  context.mock.timers.tick(1);
  await null;
  assert.equal(wakes(), 1);
  port.wakeAt(9000);
  port.wakeAt(null);
  context.mock.timers.tick(100_000);
  await null;
  assert.equal(wakes(), 1);
});

test("a platform without an element of its own waits for none", async () => {
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
  test(`${what}: the page is told once, in words, and the panel comes all the same`, async () => {
    const { add, last } = makePage();
    const { events, shown } = add(attributes);
    await settled();
    const [error, ...more] = events.filter(([name]) => name === "trygtrom-error");
    assert.equal(error[1].code, "missing-embed");
    assert.match(error[1].message, words);
    assert.deepEqual(more, []);
    assert.ok(shown.includes("missing-embed"));
    // Told that there is no room, it asks the person instead.
    assert.deepEqual(last().log, [["built"], ["connect", null]]);
  });
}

test("a room that comes later is connected, and heard", async () => {
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

test("another platform: the old room is let go of, and the module is told", async () => {
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
