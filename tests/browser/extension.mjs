// Setup of the extension's browser tests: a browser with the unpacked extension, and the observed sites, simulated locally
// under their real host names. No other host is reachable.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { ConferenceNode } from "../../www/practice/join/node.js";
import { counters, serve as answer } from "../join/server.mjs";
import { root } from "./harness.mjs";

const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
export const folderOf = (browser) => join(built, `extension-${browser}`);

export const JOIN = "https://join.nhn.no";
export const WHEREBY = "https://fjord.whereby.com";
export const PORTAL = "https://portal.example.no";

/** The vendor's conference client in a page: enters on request and reports its own view of the room. */
export const PEXIP = `
  import * as vendor from "@pexip/infinity";
  vendor.setLogger({ debug() {}, info() {}, warn() {}, error() {}, redact: (text) => text, addRedactPattern() {} });
  window.call = async (conferenceAlias, pin) => {
    const signals = vendor.createInfinityClientSignals([], { batchScheduleTimeoutMS: 10, batchBufferSize: 10 });
    const callSignals = vendor.createCallSignals([]);
    for (const signal of [...Object.values(signals), ...Object.values(callSignals)]) signal.add(() => {});
    window.client = vendor.createInfinityClient(signals, callSignals);
    const { None } = vendor.ClientCallType;
    const answer = await window.client.call({ conferenceAlias, displayName: "Prøve Behandler", bandwidth: 0, callType: None, host: location.origin, node: location.host, pin });
    return answer?.status;
  };
  /** The client's view: everybody but itself. */
  window.account = () => ({
    people: window.client.getParticipants("main").filter(({ uuid }) => uuid !== window.client.getMe("main")?.uuid).map(({ displayName, isWaiting }) => [displayName, isWaiting]),
    locked: window.client.conferenceStatus.get("main")?.locked,
  });
`;

/** The same for a Whereby room. */
export const CORE = `
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

/** A self-signed certificate for this run. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "trygtrom-cert-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const subject = ["-subj", "/CN=join.nhn.no", "-addext", "subjectAltName=DNS:join.nhn.no,DNS:*.whereby.com,DNS:portal.example.no"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

/** Bundles a page's script with the vendors' packages. @param {string} contents @returns {Promise<string>} */
export async function bundlePage(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "iife",
    platform: "browser",
    // Used by a package only in Node.
    external: ["fs", "path"],
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

/**
 * Serves every site of a test by host and path, and otherwise the conference node's API.
 * @param {Record<string, string | { type: string, body: string }>} pages By host and path: a page's body, or another file.
 * @param {(request: object, response: object) => boolean} [more] Answers other requests, if it can.
 */
export async function startSites(pages, more = () => false) {
  const node = new ConferenceNode({ now: Date.now, ...counters() });
  // Browsers reject an empty list of STUN servers.
  node.onAnswer = (action, given) => {
    if (action !== "request_token" || given.status !== 200) return;
    const content = JSON.parse(given.body);
    given.body = JSON.stringify({ ...content, result: { ...content.result, stun: [{ url: "stun:127.0.0.1:3478" }] } });
  };
  const requests = [];
  const server = createServer(certificate(), (request, response) => {
    const { host, url } = { host: request.headers.host.replace(/:\d+$/, ""), url: request.url.split("?")[0] };
    requests.push(`${request.method} ${host}${url}`);
    if (url.startsWith("/api/client/")) return void answer(node, request, response);
    const page = pages[host + url];
    if (page === undefined) return void (more(request, response) || response.writeHead(404).end());
    const html = typeof page === "string";
    response.writeHead(200, { "content-type": html ? "text/html; charset=utf-8" : page.type });
    response.end(html ? `<!doctype html><html lang="nb"><title>${host}</title><link rel="icon" href="data:,"><body>${page}` : page.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    node,
    server,
    /** All requests: method, host and path. */
    requests,
    port: server.address().port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/**
 * Chromium with the extension.
 * @param {{ port: number }} sites
 * @param {{ asks?: boolean }} [options] `asks`: the browser shows its permission prompt, which nobody answers.
 */
export async function startWithExtension({ port }, { asks = false } = {}) {
  const folder = folderOf("chromium");
  const profile = mkdtempSync(join(tmpdir(), "trygtrom-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium",
    headless: true,
    env: { ...process.env, LANGUAGE: "en-US" },
    ignoreHTTPSErrors: true,
    viewport: { width: 400, height: 2400 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      "--remote-debugging-port=0",
      "--lang=en-US",
      `--load-extension=${folder}`,
      // The driver disables other extensions silently.
      `--disable-extensions-except=${folder}`,
      `--host-resolver-rules=MAP join.nhn.no 127.0.0.1:${port},MAP *.whereby.com 127.0.0.1:${port},MAP portal.example.no 127.0.0.1:${port},MAP signal.appearin.net 127.0.0.1:${port},MAP api.whereby.dev 127.0.0.1:${port},EXCLUDE 127.0.0.1,MAP * ~NOTFOUND`,
      ...(asks ? [] : ["--use-fake-ui-for-media-stream"]),
      "--use-fake-device-for-media-stream",
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL(worker.url()).host;
  return {
    context,
    worker,
    id,
    profile,
    /** Stops the service worker, as the browser does when it is idle. */
    async stopWorker() {
      const page = context.pages()[0];
      const cdp = await context.newCDPSession(page);
      await cdp.send("ServiceWorker.enable");
      await cdp.send("ServiceWorker.stopAllWorkers");
      await cdp.detach();
    },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Opens a page in its own window.
 * @param {Awaited<ReturnType<typeof startWithExtension>>} started @param {string} address
 */
export async function openWindow({ context, worker }, address) {
  const opened = context.waitForEvent("page");
  await worker.evaluate(() => chrome.windows.create({ url: "about:blank", focused: true }));
  const page = await opened;
  await page.goto(address);
  return page;
}

/**
 * Presses the extension's toolbar button and returns the side panel's page. The launching connection does not see side
 * panels, so this uses a new one.
 * @param {Awaited<ReturnType<typeof startWithExtension>>} started @param {import("playwright-core").Page} page
 */
export async function pressButton({ id, profile }, page) {
  await page.bringToFront();
  const address = `http://127.0.0.1:${readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0]}`;
  const first = await chromium.connectOverCDP(address);
  const cdp = await first.newBrowserCDPSession();
  const targets = async () => (await cdp.send("Target.getTargets", { filter: [{}] })).targetInfos;
  const panels = async () => (await targets()).filter(({ type, url }) => type === "page" && url.endsWith("/panel.html")).map(({ targetId }) => targetId);
  const before = await panels();
  const tab = (await targets()).find(({ type, url }) => type === "tab" && url === page.url());
  await cdp.send("Extensions.triggerAction", { id, targetId: tab.targetId });
  let opened;
  // A stopped worker starts slowly on a busy machine.
  for (const end = Date.now() + 15_000; !opened && Date.now() < end; ) opened = (await panels()).find((target) => !before.includes(target));
  await first.close();
  if (!opened) throw new Error("the button opened no panel");
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const targetOf = async (one) => (await (await context.newCDPSession(one)).send("Target.getTargetInfo")).targetInfo.targetId;
  for (const panel of context.pages()) {
    if (!panel.url().endsWith("/panel.html") || (await targetOf(panel)) !== opened) continue;
    panel.setDefaultTimeout(10_000);
    await panel.waitForFunction(() => document.querySelector("trygtrom-panel"));
    return { panel, close: () => browser.close() };
  }
  throw new Error("the panel has no page");
}

/** Waits until the status line has this state. */
export const hasState = (panel, state) => panel.waitForFunction((wanted) => document.querySelector("header")?.dataset.state === wanted, state);

/** The row of a participant who is present. @param {string} name */
export const present = (name) => `${name}: In the video room`;
/** The row of a waiting participant. */
export const waiting = (name) => `${name}: Waiting`;

/** The panel's participants who have not left, as "name: place", sorted. */
export const people = (panel) => panel.evaluate(list);

/** Runs in the panel's page. */
function list() {
  const plain = (text) => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
  const rows = [...document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll(".tg-person-line")];
  // Not every client knows what somebody waits for. A name that somebody typed is told as such.
  return rows.map((row) => plain(row.textContent).replace(/^Uses the name /, "").replace(" : ", ": ").replace(/: Waiting .*/, ": Waiting")).filter((row) => !row.endsWith(": No longer in the video room")).sort();
}

/** Waits until the panel lists these people, and fails with the difference. */
export async function shows(panel, wanted) {
  const expected = [...wanted].sort();
  for (let turn = 0; turn < 100; turn += 1) {
    if (JSON.stringify(await people(panel)) === JSON.stringify(expected)) return;
    await panel.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
  assert.deepEqual(await people(panel), expected);
}
