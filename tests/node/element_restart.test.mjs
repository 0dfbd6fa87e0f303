// After a panic: panels are built again from their kept inputs, and a second panic within a minute ends on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, makePage, moduleFrame, scriptFrame, settled, trap } from "./element_page.mjs";

const keptBy = ({ kept }) => kept.map(({ kind, type, entry }) => entry ?? type ?? kind);
/** A panic inside a callback of the module, as the page's window reports it. */
function panicIn(page, error = trap(), type = "error") {
  const event = Object.assign(new Event(type, { cancelable: true }), type === "error" ? { error } : { reason: error });
  page.dispatchEvent(event);
  return event;
}

test("a panel that panics is built again without the last input", async () => {
  const { add, glue, last, errors } = makePage();
  const { tell, events, shown, session } = add();
  await settled();
  glue.poison = (kind, type) => type === "participantupdate";
  tell("join");
  tell("participantupdate", { count: 9 });
  tell("knock");
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(keptBy(last()), ["connect", "join"]);
  assert.deepEqual(errors(events), ["panel-restarted"]);
  assert.equal(shown.at(-1), "restarted");
  assert.deepEqual(session.report(), { heard: 1 });
});

test("the module learns of the restart before anything that was reported since", async () => {
  const { add, glue, last } = makePage();
  const { tell } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  tell("join");
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "restarted", "join"]);
});

test("a later restart replays the earlier one in its place", async () => {
  let time = 0;
  const { add, glue, last } = makePage({ now: () => time });
  const { tell } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  tell("join");
  await settled();
  time += 60_000;
  tell("knock");
  await settled();
  assert.deepEqual(keptBy(last()), ["connect", "restarted", "join"]);
  assert.deepEqual(kinds(last().log), ["built", "restarted"]);
});

test("what a panel says during the replay is not told to the page again, and what it says of the restart is", async () => {
  const { add, glue } = makePage();
  const { tell, events } = add();
  await settled();
  const { Panel } = glue;
  glue.Panel = class extends Panel {
    restarted() {
      super.restarted();
      this.port.emit("trygtrom-alert", { kind: "unknown again" });
    }
  };
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  tell("join");
  await settled();
  assert.equal(glue.panels.length, 2);
  assert.deepEqual(events.filter(([name]) => name === "trygtrom-alert").map(([, { kind }]) => kind), ["built", "unknown again", "join"]);
});

test("a panel that is built again reads the storage of the first one's start, and another panel reads it as it is now", async () => {
  const held = new Map([["key", "before"]]);
  globalThis.sessionStorage = { getItem: (key) => held.get(key) ?? null, };
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

test("a question that makes the module panic is answered with null, and the panel is built again", async () => {
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

test("the room is given to the new panel, even if it was the last input", async () => {
  const { add, last, page } = makePage();
  const { room } = add();
  await settled();
  panicIn(page);
  await settled();
  assert.deepEqual(last().kept.map(({ kind, embed }) => [kind, embed]), [["connect", room]]);
});

test("answers are kept and replayed; the last one before the panic is not", async () => {
  const { add, glue, last, page } = makePage();
  const { tell } = add();
  await settled();
  last().port.keep("confirm:sound-tested", false);
  await settled();
  tell("join");
  await settled();
  last().port.keep("deny:same-solution", false);
  assert.ok(panicIn(page).defaultPrevented);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(keptBy(last()), ["connect", "confirm:sound-tested", "join"]);
});

test("a panic in a rendering drops the last input", async () => {
  const { add, last, page } = makePage();
  const { tell } = add();
  await settled();
  tell("join");
  tell("knock");
  await settled();
  panicIn(page, trap(), "unhandledrejection");
  await settled();
  assert.deepEqual(keptBy(last()), ["connect", "join"]);
});

test("a panic in the drawing of a frame drops the last input", async () => {
  const { add, last, page } = makePage();
  const { tell } = add();
  await settled();
  tell("join");
  await settled();
  const panel = last();
  // It waits for a frame, which the module requests itself.
  panel.draw = () => {};
  tell("knock");
  await settled();
  panicIn(page, trap());
  await settled();
  assert.notEqual(last(), panel);
  assert.deepEqual(keptBy(last()), ["connect", "join"]);
});

test("errors of the page, and panics of other modules, are left alone", async () => {
  const { add, glue, page } = makePage();
  add();
  await settled();
  const theirs = "    at portal (https://portal.example.no/portal.js:1:2)";
  const theirModule = "    at wasm://wasm/3f82290a:wasm-function[0]:0x2d";
  const native = "    at HTMLElement.dispatchEvent (<anonymous>)";
  const errors = [
    new Error("theirs"),
    "text",
    null,
    Object.assign(new TypeError("x"), { stack: trap().stack }),
    trap(theirs),
    trap(theirModule, theirs),
    // In a listener of the page, which this script has called, and the module perhaps before it.
    trap(theirModule, theirs, native, scriptFrame),
    trap(theirModule, theirs, native, scriptFrame, moduleFrame, scriptFrame),
    Object.assign(new RangeError("Maximum call stack size exceeded"), { stack: trap(theirs, theirs, native, scriptFrame).stack }),
    Object.assign(new Error("Cannot invoke closure from previous WASM instance"), { stack: trap(theirs, native, scriptFrame).stack }),
  ];
  for (const error of errors) assert.ok(!panicIn(page, error).defaultPrevented, error?.stack);
  await settled();
  assert.equal(glue.resets, 0);
});

test("calls left over from a module that was restarted are silenced and break nothing", async () => {
  const { add, glue, page } = makePage();
  add();
  await settled();
  const error = Object.assign(new Error("Cannot invoke closure from previous WASM instance"), { stack: trap(scriptFrame).stack });
  assert.ok(panicIn(page, error).defaultPrevented);
  await settled();
  assert.equal(glue.resets, 0);
});

test("a panic of one panel restarts all of them, and the others lose no input", async () => {
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
  for (const panel of [a, b]) {
    assert.deepEqual(keptBy(panel), ["connect", "join"]);
    assert.deepEqual(kinds(panel.log), ["built", "restarted"]);
  }
  assert.deepEqual([errors(first.events), errors(second.events)], [["panel-restarted"], ["panel-restarted"]]);
});

test("a panel that had not begun is not restarted", async () => {
  const { add, glue, page, errors } = makePage({ texts: async (language) => (language === "nb" ? new Response(language) : new Promise(() => {})) });
  const first = add();
  await settled();
  const second = add({ platform: "practice", for: "room", lang: "en" });
  await settled();
  panicIn(page);
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual([errors(first.events), errors(second.events)], [["panel-restarted"], []]);
});

test("a second panic within a minute ends on paper, and trying again starts anew", async () => {
  let time = 0;
  const { add, glue, last, errors } = makePage({ now: () => time });
  const { tell, events, shown, view, session } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  time += 59_999;
  tell("knock");
  await settled();
  assert.deepEqual(errors(events), ["panel-restarted", "wasm-failed"]);
  assert.equal(events.at(-1)[0], "failed");
  assert.equal(shown.at(-1), "paper");
  assert.equal(session.report(), null);
  tell("join");
  view.retry();
  await settled();
  assert.equal(glue.resets, 3);
  assert.deepEqual(last().kept, []);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
  assert.equal(events.filter(([name]) => name === "ready").length, 2);
  tell("knock");
  await settled();
  assert.deepEqual(errors(events), ["panel-restarted", "wasm-failed", "panel-restarted"]);
});

test("a panic more than a minute after the last one restarts the panel again", async () => {
  let time = 0;
  const { add, glue, errors } = makePage({ now: () => time });
  const { tell, events } = add();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  for (let times = 0; times < 4; times++) {
    tell("knock");
    await settled();
    time += 60_000;
  }
  assert.deepEqual(errors(events), Array(4).fill("panel-restarted"));
  assert.equal(glue.resets, 4);
});

test("a panel that cannot be built from its kept inputs ends on paper, and not in a loop", async () => {
  const { add, glue, last, errors } = makePage();
  const { events, tell, view } = add();
  await settled();
  glue.poison = (kind, type) => kind === "built" || type === "join";
  tell("join");
  await settled();
  assert.deepEqual(errors(events), ["wasm-failed"]);
  assert.equal(glue.resets, 2);
  glue.poison = () => false;
  view.retry();
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "connect"]);
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

test("the texts cannot be fetched: paper takes the panel's place, and trying again mends it", async () => {
  let there = false;
  const texts = async (language) => (there ? new Response(language) : new Response("", { status: 503 }));
  const { add, glue, last, errors } = makePage({ texts });
  const { events, shown, view, tell } = add();
  await settled();
  assert.equal(shown.at(-1), "paper");
  assert.deepEqual(errors(events), ["texts-unreachable"]);
  tell("join");
  there = true;
  view.retry();
  await settled();
  assert.deepEqual(glue.loaded, ["nb"]);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
});

test("a panel in another language waits for its texts and not for those of the first", async () => {
  const texts = async (language) => (language === "en" ? new Response(language) : new Promise(() => {}));
  const { add, glue } = makePage({ texts });
  const first = add();
  const second = add({ platform: "practice", for: "room", lang: "en" });
  await settled();
  assert.deepEqual([first.events, second.events[0]], [[], ["ready"]]);
  assert.deepEqual(glue.loaded, ["en"]);
});
