// The panel receives each event of an embed once, and only from that embed's own room. Window and embed are simulated;
// like the real one, the embed re-dispatches every message from its origin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { Messages, TYPES, subscribe } from "../../www/element/platform/whereby/embed.js";
import { elementOf } from "../../www/element/platform/index.js";

// Many listeners share one signal, which Node would report as a leak.
setMaxListeners(0);

class Detailed extends Event {
  constructor(type, { detail = null } = {}) {
    super(type);
    this.detail = detail;
  }
}

/** An element with an iframe that re-dispatches messages like the real embed. */
class Embed extends EventTarget {
  frame = { contentWindow: { room: "own" } };

  querySelectorAll(selector) {
    assert.equal(selector, "iframe");
    return this.frame ? [this.frame] : [];
  }

  /** Connects the element. Like the real embed, it leaves two listeners when connected twice. */
  connect(window) {
    window.addEventListener("message", ({ data }) => {
      const { type, payload: detail } = data;
      this.dispatchEvent(new Detailed(type, { detail }));
    });
  }
}

/** A page where the embed listens to the window before or after the panel. */
function page({ embedFirst, embeds = 1 }) {
  const window = new EventTarget();
  const all = Array.from({ length: embeds }, () => new Embed());
  const tasks = [];
  const connect = () => all.forEach((embed) => embed.connect(window));
  if (embedFirst) connect();
  const messages = new Messages(window, !embedFirst, (callback) => tasks.push(callback));
  if (!embedFirst) connect();
  const stop = new AbortController();
  const received = all.map(() => []);
  all.forEach((embed, index) =>
    subscribe(embed, (at, type, detail) => received[index].push([type, detail, at]), stop.signal, messages),
  );
  const post = (source, type, payload) =>
    window.dispatchEvent(Object.assign(new Event("message"), { source, data: { type, payload } }));
  const endTask = () => tasks.splice(0).forEach((callback) => callback());
  const forwarded = (index = 0) => received[index].map(([type, detail]) => [type, detail]);
  return { window, embed: all[0], embeds: all, messages, stop, post, endTask, forwarded, received };
}

/** Runs a test in both orders of listening. */
function either(name, run) {
  for (const embedFirst of [true, false]) {
    test(`${name} (the ${embedFirst ? "embed" : "panel"} listens first)`, () => run((given = {}) => page({ embedFirst, ...given })));
  }
}

test("the event types are those of the embed's typings", () => {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve("@whereby.com/browser-sdk/embed")), "index.d.ts");
  const map = readFileSync(file, "utf8").match(/interface WherebyEmbedElementEventMap \{\n(.*?)\n\}/s)[1];
  assert.deepEqual([...map.matchAll(/^ {4}(\w+): CustomEvent/gm)].map(([, name]) => name), [...TYPES]);
});

either("forwards every event of the own room with its detail", (open) => {
  const { embed, post, endTask, forwarded } = open();
  const sent = TYPES.map((type, index) => [type, index % 2 ? { index } : null]);
  for (const [type, detail] of sent) {
    post(embed.frame.contentWindow, type, detail ?? undefined);
    endTask();
  }
  assert.deepEqual(forwarded(), sent);
});

either("keeps the order of messages in one task", (open) => {
  const { embed, post, endTask, forwarded } = open();
  const room = embed.frame.contentWindow;
  post(room, "join");
  post(room, "participant_join", { participant: { metadata: null, externalId: "a" } });
  post(room, "knock");
  post(room, "join");
  endTask();
  assert.deepEqual(forwarded().map(([type]) => type), ["join", "participant_join", "knock", "join"]);
});

either("reports each event once from an embed that was connected twice", (open) => {
  const { embed, window, post, endTask, forwarded } = open();
  embed.connect(window);
  post(embed.frame.contentWindow, "participant_join", { participant: { metadata: null, externalId: "a" } });
  post(embed.frame.contentWindow, "meeting_end");
  endTask();
  assert.deepEqual(forwarded().map(([type]) => type), ["participant_join", "meeting_end"]);
});

either("reports a detail once if it is dispatched again without a message", (open) => {
  const { embed, endTask, forwarded } = open();
  const detail = { count: 2 };
  embed.dispatchEvent(new Detailed("participantupdate", { detail }));
  embed.dispatchEvent(new Detailed("participantupdate", { detail }));
  embed.dispatchEvent(new Detailed("participantupdate", { detail: { count: 2 } }));
  endTask();
  assert.equal(forwarded().length, 2);
});

either("two rooms of one origin are kept apart", (open) => {
  const { embeds, post, endTask, forwarded } = open({ embeds: 2 });
  embeds[1].frame.contentWindow = { room: "other" };
  post(embeds[0].frame.contentWindow, "recording_status_change", { status: "started" });
  post(embeds[1].frame.contentWindow, "join");
  endTask();
  assert.deepEqual(forwarded(0), [["recording_status_change", { status: "started" }]]);
  assert.deepEqual(forwarded(1), [["join", null]]);
});

either("drops messages of other windows of that origin", (open) => {
  const { embed, post, endTask, forwarded } = open();
  for (const source of [{ room: "forged" }, null]) {
    post(source, "meeting_end");
    post(source, "participantupdate", { count: 9 });
    post(source, ["leave"], { removed: true });
  }
  endTask();
  assert.deepEqual(forwarded(), []);
  post(embed.frame.contentWindow, "join");
  endTask();
  assert.deepEqual(forwarded(), [["join", null]]);
});

either("ignores a forged message beside a genuine one of the same type", (open) => {
  const { embed, post, endTask, forwarded } = open();
  post({ room: "forged" }, "leave");
  post(embed.frame.contentWindow, "leave");
  post({ room: "forged" }, "leave");
  endTask();
  assert.deepEqual(forwarded(), [["leave", null]]);
});

either("forwards events that the page dispatches, also after a forged message in an earlier task", (open) => {
  const { embed, post, endTask, forwarded } = open();
  post({ room: "forged" }, "join");
  endTask();
  embed.dispatchEvent(new Detailed("join"));
  endTask();
  assert.deepEqual(forwarded(), [["join", null]]);
});

either("forwards the last event of an embed that the page removes in its handler", (open) => {
  const { embed, post, endTask, forwarded } = open();
  post(embed.frame.contentWindow, "ready");
  endTask();
  const room = embed.frame.contentWindow;
  embed.addEventListener("meeting_end", () => (embed.frame = null));
  post(room, "meeting_end");
  endTask();
  assert.deepEqual(forwarded().map(([type]) => type), ["ready", "meeting_end"]);
});

either("forwards nothing after the end", (open) => {
  const { embed, stop, post, endTask, forwarded } = open();
  post(embed.frame.contentWindow, "ready");
  endTask();
  stop.abort();
  post(embed.frame.contentWindow, "join");
  endTask();
  assert.deepEqual(forwarded().map(([type]) => type), ["ready"]);
});

test("ignores messages that no embed can dispatch, without throwing", () => {
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

test("times are those of the events, not of their processing", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const { embed, post, endTask, received } = page({ embedFirst: true });
  post(embed.frame.contentWindow, "join");
  context.mock.timers.setTime(5000);
  endTask();
  assert.equal(received[0][0][2], 1000);
});

test("distinguishes platforms with and without an element", () => {
  assert.equal(elementOf("whereby").TAG, "whereby-embed");
  assert.equal(elementOf("practice").TAG, "trygtrom-practice-room");
  for (const name of ["manual", "teams", "join", "", "Whereby", "constructor", null]) assert.equal(elementOf(name), null);
});

test("forwards the practice room's events unchanged", () => {
  const room = new EventTarget();
  const received = [];
  const stop = new AbortController();
  elementOf("practice").subscribe(room, (at, type, detail) => received.push([type, detail]), stop.signal);
  const detail = { enabled: true };
  room.dispatchEvent(new Detailed("join"));
  room.dispatchEvent(new Detailed("microphone_toggle", { detail }));
  stop.abort();
  room.dispatchEvent(new Detailed("meeting_end"));
  assert.deepEqual(received, [["join", null], ["microphone_toggle", detail]]);
});
