// Measures how long a page takes to its first screen.

/** A slow line to an old machine: 9 Mbit/s, 60 ms, and the processor slowed four times. */
const slowLine = { offline: false, latency: 60, downloadThroughput: (9 * 2 ** 20) / 8, uploadThroughput: (9 * 2 ** 20) / 8 };

async function slow(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", slowLine);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/**
 * Milliseconds from the moment at which the browser begins to fetch the page's own script; `since` is the time before it.
 * @typedef {{ stood: number, painted: number, answers: number, since: number, longest: number }} Start
 */

/**
 * Measures starts with nothing cached, on the third visit, when the browser has cached what it compiled, and with nothing cached
 * over a slow line.
 * @param {Record<string, string>} addresses The start pages by name.
 * @param {number} rounds
 * @returns {Promise<Record<"cold" | "warm" | "slow", Record<string, Start[]>>>}
 */
export async function startRounds(stage, addresses, rounds) {
  const taken = {};
  const names = Object.keys(addresses);
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 ? names.toReversed() : names) {
      // The first round warms up: the server compresses a file when it is asked for the first time.
      const keep = (how, one) => round > 0 && ((taken[how] ??= {})[name] ??= []).push(one);
      const visit = async (given) => {
        const page = await stage.open(addresses[name], given);
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

/** The paths of all files that a start page asks for, without the page itself. */
export async function filesAsked(stage, address) {
  const paths = [];
  const page = await stage.open(address, {
    prepare: (page) => page.on("request", (request) => paths.push(new URL(request.url()))),
  });
  await page.evaluate(() => window.started);
  await page.waitForLoadState("networkidle");
  await page.context().close();
  return [...new Set(paths.map(({ pathname }) => pathname))].filter((path) => stage.files.has(path) && !path.endsWith(".html"));
}
