// Pages that have been taken over, against the unpacked extension in Chromium: whatever a page makes up itself changes
// nothing in the panel, and never hides what the vendor's real server reports.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listen, answerApi } from "../whereby/server.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { CORE, JOIN, PEXIP, PORTAL, WHEREBY, bundlePage, hasState, openWindow, pressButton, startSites, startWithExtension } from "./extension.mjs";
import { eventually } from "./join_site.mjs";
import { until } from "./panel.mjs";

const PIN = "314159";
/** The path and query with which the vendor's client opens its socket. */
const SOCKET = "/protocol/socket.io/v4/?EIO=4&transport=websocket";

/** What page code can do without the vendor's client. */
const ATTACKS = `
  /** A frame of the signalling socket. */
  const frame = (type, payload) => "42" + JSON.stringify([type, payload]);
  const LOCKED = frame("room_joined", { selfId: "x", room: { clients: [], knockers: [], isLocked: true } });
  /** The page's own classes keep what its client opens. */
  window.made = [];
  window.streams = [];
  window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); made.push(this); } };
  window.EventSource = class extends EventSource { constructor(...given) { super(...given); streams.push(this); } };
  /** Opens a socket and dispatches events that the page made itself, in each way that a page has. */
  window.forge = (address, open = true) => {
    const socket = new WebSocket(address);
    const foreign = document.body.appendChild(document.createElement("iframe")).contentWindow;
    const send = (event) => {
      socket.dispatchEvent(event);
      EventTarget.prototype.dispatchEvent.call(socket, new MessageEvent(event.type, { data: event.data }));
      foreign.EventTarget.prototype.dispatchEvent.call(socket, new MessageEvent(event.type, { data: event.data }));
    };
    if (open) send(new Event("open"));
    for (const data of ['0{"sid":"x"}', "40", LOCKED, frame("room_locked", { isLocked: true }), frame("cloud_recording_stopped")]) send(new MessageEvent("message", { data, origin: "wss://signal.appearin.net" }));
    return socket;
  };
  /** Opens a socket to a server and joins its room, without the vendor's client. */
  window.enter = (address) =>
    new Promise((done, failed) => {
      const socket = new WebSocket(address);
      socket.onerror = failed;
      socket.onmessage = ({ data }) => {
        if (data[0] === "0") socket.send("40");
        else if (data === "2") socket.send("3");
        else if (data.slice(0, 2) === "40") socket.send(frame("join_room", { displayName: "Innbrudd", roomKey: "host-key" }));
        else if (data.slice(0, 15) === '42["room_joined') done((window.entered = socket));
      };
    }).then(() => {});
  /** Replaces what an observer that looks things up later would use. */
  window.patch = () => {
    RegExp.prototype.exec = () => ["", ""];
    RegExp.prototype.test = String.prototype.endsWith = String.prototype.startsWith = Array.prototype.some = Array.prototype.includes = () => true;
    Array.prototype.find = function () { return this[0]; };
    Object.defineProperty(Event.prototype, "isTrusted", { get: () => true });
    for (const name of ["get", "apply", "construct", "has", "set"]) {
      Object.defineProperty(Object.prototype, name, { configurable: true, get: () => undefined, set() {} });
    }
  };
`;

let sites;
let started;
let room;
/** The room of another server, and of the vendor's server for whoever asks for it: locked, and nobody records. */
let other;

before(async () => {
  const script = async (source) => ({ type: "text/javascript", body: await bundlePage(source) });
  const page = `<script>${ATTACKS}</script><script src="/client.js"></script>`;
  sites = await startSites({
    "join.nhn.no/": page,
    "join.nhn.no/client.js": await script(PEXIP),
    "fjord.whereby.com/rom": page,
    "fjord.whereby.com/client.js": await script(CORE),
    "portal.example.no/two": `<iframe src="${WHEREBY}/rom?one"></iframe><iframe src="${WHEREBY}/rom?two"></iframe>`,
  }, answerApi);
  room = new SignalRoom();
  other = new SignalRoom({ locked: true });
  listen(sites.server, ({ headers, query }) => (headers.host.startsWith("portal.") || query.other !== undefined ? other : room));
  started = await startWithExtension(sites);
});
after(async () => {
  await started.close();
  await sites.close();
});

/** Opens a page with the panel beside it, until the end of the test. @param {import("node:test").TestContext} t @param {string} address */
async function beside(t, address) {
  const page = await openWindow(started, address);
  const { panel, close } = await pressButton(started, page);
  await hasState(panel, "listening");
  t.after(async () => {
    await close();
    await page.close();
    for (const one of [room, other]) {
      one.stopRecording();
      one.lock(one === other);
    }
  });
  return { page, panel };
}

/** Runs in a page: the stacks that it can get while its calls are observed. */
async function stacksOf(observed) {
  const stacks = [];
  const note = () => stacks.push(new Error().stack);
  const told = { toString: () => (note(), "wss://fjord.whereby.com/nowhere") };
  new WebSocket(told);
  new EventSource({ toString: () => (note(), "/nowhere") }).close();
  const denied = await navigator.mediaDevices.getDisplayMedia({ get video() { note(); return false; } }).catch((error) => error);
  stacks.push(String(denied.stack));
  // All that Chromium tells of each caller.
  Error.prepareStackTrace = (_, sites) => sites.map((site) => ["getFileName", "getScriptNameOrSourceURL", "getEvalOrigin", "getScriptHash", "toString"].map((name) => site[name]())).join();
  new window[observed](told);
  return stacks;
}

/** Records in the panel every state of the lock from now on. */
const watchLock = (panel) =>
  panel.evaluate(() => {
    const element = document.querySelector("trygtrom-panel");
    window.locks = new Set();
    const note = () => window.locks.add(element.report()?.lock.state ?? "unknown");
    new MutationObserver(note).observe(element.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    // The lock of a room that the viewer is not in changes nothing on the screen.
    setInterval(note, 10);
    note();
  });
const locksSeen = (panel) => panel.evaluate(() => [...window.locks].sort());

test("events that a Whereby page made itself show no lock and hide no recording", async (t) => {
  const { page, panel } = await beside(t, `${WHEREBY}/rom`);
  await watchLock(panel);
  const forge = (address) => page.evaluate((url) => void window.forge(url), address);
  await forge("wss://nowhere.example/protocol/socket.io/v4/");
  await forge("wss://signal.appearin.net/protocol/socket.io/v4/");
  await page.evaluate((key) => window.call(key), room.roomKey);
  await until(panel, { "lock.state": "unlocked", "lock.basis": "observed" });
  // A newer stream than the real one.
  await forge("wss://nowhere.example/protocol/socket.io/v4/");
  await forge(`wss://signal.appearin.net${SOCKET}`);
  room.record();
  await until(panel, { "alerts.recording": "alarm", "lock.state": "unlocked" });
  // The end of a stream cannot be made up either.
  await page.evaluate(() => {
    for (const socket of window.made) socket.dispatchEvent(new CloseEvent("close"));
  });
  assert.deepEqual(await locksSeen(panel), ["unknown", "unlocked"]);
  room.lock(true);
  await until(panel, { "lock.state": "locked" });
  room.stopRecording();
  room.lock(false);
  await until(panel, { "lock.state": "unlocked", "participants.machines": 0 });
});

test("a server that is not the vendor's is not believed, whatever the page has replaced", async (t) => {
  const { page, panel } = await beside(t, `${WHEREBY}/rom`);
  await watchLock(panel);
  await page.evaluate((key) => window.call(key), room.roomKey);
  await until(panel, { "lock.state": "unlocked" });
  // In a task of its own, since the driver's script in the page does not survive it.
  await page.evaluate((url) => void setTimeout(() => (window.patch(), window.enter(url))), `wss://portal.example.no${SOCKET}`);
  await eventually(() => other.clients.length === 1, "the page is in the other server's room");
  other.lock(true);
  other.record();
  room.record();
  await until(panel, { "alerts.recording": "alarm", "lock.state": "unlocked" });
  assert.deepEqual(await locksSeen(panel), ["unknown", "unlocked"]);
  // It is not even a second call: the lock counts, and its recording does not.
  room.stopRecording();
  room.lock(true);
  await until(panel, { "lock.state": "locked", "lock.basis": "observed", "alerts.recording": null });
});

test("with two live connections nothing counts as well, a recording on either alarms, and what is left is shown", async (t) => {
  const { page, panel } = await beside(t, `${WHEREBY}/rom`);
  await page.evaluate((key) => window.call(key), room.roomKey);
  await until(panel, { "lock.state": "unlocked" });
  await page.evaluate((url) => window.enter(url), `wss://signal.appearin.net${SOCKET}&other`);
  await hasState(panel, "two-calls");
  await watchLock(panel);
  other.lock(false);
  other.lock(true);
  room.record();
  await until(panel, { "alerts.recording": "alarm" });
  assert.deepEqual(await locksSeen(panel), ["unlocked"], "the second room's lock is not this room's");
  await page.evaluate(() => window.entered.close());
  await hasState(panel, "listening");
  room.stopRecording();
  room.lock(true);
  await until(panel, { "lock.state": "locked", "lock.basis": "observed", "alerts.recording": null });
});

test("two calls in two frames of a tab are told apart from one", async (t) => {
  const { page, panel } = await beside(t, `${PORTAL}/two`);
  const frames = await Promise.all((await page.$$("iframe")).map((frame) => frame.contentFrame()));
  for (const frame of frames) await frame.waitForFunction(() => window.call);
  await frames[0].evaluate((key) => window.call(key), room.roomKey);
  await until(panel, { "lock.state": "unlocked" });
  await frames[1].evaluate((url) => window.enter(url), `wss://signal.appearin.net${SOCKET}&other`);
  await hasState(panel, "two-calls");
  other.record();
  await until(panel, { "alerts.recording": "alarm" });
  await frames[1].evaluate(() => window.entered.close());
  await hasState(panel, "listening");
  other.stopRecording();
  room.lock(true);
  await until(panel, { "lock.state": "locked" });
});

test("events that a Join page made itself show no lock and hide no recording", async (t) => {
  const conference = sites.node.addRoom({ alias: "attacked", hostPin: PIN });
  const { page, panel } = await beside(t, `${JOIN}/`);
  await watchLock(panel);
  const forge = () =>
    page.evaluate(() => {
      const send = (source, type, data) => {
        const event = data === undefined ? new Event(type) : new MessageEvent(type, { data: JSON.stringify(data), origin: location.origin });
        EventTarget.prototype.dispatchEvent.call(source, event);
      };
      for (const origin of ["https://nowhere.example", "http://join.nhn.no", location.origin]) {
        const source = new EventSource(`${origin}/api/client/v2/conferences/attacked/events`);
        send(source, "open");
        send(source, "participant_sync_begin", null);
        send(source, "participant_sync_end", null);
        send(source, "conference_update", { locked: true, started: true, recording: false });
      }
      for (const source of window.streams) send(source, "error");
    });
  /** On the streams of the vendor's client, without a word on any other. */
  const forgeOnOpen = () =>
    page.evaluate(() => {
      for (const source of window.streams) source.dispatchEvent(new MessageEvent("conference_update", { data: '{"locked":true,"started":true}', origin: location.origin }));
    });
  await forge();
  assert.equal(await page.evaluate((pin) => window.call("attacked", pin), PIN), 200);
  conference.update(conference.rows()[0].uuid, { protocol: "webrtc", is_video_call: "YES", has_media: true });
  await until(panel, { "lock.state": "unlocked", "lock.basis": "observed" });
  await forgeOnOpen();
  conference.join({ name: "Prøve Pasient" });
  await until(panel, { "participants.waiting": 1 });
  assert.deepEqual(await locksSeen(panel), ["unknown", "unlocked"]);
  await forge();
  conference.change({ recording: true });
  await until(panel, { "alerts.recording": "alarm", "lock.state": "unlocked" });
  assert.deepEqual(await locksSeen(panel), ["unknown", "unlocked"]);
});

test("no stack contains the extension's id, unless the page asks for the callers' files", async () => {
  for (const [address, observed] of [[`${WHEREBY}/rom`, "WebSocket"], [`${JOIN}/`, "EventSource"]]) {
    const page = await openWindow(started, address);
    const stacks = await page.evaluate(stacksOf, observed);
    assert.equal(stacks.length, 5);
    for (const stack of stacks.slice(0, 4)) assert.equal(/chrome-extension/.test(stack) || stack.includes(started.id), false, stack);
    // What remains, and docs/extension.md says so: a page can ask Chromium for the file of each caller.
    assert.ok(stacks[4].includes(`chrome-extension://${started.id}/page.js`), stacks[4]);
    await page.close();
  }
});
