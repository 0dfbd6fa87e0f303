// The device test with simulated devices: what it requests, what it reports, and that it releases every track, timer and
// audio context.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Devices } from "../../www/element/devices.js";
import { kinds, makePage, settled } from "./element_page.mjs";

const domException = (name) => new DOMException("", name);

class Track extends EventTarget {
  readyState = "live";
  constructor(kind) {
    super();
    this.kind = kind;
  }
  stop() {
    this.readyState = "ended";
  }
  /** The device is unplugged. */
  fail() {
    this.stop();
    this.dispatchEvent(new Event("ended"));
  }
}

class Stream {
  constructor(tracks) {
    this.tracks = tracks;
  }
  getTracks() { return this.tracks; }
  getAudioTracks() { return this.tracks.filter(({ kind }) => kind === "audio"); }
  getVideoTracks() { return this.tracks.filter(({ kind }) => kind === "video"); }
}

/**
 * A page with simulated devices.
 * @param {object} [has] `devices`: the kinds present. `answer`: the browser's error for a request, if any. `denied`: denied
 *   permissions. `policy`: the allowed features of the permissions policy; null if the browser does not report it.
 */
function makeTest({ devices = ["audioinput", "videoinput"], answer = () => null, denied = [], policy = null, secure = true, context = true } = {}) {
  const requested = [];
  const streams = [];
  const contexts = [];
  const timers = new Map();
  const observed = new Set();
  let loudness = 0;
  class Node {
    connect(to) { return to; }
    gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    frequency = {};
  }
  class AudioContext {
    state = "running";
    currentTime = 10;
    tones = [];
    destination = {};
    constructor() {
      if (!context) throw domException("NotSupportedError");
      contexts.push(this);
    }
    createAnalyser() { return Object.assign(new Node(), { getFloatTimeDomainData: (samples) => samples.fill(loudness) }); }
    createMediaStreamSource() { return new Node(); }
    createGain() { return new Node(); }
    createOscillator() {
      const tone = Object.assign(new Node(), { start: (at) => (tone.from = at), stop: (at) => (tone.to = at) });
      this.tones.push(tone);
      return tone;
    }
    resume() { return Promise.reject(domException("InvalidStateError")); }
    close() {
      this.state = "closed";
      return Promise.reject(domException("InvalidStateError"));
    }
  }
  const page = Object.assign(new EventTarget(), {
    isSecureContext: secure,
    document: { hidden: false, featurePolicy: policy && { allowsFeature: (name) => policy.includes(name) } },
    navigator: {
      permissions: { query: async ({ name }) => ({ state: denied.includes(name) ? "denied" : "prompt" }) },
      mediaDevices: {
        enumerateDevices: async () => devices.map((kind) => ({ kind })),
        getUserMedia: async (wanted) => {
          requested.push(Object.keys(wanted).filter((kind) => wanted[kind]).join("+"));
          const error = await answer(requested.at(-1));
          if (error) throw error;
          const stream = new Stream([wanted.audio && new Track("audio"), wanted.video && new Track("video")].filter(Boolean));
          streams.push(stream);
          return stream;
        },
      },
    },
    AudioContext,
    MediaStream: Stream,
    IntersectionObserver: class {
      constructor(callback) { this.callback = callback; }
      observe(element) {
        observed.add(this);
        this.callback([{ isIntersecting: element.inSight }]);
      }
      disconnect() { observed.delete(this); }
    },
    setInterval: (work, every) => {
      assert.ok(every >= 100, "at most ten times a second");
      timers.set(timers.size + 1, work);
      return timers.size;
    },
    clearInterval: (timer) => timers.delete(timer),
  });
  const video = { paused: true, srcObject: null, play() { this.paused = false; return Promise.reject(domException("AbortError")); } };
  const meter = { value: 0, inSight: true };
  const root = Object.assign(new EventTarget(), {
    drawn: { picture: video, level: meter },
    querySelector: (selector) => root.drawn[selector.match(/data-device="(\w+)"/)[1]] ?? null,
  });
  const reports = [];
  const test = new Devices({ root: () => root, report: (word) => reports.push(word), page });
  const look = (times = 1) => {
    for (let time = 0; time < times; time += 1) for (const work of [...timers.values()]) work();
  };
  const press = (act) => root.dispatchEvent(Object.defineProperty(new Event("click"), "target", { value: { closest: (selector) => (selector.includes(act) ? {} : null) } }));
  const loud = (amplitude) => (loudness = amplitude);
  const tracks = () => streams.flatMap((stream) => stream.getTracks());
  const assertReleased = (why) => {
    assert.deepEqual(tracks().filter(({ readyState }) => readyState !== "ended").map(({ kind }) => kind), [], why);
    assert.deepEqual([timers.size, observed.size, video.srcObject], [0, 0, null], why);
    assert.ok(contexts.every(({ state }) => state === "closed"), why);
  };
  return { test, page, root, video, meter, reports, requested, contexts, timers, tracks, look, press, loud, assertReleased };
}

/** A running device test. */
async function running(has) {
  const setup = makeTest(has);
  setup.test.start();
  await settled();
  return setup;
}

test("requests both devices, shows the muted picture, and releases everything", async () => {
  const { test, reports, requested, video, look, tracks, contexts, assertReleased } = await running();
  assert.deepEqual([requested, reports], [["audio+video"], ["running"]]);
  look();
  assert.deepEqual(video.srcObject.getTracks().map(({ kind }) => kind), ["video"]);
  assert.deepEqual([video.muted, video.paused], [true, false]);
  assert.equal(tracks().length, 2);
  assert.equal(contexts.length, 1);
  test.stop();
  assertReleased("stopped");
  test.stop();
  test.end();
  await settled();
  assert.deepEqual(reports, ["running"], "a stop by the user is not reported");
});

test("the meter follows the sound level while it is visible", async () => {
  const { test, page, root, meter, look, loud } = await running();
  for (const [amplitude, level] of [[0, 0], [0.001, 0], [0.01, 33], [0.1, 67], [1, 100], [3, 100]]) {
    loud(amplitude);
    look();
    assert.equal(meter.value, level, `${amplitude}`);
  }
  loud(0.1);
  page.document.hidden = true;
  meter.value = 5;
  look();
  assert.equal(meter.value, 5, "no measurement on a hidden page");
  page.document.hidden = false;
  const other = { value: 0, inSight: false };
  root.drawn.level = other;
  look(2);
  assert.equal(other.value, 0, "no update of a meter out of view");
  root.drawn.level = Object.assign({}, other, { inSight: true });
  look();
  assert.equal(root.drawn.level.value, 67, "a redrawn meter is updated");
  test.stop();
});

test("reports a voice once; a short knock and a quiet room are not a voice", async () => {
  const { test, reports, look, loud } = await running();
  loud(0.005);
  look(50);
  loud(0.2);
  look(2);
  loud(0);
  look(50);
  assert.deepEqual(reports, ["running"]);
  loud(0.02);
  look(50);
  assert.deepEqual(reports, ["running", "heard"]);
  test.stop();
});

test("plays one test tone at a time, and the tone is not a voice", async () => {
  const { test, reports, contexts, look, loud, press } = await running();
  const [context] = contexts;
  press("something-else");
  assert.equal(context.tones.length, 0);
  press("play-tone");
  press("play-tone");
  assert.deepEqual(context.tones.map(({ from, to }) => to - from), [1]);
  loud(0.5);
  look(50);
  assert.deepEqual(reports, ["running"]);
  context.currentTime += 2;
  press("play-tone");
  assert.equal(context.tones.length, 2);
  context.currentTime += 2;
  look(50);
  assert.deepEqual(reports, ["running", "heard"]);
  test.stop();
  press("play-tone");
  assert.equal(context.tones.length, 2, "no tone after the first has ended");
});

for (const [name, word] of Object.entries({
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no-device",
  OverconstrainedError: "no-device",
  NotReadableError: "busy",
  AbortError: "busy",
  InvalidStateError: "unavailable",
})) {
  test(`${name} is reported as ${word}, releases everything, and the test can be started again`, async () => {
    let fails = true;
    const setup = await running({ answer: () => (fails ? domException(name) : null) });
    assert.deepEqual(setup.reports, [word]);
    setup.assertReleased(name);
    fails = false;
    setup.test.start();
    await settled();
    assert.deepEqual(setup.reports, [word, "running"]);
    setup.test.stop();
    setup.assertReleased(name);
  });
}

test("thrown values that are not errors are handled", async () => {
  for (const thrown of [null, undefined, "text", new TypeError("x"), { name: "NotAllowedError" }]) {
    const setup = await running({ answer: () => { throw thrown; } });
    assert.deepEqual(setup.reports, ["unavailable"]);
    setup.assertReleased(String(thrown));
  }
});

test("requests permission only once after a denial", async () => {
  const { requested, reports } = await running({ answer: () => domException("NotAllowedError") });
  assert.deepEqual([requested, reports], [["audio+video"], ["refused"]]);
});

test("tests the other device alone if one is missing or in use", async () => {
  const cases = [
    [{ devices: ["audioinput", "audiooutput"] }, ["audio"], "running-without-camera"],
    [{ devices: ["videoinput"] }, ["video"], "running-without-microphone"],
    // Some browsers list no devices before permission is granted.
    [{ devices: [] }, ["audio+video"], "running"],
    [{ denied: ["camera"] }, ["audio"], "running-without-camera"],
    [{ policy: ["microphone"] }, ["audio"], "running-without-camera"],
    [{ answer: (wish) => wish.includes("video") && domException("NotReadableError") }, ["audio+video", "audio"], "running-without-camera"],
    [{ answer: (wish) => wish.includes("audio") && domException("NotFoundError") }, ["audio+video", "audio", "video"], "running-without-microphone"],
    [{ answer: (wish) => domException(wish.includes("+") ? "NotReadableError" : "NotFoundError") }, ["audio+video", "audio", "video"], "busy"],
  ];
  for (const [has, wishes, word] of cases) {
    const { test, requested, reports, assertReleased } = await running(has);
    assert.deepEqual([requested, reports], [wishes, [word]]);
    test.stop();
    assertReleased(word);
  }
});

test("requests nothing where devices are not allowed, and reports that", async () => {
  for (const has of [{ secure: false }, { policy: [] }]) {
    const { requested, reports } = await running(has);
    assert.deepEqual([requested, reports], [[], ["unavailable"]]);
  }
  const old = makeTest();
  delete old.page.navigator.mediaDevices;
  old.test.start();
  await settled();
  assert.deepEqual(old.reports, ["unavailable"]);
  const bare = makeTest();
  delete bare.page.navigator.permissions;
  bare.test.start();
  await settled();
  assert.deepEqual(bare.reports, ["running"], "a browser without the permissions API");
  bare.test.stop();
  const neither = await running({ devices: ["audiooutput"], answer: () => domException("NotFoundError") });
  assert.deepEqual(neither.reports, ["no-device"]);
});

test("an audio context or view that throws ends the test and releases everything", async () => {
  const silent = await running({ context: false });
  assert.deepEqual(silent.reports, ["unavailable"]);
  silent.assertReleased("no sound");
  const broken = await running();
  broken.root.querySelector = () => {
    throw new Error("not ours");
  };
  broken.look();
  assert.deepEqual(broken.reports, ["running", "unavailable"]);
  broken.root.querySelector = () => null;
  broken.assertReleased("broken");
});

test("stopped during the permission prompt: releases the late stream without a report", async () => {
  let give;
  const gate = new Promise((resolve) => (give = resolve));
  const setup = makeTest({ answer: () => gate });
  setup.test.start();
  await settled();
  setup.test.stop();
  setup.test.start();
  give(null);
  await settled();
  assert.deepEqual(setup.reports, ["running"], "only the second test is reported");
  assert.deepEqual(setup.tracks().map(({ readyState }) => readyState), ["ended", "ended", "live", "live"]);
  setup.test.stop();
  setup.assertReleased("stopped twice");
});

test("stopped before a denial: requests nothing more", async () => {
  let give;
  const gate = new Promise((resolve) => (give = resolve));
  const setup = makeTest({ answer: () => gate });
  setup.test.start();
  await settled();
  setup.test.stop();
  give(domException("NotReadableError"));
  await settled();
  assert.deepEqual([setup.requested, setup.reports], [["audio+video"], []]);
  const answers = [new Promise((resolve) => (give = resolve)), null];
  const again = makeTest({ answer: () => answers.shift() });
  again.test.start();
  await settled();
  again.test.stop();
  again.test.start();
  await settled();
  give(domException("NotAllowedError"));
  await settled();
  assert.deepEqual(again.reports, ["running"], "the first test's error does not end the second");
  again.test.stop();
  const early = makeTest();
  early.test.start();
  early.test.stop();
  await settled();
  assert.deepEqual([early.requested, early.reports], [[], []]);
});

test("reports an unplugged device; the last one ends the test", async () => {
  const { reports, tracks, assertReleased } = await running();
  const [microphone, camera] = tracks();
  camera.fail();
  assert.deepEqual(reports, ["running", "running-without-camera"]);
  microphone.fail();
  assert.deepEqual(reports, ["running", "running-without-camera", "ended"]);
  assertReleased("unplugged");
});

test("releases devices on pagehide and reports that when the page is restored", async () => {
  const { page, reports, assertReleased } = await running();
  page.dispatchEvent(new Event("pagehide"));
  assertReleased("pagehide");
  assert.deepEqual(reports, ["running", "ended"]);
  page.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(reports, ["running", "ended"]);
});

test("of two panels, only the latest tests; stopping one does not affect the other", async () => {
  const [first, second] = [await running(), await running()];
  first.assertReleased("the first panel");
  assert.deepEqual([first.reports, second.reports], [["running", "ended"], ["running"]]);
  first.test.stop();
  assert.ok(second.tracks().every(({ readyState }) => readyState === "live"));
  second.test.stop();
  second.assertReleased("the second panel");
});

/** Runs a panel's session on a page with simulated devices. */
async function withDevices(run) {
  const setup = makeTest();
  const own = Object.getOwnPropertyDescriptors(globalThis);
  const names = ["isSecureContext", "document", "navigator", "AudioContext", "MediaStream", "IntersectionObserver", "setInterval", "clearInterval"];
  for (const name of names) Object.defineProperty(globalThis, name, { value: setup.page[name], configurable: true, writable: true });
  globalThis.addEventListener ??= () => {};
  try {
    await run(setup);
  } finally {
    for (const name of names) {
      if (own[name]) Object.defineProperty(globalThis, name, own[name]);
      else delete globalThis[name];
    }
  }
}

test("the module requests through its port and receives the result as an input; a removed panel releases devices", async () => {
  await withDevices(async ({ tracks, assertReleased }) => {
    const { add, last } = makePage();
    const { session } = add();
    await settled();
    last().port.testDevices(true);
    assert.deepEqual(kinds(last().log).filter((kind) => kind === "devices"), [], "not reported while the module runs");
    await settled();
    assert.deepEqual(last().log.at(-1), ["devices", "running"]);
    assert.equal(tracks().length, 2);
    last().port.testDevices(false);
    assertReleased("requested by the module");
    last().port.testDevices(true);
    await settled();
    session.close();
    assertReleased("removed");
  });
});

test("a panel that panics releases devices, and its replacement receives the end of the test", async () => {
  await withDevices(async ({ assertReleased }) => {
    const { add, glue, last } = makePage();
    const { tell } = add();
    await settled();
    last().port.testDevices(true);
    await settled();
    glue.poison = (kind, type) => type === "knock";
    tell("knock");
    await settled();
    assertReleased("broken");
    assert.equal(glue.resets, 1);
    assert.deepEqual(last().kept.filter(({ kind }) => kind === "devices").map((entry) => entry.state), ["running"]);
    assert.deepEqual(last().log.filter(([kind]) => kind === "devices"), [["devices", "ended"]]);
  });
});
