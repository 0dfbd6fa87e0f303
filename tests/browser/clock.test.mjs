// The clock that tests give a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { installClock } from "./clock.mjs";
import { finish, openPage, startChromium } from "./harness.mjs";

let browser;
before(async () => (browser = await startChromium()));
after(() => browser.close());

test("a cancelled frame does not come, by an id of 32 bits", async () => {
  const page = await openPage(browser);
  await installClock(page);
  await page.goto("about:blank");
  await page.evaluate(() => {
    window.came = [];
    requestAnimationFrame(() => window.came.push("kept"));
    cancelAnimationFrame(requestAnimationFrame(() => window.came.push("cancelled")) | 0);
  });
  await page.clock.fastForward(1_000);
  assert.deepEqual(await page.evaluate(() => window.came), ["kept"]);
  await finish(page);
});
