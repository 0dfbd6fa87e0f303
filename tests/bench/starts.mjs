// How long a page takes to its first screen, and how often it wakes when nothing happens.

/** The start pages, in the order of the tables: as a portal writes them, with one stop-watch for all. */
export const starts = ["panel", "react"];

/** A slow line to an old machine: 9 Mbit/s, 60 ms, processor slowed four times. */
const slowLine = { offline: false, latency: 60, downloadThroughput: (9 * 2 ** 20) / 8, uploadThroughput: (9 * 2 ** 20) / 8 };

async function slow(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", slowLine);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/**
 * Milliseconds from the moment at which the browser begins to fetch the page's own script. `since` is what came before it.
 * @typedef {{ stood: number, painted: number, answers: number, since: number, longest: number }} Start
 */

/**
 * Nothing cached, then on the third visit, when the browser has kept what it compiled, and with nothing cached over a slow line.
 * @returns {Promise<Record<"cold" | "warm" | "slow", Record<string, Start[]>>>}
 */
export async function startRounds(stage, rounds) {
  const taken = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 ? starts.toReversed() : starts) {
      // The first warms up: the server compresses what it is asked for the first time.
      const keep = (how, one) => round > 0 && ((taken[how] ??= {})[name] ??= []).push(one);
      const address = `start_${name}.html`;
      const visit = async (given) => {
        const page = await stage.open(address, given);
        const one = await page.evaluate(() => window.started);
        return { page, one };
      };
      const first = await visit();
      keep("cold", first.one);
      const context = first.page.context();
      await first.page.close();
      await (await visit({ context })).page.close();
      keep("warm", (await visit({ context })).one);
      await context.close();
      const over = await visit({ prepare: slow });
      keep("slow", over.one);
      await over.page.context().close();
    }
  }
  return taken;
}

/** What wakes a panel in which nothing happens, by the kind of timer, in ten minutes of its clock. */
export async function idle(stage) {
  const minutes = 10;
  const page = await stage.open("product.html?page=panel", {
    prepare: async (page) => {
      await page.clock.install();
      await page.addInitScript(() => {
        window.woken = {};
        for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
          const own = window[name];
          const count = () => (window.woken[name] = (window.woken[name] ?? 0) + 1);
          window[name] = (work, ...more) => own((...given) => (count(), work(...given)), ...more);
        }
      });
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
