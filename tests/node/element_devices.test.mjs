// The test of microphone and camera, with devices that are played: what is asked for, what is told, and that nothing is
// held or left running once it is over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Devices } from "../../www/element/devices.js";
import { kinds, makePage, settled } from "./element_page.mjs";

const named = (name) => new DOMException("", name);

class Track extends EventTarget {
  readyState = "live";
  constructor(kind) {
    super();
    this.kind = kind;
  }
  stop() {
    this.readyState = "ended";
  }
  /** It is pulled out. */
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
 * A page with devices.
 * @param {object} [has] `devices`: the kinds there are. `answer`: what the browser answers to a wish. `denied`: what it
 *   has been told not to give. `policy`: what the page's policy lets through; null where the browser does not say.
 */
function play({ devices = ["audioinput", "videoinput"], answer = () => null, denied = [], policy = null, secure = true, context = true } = {}) {
  const asked = [];
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
      if (!context) throw named("NotSupportedError");
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
    resume() { return Promise.reject(named("InvalidStateError")); }
    close() {
      this.state = "closed";
      return Promise.reject(named("InvalidStateError"));
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
          asked.push(Object.keys(wanted).filter((kind) => wanted[kind]).join("+"));
          const error = await answer(asked.at(-1));
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
      assert.ok(every >= 100, "more than ten times a second");
      timers.set(timers.size + 1, work);
      return timers.size;
    },
    clearInterval: (timer) => timers.delete(timer),
  });
  const video = { paused: true, srcObject: null, play() { this.paused = false; return Promise.reject(named("AbortError")); } };
  const meter = { value: 0, inSight: true };
  const root = Object.assign(new EventTarget(), {
    drawn: { picture: video, level: meter },
    querySelector: (selector) => root.drawn[selector.match(/data-device="(\w+)"/)[1]] ?? null,
  });
  const told = [];
  const test = new Devices({ root: () => root, report: (word) => told.push(word), page });
  const look = (times = 1) => {
    for (let time = 0; time < times; time += 1) for (const work of [...timers.values()]) work();
  };
  const press = (act) => root.dispatchEvent(Object.defineProperty(new Event("click"), "target", { value: { closest: (selector) => (selector.includes(act) ? {} : null) } }));
  const loud = (amplitude) => (loudness = amplitude);
  const tracks = () => streams.flatMap((stream) => stream.getTracks());
  const nothingHeld = (why) => {
    assert.deepEqual(tracks().filter(({ readyState }) => readyState !== "ended").map(({ kind }) => kind), [], why);
    assert.deepEqual([timers.size, observed.size, video.srcObject], [0, 0, null], why);
    assert.ok(contexts.every(({ state }) => state === "closed"), why);
  };
  return { test, page, root, video, meter, told, asked, contexts, timers, tracks, look, press, loud, nothingHeld };
}

/** A test that runs. */
async function running(has) {
  const played = play(has);
  played.test.start();
  await settled();
  return played;
}

test("it takes both, shows the picture without its sound, and lets go of everything", async () => {
  const { test, told, asked, video, look, tracks, contexts, nothingHeld } = await running();
  assert.deepEqual([asked, told], [["audio+video"], ["running"]]);
  look();
  assert.deepEqual(video.srcObject.getTracks().map(({ kind }) => kind), ["video"]);
  assert.deepEqual([video.muted, video.paused], [true, false]);
  assert.equal(tracks().length, 2);
  assert.equal(contexts.length, 1);
  test.stop();
  nothingHeld("stopped");
  test.stop();
  test.end();
  await settled();
  assert.deepEqual(told, ["running"], "nobody is told of what they asked for");
});

test("the meter follows the sound, from silence to the loudest, while it can be seen", async () => {
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
  assert.equal(meter.value, 5, "a hidden page was measured");
  page.document.hidden = false;
  const other = { value: 0, inSight: false };
  root.drawn.level = other;
  look(2);
  assert.equal(other.value, 0, "a meter out of sight was written to");
  root.drawn.level = Object.assign({}, other, { inSight: true });
  look();
  assert.equal(root.drawn.level.value, 67, "a meter that is drawn anew is not found");
  test.stop();
});

test("a voice is told of once, a knock and a quiet room are not", async () => {
  const { test, told, look, loud } = await running();
  loud(0.005);
  look(50);
  loud(0.2);
  look(2);
  loud(0);
  look(50);
  assert.deepEqual(told, ["running"]);
  loud(0.02);
  look(50);
  assert.deepEqual(told, ["running", "heard"]);
  test.stop();
});

test("the test tone is played once at a time, and is nobody's voice", async () => {
  const { test, told, contexts, look, loud, press } = await running();
  const [context] = contexts;
  press("something-else");
  assert.equal(context.tones.length, 0);
  press("play-tone");
  press("play-tone");
  assert.deepEqual(context.tones.map(({ from, to }) => to - from), [1]);
  loud(0.5);
  look(50);
  assert.deepEqual(told, ["running"]);
  context.currentTime += 2;
  press("play-tone");
  assert.equal(context.tones.length, 2);
  context.currentTime += 2;
  look(50);
  assert.deepEqual(told, ["running", "heard"]);
  test.stop();
  press("play-tone");
  assert.equal(context.tones.length, 2, "a tone after the end");
});

for (const [name, told] of Object.entries({
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no-device",
  OverconstrainedError: "no-device",
  NotReadableError: "busy",
  AbortError: "busy",
  InvalidStateError: "unavailable",
})) {
  test(`${name} is told as ${told}, and nothing is held; it can be tried again`, async () => {
    let fails = true;
    const played = await running({ answer: () => (fails ? named(name) : null) });
    assert.deepEqual(played.told, [told]);
    played.nothingHeld(name);
    fails = false;
    played.test.start();
    await settled();
    assert.deepEqual(played.told, [told, "running"]);
    played.test.stop();
    played.nothingHeld(name);
  });
}

test("what is no error at all is contained as well", async () => {
  for (const thrown of [null, undefined, "text", new TypeError("x"), { name: "NotAllowedError" }]) {
    const played = await running({ answer: () => { throw thrown; } });
    assert.deepEqual(played.told, ["unavailable"]);
    played.nothingHeld(String(thrown));
  }
});

test("whoever said no is asked once", async () => {
  const { asked, told } = await running({ answer: () => named("NotAllowedError") });
  assert.deepEqual([asked, told], [["audio+video"], ["refused"]]);
});

test("what is missing or taken is left out, and the other is tried alone", async () => {
  const cases = [
    [{ devices: ["audioinput", "audiooutput"] }, ["audio"], "running-without-camera"],
    [{ devices: ["videoinput"] }, ["video"], "running-without-microphone"],
    // A browser that tells of no device before it was asked.
    [{ devices: [] }, ["audio+video"], "running"],
    [{ denied: ["camera"] }, ["audio"], "running-without-camera"],
    [{ policy: ["microphone"] }, ["audio"], "running-without-camera"],
    [{ answer: (wish) => wish.includes("video") && named("NotReadableError") }, ["audio+video", "audio"], "running-without-camera"],
    [{ answer: (wish) => wish.includes("audio") && named("NotFoundError") }, ["audio+video", "audio", "video"], "running-without-microphone"],
    [{ answer: (wish) => named(wish.includes("+") ? "NotReadableError" : "NotFoundError") }, ["audio+video", "audio", "video"], "busy"],
  ];
  for (const [has, wishes, word] of cases) {
    const { test, asked, told, nothingHeld } = await running(has);
    assert.deepEqual([asked, told], [wishes, [word]]);
    test.stop();
    nothingHeld(word);
  }
});

test("where nothing may be asked for, nothing is, and that is said", async () => {
  for (const has of [{ secure: false }, { policy: [] }]) {
    const { asked, told } = await running(has);
    assert.deepEqual([asked, told], [[], ["unavailable"]]);
  }
  const old = play();
  delete old.page.navigator.mediaDevices;
  old.test.start();
  await settled();
  assert.deepEqual(old.told, ["unavailable"]);
  const bare = play();
  delete bare.page.navigator.permissions;
  bare.test.start();
  await settled();
  assert.deepEqual(bare.told, ["running"], "a browser that cannot tell of permissions");
  bare.test.stop();
  const neither = await running({ devices: ["audiooutput"], answer: () => named("NotFoundError") });
  assert.deepEqual(neither.told, ["no-device"]);
});

test("a browser without sound for pages, or a place that throws, ends the test and lets go", async () => {
  const silent = await running({ context: false });
  assert.deepEqual(silent.told, ["unavailable"]);
  silent.nothingHeld("no sound");
  const broken = await running();
  broken.root.querySelector = () => {
    throw new Error("not ours");
  };
  broken.look();
  assert.deepEqual(broken.told, ["running", "unavailable"]);
  broken.root.querySelector = () => null;
  broken.nothingHeld("broken");
});

test("stopped while the browser asks, what it gives afterwards is let go at once and nobody hears of it", async () => {
  let give;
  const gate = new Promise((resolve) => (give = resolve));
  const played = play({ answer: () => gate });
  played.test.start();
  await settled();
  played.test.stop();
  played.test.start();
  give(null);
  await settled();
  assert.deepEqual(played.told, ["running"], "the second one alone is told of");
  assert.deepEqual(played.tracks().map(({ readyState }) => readyState), ["ended", "ended", "live", "live"]);
  played.test.stop();
  played.nothingHeld("stopped twice");
});

test("stopped while the browser says no, nothing else is asked for", async () => {
  let give;
  const gate = new Promise((resolve) => (give = resolve));
  const played = play({ answer: () => gate });
  played.test.start();
  await settled();
  played.test.stop();
  give(named("NotReadableError"));
  await settled();
  assert.deepEqual([played.asked, played.told], [["audio+video"], []]);
  const answers = [new Promise((resolve) => (give = resolve)), null];
  const again = play({ answer: () => answers.shift() });
  again.test.start();
  await settled();
  again.test.stop();
  again.test.start();
  await settled();
  give(named("NotAllowedError"));
  await settled();
  assert.deepEqual(again.told, ["running"], "what went wrong with the first one ended the second");
  again.test.stop();
  const early = play();
  early.test.start();
  early.test.stop();
  await settled();
  assert.deepEqual([early.asked, early.told], [[], []]);
});

test("a device that is pulled out is told of, and the last one ends the test", async () => {
  const { told, tracks, nothingHeld } = await running();
  const [microphone, camera] = tracks();
  camera.fail();
  assert.deepEqual(told, ["running", "running-without-camera"]);
  microphone.fail();
  assert.deepEqual(told, ["running", "running-without-camera", "ended"]);
  nothingHeld("pulled out");
});

test("a page that goes away lets go, and says so if it comes back", async () => {
  const { page, told, nothingHeld } = await running();
  page.dispatchEvent(new Event("pagehide"));
  nothingHeld("pagehide");
  assert.deepEqual(told, ["running", "ended"]);
  page.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(told, ["running", "ended"]);
});

test("of two panels on a page the last one tests, and stopping one leaves the other alone", async () => {
  const [first, second] = [await running(), await running()];
  first.nothingHeld("the first one");
  assert.deepEqual([first.told, second.told], [["running", "ended"], ["running"]]);
  first.test.stop();
  assert.ok(second.tracks().every(({ readyState }) => readyState === "live"));
  second.test.stop();
  second.nothingHeld("the second one");
});

/** Gives a panel's session a page with devices, and hands back what is played. */
async function beside(run) {
  const played = play();
  const own = Object.getOwnPropertyDescriptors(globalThis);
  const names = ["isSecureContext", "document", "navigator", "AudioContext", "MediaStream", "IntersectionObserver", "setInterval", "clearInterval"];
  for (const name of names) Object.defineProperty(globalThis, name, { value: played.page[name], configurable: true, writable: true });
  globalThis.addEventListener ??= () => {};
  try {
    await run(played);
  } finally {
    for (const name of names) {
      if (own[name]) Object.defineProperty(globalThis, name, own[name]);
      else delete globalThis[name];
    }
  }
}

test("the module asks through its port and hears of it as an input; a panel taken away lets go", async () => {
  await beside(async ({ tracks, nothingHeld }) => {
    const { add, last } = makePage();
    const { session } = add();
    await settled();
    last().port.testDevices(true);
    assert.deepEqual(kinds(last().log).filter((kind) => kind === "devices"), [], "told while the module runs");
    await settled();
    assert.deepEqual(last().log.at(-1), ["devices", "running"]);
    assert.equal(tracks().length, 2);
    last().port.testDevices(false);
    nothingHeld("asked to");
    last().port.testDevices(true);
    await settled();
    session.close();
    nothingHeld("taken away");
  });
});

test("a panel that breaks lets go, and the one built in its place hears that the test is over", async () => {
  await beside(async ({ nothingHeld }) => {
    const { add, glue, last } = makePage();
    const { tell } = add();
    await settled();
    last().port.testDevices(true);
    await settled();
    glue.poison = (kind, type) => type === "knock";
    tell("knock");
    await settled();
    nothingHeld("broken");
    assert.equal(glue.resets, 1);
    assert.deepEqual(last().kept.filter(({ kind }) => kind === "devices").map(({ told }) => told), ["running"]);
    assert.deepEqual(last().log.filter(([kind]) => kind === "devices"), [["devices", "ended"]]);
  });
});
