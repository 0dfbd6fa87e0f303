// The unpacked extension in Chromium, beside the vendors' clients at their real addresses with simulated servers. The panel
// must show what each client reports of its room.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listen, answerApi } from "../whereby/server.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { CORE, JOIN, PEXIP, PORTAL, WHEREBY, bundlePage, openWindow, present, pressButton, hasState, shows, startSites, startWithExtension, waiting } from "./extension.mjs";
import { until } from "./panel.mjs";

const ALIAS = "412345@vm.example.no";
const PIN = "314159";

let sites;
let started;
let room;

before(async () => {
  const script = async (source) => ({ type: "text/javascript", body: await bundlePage(source) });
  sites = await startSites({
    "join.nhn.no/": `<script src="/client.js"></script>`,
    "join.nhn.no/client.js": await script(PEXIP),
    "fjord.whereby.com/rom": `<script src="/client.js"></script>`,
    "fjord.whereby.com/annet": `<script src="/client.js"></script>`,
    "fjord.whereby.com/client.js": await script(CORE),
    "portal.example.no/": `<p>Portal</p>`,
    "portal.example.no/embeds": `<iframe src="${WHEREBY}/rom?embed" allow="camera; microphone; display-capture"></iframe>`,
    "portal.example.no/has-panel": `<div></div><script>document.querySelector("div").attachShadow({ mode: "open" }).append(document.createElement("trygtrom-panel"))</script>`,
  }, answerApi);
  room = new SignalRoom();
  listen(sites.server, room);
  started = await startWithExtension(sites);
});
after(async () => {
  await started.close();
  await sites.close();
});

/** Opens a page in its own window. */
const newWindow = (address) => openWindow(started, address);

/** The list rows for a client's view. */
const asShown = ({ people }) => people.map(([name, waits]) => (waits ? waiting(name) : present(name)));

/** Asserts that client and panel show the same people. */
async function agree(page, panel, more = []) {
  const account = await page.evaluate(() => window.account());
  await shows(panel, [...asShown(account), ...more]);
  await until(panel, { "lock.state": account.locked ? "locked" : "unlocked", "lock.basis": "observed" });
  return account;
}

/** Waits for a condition in the client's page. */
const clientReaches = (page, so) => page.waitForFunction(so, undefined, { polling: 20 });

test("beside Join the button opens the panel, which shows the vendor client's view", async () => {
  const conference = sites.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const page = await newWindow(`${JOIN}/`);
  const before = sites.requests.length;
  const { panel, close } = await pressButton(started, page);
  await hasState(panel, "listening");
  await until(panel, { platform: "join" });
  assert.equal(await page.evaluate(([alias, pin]) => window.call(alias, pin), [ALIAS, PIN]), 200);
  const own = conference.rows()[0].uuid;
  conference.update(own, { protocol: "webrtc", is_video_call: "YES", has_media: true });
  // The stream lists the viewer as well; the panel shows them as the probable viewer.
  const self = [present("Prøve Behandler")];
  const patient = conference.join({ name: "Prøve Pasient" });
  await clientReaches(page, () => window.account().people.length === 1);
  await agree(page, panel, self);
  conference.start();
  conference.lock();
  const relative = conference.join({ name: "Prøve Pårørende" });
  await clientReaches(page, () => window.account().people.length === 2 && window.account().locked);
  await agree(page, panel, self);
  assert.equal(await page.evaluate((participantUuid) => window.client.admit({ participantUuid }).then(({ status }) => status), relative), 200);
  await clientReaches(page, () => window.account().people.every(([, waits]) => !waits));
  await agree(page, panel, self);
  conference.change({ recording: true });
  await until(panel, { "alerts.recording": "alarm" });
  // The feed is lost with the stream and restored when the client opens another.
  conference.leave(patient);
  sites.node.cut();
  await clientReaches(page, () => window.account().people.length === 1);
  await until(panel, { "participants.present": 1 });
  assert.equal((await panel.evaluate(() => document.querySelector("trygtrom-panel").report())).lock.state, "locked");

  // The extension sends no request: the client sends the same ones without it.
  const requested = sites.requests.slice(before).map((line) => line.split(" ")[1]);
  assert.deepEqual([...new Set(requested.map((address) => address.split("/")[0]))], ["join.nhn.no"]);
  const streams = requested.filter((address) => address.endsWith("/events")).length;
  assert.equal(streams, 2);

  // No personal data and no token is stored or reaches the panel.
  const kept = await panel.evaluate(async () => JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null), { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(), location.href]));
  for (const word of ["Prøve", "412345", "c2VjcmV0", own]) assert.equal(kept.includes(word), false, `${word} was kept`);
  await close();
  await page.close();
});

test("beside a Whereby room in a portal the panel shows the vendor client's view", async () => {
  const page = await newWindow(`${PORTAL}/embeds`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForFunction(() => window.call);
  await frame.evaluate((key) => window.call(key), room.roomKey);
  const patient = room.addClient({ displayName: "Prøve Pasient", externalId: "pasient-1" });
  // The panel opens later and receives a snapshot.
  const { panel, close } = await pressButton(started, page);
  await hasState(panel, "listening");
  await until(panel, { platform: "whereby", "participants.present": 1 });
  await agree(frame, panel);
  await frame.evaluate(() => window.room.lockRoom(true));
  await clientReaches(frame, () => window.account().locked);
  await agree(frame, panel);
  const relative = room.knock("Prøve Pårørende");
  await clientReaches(frame, () => window.account().people.length === 2);
  await agree(frame, panel);
  await frame.evaluate((id) => window.room.acceptWaitingParticipant(id), relative);
  await until(panel, { "participants.waiting": 0 });
  room.enter(relative);
  room.rename(relative, "Prøve Tolk");
  await clientReaches(frame, () => window.account().people.some(([name]) => name === "Prøve Tolk"));
  await agree(frame, panel);
  room.record();
  await until(panel, { "alerts.recording": "alarm", "participants.machines": 1 });
  assert.equal((await frame.evaluate(() => window.account())).recording, true);
  room.stopRecording();
  await until(panel, { "participants.machines": 0 });
  room.leave(patient);
  await clientReaches(frame, () => window.account().people.length === 1);
  await until(panel, { "participants.present": 1 });
  // The browser reports the surface of the clinician's own share, which breaks the rule.
  const surface = await frame.evaluate(async () => {
    window.shared = await navigator.mediaDevices.getDisplayMedia({ video: true });
    return window.shared.getVideoTracks()[0].getSettings().displaySurface;
  });
  assert.equal(surface, "monitor", "the test browser shares the whole screen");
  await until(panel, { "alerts.screen-shared": "caution", "requirements.A-1.8": "unmet" });
  const found = await panel.evaluate(() => document.querySelector("trygtrom-panel").report().requirements.find(({ id }) => id === "A-1.8"));
  assert.equal(found.basis, "observed");
  await frame.evaluate(() => window.shared.getTracks().forEach((track) => track.stop()));
  await until(panel, { "alerts.screen-shared": null });

  // The panel does not need the worker, and reconnects to a reloaded page.
  await started.stopWorker();
  room.lock(false);
  await until(panel, { "lock.state": "unlocked" });
  await page.reload();
  const again = await (await page.waitForSelector("iframe")).contentFrame();
  await again.waitForFunction(() => window.call);
  await again.evaluate((key) => window.call(key), room.roomKey);
  await agree(again, panel);
  await close();
  await page.close();
});

test("two panels in two windows follow their own calls, and the button wakes a stopped worker", async () => {
  const conference = sites.node.addRoom({ alias: "second", hostPin: PIN });
  const one = await newWindow(`${JOIN}/`);
  const first = await pressButton(started, one);
  const two = await newWindow(`${WHEREBY}/rom`);
  await started.stopWorker();
  const second = await pressButton(started, two);
  await hasState(first.panel, "listening");
  await hasState(second.panel, "listening");
  await one.evaluate(([alias, pin]) => window.call(alias, pin), ["second", PIN]);
  await two.evaluate((key) => window.call(key), room.roomKey);
  conference.lock();
  room.lock(false);
  await until(first.panel, { platform: "join", "lock.state": "locked" });
  await until(second.panel, { platform: "whereby", "lock.state": "unlocked" });
  room.lock(true);
  conference.unlock();
  await until(second.panel, { "lock.state": "locked" });
  await until(first.panel, { "lock.state": "unlocked" });
  room.lock(false);

  // Another room in the same tab can be another patient: the state is kept until the user confirms.
  await until(second.panel, { phase: "admission" });
  await two.goto(`${WHEREBY}/annet`);
  await hasState(second.panel, "other-room");
  await second.panel.getByRole("button").first().click();
  await until(second.panel, { "lock.state": "unknown", phase: "preparation" });
  await hasState(second.panel, "listening");
  for (const { close } of [first, second]) await close();
  await one.close();
  await two.close();
});

test("without a call the panel is manual, and it yields to a panel in the page", async () => {
  const page = await newWindow(`${PORTAL}/`);
  const plain = await pressButton(started, page);
  await hasState(plain.panel, "manual");
  await until(plain.panel, { platform: "manual" });
  // Although narrow, the side panel is filled: no bottom sheet.
  const drawn = await plain.panel.evaluate(() => {
    const { shadowRoot } = document.querySelector("trygtrom-panel");
    const { bottom, height } = shadowRoot.querySelector(".tg").getBoundingClientRect();
    const above = document.querySelector("header").getBoundingClientRect().bottom;
    return { narrow: innerWidth <= 640, left: Math.round(innerHeight - bottom), unused: Math.round(innerHeight - above - height), fold: shadowRoot.querySelector(".tg-sheet").getClientRects().length };
  });
  assert.deepEqual(drawn, { narrow: true, left: 0, unused: 0, fold: 0 });
  // Follows a later call.
  await page.goto(`${WHEREBY}/rom`);
  await hasState(plain.panel, "listening");
  await plain.close();
  await page.close();

  const other = await newWindow(`${PORTAL}/has-panel`);
  const { panel, close } = await pressButton(started, other);
  await hasState(panel, "yields");
  assert.equal(await panel.locator("trygtrom-panel").isVisible(), false);
  await panel.getByRole("button").first().click();
  await hasState(panel, "manual");
  assert.equal(await panel.locator("trygtrom-panel").isVisible(), true);
  await close();
  await other.close();
});

test("the page cannot detect the observation or reach the port, and keeps its own errors", async () => {
  const page = await started.context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${WHEREBY}/rom`);
  const seen = await page.evaluate(async () => {
    const own = Object.getOwnPropertyDescriptor(window, "WebSocket");
    const socket = new WebSocket("wss://fjord.whereby.com/protocol/socket.io/v4/");
    class Mine extends WebSocket {}
    const received = [];
    for (const type of ["message", "trygtrom:hand-over"]) addEventListener(type, ({ type }) => received.push(type), true);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => received.push("port");
    dispatchEvent(new MessageEvent("trygtrom:hand-over", { ports: [port2] }));
    port1.postMessage(["frame", 1, '42["room_locked",{"isLocked":true}]']);
    const thrown = (work) => {
      try {
        work();
      } catch (error) {
        return error.constructor === TypeError;
      }
    };
    const media = MediaDevices.prototype.getDisplayMedia;
    return {
      globals: Object.getOwnPropertyNames(window).filter((name) => /trygtrom/i.test(name)),
      shape: [own.enumerable, own.configurable, own.writable, WebSocket.name, WebSocket.length, WebSocket.OPEN, media.name, media.length],
      same: [socket instanceof WebSocket, socket.constructor === WebSocket, WebSocket.prototype.constructor === WebSocket, new Mine("wss://fjord.whereby.com/") instanceof Mine],
      thrown: [thrown(() => WebSocket("wss://fjord.whereby.com/")), thrown(() => Reflect.apply(media, {}, []))],
      // Only the name in `toString` differs for a proxied native.
      native: /\[native code\]/.test(Function.prototype.toString.call(WebSocket)),
      received,
    };
  });
  assert.deepEqual(seen.globals, []);
  assert.deepEqual(seen.shape, [false, true, true, "WebSocket", 1, 1, "getDisplayMedia", 0]);
  assert.deepEqual(seen.same, [true, true, true, true]);
  assert.equal(seen.thrown[0], true);
  assert.equal(seen.native, true);
  assert.deepEqual(seen.received, ["trygtrom:hand-over"], "the page receives only its own event");
  // Later replacements of natives by the page are not used.
  const used = await page.evaluate(async (key) => {
    const calls = [];
    for (const [owner, name] of [[MessagePort.prototype, "postMessage"], [EventTarget.prototype, "dispatchEvent"], [window, "postMessage"]]) {
      const own = owner[name];
      owner[name] = function (...given) {
        calls.push(name);
        return own.apply(this, given);
      };
    }
    // The extension forwards an event before the client handles it.
    await window.call(key);
    return calls.filter((name) => name === "postMessage");
  }, room.roomKey);
  assert.deepEqual(used, []);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the permission prompt for microphone and camera is shown in a tab", async () => {
  const asking = await startWithExtension(sites, { asks: true });
  try {
    const page = await asking.context.newPage();
    await page.goto(`${PORTAL}/`);
    const { panel, close } = await pressButton(asking, page);
    const opened = asking.context.waitForEvent("page");
    await panel.locator('trygtrom-panel [data-act="test-devices:on"]').first().click();
    const tab = await opened;
    // No answer is a denial: the tab shows it, and the panel continues.
    await tab.getByRole("button").waitFor();
    assert.match(await tab.locator("[role=status]").innerText(), /was not allowed/);
    assert.equal(await panel.locator('trygtrom-panel [data-device="level"]').count(), 0);
    const closed = tab.waitForEvent("close");
    await tab.getByRole("button").click();
    await closed;
    await panel.waitForFunction(() => /Allow them/.test(document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg")?.innerText));
    await close();
  } finally {
    await asking.close();
  }
});
