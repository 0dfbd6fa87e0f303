// When the page script of the extension reads the connections of a page, with the browser's objects simulated. In a browser that a
// test drives no page is ever hidden. tests/browser/extension_quality.test.mjs has real connections.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

class Document extends EventTarget {
  get visibilityState() {
    return visibility;
  }
}
class RTCStatsReport extends Map {}
class RTCPeerConnection extends EventTarget {
  #state = "connected";
  get connectionState() {
    return this.#state;
  }
  getStats() {
    reads += 1;
    const stats = [
      { id: "v", type: "inbound-rtp", kind: "video", framesDecoded: reads * 100, packetsReceived: reads, remoteId: "merke" },
      { id: "c", type: "candidate-pair", state: "succeeded", nominated: true, currentRoundTripTime: 0.05, address: "merke" },
      { id: "l", type: "local-candidate", address: "merke" },
    ];
    return this.silent ? new Promise(() => {}) : Promise.resolve(new RTCStatsReport(stats.map((stat) => [stat.id, stat])));
  }
  setRemoteDescription() {
    return Promise.resolve();
  }
  close() {
    this.#state = "closed";
  }
}
let visibility = "visible";
let reads = 0;
Object.assign(globalThis, { window: globalThis, Document, document: new Document(), RTCStatsReport, RTCPeerConnection });
const { observeQuality } = await import("../../www/extension/page/quality.js");

beforeEach(() => {
  visibility = "visible";
  reads = 0;
});

/** Lets all promises settle. */
const settle = () => new Promise((done) => setImmediate(done));

/** @param {import("node:test").TestContext} t */
function begin(t) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const posted = [];
  const quality = observeQuality((message) => posted.push(message));
  t.after(() => quality.stop());
  const pass = async (ms) => {
    t.mock.timers.tick(ms);
    await settle();
    return posted.splice(0).map(([kind, ...content]) => (kind === "read" ? [kind] : [kind, ...content]));
  };
  const connect = () => {
    const connection = new RTCPeerConnection();
    connection.setRemoteDescription();
    return connection;
  };
  return { ...quality, pass, connect };
}

const kinds = (posted) => posted.map(([kind]) => kind);
const ONE = ["track", "pair", "read"];

test("nothing is read before a panel is open, nor after it, and every five seconds between", async (t) => {
  const { measure, pass, connect } = begin(t);
  connect();
  assert.deepEqual([await pass(60_000), reads], [[], 0]);
  measure(true);
  const [[, connection, track], pair] = await pass(0);
  assert.deepEqual([connection, track, pair], [1, ["v", true, null, 100, null, null, null, null, 1], ["pair", 0.05]]);
  assert.deepEqual([kinds(await pass(4_999)), reads], [[], 1]);
  assert.deepEqual([kinds(await pass(1)), reads], [ONE, 2]);
  measure(false);
  assert.deepEqual([kinds(await pass(60_000)), reads], [["rest"], 2]);
});

test("nothing is read while the page is hidden, and that is told once", async (t) => {
  const { measure, pass, connect } = begin(t);
  connect();
  measure(true);
  await pass(0);
  visibility = "hidden";
  assert.deepEqual([kinds(await pass(5_000)), reads], [["rest"], 1]);
  assert.deepEqual([kinds(await pass(60_000)), reads], [[], 1]);
  visibility = "visible";
  assert.deepEqual(kinds(await pass(5_000)), ONE);
});

test("a connection that does not answer makes all of it unknown, and closed ones are left out", async (t) => {
  const { measure, pass, connect } = begin(t);
  const [one, other] = [connect(), connect()];
  measure(true);
  assert.deepEqual(kinds(await pass(0)), ["track", "pair", "track", "pair", "read"]);
  other.silent = true;
  assert.deepEqual(kinds(await pass(5_000)), ["track", "pair"]);
  assert.deepEqual(kinds(await pass(5_000)), ["rest"]);
  other.close();
  assert.deepEqual(kinds(await pass(5_000)), ONE);
  one.close();
  assert.deepEqual(kinds(await pass(5_000)), ["rest"]);
  assert.deepEqual(kinds(await pass(5_000)), []);
});

test("the page finds the method as it was, also when something else is called on it", (t) => {
  const native = RTCPeerConnection.prototype.setRemoteDescription;
  const { stop } = begin(t);
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  assert.notEqual(setRemoteDescription, native);
  assert.deepEqual([setRemoteDescription.name, setRemoteDescription.length], [native.name, native.length]);
  assert.doesNotThrow(() => setRemoteDescription.call({}));
  stop();
  assert.equal(RTCPeerConnection.prototype.setRemoteDescription, native);
});

test("nothing but the counters of received tracks and the time there and back is passed on", async (t) => {
  const { measure, pass, connect } = begin(t);
  connect();
  measure(true);
  assert.equal(JSON.stringify(await pass(0)).includes("merke"), false);
});
