// The event stream parser, compared with the `eventsource-parser` package on streams with arbitrary chunks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createParser } from "eventsource-parser";
import { EventParser, readEvents } from "../../www/element/platform/join/event_stream.js";
import { OWN, TYPES, readEvent, shape } from "../../www/element/platform/join/messages.js";
import { Clock } from "../join/clock.mjs";
import { loadVendor } from "../join/vendor.mjs";

const read = (chunks) => {
  const events = [];
  const parser = new EventParser((type, data) => events.push([type, data]));
  for (const chunk of chunks) parser.push(chunk);
  return events;
};

/** The reference's events. Like browsers, it drops events without data. */
function reference(chunks) {
  const events = [];
  const parser = createParser({ onEvent: ({ event, data }) => events.push([event ?? "message", data]) });
  for (const chunk of chunks) parser.feed(chunk);
  return events;
}

/** A seeded generator (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LINES = ["event: a", "event:b", "event", "data: {\"a\":1}", "data:x", "data:  two", "data", "data: æøå 👋", ": comment", ":", "id: 7", "retry: 100", "other: x", "nonsense", "", "", ""];
const ENDS = ["\n", "\r\n", "\r"];

test("random streams in random chunks parse like the reference", () => {
  const random = numbers(7);
  const any = (list) => list[Math.floor(random() * list.length)];
  for (let round = 0; round < 3000; round += 1) {
    const end = any(ENDS);
    const text = Array.from({ length: 1 + Math.floor(random() * 12) }, () => any(LINES) + (random() < 0.8 ? end : any(ENDS))).join("");
    const chunks = [];
    for (let from = 0; from < text.length; ) {
      const size = 1 + Math.floor(random() * 9);
      chunks.push(text.slice(from, from + size));
      from += size;
    }
    // The reference buffers a final carriage return; a comment line flushes it.
    const last = `${end}:\n`;
    const whole = reference([text + last]);
    const ours = read([text + last]);
    const some = (events) => events.filter(([, data]) => data !== "");
    assert.deepEqual(some(ours), some(whole), JSON.stringify(text));
    assert.deepEqual(read([...chunks, last]), ours, JSON.stringify(chunks));
  }
});

test("an event without data is emitted without data", () => {
  assert.deepEqual(read(["event: participant_sync_begin\n\n"]), [["participant_sync_begin", ""]]);
  assert.deepEqual(readEvent("participant_sync_begin", "", { chatText: false }), ["participant_sync_begin", null]);
});

test("rejects an unbounded line, but not a long one", () => {
  const parser = new EventParser(() => {});
  assert.throws(() => {
    for (let count = 0; count < 5000; count += 1) parser.push("x".repeat(1000));
  }, RangeError);
  assert.equal(read([`data: ${"x".repeat(1_000_000)}\n`, "\n"])[0][1].length, 1_000_000);
});

test("an event whose lines have more than 4 Mi characters together ends the stream", () => {
  for (const line of [`data: ${"x".repeat(1000)}\n`, "data\n", "event: x\n", ": comment\n", "other\n"]) {
    const events = [];
    const parser = new EventParser((type) => events.push(type));
    const lines = Math.ceil(4 * 1024 * 1024 / (line.length - 1)) + 1;
    assert.throws(() => {
      for (let from = 0; from < lines; from += 1000) parser.push(line.repeat(1000));
    }, RangeError, line);
    assert.deepEqual(events, []);
  }
  // Events of their own have the whole limit each.
  assert.equal(read([`data: ${"x".repeat(1_000_000)}\n\n`.repeat(9)]).length, 9);
});

test("parsing is linear in the length of a chunk", () => {
  const events = 200_000;
  const began = process.cpuUsage().user;
  assert.equal(read(["event: stage\ndata: []\n\n".repeat(events)]).length, events);
  // A quadratic parser would take a minute.
  assert.ok(process.cpuUsage().user - began < 5_000_000);
});

test("multibyte characters survive chunk borders, and the connection is released at the end", async () => {
  const bytes = new TextEncoder().encode("\uFEFFevent: message_received\ndata: \"æøå 👋\"\n\n");
  let cancelled = false;
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
    },
    cancel: () => void (cancelled = true),
  });
  const events = [];
  await assert.rejects(
    readEvents(body, (type, data) => {
      events.push([type, data]);
      throw new RangeError("enough");
    }),
    RangeError,
  );
  assert.deepEqual(events, [["message_received", '"æøå 👋"']]);
  assert.equal(cancelled, true);
});

test("the event types are those of the vendor's client", async () => {
  const { EventSrcEvents } = await loadVendor({ clock: new Clock() });
  assert.deepEqual(EventSrcEvents.map(({ type }) => type), [...TYPES]);
});

test("drops chat text and the token of a transfer", () => {
  const detail = (type, data, chatText = false) => readEvent(type, JSON.stringify(data), { chatText })[1];
  const message = { origin: "P", uuid: "u", type: "text/plain", payload: "hemmelig", direct: false };
  assert.deepEqual(detail("message_received", message), { origin: "P", uuid: "u", type: "text/plain", direct: false });
  assert.deepEqual(detail("message_received", message, true), message);
  assert.deepEqual(detail("live_captions", { data: "hemmelig", is_final: true, sources: [] }, true), { is_final: true });
  assert.deepEqual(detail("refer", { alias: "a", token: "hemmelig" }), { alias: "a" });
  assert.deepEqual(detail("new_offer", { sdp: "hemmelig" }), {});
  const inside = { breakout_uuid: "b", event: "message_received", data: message };
  assert.equal(JSON.stringify(detail("breakout_event", inside)).includes("hemmelig"), false);
  assert.equal(JSON.stringify(detail("breakout_event", inside, true)).includes("hemmelig"), true);
});

test("reports unreadable events without their content, and refuses the panel's own message types", () => {
  assert.deepEqual(readEvent("participant_create", "{hemmelig", { chatText: false }), [OWN.unreadable, { event: "participant_create" }]);
  assert.deepEqual(readEvent("hemmelig", "{", { chatText: false }), [OWN.unreadable, { event: null }]);
  assert.deepEqual(readEvent("join:entered", "{}", { chatText: false }), [OWN.unreadable, { event: null }]);
  assert.deepEqual(readEvent("not_yet_invented", '{"a":1}', { chatText: false }), ["not_yet_invented", { a: 1 }]);
  for (const data of [null, 7, "text", [], [null], true]) {
    for (const type of [...TYPES, ...Object.values(OWN), "breakout_event"]) {
      assert.doesNotThrow(() => readEvent(type, JSON.stringify(data), { chatText: false }));
      assert.doesNotThrow(() => shape(type, data));
    }
  }
});

test("classifies messages as row, departure, list marker or replaceable state", () => {
  assert.deepEqual(shape("participant_create", { uuid: "a" }), { row: "a" });
  assert.deepEqual(shape("participant_update", { uuid: "a" }), { row: "a" });
  assert.deepEqual(shape("participant_delete", { uuid: "a" }), { gone: "a" });
  assert.deepEqual(shape("participant_sync_begin", null), { list: "begins" });
  assert.deepEqual(shape("participant_sync_end", null), { list: "ends" });
  assert.deepEqual(shape("conference_update", { locked: true }), { state: "conference_update" });
  assert.deepEqual(shape("join:stream", { status: "lost" }), { state: "join:stream lost" });
  assert.deepEqual(shape("join:failed", { code: "pin-required" }), { state: "join:failed pin-required" });
});
