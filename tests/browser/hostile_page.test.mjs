// A page that gives the panel objects which throw, have no end, or run code of the page while they are read: the panel goes on,
// and says what it could not read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finish, startChromium } from "./harness.mjs";
import { openHost } from "./host.mjs";
import { errors } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

/** Runs first in the page: makes the values by name. */
function makeValues() {
  const thrower = () => {
    throw new Error("of the page");
  };
  const hostile = (target) => new Proxy(target, new Proxy({}, { get: () => thrower }));
  const panel = () => document.querySelector("trygtrom-panel");
  window.values = {
    "a proxy whose traps throw": (target) => hostile(target),
    "a proxy that throws nothing": (target) => new Proxy(target, { get() { throw null; } }),
    "a revoked proxy": (target) => {
      const { proxy, revoke } = Proxy.revocable(target, {});
      revoke();
      return proxy;
    },
    "a function that is a proxy": () => hostile(() => 1),
    "a symbol": () => Symbol("x"),
    "a big number": () => 10n,
    "an item that throws": (target) => (Array.isArray(target) ? [hostile({}), { role: "patient" }] : { smart: hostile({}), start: 5 }),
    "a list without end": () => Object.assign([], { length: 2 ** 32 - 1 }),
    "a getter that resets the panel": (target) => {
      const get = () => (panel()?.reset(), "patient");
      return Array.isArray(target) ? [Object.defineProperty({}, "role", { get })] : Object.defineProperty({}, "start", { get });
    },
    "a getter that sets the property again": (target) => {
      const name = Array.isArray(target) ? "expected" : "appointment";
      const again = Array.isArray(target) ? [{}] : {};
      Object.defineProperty(again[0] ?? again, Array.isArray(target) ? "role" : "start", { get: () => ((panel()[name] = again), 5) });
      return again;
    },
    "a getter that asks the panel": (target) => {
      const get = () => (panel()?.report(), panel()?.sessionLog(), panel()?.journalNote("text"), panel()?.journalNote("fhir"), "patient");
      return Array.isArray(target) ? [Object.defineProperty({}, "role", { get })] : Object.defineProperty({}, "start", { get });
    },
    "a JSON that throws": () => ({ toJSON: thrower }),
  };
}

/** Runs in the page: gives one value to a panel, before it is in the page or after it is ready. */
async function give([property, name, early]) {
  window.panelEvents.length = 0;
  document.querySelector("trygtrom-panel")?.remove();
  const panel = document.createElement("trygtrom-panel");
  Object.assign(panel, { platform: property === "source" ? "join" : "manual", viewer: "clinician" });
  const value = window.values[name](property === "expected" ? [{ role: "patient" }] : {});
  const put = () => (panel[property] = value);
  if (early) put();
  document.querySelector("main").append(panel);
  await panel.ready;
  if (!early) put();
  panel.reset();
  // The search for a source takes a task.
  await new Promise((done) => setTimeout(done, 20));
  panel.onboarded = true;
  return { report: panel.report()?.phase, given: panel[property] === value };
}

/** The code of the error, by property; a getter that only calls the panel gives a value that can be read. */
const CODES = { expected: "invalid-attribute", appointment: "invalid-attribute", procedure: "procedure-invalid", source: "invalid-attribute" };

for (const [property, code] of Object.entries(CODES)) {
  test(`${property}: nothing of the page panics or stops the panel, and what is wrong is reported`, async () => {
    const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare: (page) => page.addInitScript(makeValues) });
    for (const name of await page.evaluate(() => Object.keys(window.values))) {
      for (const early of [true, false]) {
        const said = await page.evaluate(give, [property, name, early]);
        assert.equal(said.report, "preparation", name);
        const codes = new Set(await errors(page));
        codes.delete("no-source");
        assert.ok([...codes].every((one) => one === code), `${name}: ${[...codes]}`);
        // An object that is read without throwing is a value like any other.
        const readable = /getter|without end|that throws$/.test(name) && !(property === "expected" && /item|end/.test(name));
        if (!readable) assert.ok(codes.has(code), `${name} is reported${early ? " when it is there first" : ""}`);
      }
    }
    await finish(page);
  });
}

test("an attribute of a value without a text is as if it was wrong, and the page's script goes on", async () => {
  const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare: (page) => page.addInitScript(makeValues) });
  const wrong = await page.evaluate(async () => {
    const panel = document.createElement("trygtrom-panel");
    for (const name of ["platform", "viewer", "setting", "consultation", "theme", "htmlFor", "node", "conference"]) {
      for (const value of ["a proxy whose traps throw", "a symbol", "a big number"]) panel[name] = window.values[value]({});
    }
    document.querySelector("main").append(panel);
    await panel.ready;
    return panel.report().phase;
  });
  assert.equal(wrong, "preparation");
  assert.ok((await errors(page)).every((code) => code === "invalid-attribute"));
  await finish(page);
});
