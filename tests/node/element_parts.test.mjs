// The module comes in two parts: what is handed to the first, what waits for the rest, and what happens when more is needed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Held } from "../../www/element/held.js";
import { kinds, makePage, settled } from "./element_page.mjs";

/** A page on which the rest of the module comes when it is let through. */
function makeSlowPage(options = {}) {
  const asked = [];
  const rest = () => new Promise((resolve, reject) => asked.push({ come: () => resolve("rest"), fail: () => reject(new Error("gone")) }));
  return { ...makePage({ ...options, rest }), asked };
}
const names = (events) => events.map(([name]) => name);

test("the first screen is of the room; what is said there waits for the rest, and is handed over in order", async () => {
  const { add, last, asked } = makeSlowPage();
  const { tell, events, session } = add();
  await settled();
  tell("join");
  tell("knock");
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "connect"]);
  assert.equal(asked.length, 1);
  assert.deepEqual(names(events), [], "the page is told that a panel is ready that cannot answer");
  assert.equal(session.report(), null);
  asked[0].come();
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "connect", "join", "knock"]);
  assert.equal(names(events)[0], "ready");
  assert.deepEqual(session.report(), { heard: 2 });
});

test("a room that is found when the first screen stands waits for the rest, too", async () => {
  const attributes = { platform: "practice", for: "room" };
  const { add, last, asked } = makeSlowPage();
  const { session, room, tell } = add(attributes);
  await settled();
  attributes.for = "nowhere";
  session.seek();
  await settled();
  attributes.for = "room";
  session.seek();
  tell("knock");
  await settled();
  assert.deepEqual(last().log, [["built"], ["connect", room]]);
  assert.deepEqual(last().drawings, []);
  asked[0].come();
  await settled();
  assert.deepEqual(last().log.slice(2), [["connect", null], ["connect", null], ["connect", room], ["seen", "knock", null]]);
});

test("a panel that comes later has the whole module from the start, which is fetched once", async () => {
  const { add, last, asked } = makeSlowPage();
  add();
  add();
  await settled();
  asked[0].come();
  await settled();
  const { events, shown } = add();
  await settled();
  assert.equal(asked.length, 1);
  assert.deepEqual(names(events), ["ready", "trygtrom-alert"]);
  assert.equal(shown.at(-1), "panel");
  assert.deepEqual(kinds(last().log), ["built", "connect"]);
});

test("a panel that stands only when the module is whole is not held up", async () => {
  const { add, glue, asked } = makeSlowPage();
  const { show } = glue.Panel.prototype;
  // The second one is drawn later than the rest comes.
  glue.Panel.prototype.show = function () {
    if (glue.panels.indexOf(this) === 0) show.call(this);
  };
  const first = add();
  const second = add();
  await settled();
  asked[0].come();
  await settled();
  assert.ok(first.shown.includes("panel that cannot answer"));
  glue.panels[1].port.present();
  await settled();
  assert.ok(!second.shown.includes("panel that cannot answer"), "what is pressed in it is held for ever");
  assert.equal(names(second.events)[0], "ready");
});

test("a start that needs more than the first part begins anew when the rest is here, and nobody hears of it twice", async () => {
  const { add, glue, last, errors, asked } = makeSlowPage();
  glue.poison = (kind) => kind === "built" && !glue.whole;
  const { tell, events, shown } = add();
  await settled();
  tell("join");
  await settled();
  assert.equal(shown.at(-1), "wait");
  asked[0].come();
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
  assert.deepEqual(errors(events), []);
  assert.deepEqual(events.map(([name, detail]) => detail?.kind ?? name), ["ready", "built", "join"]);
});

test("what stops later on the first screen begins anew just so, with the room that is heard", async () => {
  const { add, glue, last, errors, asked } = makeSlowPage();
  glue.poison = (kind) => kind === "connect" && !glue.whole;
  const { events, room } = add();
  await settled();
  asked[0].come();
  await settled();
  assert.equal(glue.resets, 1);
  assert.deepEqual(last().log, [["built"], ["connect", room]]);
  assert.deepEqual(errors(events), []);
  assert.deepEqual(names(events), ["ready", "trygtrom-alert"]);
});

test("a panel that breaks when all is here is built again with all of it", async () => {
  const { add, glue, last, errors, asked } = makeSlowPage();
  const { tell, events } = add();
  await settled();
  asked[0].come();
  await settled();
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.equal(glue.resets, 1);
  assert.equal(glue.whole, true);
  assert.deepEqual(errors(events), ["panel-restarted"]);
  assert.deepEqual(kinds(last().log), ["built", "connect"]);
  assert.equal(asked.length, 1);
});

test("the rest cannot be had: paper takes the panel's place, and trying again is asking again", async () => {
  const { add, glue, last, errors, asked } = makeSlowPage();
  const { tell, events, shown, view } = add();
  await settled();
  tell("join");
  asked[0].fail();
  await settled();
  assert.equal(shown.at(-1), "paper");
  assert.deepEqual(errors(events), ["wasm-failed"]);
  view.retry();
  await settled();
  assert.equal(asked.length, 2);
  asked[1].come();
  await settled();
  assert.equal(glue.whole, true);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
  assert.deepEqual(names(events), ["trygtrom-error", "failed", "ready", "trygtrom-alert", "trygtrom-alert"]);
});

test("the panel answers when the rest of its texts is here, too; what it said of first screens was taught before", async () => {
  let come;
  const texts = (name) => (name === "nb_rest" ? new Promise((resolve) => (come = () => resolve(new Response("the rest")))) : Promise.resolve(new Response(name)));
  const { add, glue, last } = makePage({ texts });
  const { tell, events } = add();
  await settled();
  tell("join");
  await settled();
  assert.deepEqual(glue.learnt, ["nb"]);
  assert.deepEqual(kinds(last().log), ["built", "connect"]);
  come();
  await settled();
  assert.deepEqual(glue.learnt, ["nb", "nb", "the rest"]);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
  assert.equal(names(events)[0], "ready");
});

test("a panel in another language that comes while the rest is on its way waits for all of its texts", async () => {
  const { add, glue, asked } = makeSlowPage({ texts: async (name) => new Response(name) });
  add();
  await settled();
  glue.poison = (kind) => kind === "built" && !glue.learnt.includes("en_rest");
  const { events } = add({ platform: "practice", for: "room", lang: "en" });
  await settled();
  asked[0].come();
  await settled();
  assert.equal(glue.resets, 0);
  assert.equal(names(events)[0], "ready");
});

test("the rest of the texts cannot be had: paper takes the panel's place, and trying again mends it", async () => {
  let there = false;
  const texts = async (name) => (there || name === "nb" ? new Response(name) : new Response("", { status: 503 }));
  const { add, errors } = makePage({ texts });
  const { events, shown, view } = add();
  await settled();
  assert.equal(shown.at(-1), "paper");
  assert.deepEqual(errors(events), ["wasm-failed"]);
  there = true;
  view.retry();
  await settled();
  assert.deepEqual(names(events), ["trygtrom-error", "failed", "ready", "trygtrom-alert"]);
});

test("an element that is taken away before the rest is here leaves nothing behind", async () => {
  const { add, last, errors, asked } = makeSlowPage();
  const { session, events } = add();
  await settled();
  session.close();
  assert.deepEqual(kinds(last().log), ["built", "connect", "destroyed", "freed"]);
  asked[0].come();
  await settled();
  assert.deepEqual(names(events), []);
  assert.deepEqual(errors(events), []);
});

test("what is done on a screen that cannot answer yet is done again in order, once, and only inside that screen", () => {
  const root = new EventTarget();
  const done = [];
  const inside = Object.assign(new EventTarget(), { inside: true });
  inside.addEventListener("click", (event) => done.push(`click ${event.detail}`));
  inside.addEventListener("change", () => done.push("change"));
  const held = new Held(root);
  class Press extends Event {
    constructor(type, { detail, cancelable }) {
      super(type, { cancelable });
      this.detail = detail;
    }
  }
  // The root hears of it first, as in a page.
  const act = (event, target = inside) => {
    Object.defineProperty(event, "target", { value: target });
    root.dispatchEvent(event);
    return event;
  };
  held.hold({ contains: (target) => target.inside === true });
  assert.equal(act(new Press("click", { detail: 1, cancelable: true })).defaultPrevented, true);
  assert.equal(act(new Event("change", { cancelable: true })).defaultPrevented, false);
  assert.equal(act(new Press("click", { detail: 2, cancelable: true }), new EventTarget()).defaultPrevented, false);
  assert.deepEqual(done, []);
  held.release();
  assert.deepEqual(done, ["click 1", "change"]);
  assert.equal(act(new Press("click", { detail: 3, cancelable: true })).defaultPrevented, false);
  held.release();
  assert.deepEqual(done, ["click 1", "change"]);
});
