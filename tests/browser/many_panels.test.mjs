// Several panels on one page: at the same time, and one after the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finish, requestsOf, startChromium } from "./harness.mjs";
import { keepModule, openHost, panelTag, room } from "./host.mjs";
import { act, errors, offers, panelEvents, ready, trainer, until } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

test("several panels on one page share one module, and each has its own consultation", async () => {
  const viewers = ["clinician", "patient"];
  const body = room + viewers.map((viewer) => panelTag(`id="${viewer}" viewer="${viewer}" consultation="${viewer}"`)).join("");
  const page = await openHost(browser, { body });
  for (const viewer of viewers) await ready(page, `#${viewer}`);
  await trainer(page, "join");
  for (const viewer of viewers) await until(page, { phase: "admission" }, `#${viewer}`);
  await act(page, "confirm:sound-tested", "#patient");
  await until(page, { phase: "admission" }, "#patient");
  assert.ok(await offers(page, "confirm-prepared", "#clinician"));
  assert.equal(await page.locator("#patient [data-card='sound']").count(), 0, "a completed card is collapsed");
  await page.locator("#clinician").evaluate((panel) => panel.remove());
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 }, "#patient");
  assert.equal(requestsOf(page).filter((url) => url.endsWith(".wasm")).length, 1);
  await finish(page);
});

/** Runs first in the page: counts the paper checklists that are put in a panel, however shortly. */
function countPaper() {
  window.papers = 0;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    const isPaper = (node) => node instanceof Element && (node.matches(".paper") || node.querySelector(".paper"));
    const count = (records) => (window.papers += records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isPaper).length);
    new MutationObserver(count).observe(root, { childList: true, subtree: true });
    return root;
  };
}

/** @param {number} count */
async function startAtOnce(count) {
  const ids = Array.from({ length: count }, (_, index) => `panel-${index}`);
  const body = room + ids.map((id) => panelTag(`id="${id}" viewer="clinician"`)).join("");
  const page = await openHost(browser, { body, prepare: (page) => page.addInitScript(countPaper) });
  for (let load = 0; load < 5; load += 1) {
    if (load > 0) await page.reload();
    // Rejected if a panel cannot start.
    for (const id of ids) await ready(page, `#${id}`);
    assert.deepEqual(await errors(page), []);
    assert.equal(await page.evaluate(() => window.papers), 0);
    assert.equal((await panelEvents(page, "trygtrom-ready")).length, count);
  }
  await trainer(page, "join");
  for (const id of ids) await until(page, { phase: "admission" }, `#${id}`);
  await act(page, "attest-lock:locked", `#${ids.at(-1)}`);
  await until(page, { "lock.state": "locked" }, `#${ids.at(-1)}`);
  const locked = await page.locator("trygtrom-panel").evaluateAll((panels) => panels.map((panel) => panel.report().lock.state === "locked"));
  assert.deepEqual(locked, ids.map((_, index) => index === count - 1));
  assert.deepEqual(await errors(page), []);
  await finish(page);
}

test("two panels on one page start without any error at each of five loads, and each answers", () => startAtOnce(2));

test("twenty panels on one page start without any error at each of five loads, and each answers", () => startAtOnce(20));

test("panels added and removed a hundred times leave no listener, no node and no memory behind", async () => {
  const page = await openHost(browser, { prepare: (page) => page.addInitScript(keepModule) });
  await ready(page);
  const debug = await page.context().newCDPSession(page);
  const rounds = (count) =>
    page.evaluate(async (times) => {
      const kept = document.querySelector("trygtrom-panel");
      const home = kept.parentNode;
      for (let time = 0; time < times; time += 1) {
        // One panel is inserted again, and one is new each time.
        kept.remove();
        const fresh = kept.cloneNode();
        fresh.platform = "manual";
        home.append(fresh);
        await fresh.ready;
        fresh.shadowRoot.querySelector("[data-act='enter-room']").click();
        // Yew adds listeners for the number field.
        while (!fresh.shadowRoot.querySelector("input[type='number']")) await new Promise((done) => setTimeout(done));
        fresh.remove();
        home.append(kept);
        await kept.ready;
      }
    }, count);
  const left = async () => {
    // Objects finalised by one collection are freed by the next.
    for (let time = 0; time < 3; time += 1) {
      await debug.send("HeapProfiler.collectGarbage");
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
    }
    const { nodes, jsEventListeners } = await debug.send("Memory.getDOMCounters");
    return { nodes, jsEventListeners, memory: await page.evaluate(() => window.modules[0].memory.buffer.byteLength) };
  };
  await rounds(20);
  const first = await left();
  await rounds(50);
  const second = await left();
  await rounds(50);
  let third = await left();
  // The allocator takes memory in steps, the last of them late. What is left behind would make every fifty rounds take more.
  let before = second;
  for (let more = 0; more < 4 && third.memory > before.memory; more += 1) {
    await rounds(50);
    [before, third] = [third, await left()];
  }
  // One panel may not have been freed yet; a hundred would exceed the limit by far.
  for (const now of [second, third]) {
    assert.ok(now.nodes - first.nodes < 300, `nodes grew from ${first.nodes} to ${now.nodes}`);
    assert.ok(now.jsEventListeners - first.jsEventListeners < 10, `listeners grew from ${first.jsEventListeners} to ${now.jsEventListeners}`);
  }
  assert.equal(third.memory, before.memory, `memory grew from ${second.memory} to ${third.memory}, and does not come to rest`);
  assert.equal(await page.evaluate(() => window.modules.length), 1);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});
