// Setup of the browser tests: headless Chromium and a page under the strict policy. `finish` fails on every console message,
// page error and request that the test does not expect.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../www/build/serve.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** The build output; another folder can be given by TRYGTROM_DIST. */
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
export const demoFolder = join(built, "demo");
export const packageFolder = join(built, "npm");
export const pluginFolder = join(built, "join-plugin");
export const teamsFolder = join(built, "teams-app");
export const workshopFolder = join(built, "workshop");

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const arguments_ = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Fake microphone and camera, allowed for every page.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

/**
 * Starts Chromium. A test file starts one and closes it in `after`.
 * @param {string[]} [more] Additional arguments. @param {object} [options] Additional options of the driver.
 */
export function startChromium(more = [], options = {}) {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: [...arguments_, ...more], ...options });
}

/** Serves the built demo, or another folder, on a free port. */
export function serveFolder(folder = demoFolder) {
  return serve({ root: folder });
}

/**
 * One server and one browser for all tests of a file.
 * @param {(stage: {server: {origin: string}, browser: import("playwright-core").Browser}) => void} use Receives them before the first test.
 */
export function stage(use) {
  let server;
  let browser;
  before(async () => {
    server = await serveFolder();
    browser = await startChromium();
    use({ server, browser });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
}

/**
 * Opens a page and records its console messages, errors and requests.
 * @param {import("playwright-core").Browser | import("playwright-core").BrowserContext} where A browser creates a new context for the page.
 * @param {{allow?: string[], console?: RegExp[], errors?: RegExp[], viewport?: {width: number, height: number}, hurried?: boolean, options?: object}} [expected]
 *   `allow`: permitted origins of requests. `console`, `errors`: expected console messages and errors. `hurried`: presses have
 *   the time at which the browser makes them; otherwise each comes long enough after the last for a person to have looked.
 */
export async function openPage(where, { allow = [], console = [], errors = [], viewport, hurried = false, options } = {}) {
  const own = "newContext" in where ? await where.newContext({ viewport, ...options }) : null;
  const page = await (own ?? where).newPage();
  if (!hurried) await page.addInitScript(takeTime);
  // Fail faster than the default of 30 s.
  page.setDefaultTimeout(10_000);
  const account = { allow, console, errors, messages: [], thrown: [], requests: [], failed: [], own };
  accounts.set(page, account);
  page.on("console", (message) => account.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => account.thrown.push(String(error.message)));
  page.on("request", (request) => account.requests.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) account.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", async (request) => {
    // Navigation aborts pending requests, such as the favicon.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    // An error status is reported already; its body may be left unread.
    const status = request.existingResponse()?.status() ?? 0;
    if (status < 400) account.failed.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  return page;
}

const accounts = new WeakMap();

/** Runs first in the page: gives every press a time of its own, a second after the last. */
export function takeTime() {
  let presses = 0;
  const stamp = (event) => Object.defineProperty(event, "timeStamp", { value: presses * 1000 });
  addEventListener("pointerdown", (event) => void (presses += 1, stamp(event)), true);
  addEventListener("click", stamp, true);
}

/** The addresses requested so far. */
export function requestsOf(page) {
  return [...accounts.get(page).requests];
}

/** Adds expected messages or errors for the rest of the test. */
export function expectFrom(page, { console = [], errors = [] }) {
  const account = accounts.get(page);
  account.console.push(...console);
  account.errors.push(...errors);
}

/**
 * Closes a page and asserts that messages, errors and requests are exactly as expected. Call it at the end of every test.
 */
export async function finish(page) {
  const account = accounts.get(page);
  const { messages, thrown, failed, requests } = account;
  const origin = new URL(page.url()).origin;
  await (account.own ?? page).close();
  const others = requests.filter((url) => ![origin, ...account.allow].includes(new URL(url).origin) && !url.startsWith("data:"));
  const unexpected = {
    console: messages.filter((text) => !account.console.some((pattern) => pattern.test(text))),
    thrown: thrown.filter((text) => !account.errors.some((pattern) => pattern.test(text))),
    requests: others,
    failed: failed.filter((text) => !account.console.some((pattern) => pattern.test(text))),
  };
  assert.deepEqual(unexpected, { console: [], thrown: [], requests: [], failed: [] });
  for (const pattern of account.console) {
    assert.ok([...messages, ...failed].some((text) => pattern.test(text)), `no console message ${pattern}`);
  }
  for (const pattern of account.errors) {
    assert.ok(thrown.some((text) => pattern.test(text)), `no page error ${pattern}`);
  }
}

/**
 * Checks the page and its shadow roots against WCAG 2.2 A and AA with axe. The script is injected through the debugger, which
 * bypasses the page's policy. `page` can be a cross-site frame. `without`: rules that are left out.
 */
export async function axe(page, { include, without = [] } = {}) {
  const context = "context" in page ? page.context() : page.page().context();
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axeSource });
  await session.detach();
  const violations = await page.evaluate(async ([scope, without]) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await window.axe.run(scope ?? document, { runOnly: { type: "tag", values: tags }, preload: false, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) });
    return result.violations.map((violation) => ({
      rule: violation.id,
      help: violation.help,
      where: violation.nodes.slice(0, 5).map((node) => node.target.flat().join(" ")),
    }));
  }, [include, without]);
  assert.deepEqual(violations, [], "axe violations");
}
