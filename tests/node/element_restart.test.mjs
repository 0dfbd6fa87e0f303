// What happens when the module breaks or cannot be had: panels are built again from what they kept, or give way to paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, makePage, settled, trap } from "./element_page.mjs";

/** What is handed over in microtasks is handed over, and no timer has come. */
const tick = async () => {
  for (let n = 0; n < 10; n += 1) await null;
};

test("a panel that breaks on an input is built again without it", async () => {
  const { add, glue, last, errors } = makePage();
  const { tell, events, shown, session } = add();
  await settled();
  glue.poison = (kind, type) => type === "participantupdate";
  tell("join");
  tell("participantupdate", { count: 9 });
  tell("knock");
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "join"]);
  assert.deepEqual(kinds(last().log), ["built", "knock"]);
  assert.deepEqual(errors(events), ["panel-restarted"]);
  assert.equal(shown.at(-1), "restarted");
  assert.deepEqual(session.report(), { heard: 1 });
});

test("what a panel says while it is built again, the page is not told twice", async () => {
  const { add, glue } = makePage();
  const { tell, events } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  tell("join");
  await settled();
  assert.equal(glue.panels.length, 2);
  assert.deepEqual(events.filter(([name]) => name === "trygtrom-alert").map(([, { kind }]) => kind), ["built", "join"]);
});

test("a panel that is built again reads what the first one read, and another panel what is there now", async () => {
  const held = new Map([["key", "before"]]);
  globalThis.sessionStorage = { getItem: (key) => held.get(key) ?? null };
  const { add, glue, last } = makePage();
  const { tell } = add();
  await settled();
  assert.equal(last().port.load("key"), "before");
  held.set("key", "after");
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.equal(last().port.load("key"), "before");
  add();
  await settled();
  assert.equal(last().port.load("key"), "after");
});

test("storage that throws is the module's to handle, and is asked again", async () => {
  let asked = 0;
  globalThis.sessionStorage = { getItem: () => { asked += 1; throw new Error("denied"); } };
  const { add, last } = makePage();
  add();
  await settled();
  assert.throws(() => last().port.load("key"), /denied/);
  assert.throws(() => last().port.load("key"), /denied/);
  assert.equal(asked, 2);
});

test("a question that breaks the module is answered with null, and the panel is built again", async () => {
  const { add, glue, last, errors } = makePage();
  const { session, events } = add();
  await settled();
  last().report = () => {
    throw trap();
  };
  assert.equal(session.report(), null);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(errors(events), ["panel-restarted"]);
  assert.deepEqual(session.report(), { heard: 0 });
});

test("the embed is given again to the new panel, and gone when it was gone", async () => {
  const { add, glue, last } = makePage();
  const { tell, room } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.deepEqual(last().kept.map(({ kind, embed }) => [kind, embed]), [["connect", room]]);
});

test("answers are kept and played again; the one that broke the panel is not", async () => {
  const { add, glue, last, page } = makePage();
  const { tell } = add();
  await settled();
  last().port.keep("confirm:sound-tested", false);
  await settled();
  tell("join");
  await settled();
  last().port.keep("deny:same-solution", false);
  const error = Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom.js:1") });
  page.dispatchEvent(error);
  assert.ok(error.defaultPrevented);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind, type, entry }) => entry ?? type ?? kind), ["connect", "confirm:sound-tested", "join"]);
});

test("of several inputs that may have broken a rendering, only the one that did is left out", async () => {
  const { add, glue, last, page, errors } = makePage();
  const { tell, events } = add();
  await settled();
  // Breaks after the call, as a rendering does.
  const late = (panel) => {
    const { seen } = panel;
    panel.seen = function (at, type, detail) {
      seen.call(this, at, type, detail);
      if (type === "knock") queueMicrotask(() => page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom_bg.wasm") })));
    };
  };
  const { Panel } = glue;
  glue.Panel = class extends Panel {
    constructor(...given) {
      super(...given);
      late(this);
    }
  };
  late(last());
  tell("join");
  tell("knock");
  tell("participantupdate", { count: 2 });
  await settled();
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "join"]);
  assert.deepEqual(kinds(last().log), ["built", "participantupdate"]);
  assert.deepEqual(errors(events), ["panel-restarted", "panel-restarted"]);
});

test("a break long after the last input leaves nothing out", async () => {
  const { add, glue, last, page } = makePage();
  const { tell } = add();
  await settled();
  tell("join");
  await settled();
  page.dispatchEvent(Object.assign(new Event("unhandledrejection", { cancelable: true }), { reason: trap("at trygtrom.js:1") }));
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "join"]);
});

test("errors of the page, and traps of other modules, are left alone", async () => {
  const { add, glue, page } = makePage();
  add();
  await settled();
  for (const error of [new Error("theirs"), trap("at other.js:1"), Object.assign(new TypeError("x"), { stack: "at trygtrom.js:1" }), "text", null]) {
    const event = Object.assign(new Event("error", { cancelable: true }), { error });
    page.dispatchEvent(event);
    assert.ok(!event.defaultPrevented);
  }
  await settled();
  assert.equal(glue.resets, 0);
});

test("calls left over from a broken module are hushed and break nothing", async () => {
  const { add, glue, page } = makePage();
  add();
  await settled();
  const error = Object.assign(new Error("Cannot invoke closure from previous WASM instance"), { stack: "at trygtrom.js:1" });
  const event = Object.assign(new Event("error", { cancelable: true }), { error });
  page.dispatchEvent(event);
  await settled();
  assert.ok(event.defaultPrevented);
  assert.equal(glue.resets, 0);
});

test("a break of one panel builds all of them again, and costs the others nothing", async () => {
  const { add, glue, errors } = makePage();
  const [first, second] = [add(), add()];
  await settled();
  first.tell("join");
  second.tell("join");
  await settled();
  glue.poison = (kind, type) => type === "knock";
  second.tell("knock");
  await settled();
  const [a, b] = glue.panels.slice(-2);
  for (const panel of [a, b]) assert.deepEqual(panel.kept.map(({ kind, type }) => type ?? kind), ["connect", "join"]);
  assert.deepEqual([errors(first.events), errors(second.events)], [["panel-restarted"], ["panel-restarted"]]);
});

test("after three restarts inside a minute the paper checklist takes the place, and trying again begins afresh", async () => {
  let time = 0;
  const { add, glue, last, errors } = makePage({ now: () => time });
  const { tell, events, shown, view, session } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  for (let times = 0; times < 4; times++) {
    time += 10_000;
    tell("knock");
    await settled();
  }
  assert.deepEqual(errors(events), ["panel-restarted", "panel-restarted", "panel-restarted", "wasm-failed"]);
  assert.equal(events.at(-1)[0], "failed");
  assert.equal(shown.at(-1), "paper");
  assert.equal(session.report(), null);
  glue.poison = () => false;
  tell("join");
  view.retry();
  await settled();
  assert.equal(glue.resets, 5);
  assert.deepEqual(last().kept.map(({ kind }) => kind), ["connect"]);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
  assert.equal(events.filter(([name]) => name === "ready").length, 2);
});

test("restarts that are more than a minute apart go on", async () => {
  let time = 0;
  const { add, glue, errors } = makePage({ now: () => time });
  const { tell, events } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  for (let times = 0; times < 6; times++) {
    time += 30_000;
    tell("knock");
    await settled();
  }
  assert.deepEqual(new Set(errors(events)), new Set(["panel-restarted"]));
  assert.equal(glue.resets, 6);
});

test("a module that cannot be built from what was kept ends on paper, and not in a loop", async () => {
  const { add, glue, errors } = makePage();
  const { events, tell } = add();
  await settled();
  glue.poison = (kind, type) => kind === "built" || type === "join";
  tell("join");
  await settled();
  assert.deepEqual(errors(events), ["wasm-failed"]);
  assert.equal(glue.resets, 4);
});

test("a module that fails to load shows paper on every panel, and a later try brings them all", async () => {
  let fails = true;
  const { add, glue, errors } = makePage({
    load: async () => {
      if (fails) throw new Error("no file");
    },
  });
  const [first, second] = [add(), add()];
  await settled();
  for (const { events, shown } of [first, second]) {
    assert.deepEqual(errors(events), ["wasm-failed"]);
    assert.equal(events.at(-1)[1], "no file");
    assert.equal(shown.at(-1), "paper");
  }
  first.tell("join");
  fails = false;
  second.view.retry();
  await settled();
  assert.equal(glue.panels.length, 2);
  assert.deepEqual(kinds(glue.panels[0].log), ["built", "connect", "join"]);
  assert.equal(glue.resets, 0);
});

test("what was drawn at once is not suspected when a later drawing breaks", async () => {
  const { add, last, page } = makePage();
  const { tell } = add();
  await settled();
  tell("join");
  await settled();
  const panel = last();
  panel.draw = () => true;
  tell("knock");
  await settled();
  // The module's own frame comes, and drawing breaks in it.
  panel.port.drawing();
  page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom.js:1") }));
  await settled();
  assert.notEqual(last(), panel);
  assert.deepEqual(last().kept.map(({ kind, type }) => type ?? kind), ["connect", "join"]);
});

test("what waits for a frame asks for no timer, and is suspected with what is drawn at once after it", async (context) => {
  const { add, last, glue, page } = makePage();
  const { tell } = add();
  await settled();
  const panel = last();
  const timers = context.mock.method(globalThis, "setTimeout");
  panel.draw = () => true;
  tell("join");
  await tick();
  tell("knock");
  await tick();
  assert.equal(panel.log.length, 4);
  assert.equal(timers.mock.callCount(), 0);
  // An alarm does not wait, and what it draws breaks when the framework comes to it.
  panel.draw = () => false;
  tell("recording_status_change");
  await tick();
  page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom.js:1") }));
  timers.mock.restore();
  await settled();
  assert.deepEqual(glue.panels[1].kept.map(({ kind, type }) => type ?? kind), ["connect"]);
  assert.deepEqual(kinds(glue.panels[1].log), ["built", "connect", "join", "knock", "recording_status_change"]);
});

test("what broke a panel is not suspected of what breaks the next one", async () => {
  const { add, glue, last, page } = makePage();
  const { tell } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  const second = last();
  tell("join");
  await tick();
  page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap("at trygtrom.js:1") }));
  await settled();
  assert.equal(glue.resets, 2);
  assert.notEqual(last(), second);
  assert.deepEqual(glue.panels.flatMap(({ log }) => kinds(log)).filter((kind) => kind === "knock").length, 1);
});
