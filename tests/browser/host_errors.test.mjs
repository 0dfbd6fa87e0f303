// Errors of the host page's own code, and panics of the module, in each engine: the panel claims its own and no other.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startFirefox } from "./firefox.mjs";
import { demoFolder, serveFolder, startChromium } from "./harness.mjs";
import { panelTag, room } from "./host.mjs";
import { startWebKit } from "./webkit.mjs";

/** Runs in the page: a module of the page's own traps, or exhausts the stack, in each listener of a panel's events. */
async function portal() {
  const text = (words) => [words.length, ...new TextEncoder().encode(words)];
  const module = Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // Two functions without parameters.
    ...[1, 4, 1, 0x60, 0, 0, 3, 3, 2, 0, 0],
    ...[7, 19, 2, ...text("trap"), 0, 0, ...text("overflow"), 0, 1],
    // unreachable; a call of itself.
    ...[10, 10, 2, 3, 0, 0, 0x0b, 4, 0, 0x10, 1, 0x0b],
  );
  const { instance } = await WebAssembly.instantiate(module);
  window.own = instance.exports;
  window.seen = [];
  window.panelEvents = [];
  for (const name of ["ready", "phasechange", "error"]) {
    addEventListener(`trygtrom-${name}`, ({ detail }) => window.panelEvents.push(detail.code ?? name));
  }
  // After the panel's own listener, which is there when the panel is ready.
  const watch = () => addEventListener("error", (event) => window.seen.push({ kind: event.error?.name, prevented: event.defaultPrevented }));
  addEventListener("trygtrom-ready", watch, { once: true });
  addEventListener("trygtrom-ready", () => window.own.trap());
  addEventListener("trygtrom-phasechange", () => window.own.trap());
  addEventListener("trygtrom-phasechange", () => window.own.overflow());
  await import("./practice.js");
  await import("./trygtrom.js");
}

let server;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "host-errors-"));
  cpSync(demoFolder, folder, { recursive: true });
  writeFileSync(join(folder, "errors.js"), `(${portal})();`);
  const head = `<meta charset="utf-8"><title>Host</title><link rel="icon" href="icon.svg"><script type="module" src="errors.js"></script>`;
  const body = `<main><h1>Host</h1>${room}${panelTag()}</main>`;
  writeFileSync(join(folder, "errors.html"), `<!doctype html><html lang="nb"><head>${head}</head><body>${body}</body></html>`);
  server = await serveFolder(folder);
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** The same interface as `firefox.mjs` has. */
async function chromium() {
  const browser = await startChromium();
  const page = await browser.newPage();
  return {
    open: (url) => page.goto(url),
    run: (work) => page.evaluate(work),
    waitFor: (condition, ...given) => page.waitForFunction(condition, ...given),
    close: () => browser.close(),
  };
}

/** Runs in the page: whether the panel reports this phase. */
const inPhase = (phase) => document.querySelector("trygtrom-panel").report?.()?.phase === phase;

/** Runs in the page: presses the trainer's button. */
const somebodyJoins = () => document.querySelector("trygtrom-practice-room").shadowRoot.querySelector("[data-do=join]").click();

/** Runs in the page: makes the next insertion into the panel's tree fail, so that the module panics. */
function breakDrawing() {
  const { insertBefore } = Node.prototype;
  Node.prototype.insertBefore = function (...given) {
    if (this.getRootNode().host?.localName !== "trygtrom-panel") return insertBefore.apply(this, given);
    Node.prototype.insertBefore = insertBefore;
    throw new DOMException("broken by the test", "NotFoundError");
  };
}

test("traps of the page's own module are left to the page, and the panel's are not", async (context) => {
  for (const [engine, start] of [["Chromium", chromium], ["Firefox ESR", startFirefox], ["WebKitGTK", startWebKit]]) {
    await context.test(engine, () => check(start));
  }
});

async function check(start) {
  const driver = await start();
  try {
    await driver.open(`${server.origin}/errors.html`);
    await driver.waitFor(inPhase, "preparation");
    await driver.run(somebodyJoins);
    await driver.waitFor(inPhase, "admission");
    await driver.waitFor(() => window.seen.length >= 3);
    const seen = await driver.run(() => window.seen);
    assert.deepEqual(seen.map(({ prevented }) => prevented), [false, false, false]);
    assert.deepEqual(seen.map(({ kind }) => kind === "RuntimeError"), [true, true, false], "the stack is exhausted last");
    assert.deepEqual(await driver.run(() => window.panelEvents), ["ready", "phasechange"]);
    assert.equal(await driver.run(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector(".notices").textContent), "");

    await driver.run(breakDrawing);
    await driver.run(() => document.querySelector("trygtrom-practice-room").shadowRoot.querySelector("[data-do=recording]").click());
    await driver.waitFor(() => window.panelEvents.includes("panel-restarted"));
    const claimed = await driver.run(() => window.seen.filter(({ prevented }) => prevented));
    assert.deepEqual(claimed.map(({ kind }) => kind), ["RuntimeError"]);
    await driver.waitFor(inPhase, "admission");
  } finally {
    await driver.close();
  }
}
