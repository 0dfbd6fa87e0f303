// The arithmetic of what a browser measures: from its counters to a sliding minute. The statistics in tests/data/stats/ have the
// members that each browser tells of a received track; their numbers are invented.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MOST_TRACKS, Minute } from "../../www/quality/minute.js";
import { roundTripOf, trackOf } from "../../www/quality/read.js";

/** The reports of a browser, five seconds apart. @param {string} browser @returns {any[][]} */
const reports = (browser) => JSON.parse(readFileSync(new URL(`../data/stats/${browser}.json`, import.meta.url), "utf8"));

/** Takes in a report of the first connection. @param {Minute} minute @param {number} at @param {any[]} report */
function take(minute, at, report, connection = 1) {
  const tracks = report.map(trackOf).filter((track) => track !== null);
  const roundTrip = report.map(roundTripOf).find((seconds) => seconds !== null) ?? null;
  return minute.take(at, tracks.map((track) => [connection, track]), roundTrip);
}

/** @param {object} [more] A report of one picture and one sound at this second. */
const report = (second, more = {}) => [
  { type: "inbound-rtp", id: "v", kind: "video", totalFreezesDuration: 0, framesDecoded: second * 20, packetsReceived: second * 100, packetsLost: 0, ...more },
  { type: "inbound-rtp", id: "a", kind: "audio", totalSamplesReceived: second * 48_000, concealedSamples: 0, silentConcealedSamples: 0, packetsReceived: second * 50, packetsLost: 0 },
];
const video = (second, more) => report(second, more).slice(0, 1);
const audio = (second, more) => [{ ...report(second)[1], ...more }];

/** Takes in a report each five seconds, and returns the last measure. */
function play(minute, from, to, of) {
  let last = null;
  for (let second = from; second <= to; second += 5) last = take(minute, second * 1_000, of(second));
  return last;
}

test("the members that each of three browsers tells", () => {
  const all = { over: 15_000, frozen: 2_100, concealed: 60, lost: 13, frames: 24, roundTrip: 62 };
  const measured = (browser) => {
    const minute = new Minute();
    return reports(browser).map((one, index) => take(minute, 1_000 + index * 5_000, one)).at(-1);
  };
  assert.deepEqual(measured("chromium"), all);
  assert.deepEqual(measured("safari"), all);
  // It tells neither standstills nor the time there and back: both are unknown, and not zero.
  assert.deepEqual(measured("firefox"), { ...all, frozen: null, roundTrip: null });
});

test("nothing is said before there are two readings, and of a minute at most", () => {
  const minute = new Minute();
  assert.equal(take(minute, 0, report(0)), null);
  assert.equal(play(minute, 5, 60, report).over, 60_000);
  assert.equal(play(minute, 65, 300, report).over, 60_000);
  // What was frozen more than a minute ago is forgotten.
  assert.equal(play(minute, 305, 305, (second) => report(second, { totalFreezesDuration: 3 })).frozen, 3_000);
  assert.equal(play(minute, 310, 360, (second) => report(second, { totalFreezesDuration: 3 })).frozen, 3_000);
  assert.equal(play(minute, 365, 365, (second) => report(second, { totalFreezesDuration: 3 })).frozen, 0);
});

test("a standstill counts while packets come and no picture, and once when the browser counts it", () => {
  const minute = new Minute();
  play(minute, 0, 10, video);
  const still = (second) => video(second, { framesDecoded: 200 });
  assert.equal(play(minute, 15, 25, still).frozen, 15_000);
  const over = (second) => video(second, { framesDecoded: 200 + (second - 25) * 20, totalFreezesDuration: 16 });
  assert.equal(play(minute, 30, 30, over).frozen, 16_000);
  assert.equal(play(minute, 35, 35, over).frozen, 16_000);
});

test("a camera that is off is no standstill, neither meanwhile nor when it is on again", () => {
  const minute = new Minute();
  play(minute, 0, 10, video);
  const off = (second) => video(second, { framesDecoded: 200, packetsReceived: 1_000 });
  assert.equal(play(minute, 15, 60, off).frozen, 0);
  // Without any picture in the minute nothing is known of it.
  assert.equal(play(minute, 65, 90, off), null);
  const on = (second) => video(second, { framesDecoded: 200 + (second - 90) * 20, packetsReceived: second * 100, totalFreezesDuration: 83 });
  assert.equal(play(minute, 95, 95, on).frozen, 5_000, "no more than the step in which the browser told it");
});

test("silence in place of sound does not count, and without it the share is unknown", () => {
  const sound = (concealed, silent) => (second) => audio(second, { concealedSamples: second * concealed, silentConcealedSamples: silent === null ? undefined : second * silent });
  assert.equal(play(new Minute(), 0, 20, sound(4_800, 4_800)).concealed, 0);
  assert.equal(play(new Minute(), 0, 20, sound(4_800, 960)).concealed, 80);
  assert.equal(play(new Minute(), 0, 20, sound(4_800, null)).concealed, null);
  // A muted line: no samples at all.
  assert.equal(play(new Minute(), 0, 20, () => audio(1)), null);
});

test("the worst of several tracks and connections, and one that is replaced begins anew", () => {
  const minute = new Minute();
  const both = (second, frozen, id) => [[1, trackOf(video(second)[0])], [2, trackOf(video(second, { id, totalFreezesDuration: frozen, framesDecoded: second * 5 })[0])]];
  const at = (second, frozen, id = "v") => minute.take(second * 1_000, /** @type {any} */ (both(second, frozen, id)), null);
  at(0, 0);
  at(5, 2);
  assert.deepEqual([at(10, 4).frozen, at(15, 4).frames], [4_000, 5]);
  // The second connection is another: what the first one of that place counted is forgotten.
  at(20, 100, "w");
  const replaced = at(25, 101, "w");
  assert.deepEqual([replaced.frozen, replaced.over], [1_000, 25_000]);
  // Counters that begin again.
  at(30, 0, "w");
  assert.equal(at(35, 2, "w").frozen, 2_000);
  assert.equal(minute.take(40_000, [], null), null, "all connections are closed");
});

test("a time in which nothing was read is left out", () => {
  const minute = new Minute();
  play(minute, 0, 20, report);
  assert.equal(take(minute, 600_000, report(600, { totalFreezesDuration: 500 })), null, "hidden, or asleep");
  assert.equal(take(minute, 605_000, report(605, { totalFreezesDuration: 500 })).frozen, 0);
  assert.equal(minute.rest(), null);
  assert.equal(take(minute, 610_000, report(610)), null);
  // A clock that goes backwards, or says nothing.
  play(minute, 615, 620, report);
  assert.equal(take(minute, 1, report(625)), null);
  for (const at of [Number.NaN, -1, Number.POSITIVE_INFINITY, "5", null]) assert.equal(take(minute, /** @type {any} */ (at), report(630)), null);
});

test("numbers that cannot be true are unknown and reach nothing else", () => {
  for (const wrong of [Number.NaN, -1, Number.POSITIVE_INFINITY, 1e300, "7", null, undefined, {}, [], true]) {
    const minute = new Minute();
    const of = (second) => [...video(second, { totalFreezesDuration: wrong }), ...audio(second, { concealedSamples: wrong })];
    const { over, frozen, concealed, lost, frames } = play(minute, 0, 20, of);
    assert.deepEqual([over, frozen, concealed, lost, frames], [20_000, null, null, 0, 20], String(wrong));
    const lacking = play(new Minute(), 0, 20, (second) => video(second, { framesDecoded: wrong, packetsReceived: wrong }));
    assert.ok(lacking === null || (lacking.frames === null && lacking.lost === null), String(wrong));
  }
  // Growth beyond the time that has passed is not believed.
  const fast = play(new Minute(), 0, 20, (second) => [...video(second, { totalFreezesDuration: second * 1e6, framesDecoded: second * 1e9 }), ...audio(second, { concealedSamples: second * 1e9 })]);
  assert.deepEqual([fast.frozen, fast.frames, fast.concealed], [20_000, 1_000, 1_000]);
  // Duplicates make the lost fewer.
  assert.equal(play(new Minute(), 0, 20, (second) => video(second, { packetsLost: -second })).lost, 0);
  const hostile = [[1, trackOf({ type: "inbound-rtp", id: 7, kind: "video" })], [1, trackOf({ type: "inbound-rtp", id: "x".repeat(1_000), kind: "video" })]];
  assert.equal(new Minute().take(0, /** @type {any} */ (hostile), null), null);
  for (const wrong of [Number.NaN, -1, 61, "1"]) {
    const minute = new Minute();
    take(minute, 0, report(0));
    assert.equal(minute.take(5_000, report(5).map((stat) => [1, trackOf(stat)]), wrong).roundTrip, null, String(wrong));
  }
});

test("members that a page has put on every object do not count", () => {
  Object.prototype.totalFreezesDuration = 7;
  Object.prototype.type = "inbound-rtp";
  try {
    assert.equal(trackOf({}), null);
    assert.equal(trackOf({ type: "inbound-rtp", id: "v", kind: "video" })[2], null);
  } finally {
    delete Object.prototype.totalFreezesDuration;
    delete Object.prototype.type;
  }
});

test("what is kept does not grow with the call", () => {
  const minute = new Minute();
  const many = (second) => Array.from({ length: 200 }, (_, n) => [n, trackOf(video(second)[0])]);
  for (let second = 0; second < 3_600; second += 5) assert.ok((minute.take(second * 1_000, /** @type {any} */ (many(second)), null)?.over ?? 0) <= 60_000);
  assert.equal(MOST_TRACKS, 64);
});
