// The behaviour of the vendor's `<whereby-embed>` that the panel's adapter relies on, so that a changed package is noticed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, events } from "./events.mjs";
import { expectFrom, finish, root, startChromium } from "./harness.mjs";
import { clinic, openPortal, portal, record, roomIn } from "./whereby.mjs";

const one = `<whereby-embed id="room" room="${clinic}/consultation"></whereby-embed>`;
let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

test("the typings are as recorded", () => {
  const path = join(root, "tests/browser/whereby_typings.json");
  const shapes = (list) => Object.fromEntries(list.map(({ name, shape }) => [name, shape]));
  const found = `${JSON.stringify({ events: shapes(events), commands: shapes(commands) }, null, 2)}\n`;
  if (process.env.UPDATE_EXPECT) writeFileSync(path, found);
  assert.equal(found, readFileSync(path, "utf8"));
});

test("every event of the typings arrives with the room's detail", async () => {
  const page = await openPortal(browser, { body: one });
  const room = await roomIn(page);
  const log = await record(page, events.map(({ name }) => name));
  const sent = events.flatMap(({ name, samples }) => samples.map((detail) => ({ type: name, detail, bubbles: false })));
  for (const { type, detail } of sent) await room.say(type, detail);
  assert.deepEqual(await log.events(sent.length), sent);
  await finish(page);
});

test("every command reaches the room, except one that only the typings have", async () => {
  const page = await openPortal(browser, { body: one });
  const room = await roomIn(page);
  const missing = [];
  const expected = [];
  for (const { name, samples } of commands) {
    for (const args of samples) {
      const there = await page.locator("whereby-embed").evaluate((element, [method, values]) => {
        if (typeof element[method] !== "function") return false;
        element[method](...values);
        return true;
      }, [name, args]);
      if (!there) missing.push(name);
      else expected.push({ data: { command: snakeCase(name), args }, origin: portal });
    }
  }
  assert.deepEqual(missing, ["cancelKnock"]);
  assert.deepEqual(await room.commands(expected.length), expected);
  await finish(page);
});

test("a message of another origin is ignored", async () => {
  const page = await openPortal(browser, { body: one });
  const room = await roomIn(page);
  const log = await record(page, ["join", "ready"]);
  await page.evaluate(() => window.postMessage({ type: "join", payload: null }, "*"));
  await room.say("ready");
  assert.deepEqual(await log.events(1), [{ type: "ready", detail: null, bubbles: false }]);
  await finish(page);
});

test("after reconnecting, the element dispatches each event twice with the same detail object", async () => {
  const page = await openPortal(browser, { body: one });
  await roomIn(page);
  await page.locator("whereby-embed").evaluate((element) => {
    element.remove();
    document.body.append(element);
  });
  const room = await roomIn(page);
  const details = await page.locator("whereby-embed").evaluateHandle((element) => {
    const seen = [];
    element.addEventListener("leave", (event) => seen.push(event.detail));
    return seen;
  });
  await room.say("leave", { removed: false });
  await page.waitForFunction((seen) => seen.length >= 2, details);
  assert.deepEqual(await details.evaluate((seen) => [seen.length, seen[0] === seen[1]]), [2, true]);
  await finish(page);
});

test("two elements of one origin receive the events of both rooms", async () => {
  const body = ["first", "second"].map((id) => `<whereby-embed id="${id}" room="${clinic}/${id}"></whereby-embed>`).join("");
  const page = await openPortal(browser, { body });
  const room = await roomIn(page, "#first");
  await roomIn(page, "#second");
  const log = await record(page, ["join"], "#second");
  await room.say("join");
  assert.deepEqual(await log.events(1), [{ type: "join", detail: null, bubbles: false }]);
  await finish(page);
});

test("a null message throws in the element, and the next event still arrives", async () => {
  const page = await openPortal(browser, { body: one });
  expectFrom(page, { errors: [/Cannot destructure/] });
  const room = await roomIn(page);
  const log = await record(page, ["ready"]);
  await room.post(null);
  await room.say("ready");
  assert.equal((await log.events(1)).length, 1);
  await finish(page);
});

function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
