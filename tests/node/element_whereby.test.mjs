// What the panel hears of a room embed: each event once, and only what that embed's own room said. The window and the
// embed are played here; the embed's part follows the real one's code: it re-dispatches whatever comes from its origin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { Messages, TYPES, subscribe } from "../../www/element/platform/whereby.js";
import { platformOf } from "../../www/element/platform/index.js";

// One listener for each kind of event hangs on one signal; Node would take that for a leak.
setMaxListeners(0);

class Detailed extends Event {
  constructor(type, { detail = null } = {}) {
    super(type);
    this.detail = detail;
  }
}

/** An element with a frame, that tells of messages as the real embed does. */
class Embed extends EventTarget {
  frame = { contentWindow: { room: "own" } };

  querySelectorAll(selector) {
    assert.equal(selector, "iframe");
    return this.frame ? [this.frame] : [];
  }

  /** As when it is put into the page. Doing so twice leaves two listeners, as in the real one. */
  connect(window) {
    window.addEventListener("message", ({ data }) => {
      const { type, payload: detail } = data;
      this.dispatchEvent(new Detailed(type, { detail }));
    });
  }
}

/** A page where the embed listens to the window before the panel does, or after. */
function page({ embedFirst, embeds = 1 }) {
  const window = new EventTarget();
  const all = Array.from({ length: embeds }, () => new Embed());
  const tasks = [];
  const connect = () => all.forEach((embed) => embed.connect(window));
  if (embedFirst) connect();
  const messages = new Messages(window, !embedFirst, (callback) => tasks.push(callback));
  if (!embedFirst) connect();
  const stop = new AbortController();
  const heard = all.map(() => []);
  all.forEach((embed, index) =>
    subscribe(embed, (at, type, detail) => heard[index].push([type, detail, at]), stop.signal, messages),
  );
  const post = (source, type, payload) =>
    window.dispatchEvent(Object.assign(new Event("message"), { source, data: { type, payload } }));
  const endTask = () => tasks.splice(0).forEach((callback) => callback());
  const told = (index = 0) => heard[index].map(([type, detail]) => [type, detail]);
  return { window, embed: all[0], embeds: all, messages, stop, post, endTask, told, heard };
}

/** Runs a test with either of the two listening first. */
function either(name, run) {
  for (const embedFirst of [true, false]) {
    test(`${name} (the ${embedFirst ? "embed" : "panel"} listens first)`, () => run((given = {}) => page({ embedFirst, ...given })));
  }
}

test("the list of events is that of the embed's typings", () => {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve("@whereby.com/browser-sdk/embed")), "index.d.ts");
  const map = readFileSync(file, "utf8").match(/interface WherebyEmbedElementEventMap \{\n(.*?)\n\}/s)[1];
  assert.deepEqual([...map.matchAll(/^ {4}(\w+): CustomEvent/gm)].map(([, name]) => name), [...TYPES]);
});

either("every event of the own room is handed on with its detail", (open) => {
  const { embed, post, endTask, told } = open();
  const sent = TYPES.map((type, index) => [type, index % 2 ? { index } : null]);
  for (const [type, detail] of sent) {
    post(embed.frame.contentWindow, type, detail ?? undefined);
    endTask();
  }
  assert.deepEqual(told(), sent);
});

either("messages that come before the task ends keep their order", (open) => {
  const { embed, post, endTask, told } = open();
  const room = embed.frame.contentWindow;
  post(room, "join");
  post(room, "participant_join", { participant: { metadata: null, externalId: "a" } });
  post(room, "knock");
  post(room, "join");
  endTask();
  assert.deepEqual(told().map(([type]) => type), ["join", "participant_join", "knock", "join"]);
});

either("an embed that was put in twice tells each event once", (open) => {
  const { embed, window, post, endTask, told } = open();
  embed.connect(window);
  post(embed.frame.contentWindow, "participant_join", { participant: { metadata: null, externalId: "a" } });
  post(embed.frame.contentWindow, "meeting_end");
  endTask();
  assert.deepEqual(told().map(([type]) => type), ["participant_join", "meeting_end"]);
});

either("the same detail told again, with no message behind it, is one event", (open) => {
  const { embed, endTask, told } = open();
  const detail = { count: 2 };
  embed.dispatchEvent(new Detailed("participantupdate", { detail }));
  embed.dispatchEvent(new Detailed("participantupdate", { detail }));
  embed.dispatchEvent(new Detailed("participantupdate", { detail: { count: 2 } }));
  endTask();
  assert.equal(told().length, 2);
});

either("two rooms of one origin do not hear each other", (open) => {
  const { embeds, post, endTask, told } = open({ embeds: 2 });
  embeds[1].frame.contentWindow = { room: "other" };
  post(embeds[0].frame.contentWindow, "recording_status_change", { status: "started" });
  post(embeds[1].frame.contentWindow, "join");
  endTask();
  assert.deepEqual(told(0), [["recording_status_change", { status: "started" }]]);
  assert.deepEqual(told(1), [["join", null]]);
});

either("what another window of that origin says is dropped", (open) => {
  const { embed, post, endTask, told } = open();
  for (const source of [{ room: "forged" }, null]) {
    post(source, "meeting_end");
    post(source, "participantupdate", { count: 9 });
    post(source, ["leave"], { removed: true });
  }
  endTask();
  assert.deepEqual(told(), []);
  post(embed.frame.contentWindow, "join");
  endTask();
  assert.deepEqual(told(), [["join", null]]);
});

either("a forged message beside a true one of the same type counts for nothing", (open) => {
  const { embed, post, endTask, told } = open();
  post({ room: "forged" }, "leave");
  post(embed.frame.contentWindow, "leave");
  post({ room: "forged" }, "leave");
  endTask();
  assert.deepEqual(told(), [["leave", null]]);
});

either("what the page itself dispatches is handed on, also after a forged message in an earlier task", (open) => {
  const { embed, post, endTask, told } = open();
  post({ room: "forged" }, "join");
  endTask();
  embed.dispatchEvent(new Detailed("join"));
  endTask();
  assert.deepEqual(told(), [["join", null]]);
});

either("the last word of an embed that the page removes at that event is heard", (open) => {
  const { embed, post, endTask, told } = open();
  post(embed.frame.contentWindow, "ready");
  endTask();
  const room = embed.frame.contentWindow;
  embed.addEventListener("meeting_end", () => (embed.frame = null));
  post(room, "meeting_end");
  endTask();
  assert.deepEqual(told().map(([type]) => type), ["ready", "meeting_end"]);
});

either("nothing is heard after the end", (open) => {
  const { embed, stop, post, endTask, told } = open();
  post(embed.frame.contentWindow, "ready");
  endTask();
  stop.abort();
  post(embed.frame.contentWindow, "join");
  endTask();
  assert.deepEqual(told().map(([type]) => type), ["ready"]);
});

test("messages that no embed can make an event of are not remembered, and nothing throws", () => {
  const window = new EventTarget();
  const tasks = [];
  const messages = new Messages(window, true, (callback) => tasks.push(callback));
  const unreadable = { get type() { throw new Error("read"); } };
  for (const data of [null, undefined, "join", 7, {}, { type: "webpackOk" }, { type: { toString: 1 } }, unreadable]) {
    window.dispatchEvent(Object.assign(new Event("message"), { source: null, data }));
  }
  assert.deepEqual(messages.recent, []);
  assert.equal(tasks.length, 0);
});

test("the times are those of the events, not of their judging", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const { embed, post, endTask, heard } = page({ embedFirst: true });
  post(embed.frame.contentWindow, "join");
  context.mock.timers.setTime(5000);
  endTask();
  assert.equal(heard[0][0][2], 1000);
});

test("platforms with an element of their own are told apart from those without", () => {
  assert.equal(platformOf("whereby").TAG, "whereby-embed");
  assert.equal(platformOf("practice").TAG, "trygtrom-practice-room");
  for (const name of ["manual", "teams", "join", "", "Whereby", "constructor", null]) assert.equal(platformOf(name), null);
});

test("the practice room's events are handed on as they are", () => {
  const room = new EventTarget();
  const heard = [];
  const stop = new AbortController();
  platformOf("practice").subscribe(room, (at, type, detail) => heard.push([type, detail]), stop.signal);
  const detail = { enabled: true };
  room.dispatchEvent(new Detailed("join"));
  room.dispatchEvent(new Detailed("microphone_toggle", { detail }));
  stop.abort();
  room.dispatchEvent(new Detailed("meeting_end"));
  assert.deepEqual(heard, [["join", null], ["microphone_toggle", detail]]);
});
