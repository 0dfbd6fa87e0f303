// The helper for pages with peer connections of their own: when it reads, and what it reports.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { measureQuality } from "../../www/quality/index.js";

const page = new EventTarget();
page.visibilityState = "visible";
globalThis.document = /** @type {any} */ (page);

let reads = 0;
beforeEach(() => {
  reads = 0;
  page.visibilityState = "visible";
});

const connection = (more = {}) => ({
  connectionState: "connected",
  async getStats() {
    reads += 1;
    const track = { id: "v", type: "inbound-rtp", kind: "video", totalFreezesDuration: reads, framesDecoded: reads * 100, packetsReceived: reads * 99, packetsLost: reads };
    return new Map([["v", track], ["c", { type: "candidate-pair", state: "succeeded", nominated: true, currentRoundTripTime: 0.05 }]]);
  },
  ...more,
});
const settle = () => new Promise((done) => setImmediate(done));

/** @param {import("node:test").TestContext} t @param {any[]} connections */
async function begin(t, connections) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const reported = [];
  const stop = new AbortController();
  t.after(() => stop.abort());
  measureQuality(() => connections, (measure) => reported.push(measure), stop.signal);
  const pass = async (ms) => {
    for (let rest = ms; rest > 0; rest -= 1_000) {
      now += 1_000;
      t.mock.timers.tick(1_000);
      await settle();
    }
    return reported.splice(0);
  };
  await settle();
  return { pass, stop, first: reported.splice(0) };
}

test("it reports every five seconds, and ends with the signal", async (t) => {
  const { pass, stop, first } = await begin(t, [connection()]);
  assert.deepEqual(first, [null]);
  assert.deepEqual(await pass(4_000), []);
  assert.deepEqual(await pass(1_000), [{ over: 5_000, frozen: 1_000, concealed: null, lost: 10, frames: 20, roundTrip: 50 }]);
  stop.abort();
  assert.deepEqual([await pass(60_000), reads], [[], 2]);
});

test("nothing is read while the page is hidden, and what follows is counted anew", async (t) => {
  const { pass } = await begin(t, [connection()]);
  await pass(10_000);
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  const before = reads;
  assert.deepEqual([await pass(60_000), reads], [[null], before]);
  page.visibilityState = "visible";
  assert.deepEqual(await pass(5_000), [null]);
  assert.equal((await pass(5_000))[0].over, 5_000);
});

test("a connection that is closed or fails is left out", async (t) => {
  const failing = connection({ getStats: async () => Promise.reject(new Error("merke")) });
  const { pass } = await begin(t, [connection({ connectionState: "closed" }), failing, connection()]);
  assert.equal((await pass(5_000))[0].frames, 20);
  assert.equal(reads, 2);
});

test("a connection that does not answer makes all of it unknown", async (t) => {
  let silent = false;
  const one = connection();
  const { pass } = await begin(t, [{ connectionState: "connected", getStats: () => (silent ? new Promise(() => {}) : one.getStats()) }]);
  assert.equal((await pass(5_000))[0].frames, 20);
  silent = true;
  assert.deepEqual(await pass(10_000), [null]);
});

test("a signal that is aborted before reads nothing", () => {
  measureQuality(() => assert.fail("read"), () => assert.fail("reported"), AbortSignal.abort());
});
