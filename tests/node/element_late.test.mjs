// Files that never arrive, as the page and the person see it: what failed is named, a retry fetches anew, and a late answer
// changes nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDLE_LIMIT } from "../../www/element/fetch_file.js";
import { load } from "../../www/element/loader.js";
import { Clock, until } from "../join/clock.mjs";
import { kinds, makePage, settled, trap } from "./element_page.mjs";

const MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const never = () => new Promise(() => {});

/** Answers each request in turn; the last answer stands for all later ones. An answer is a function. */
function inTurn(...answers) {
  const server = { requests: 0, fetch: (...given) => (server.requests++, (answers.length > 1 ? answers.shift() : answers[0])(...given)) };
  return server;
}

/** A page whose texts, and the module if a server is given for it, are fetched from these servers, with a clock of the test's. */
function pageWith({ module, texts = inTurn(async (language) => new Response(language)) }) {
  const timers = new Clock();
  const loading = () => load({ initSync: () => {} }, new URL("https://portal.example.no/trygtrom_bg.wasm"), {}, { fetch: module.fetch, timers });
  return { timers, ...makePage({ load: module ? loading : undefined, texts: texts.fetch, timers }) };
}

test("a module that never arrives: paper and wasm-failed, and a retry fetches it anew", async () => {
  const module = inTurn(never, async () => new Response(MODULE));
  const { add, timers, errors, last } = pageWith({ module });
  const { events, shown, view, tell } = add();
  await settled();
  await timers.advance(IDLE_LIMIT - 1);
  assert.deepEqual([errors(events), shown.at(-1)], [[], "wait"]);
  await timers.advance(1);
  await settled();
  assert.deepEqual([errors(events), shown.at(-1)], [["wasm-failed"], "paper"]);
  assert.match(events.at(-1)[1], /nothing for 10 s/);
  tell("join");
  view.retry();
  // The browser compiles in another thread.
  await until(() => last());
  await settled();
  assert.equal(module.requests, 2);
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
});

test("texts that never arrive: paper and texts-unreachable, and a retry fetches them anew", async () => {
  const texts = inTurn(never, async (language) => new Response(language));
  const { add, timers, errors, glue } = pageWith({ texts });
  const { events, shown, view } = add();
  await settled();
  await timers.advance(IDLE_LIMIT);
  await settled();
  assert.deepEqual([errors(events), shown.at(-1)], [["texts-unreachable"], "paper"]);
  assert.equal(events.at(-1)[0], "failed");
  assert.match(events.at(-1)[1], /texts of the language.*nothing for 10 s/);
  view.retry();
  await settled();
  assert.equal(texts.requests, 2);
  assert.deepEqual(glue.loaded, ["nb"]);
  assert.equal(events.at(-2)[0], "ready");
});

test("texts that arrive after they were given up change nothing", async () => {
  let arrive;
  const texts = inTurn(() => new Promise((resolve) => (arrive = () => resolve(new Response("nb")))));
  const { add, timers, errors, glue } = pageWith({ texts });
  const { events, shown } = add();
  await settled();
  await timers.advance(IDLE_LIMIT);
  await settled();
  arrive();
  await settled();
  assert.deepEqual([errors(events), shown.at(-1), glue.panels.length], [["texts-unreachable"], "paper", 0]);
  assert.equal(timers.waiting, 0);
});

test("a panel that waits for its texts is told of their failure once, though another panel was restarted meanwhile", async () => {
  const texts = inTurn(async (language) => (language === "nb" ? new Response(language) : never()));
  const { add, timers, errors, page } = pageWith({ texts });
  add();
  await settled();
  const { events, shown } = add({ platform: "practice", for: "room", lang: "en" });
  await settled();
  page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error: trap() }));
  await settled();
  await timers.advance(IDLE_LIMIT);
  await settled();
  assert.deepEqual([errors(events), shown.at(-1)], [["texts-unreachable"], "paper"]);
});

test("a panel whose first texts never arrive does not wait for them when the page asks for another language", async () => {
  const texts = inTurn(async (language) => (language === "en" ? new Response(language) : never()));
  const { add, timers, errors, last } = pageWith({ texts });
  const attributes = { platform: "practice", for: "room", lang: "nb" };
  const { events, session } = add(attributes);
  await settled();
  attributes.lang = "en";
  session.set("lang", "en");
  await settled();
  assert.equal(last().options.lang, "en");
  await timers.advance(IDLE_LIMIT);
  await settled();
  assert.deepEqual(errors(events), []);
});

test("a language that never arrives: a notice, and the panel continues in the one it has", async () => {
  const texts = inTurn(async (language) => (language === "nb" ? new Response(language) : never()));
  const { add, timers, errors, last } = pageWith({ texts });
  const attributes = { platform: "practice", for: "room", lang: "nb" };
  const { events, shown, session, tell } = add(attributes);
  await settled();
  attributes.lang = "en";
  session.set("lang", "en");
  await settled();
  await timers.advance(IDLE_LIMIT);
  await settled();
  assert.deepEqual([errors(events), shown.at(-1)], [["texts-unreachable"], "texts-unreachable"]);
  tell("join");
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "connect", "join"]);
});

test("a retry from the notice about a language fetches it anew, and the panel speaks it", async () => {
  const texts = inTurn(async (language) => new Response(language), async () => new Response("", { status: 404 }), async (language) => new Response(language));
  const { add, errors, glue, last } = pageWith({ texts });
  const { events, session, view } = add({ platform: "practice", for: "room", lang: "nb" });
  await settled();
  session.set("lang", "en");
  await settled();
  assert.deepEqual([errors(events), glue.loaded], [["texts-unreachable"], ["nb"]]);
  view.retry();
  await settled();
  assert.deepEqual([errors(events), glue.loaded.at(-1), last().log.at(-1)], [["texts-unreachable"], "en", ["set", "lang", "en"]]);
});

test("a retry from the notice about a procedure fetches it anew, and the panel takes it", async (t) => {
  const file = { id: "our-own" };
  const server = inTurn(async () => new Response("", { status: 404 }), async () => new Response("", { status: 503 }), async () => Response.json(file));
  t.mock.method(globalThis, "fetch", server.fetch);
  const { add, errors, last } = pageWith({});
  const { events, session, shown, view } = add();
  await settled();
  session.set("procedure", "https://hospital.example.no/our-own.json");
  await settled();
  for (const tries of [1, 2]) {
    assert.equal(server.requests, tries);
    assert.equal(shown.at(-1), "procedure-unreachable");
    view.retry();
    await settled();
  }
  assert.deepEqual(errors(events), ["procedure-unreachable", "procedure-unreachable"]);
  const [set, name, bytes] = last().log.at(-1);
  assert.deepEqual([server.requests, set, name], [3, "set", "procedure"]);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes)), file);
});

test("the notice about a room that is missing has no retry", async () => {
  const { add } = pageWith({});
  const { shown, view } = add({ platform: "practice", for: "elsewhere" });
  await settled();
  assert.deepEqual([shown.includes("missing-embed"), view.retry], [true, undefined]);
});

test("a panel that panics while it waits for another language is built again at once, in the language it has", async () => {
  const texts = inTurn(async (language) => (language === "nb" ? new Response(language) : never()));
  const { add, glue, errors, last } = pageWith({ texts });
  const attributes = { platform: "practice", for: "room", lang: "nb" };
  const { events, session, tell } = add(attributes);
  await settled();
  attributes.lang = "en";
  session.set("lang", "en");
  glue.poison = (kind, type) => type === "knock";
  tell("knock");
  await settled();
  assert.equal(glue.panels.length, 2);
  assert.deepEqual(errors(events), ["panel-restarted"]);
  tell("join");
  await settled();
  assert.deepEqual(kinds(last().log), ["built", "restarted", "join"]);
});
