// A panel's life with the module it shares: what is handed over, what the page is told, and how it comes back when the
// module breaks. The module is played here: it writes down what it is given, and breaks on what it is told to.
import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { afterEach, test } from "node:test";
import { Runtime } from "../../www/element/runtime.js";
import { Session } from "../../www/element/session.js";

// One listener for each kind of event hangs on one signal; Node would take that for a leak.
setMaxListeners(0);
// Node's own would keep the test from ending.
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: () => void setImmediate(() => this.port1.onmessage()) };
};
globalThis.MutationObserver = class {
  observe() {}
  disconnect() {}
};
globalThis.ShadowRoot = class {};

class Detailed extends Event {
  constructor(type, detail = null) {
    super(type);
    this.detail = detail;
  }
}

const trap = (stack) => Object.assign(new WebAssembly.RuntimeError("unreachable"), stack && { stack });
/** Waits until what is due in tasks and microtasks is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
/** Sessions that are to be closed, so that nothing waits when a test is over. */
const open = new Set();
afterEach(() => {
  for (const session of open) session.close();
  open.clear();
});

/** A page with one module, whose panels write a log each. */
function makePage({ load = async () => {}, now = Date.now } = {}) {
  const page = new EventTarget();
  const glue = {
    panels: [],
    resets: 0,
    poison: () => false,
    __wbg_reset_state: () => void (glue.resets += 1),
    Panel: class {
      constructor(mount, port, options, kept) {
        Object.assign(this, { port, options, kept, log: [] });
        glue.panels.push(this);
        this.#take(["built"]);
        port.emit("trygtrom-alert", { kind: "built" });
        port.present();
      }
      #take(entry) {
        this.log.push(entry);
        if (glue.poison(...entry)) throw trap();
      }
      seen(at, type, detail) {
        this.#take(["seen", type, detail]);
        this.port.emit("trygtrom-alert", { kind: type });
      }
      connect(at, embed) { this.#take(["connect", embed]); }
      set(at, name, value) { this.#take(["set", name, value]); }
      wake() { this.#take(["wake"]); }
      reset() { this.#take(["reset"]); }
      report() { return { heard: this.log.filter(([kind]) => kind === "seen").length }; }
      journalNote(kind) { return kind; }
      destroy() { this.#take(["destroyed"]); }
      free() { this.log.push(["freed"]); }
    },
  };
  const runtime = new Runtime(glue, load, { here: () => ["trygtrom.js", "trygtrom_bg.wasm"], page, now });

  /** A panel beside a practice room. */
  const add = (attributes = { platform: "practice", for: "room" }) => {
    const room = Object.assign(new EventTarget(), { localName: "trygtrom-practice-room", parentNode: null });
    const document = { readyState: "complete", defaultView: null, getElementById: (id) => (id === "room" ? room : null) };
    const element = { getAttribute: (name) => attributes[name] ?? null, getRootNode: () => document, ownerDocument: document };
    const events = [];
    const shown = [];
    const view = {
      panel: () => void shown.push("panel"),
      wait: () => void shown.push("wait"),
      paper: (paper, retry) => void (shown.push("paper"), (view.retry = retry)),
      notice: (key) => void shown.push(key),
      clear: () => {},
    };
    const owner = {
      options: () => ({ ...attributes }),
      emit: (name, detail) => {
        events.push([name, detail]);
        owner.listener?.(name, detail);
      },
      presented: () => events.push(["ready"]),
      failed: (error) => events.push(["failed", error.message]),
      paper: (language) => language,
    };
    const session = new Session(element, owner, view, runtime);
    open.add(session);
    session.open();
    const tell = (type, detail) => room.dispatchEvent(new Detailed(type, detail));
    return { session, room, tell, events, shown, view, owner };
  };
  const last = () => glue.panels.at(-1);
  const errors = (events) => events.filter(([name]) => name === "trygtrom-error").map(([, { code }]) => code);
  return { page, glue, runtime, add, last, errors };
}

const kinds = (log) => log.map(([kind, what]) => (kind === "seen" ? what : kind));

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
  globalThis.sessionStorage = { getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value), removeItem: (key) => held.delete(key) };
  const { add, glue, last } = makePage();
  const { tell } = add();
  await settled();
  assert.equal(last().port.load("key"), "before");
  last().port.save("key", "after");
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.equal(last().port.load("key"), "before");
  add();
  await settled();
  assert.equal(last().port.load("key"), "after");
  last().port.wipe("key");
  assert.equal(held.size, 0);
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
  assert.equal(glue.resets, 4);
  assert.deepEqual(last().kept, []);
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
  assert.equal(glue.resets, 3);
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
  for (let turn = 0; turn < 20; turn++) await null;
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
    assert.deepEqual(kinds(last().log), ["built"]);
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
  assert.deepEqual(last().log, [["built"], ["connect", room], ["seen", "knock", null]]);
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
