// The log of a panel's inputs: complete below its limit; above it, superseded inputs are left out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { InputLog } from "../../www/element/input_log.js";
import { shape as shapeOfAny } from "../../www/element/platform/index.js";
import { shape } from "../../www/element/platform/whereby/embed.js";
import { Fold } from "../join/fold.mjs";

let clock = 0;
const seen = (type, detail = null) => ({ at: ++clock, kind: "seen", type, detail });
const intent = (entry, numbered = false) => ({ at: ++clock, kind: "intent", entry, numbered });
const set = (name, value) => ({ at: ++clock, kind: "set", name, value });
const reset = () => ({ at: ++clock, kind: "reset" });
const came = (externalId) => seen("participant_join", { participant: { metadata: null, externalId } });
const went = (externalId) => seen("participant_leave", { participant: { metadata: null, externalId } });
const recording = (status) => seen("recording_status_change", { status });

/** The inputs that remain of these in a log that is then filled until it is shortened. */
function shortened(...entries) {
  const kept = new InputLog(shape, entries.length + 10);
  for (const entry of entries) kept.add(entry);
  for (let count = 0; count <= 10; count++) kept.add(seen("participantupdate", { count }));
  const left = kept.entries();
  assert.deepEqual(left.pop().detail, { count: 10 });
  return { kept, left };
}

test("below the limit everything is kept, in order", () => {
  const entries = [came("a"), went("a"), intent("confirm:1"), set("lang", "en"), set("lang", "nb"), recording("started"), recording("started")];
  const kept = new InputLog(shape);
  for (const entry of entries) kept.add(entry);
  assert.deepEqual(kept.entries(), entries);
});

test("2,000 inputs are kept, and the next one shortens the log", () => {
  const kept = new InputLog(shape);
  for (let count = 0; count < 2000; count++) kept.add(seen("participantupdate", { count }));
  assert.equal(kept.size, 2000);
  kept.add(seen("participantupdate", { count: 2000 }));
  assert.deepEqual(kept.entries().map(({ detail }) => detail.count), [2000]);
});

test("the latest input of each value of a state remains", () => {
  const starts = [recording("started"), recording("started")];
  const stops = [recording("stopped"), recording("stopped")];
  const { left } = shortened(starts[0], stops[0], starts[1], stops[1]);
  assert.deepEqual(left, [starts[1], stops[1]]);
});

test("participants who came and left are left out, present ones remain, with an id and without", () => {
  const stays = came("stays");
  const back = came("back");
  const anonymous = came(null);
  const { left } = shortened(stays, came("gone"), came("back"), came(null), went("back"), anonymous, back, went(null), went("gone"));
  assert.deepEqual(left.filter((entry) => entry === stays || entry === back), [stays, back]);
  assert.equal(left.length, 3);
  assert.equal(left.filter((entry) => entry.type === "participant_join" && entry.detail.participant.externalId === null).length, 1);
});

test("a departure without an arrival remains", () => {
  const departure = went("never-came");
  const arrival = came("never-came");
  const { left } = shortened(departure, arrival);
  assert.deepEqual(left, [departure, arrival]);
});

test("both payload shapes of an arrival refer to the same participant", () => {
  const { left } = shortened(seen("participant_join", { metadata: null, externalId: "a" }), went("a"));
  assert.deepEqual(left, []);
});

test("answers remain, and settings are reduced to the latest of each name", () => {
  const first = intent("confirm:sound");
  const lang = set("lang", "en");
  const setting = set("setting", "group");
  const { left } = shortened(set("lang", "nb"), first, setting, lang);
  assert.deepEqual(left, [first, setting, lang]);
});

test("an answer about a numbered participant is left out once the order of arrivals is incomplete", () => {
  const plain = intent("confirm:sound");
  const { kept, left } = shortened(came("a"), intent("introduced:0", true), plain, went("a"));
  assert.deepEqual(left, [plain]);
  kept.add(intent("introduced:3", true));
  assert.ok(!kept.entries().some((entry) => entry.numbered));
  kept.replayed();
  const later = intent("introduced:0", true);
  kept.add(later);
  assert.equal(kept.entries().at(-1), later);
});

test("the latest of each state of the device test remains, in order", () => {
  const tested = (state) => ({ at: ++clock, kind: "devices", state });
  const [first, heard, again, over] = [tested("running"), tested("heard"), tested("running"), tested("ended")];
  const { left } = shortened(first, heard, tested("ended"), again, over);
  assert.deepEqual(left, [heard, again, over]);
});

test("answers from before a reset are left out", () => {
  const anew = reset();
  const after = intent("confirm:lock");
  const { left } = shortened(intent("confirm:sound"), anew, after);
  assert.deepEqual(left, [anew, after]);
});

test("only the latest of several restarts remains, in its place", () => {
  const restarted = () => ({ at: ++clock, kind: "restarted" });
  const [first, second] = [restarted(), restarted()];
  const join = seen("join");
  assert.deepEqual(shortened(first, join, second).left, [join, second]);
});

test("the latest connection and the latest disconnection of a room remain", () => {
  const connect = (embed) => ({ at: ++clock, kind: "connect", embed });
  const [here, gone, again] = [connect(new WeakRef({})), connect(null), connect(new WeakRef({}))];
  const { left } = shortened(here, gone, again);
  assert.deepEqual(left, [gone, again]);
});

test("a full log without superseded inputs is not shortened at every input", () => {
  let asked = 0;
  const kept = new InputLog((type, detail) => (asked++, shape(type, detail)), 100);
  for (let number = 0; number < 3200; number++) kept.add(came(`person-${number}`));
  assert.equal(kept.size, 3200);
  assert.ok(asked < 3200 * 3, `${asked} entries were examined`);
});

test("a log of arrivals that nothing supersedes never has more than 20,000 inputs, and says so when it leaves some out", () => {
  const kept = new InputLog(shape);
  const first = [set("lang", "nb"), intent("confirm:sound")];
  for (const entry of first) kept.add(entry);
  let most = 0;
  let told = 0;
  let last;
  for (let count = 0; count < 100_000; count++) {
    // Of one id, which is the same participant as long as nobody is reported to leave.
    told += kept.add((last = came(count % 2 ? "always-the-same" : null)));
    most = Math.max(most, kept.size);
  }
  assert.ok(most <= 20_000, `${most} inputs`);
  assert.ok(told > 0 && told < 20, `${told} times`);
  // What people and the page said is kept.
  assert.deepEqual(kept.entries().slice(0, 2), first);
  assert.equal(kept.entries().at(-1), last);
});

test("drop removes one input, and take removes all", () => {
  const entries = [came("a"), came("b"), came("c")];
  const kept = new InputLog(shape);
  for (const entry of entries) kept.add(entry);
  kept.drop(entries[1]);
  assert.deepEqual(kept.take(), [entries[0], entries[2]]);
  assert.equal(kept.size, 0);
});

test("details that throw when read do not prevent the log from being shortened", () => {
  const hostile = { get status() { throw new Error("read"); } };
  for (const detail of [null, undefined, 7, "text", [], { participant: null }, hostile, Object.create(null), new Proxy({}, { ownKeys() { throw new Error("keys"); } })]) {
    for (const type of ["participant_join", "leave", "recording_status_change"]) {
      assert.equal(Object.values(shape(type, detail)).length, 1);
    }
  }
});

// A room that reports participants as rows.

const row = (uuid, type = "participant_update") => seen(type, { uuid, n: clock });
const create = (uuid) => row(uuid, "participant_create");
const gone = (uuid) => seen("participant_delete", { uuid });
const begins = () => seen("participant_sync_begin");
const ends = () => seen("participant_sync_end");
const list = (...uuids) => [begins(), ...uuids.map(create), ends()];

/** The inputs that remain of these after the log was shortened. */
function shortenedRows(...entries) {
  const kept = new InputLog(shapeOfAny, entries.length + 10);
  for (const entry of entries) kept.add(entry);
  for (let n = 0; n <= 10; n++) kept.add(seen("stage", [n]));
  return kept.entries().slice(0, -1);
}

test("no row of a participant who left remains", () => {
  assert.deepEqual(shortenedRows(create("a"), row("a"), row("a"), gone("a"), gone("never-came")), []);
});

test("the first and the last row of a present participant remain", () => {
  const [first, last] = [create("a"), row("a")];
  const kept = shortenedRows(first, row("a"), row("a"), last);
  assert.deepEqual(kept.filter((entry) => [first, last].includes(entry)), [first, last].filter((entry) => kept.includes(entry)));
  assert.equal(kept.at(-1), last);
  assert.equal(kept[0], first);
});

test("participants missing from a list are gone, and an earlier list counts as single rows", () => {
  const early = list("a", "b");
  const late = list("b", "c");
  const kept = shortenedRows(...early, row("a"), ...late);
  assert.deepEqual(kept, [early[2], ...late]);
});

test("an incomplete list remains unchanged", () => {
  const whole = list("a", "b");
  const open = [begins(), create("a")];
  assert.deepEqual(shortenedRows(...whole, ...open), [...whole, ...open]);
});

test("a shortened log yields the same participants in the same order, for random histories", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const names = ["a", "b", "c", "d", "e"];
  for (let round = 0; round < 400; round++) {
    const entries = [];
    let there = new Set();
    for (let step = 0; step < 60; step++) {
      const key = names[random(names.length)];
      const what = random(12);
      if (what < 4) entries.push(there.has(key) ? row(key) : create(key)), there.add(key);
      else if (what < 6) entries.push(gone(key)), there.delete(key);
      else if (what < 7) entries.push(seen("conference_update", { n: clock }));
      else if (what < 8) {
        there = new Set(names.filter(() => random(2)));
        entries.push(...list(...there));
      } else if (what < 9) {
        // A list that is interrupted and sent again.
        there = new Set(names.filter(() => random(2)));
        entries.push(begins(), create(key), seen("join:stream", { status: "lost" }), seen("join:stream", { status: "open" }), ...list(...there));
      } else entries.push(intent(`confirm:${step}`));
    }
    const participantsOf = (all) => {
      const fold = new Fold();
      for (const { at, kind, type, detail } of all) if (kind === "seen") fold.receive(at, type, detail);
      return [[...fold.rows.values()].sort((one, other) => (one.uuid < other.uuid ? -1 : 1)), fold.status];
    };
    const left = shortenedRows(...entries);
    assert.deepEqual(participantsOf(left), participantsOf(entries), `round ${round}`);
    assert.deepEqual(left.filter(({ kind }) => kind === "intent"), entries.filter(({ kind }) => kind === "intent"));
    // At most four rows of each participant remain: the first, those in the last and in the current list, and the last.
    assert.ok(left.filter(({ type }) => type === "participant_create" || type === "participant_update").length <= 4 * names.length);
  }
});

test("the log does not grow over a day of interruptions and lists", () => {
  const kept = new InputLog(shapeOfAny, 100);
  const people = Array.from({ length: 10 }, (_, n) => `p${n}`);
  for (let hour = 0; hour < 400; hour++) {
    // Each list is interrupted once and sent again.
    for (const entry of [begins(), create("p0"), ...list(...people)]) kept.add(entry);
    for (const key of people) kept.add(row(key));
  }
  assert.ok(kept.size <= 200, `${kept.size} entries`);
});
