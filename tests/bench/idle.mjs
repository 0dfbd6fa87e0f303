// Counts the timers and frames that call back in a panel in which nothing happens.
import { installClock } from "../browser/clock.mjs";

/**
 * @returns {Promise<{ woken: Record<string, number>, perMinute: number }>} The calls in ten minutes of the page's clock, by the
 *   function that asked for them.
 */
export async function idle(stage) {
  const minutes = 10;
  const page = await stage.open("change.html?page=panel", {
    prepare: async (page) => {
      await installClock(page);
      await page.addInitScript(countCalls);
    },
  });
  await page.waitForFunction(() => window.there);
  let stands = false;
  page.evaluate(() => window.stand(3)).then(() => (stands = true));
  while (!stands) await page.clock.runFor(20);
  await page.clock.runFor(5_000);
  await page.evaluate(() => (window.woken = {}));
  await page.clock.runFor(minutes * 60_000);
  const woken = await page.evaluate(() => window.woken);
  await page.context().close();
  return { woken, perMinute: Object.values(woken).reduce((sum, count) => sum + count, 0) / minutes };
}

function countCalls() {
  window.woken = {};
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const own = window[name];
    const count = () => (window.woken[name] = (window.woken[name] ?? 0) + 1);
    window[name] = (work, ...more) => own((...given) => (count(), work(...given)), ...more);
  }
}
