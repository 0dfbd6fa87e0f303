// The ground of the browser tests: real headless Chromium, a page under the strict policy, and nothing unexpected in it.
// Every console message, page error and request that a test did not say it expects makes `finish` fail.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../www/build/serve.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** What was built. Another folder can be named, so that a test need not wait for a build that is under way. */
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
export const demoFolder = join(built, "demo");
export const packageFolder = join(built, "npm");
export const pluginFolder = join(built, "join-plugin");

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const arguments_ = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // A microphone that beeps and a camera that shows a test picture, and a browser that lets every page use them.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

/** Starts Chromium. A test file starts one and closes it in `after`. @param {string[]} [more] Arguments that win over the usual ones. */
export function startChromium(more = []) {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: [...arguments_, ...more] });
}

/** Serves the built demo, or another folder, on a free port. */
export function serveFolder(folder = demoFolder) {
  return serve({ root: folder });
}

/**
 * The stage of a test file: one server and one browser, there before its first test and gone after its last.
 * @param {(stage: {server: {origin: string}, browser: import("playwright-core").Browser}) => void} use Takes them.
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
 * Opens a page that keeps account of all it says, throws and asks for.
 * @param {import("playwright-core").Browser | import("playwright-core").BrowserContext} where a browser gives the page a context of its own
 * @param {{allow?: string[], console?: RegExp[], errors?: RegExp[], viewport?: {width: number, height: number}, options?: object}} [expected]
 *   `allow`: origins that requests may go to. `console`, `errors`: what the page may say or throw.
 */
export async function openPage(where, { allow = [], console = [], errors = [], viewport, options } = {}) {
  const own = "newContext" in where ? await where.newContext({ viewport, ...options }) : null;
  const page = await (own ?? where).newPage();
  // What has not come by then does not come.
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
    // A page that is left gives up what it was still fetching, as the icon of its tab.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    // An answer that was refused is told of already, and nobody has to read it to its end.
    const status = request.existingResponse()?.status() ?? 0;
    if (status < 400) account.failed.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  return page;
}

const accounts = new WeakMap();

/** The addresses that a page has asked for so far. */
export function requestsOf(page) {
  return [...accounts.get(page).requests];
}

/** Lets the rest of the test expect messages or errors that it is about to cause. */
export function expectFrom(page, { console = [], errors = [] }) {
  const account = accounts.get(page);
  account.console.push(...console);
  account.errors.push(...errors);
}

/**
 * Ends a page: asserts that it said, threw and asked for nothing unexpected, and that each expected thing came.
 * Call it at the end of every test.
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
    assert.ok([...messages, ...failed].some((text) => pattern.test(text)), `the console never said ${pattern}`);
  }
  for (const pattern of account.errors) {
    assert.ok(thrown.some((text) => pattern.test(text)), `the page never threw ${pattern}`);
  }
}

/**
 * Checks the page, shadow roots included, against the rules of WCAG 2.2 A and AA.
 * The checker is evaluated through the debugger, which the page's policy does not concern. `page` may be a frame of another
 * site.
 */
export async function axe(page, { include } = {}) {
  const context = "context" in page ? page.context() : page.page().context();
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axeSource });
  await session.detach();
  const violations = await page.evaluate(async (scope) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await window.axe.run(scope ?? document, { runOnly: { type: "tag", values: tags }, preload: false });
    return result.violations.map((violation) => ({
      rule: violation.id,
      help: violation.help,
      where: violation.nodes.slice(0, 5).map((node) => node.target.flat().join(" ")),
    }));
  }, include);
  assert.deepEqual(violations, [], "axe found what hinders people");
}
