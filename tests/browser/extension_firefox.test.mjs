// The unpacked extension in Firefox, beside the vendor's Join client at its real address. `extension.test.mjs` tests what
// both browsers have in common.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { GECKO_ID } from "../../www/build/extension.mjs";
import { JOIN, PEXIP, PORTAL, bundlePage, folderOf, present, shows, startSites, waiting } from "./extension.mjs";
import { NoConnection } from "../join/vendor.mjs";
import { until } from "./panel.mjs";

const ALIAS = "412345@vm.example.no";
const PIN = "314159";
const UUID = "7e57ab1e-0000-4000-8000-00000000f0f0";
const OWN = `moz-extension://${UUID}`;

let sites;
let proxy;
let browser;

/** A proxy to the simulated hosts that refuses all others. @param {number} port Of the simulated hosts. */
async function startProxy(port) {
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on("connect", (request, socket) => {
    socket.on("error", () => {});
    const host = request.url.split(":")[0];
    if (host !== "join.nhn.no" && host !== "portal.example.no") return void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const there = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      there.pipe(socket).pipe(there);
    });
    there.on("error", () => socket.destroy());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, close: () => (server.closeAllConnections(), server.close()) };
}

before(async () => {
  sites = await startSites({
    // The client creates a media connection even without media, and here it would wait for a server.
    "join.nhn.no/": `<script>window.RTCPeerConnection = ${NoConnection}</script><script src="/client.js"></script>`,
    "join.nhn.no/client.js": { type: "text/javascript", body: await bundlePage(PEXIP) },
    "portal.example.no/": "<p>Portal</p>",
  });
  proxy = await startProxy(sites.port);
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    acceptInsecureCerts: true,
    // Required to drive an extension's own pages.
    args: ["--remote-allow-system-access"],
    defaultViewport: { width: 400, height: 2400 },
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [GECKO_ID]: UUID }),
      "network.proxy.type": 1,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy.port,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": proxy.port,
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
    },
  });
  await browser.installExtension(folderOf("firefox"));
});
after(async () => {
  await browser.close();
  proxy.close();
  await sites.close();
});

/** Opens one of the extension's own pages in a tab. The driver gets no load event for these. */
async function openOwn(name) {
  const page = await browser.newPage();
  await page.goto(`${OWN}/${name}`, { timeout: 1500 }).catch(() => {});
  return page;
}

/** Adapts this driver's page to the helpers of the other panel tests. */
const asPanel = (page) => ({
  evaluate: (work, given) => page.evaluate(work, given),
  waitForFunction: (work, given, options) => page.waitForFunction(work, options ?? {}, given),
  locator: (selector) => ({ evaluate: (work) => page.$eval(selector, work) }),
});

/** Opens the panel in a tab of its own, and has it follow the call in this one. */
async function panelBesideJoin(page) {
  const panel = await openOwn("panel.html");
  // The panel itself is the active tab here: it follows the call when that becomes active.
  await panel.waitForFunction(() => document.querySelector("trygtrom-panel"), { polling: 100 });
  await page.bringToFront();
  await panel.evaluate(async () => {
    const [tab] = await browser.tabs.query({ url: "https://join.nhn.no/*" });
    await browser.tabs.sendMessage(tab.id, { type: "trygtrom:who-is-there" });
  });
  await panel.waitForFunction(() => document.querySelector("header").dataset.state === "listening", { polling: 100 });
  return panel;
}

test("beside Join the panel shows the vendor client's view, also after a reload", async () => {
  const room = sites.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const page = await browser.newPage();
  await page.goto(`${JOIN}/`);
  const call = () => page.evaluate((alias, pin) => window.call(alias, pin), ALIAS, PIN);
  assert.equal(await call(), 200);
  const panel = await panelBesideJoin(page);
  room.update(room.rows()[0].uuid, { protocol: "webrtc", is_video_call: "YES", has_media: true });
  room.start();
  room.join({ name: "Prøve Pasient" });
  room.lock();
  room.join({ name: "Prøve Pårørende" });
  const self = present("Prøve Behandler");
  await page.waitForFunction(() => window.account().people.length === 2 && window.account().locked, { polling: 100 });
  const { people } = await page.evaluate(() => window.account());
  await shows(asPanel(panel), [self, ...people.map(([name, waits]) => (waits ? waiting(name) : present(name)))]);
  await until(asPanel(panel), { platform: "join", "lock.state": "locked", "lock.basis": "observed" });

  // Changes during the reload are seen when the page has rejoined.
  await page.reload();
  room.unlock();
  assert.equal(await call(), 200);
  await until(asPanel(panel), { "lock.state": "unlocked", "lock.basis": "observed" });
  await page.close();
  await panel.close();
});

test("the sidebar opens on a click and is manual without a call", async () => {
  const page = await browser.newPage();
  await page.goto(`${PORTAL}/`);
  const own = await openOwn("devices.html");
  // A click in a page of the extension, since the driver cannot reach the toolbar.
  await own.evaluate(() => {
    const button = document.createElement("button");
    button.id = "open";
    button.textContent = "open";
    button.addEventListener("click", () => void browser.sidebarAction.open());
    document.body.prepend(button);
  });
  await own.click("#open");
  await own.waitForFunction(() => browser.extension.getViews({ type: "sidebar" })[0]?.document.querySelector("trygtrom-panel")?.report?.()?.platform === "manual", { polling: 100 });
  const state = await own.evaluate(() => browser.extension.getViews({ type: "sidebar" })[0].document.querySelector("header").dataset.state);
  assert.equal(state, "manual");
  await own.close();
  await page.close();
});

test("the page cannot detect the observation", async () => {
  const page = await browser.newPage();
  await page.goto(`${JOIN}/`);
  const seen = await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(window, "EventSource");
    const source = new EventSource("/api/client/v2/conferences/x/events");
    source.close();
    class Mine extends EventSource {}
    const mine = new Mine("/nowhere");
    mine.close();
    return {
      globals: Object.getOwnPropertyNames(window).filter((name) => /trygtrom/i.test(name)),
      shape: [own.enumerable, own.configurable, own.writable, EventSource.name, EventSource.length, EventSource.OPEN],
      same: [source instanceof EventSource, source.constructor === EventSource, mine instanceof Mine],
    };
  });
  assert.deepEqual(seen, { globals: [], shape: [false, true, true, "EventSource", 1, 1], same: [true, true, true] });
  await page.close();
});

test("what the page made itself changes nothing, and no stack contains the extension's address", async () => {
  const room = sites.node.addRoom({ alias: "attacked", hostPin: PIN });
  const page = await browser.newPage();
  await page.goto(`${JOIN}/`);
  const panel = await panelBesideJoin(page);
  const forge = () =>
    page.evaluate(() => {
      for (const origin of ["https://nowhere.example", location.origin]) {
        const source = new EventSource(`${origin}/api/client/v2/conferences/attacked/events`);
        source.dispatchEvent(new Event("open"));
        source.dispatchEvent(new MessageEvent("conference_update", { data: '{"locked":true,"started":true}', origin }));
      }
    });
  await forge();
  assert.equal(await page.evaluate((pin) => window.call("attacked", pin), PIN), 200);
  room.update(room.rows()[0].uuid, { protocol: "webrtc", is_video_call: "YES", has_media: true });
  await until(asPanel(panel), { "lock.state": "unlocked", "lock.basis": "observed" });
  await forge();
  room.change({ recording: true });
  await until(asPanel(panel), { "lock.state": "unlocked", "alerts.recording": "alarm" });
  const stacks = await page.evaluate(async () => {
    const stacks = [];
    const note = () => {
      const error = new Error();
      stacks.push(`${error.stack} ${error.fileName}`);
    };
    new EventSource({ toString: () => (note(), "/nowhere") }).close();
    const denied = await navigator.mediaDevices.getDisplayMedia({ get video() { note(); return false; } }).catch((error) => error);
    stacks.push(`${denied.stack} ${denied.fileName} ${denied.filename}`);
    return stacks;
  });
  assert.equal(stacks.length, 3);
  for (const stack of stacks) assert.equal(/moz-extension|7e57ab1e/.test(stack), false, stack);
  await page.close();
  await panel.close();
});
