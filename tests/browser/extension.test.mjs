// The unpacked extension in Chromium, beside the vendors' own clients in pages at their real addresses: the far sides are
// played on this machine. What the panel shows must be what each client itself says of its room.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listen, answerApi } from "../whereby/server.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { JOIN, PEXIP, PORTAL, WHEREBY, bundled, present, pressButton, says, shows, startSites, startWithExtension, waiting } from "./extension.mjs";
import { until } from "./panel.mjs";

const ALIAS = "412345@vm.example.no";
const PIN = "314159";

const CORE = `
  import { WherebyClient } from "@whereby.com/core";
  window.call = async (roomKey, displayName = "Prøve Behandler") => {
    window.client = new WherebyClient();
    const room = (window.room = window.client.getRoomConnection());
    room.initialize({ roomUrl: "https://fjord.whereby.com/rom", displayName, roomKey, localMediaOptions: { audio: false, video: false } });
    return room.joinRoom().then(({ selfId }) => selfId);
  };
  window.account = () => {
    const state = window.client.getStore().getState();
    return {
      people: [
        ...state.remoteParticipants.remoteParticipants.map(({ displayName, roleName }) => [displayName, false, roleName]),
        ...state.waitingParticipants.waitingParticipants.map(({ displayName }) => [displayName, true, "visitor"]),
      ],
      locked: state.room.isLocked,
      recording: state.cloudRecording.isRecording,
    };
  };
`;

let sites;
let started;
let room;

before(async () => {
  const script = async (source) => ({ type: "text/javascript", body: await bundled(source) });
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

/** A page of a window of its own. */
async function newWindow(address) {
  const opened = started.context.waitForEvent("page");
  await started.worker.evaluate(() => chrome.windows.create({ url: "about:blank", focused: true }));
  const page = await opened;
  await page.goto(address);
  return page;
}

/** What the list shows of a client's own account. */
const asShown = ({ people }) => people.map(([name, waits]) => (waits ? waiting(name) : present(name)));

/** The page's client and the panel say the same, whatever it is. */
async function agree(page, panel, more = []) {
  const account = await page.evaluate(() => window.account());
  await shows(panel, [...asShown(account), ...more]);
  await until(panel, { "lock.state": account.locked ? "locked" : "unlocked", "lock.basis": "observed" });
  return account;
}

/** Waits until the client in the page says this. */
const clientSays = (page, so) => page.waitForFunction(so, undefined, { polling: 20 });

test("beside Join the button opens the panel on its adapter, and it shows what the real client knows", async () => {
  const conference = sites.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const page = await newWindow(`${JOIN}/`);
  const before = sites.asked.length;
  const { panel, close } = await pressButton(started, page);
  await says(panel, "listening");
  await until(panel, { platform: "join" });
  assert.equal(await page.evaluate(([alias, pin]) => window.call(alias, pin), [ALIAS, PIN]), 200);
  const own = conference.rows()[0].uuid;
  conference.update(own, { protocol: "webrtc", is_video_call: "YES", has_media: true });
  // The stream lists the viewer as well, and the panel says that it is probably them.
  const self = [present("Prøve Behandler")];
  const patient = conference.join({ name: "Prøve Pasient" });
  await clientSays(page, () => window.account().people.length === 1);
  await agree(page, panel, self);
  conference.start();
  conference.lock();
  const relative = conference.join({ name: "Prøve Pårørende" });
  await clientSays(page, () => window.account().people.length === 2 && window.account().locked);
  await agree(page, panel, self);
  assert.equal(await page.evaluate((participantUuid) => window.client.admit({ participantUuid }).then(({ status }) => status), relative), 200);
  await clientSays(page, () => window.account().people.every(([, waits]) => !waits));
  await agree(page, panel, self);
  conference.change({ recording: true });
  await until(panel, { "alerts.recording": "alarm" });
  // A lost stream is sight lost; the client opens another, and all is seen again.
  conference.leave(patient);
  sites.node.cut();
  await clientSays(page, () => window.account().people.length === 1);
  await until(panel, { "participants.present": 1 });
  assert.equal((await panel.evaluate(() => document.querySelector("trygtrom-panel").report())).lock.state, "locked");

  // The extension asked for nothing of its own: all that was asked, the client asks without it, too.
  const asked = sites.asked.slice(before).map((line) => line.split(" ")[1]);
  assert.deepEqual([...new Set(asked.map((address) => address.split("/")[0]))], ["join.nhn.no"]);
  const streams = asked.filter((address) => address.endsWith("/events")).length;
  assert.equal(streams, 2);

  // Nothing of a person, and no token, is kept or in what the panel was told.
  const kept = await panel.evaluate(async () => JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null), { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys(), location.href]));
  for (const word of ["Prøve", "412345", "c2VjcmV0", own]) assert.equal(kept.includes(word), false, `${word} was kept`);
  await close();
  await page.close();
});

test("beside a room of Whereby in a portal's page the panel shows what the real client knows", async () => {
  const page = await newWindow(`${PORTAL}/embeds`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForFunction(() => window.call);
  await frame.evaluate((key) => window.call(key), room.roomKey);
  const patient = room.addClient({ displayName: "Prøve Pasient", externalId: "pasient-1" });
  // The panel comes later, and is told all that stands.
  const { panel, close } = await pressButton(started, page);
  await says(panel, "listening");
  await until(panel, { platform: "whereby", "participants.present": 1 });
  await agree(frame, panel);
  await frame.evaluate(() => window.room.lockRoom(true));
  await clientSays(frame, () => window.account().locked);
  await agree(frame, panel);
  const relative = room.knock("Prøve Pårørende");
  await clientSays(frame, () => window.account().people.length === 2);
  await agree(frame, panel);
  await frame.evaluate((id) => window.room.acceptWaitingParticipant(id), relative);
  await until(panel, { "participants.waiting": 0 });
  room.enter(relative);
  room.rename(relative, "Prøve Tolk");
  await clientSays(frame, () => window.account().people.some(([name]) => name === "Prøve Tolk"));
  await agree(frame, panel);
  room.record();
  await until(panel, { "alerts.recording": "alarm", "participants.machines": 1 });
  assert.equal((await frame.evaluate(() => window.account())).recording, true);
  room.stopRecording();
  await until(panel, { "participants.machines": 0 });
  room.leave(patient);
  await clientSays(frame, () => window.account().people.length === 1);
  await until(panel, { "participants.present": 1 });
  // A share of the clinician's own: the browser tells which surface, and the rule is seen to be broken.
  const surface = await frame.evaluate(async () => {
    window.shared = await navigator.mediaDevices.getDisplayMedia({ video: true });
    return window.shared.getVideoTracks()[0].getSettings().displaySurface;
  });
  assert.equal(surface, "monitor", "the browser shares the whole screen where nobody chooses");
  await until(panel, { "alerts.screen-shared": "caution", "requirements.A-1.8": "unmet" });
  const found = await panel.evaluate(() => document.querySelector("trygtrom-panel").report().requirements.find(({ id }) => id === "A-1.8"));
  assert.equal(found.basis, "observed");
  await frame.evaluate(() => window.shared.getTracks().forEach((track) => track.stop()));
  await until(panel, { "alerts.screen-shared": null });

  // The worker is stopped: the panel does not need it. A page that is loaded again is heard again.
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

test("two panels in two windows each hear their own call, and pressing the button wakes a stopped worker", async () => {
  const conference = sites.node.addRoom({ alias: "second", hostPin: PIN });
  const one = await newWindow(`${JOIN}/`);
  const first = await pressButton(started, one);
  const two = await newWindow(`${WHEREBY}/rom`);
  await started.stopWorker();
  const second = await pressButton(started, two);
  await says(first.panel, "listening");
  await says(second.panel, "listening");
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

  // Another room in the same tab may be another patient: what is known is of the room before, until the person says so.
  await until(second.panel, { phase: "admission" });
  await two.goto(`${WHEREBY}/annet`);
  await says(second.panel, "other-room");
  await second.panel.getByRole("button").first().click();
  await until(second.panel, { "lock.state": "unknown", phase: "preparation" });
  await says(second.panel, "listening");
  for (const { close } of [first, second]) await close();
  await one.close();
  await two.close();
});

test("elsewhere the panel asks a person, and where the page has a panel it yields", async () => {
  const page = await newWindow(`${PORTAL}/`);
  const plain = await pressButton(started, page);
  await says(plain.panel, "manual");
  await until(plain.panel, { platform: "manual" });
  // Narrow as the side panel is, the panel is no sheet at its foot: it fills it, and there is nothing to fold.
  const drawn = await plain.panel.evaluate(() => {
    const { shadowRoot } = document.querySelector("trygtrom-panel");
    const { bottom, height } = shadowRoot.querySelector(".tg").getBoundingClientRect();
    const above = document.querySelector("header").getBoundingClientRect().bottom;
    return { narrow: innerWidth <= 640, left: Math.round(innerHeight - bottom), unused: Math.round(innerHeight - above - height), fold: shadowRoot.querySelector(".tg-fold").getClientRects().length };
  });
  assert.deepEqual(drawn, { narrow: true, left: 0, unused: 0, fold: 0 });
  // What comes later is followed.
  await page.goto(`${WHEREBY}/rom`);
  await says(plain.panel, "listening");
  await plain.close();
  await page.close();

  const other = await newWindow(`${PORTAL}/has-panel`);
  const { panel, close } = await pressButton(started, other);
  await says(panel, "yields");
  assert.equal(await panel.locator("trygtrom-panel").isVisible(), false);
  await panel.getByRole("button").first().click();
  await says(panel, "manual");
  assert.equal(await panel.locator("trygtrom-panel").isVisible(), true);
  await close();
  await other.close();
});

test("the page cannot tell that it is listened to, cannot reach the port, and its faults stay its own", async () => {
  const page = await started.context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${WHEREBY}/rom`);
  const seen = await page.evaluate(async () => {
    const own = Object.getOwnPropertyDescriptor(window, "WebSocket");
    const socket = new WebSocket("wss://fjord.whereby.com/protocol/socket.io/v4/");
    class Mine extends WebSocket {}
    const heard = [];
    for (const type of ["message", "trygtrom:hand-over"]) addEventListener(type, ({ type }) => heard.push(type), true);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => heard.push("port");
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
      // The one thing that differs: a proxied native has no name in its text.
      native: /\[native code\]/.test(Function.prototype.toString.call(WebSocket)),
      heard,
    };
  });
  assert.deepEqual(seen.globals, []);
  assert.deepEqual(seen.shape, [false, true, true, "WebSocket", 1, 1, "getDisplayMedia", 0]);
  assert.deepEqual(seen.same, [true, true, true, true]);
  assert.equal(seen.thrown[0], true);
  assert.equal(seen.native, true);
  assert.deepEqual(seen.heard, ["trygtrom:hand-over"], "the page hears its own event alone");
  // What the page lays over the natives later is not asked.
  const used = await page.evaluate(async (key) => {
    const calls = [];
    for (const [owner, name] of [[MessagePort.prototype, "postMessage"], [EventTarget.prototype, "dispatchEvent"], [window, "postMessage"]]) {
      const own = owner[name];
      owner[name] = function (...given) {
        calls.push(name);
        return own.apply(this, given);
      };
    }
    // What the client has heard when it is in, the extension has handed on before it.
    await window.call(key);
    return calls.filter((name) => name === "postMessage");
  }, room.roomKey);
  assert.deepEqual(used, []);
  assert.deepEqual(faults, []);
  await page.close();
});

test("the browser's question about microphone and camera is asked in a tab", async () => {
  const asking = await startWithExtension(sites, { asks: true });
  try {
    const page = await asking.context.newPage();
    await page.goto(`${PORTAL}/`);
    const { panel, close } = await pressButton(asking, page);
    const opened = asking.context.waitForEvent("page");
    await panel.locator('trygtrom-panel [data-act="test-devices:on"]').first().click();
    const tab = await opened;
    // Nobody answers, which is a no: it is said in the tab, and the panel goes on from there.
    await tab.getByRole("button").waitFor();
    assert.match(await tab.locator("[role=status]").innerText(), /was not let/);
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
