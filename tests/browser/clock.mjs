// The clock of a page, moved by the test.

/** Keeps the ids of frames within the 32 bits that browsers give them: the clock counts from 10^12, so Rust would cancel another frame. */
function smallFrameIds() {
  const request = window.requestAnimationFrame;
  const cancel = window.cancelAnimationFrame;
  const ids = [];
  window.requestAnimationFrame = (come) => ids.push(request(come));
  window.cancelAnimationFrame = (id) => cancel(ids[id - 1]);
}

/**
 * Gives the page a clock that the test moves.
 * @param {import("playwright-core").Page} page
 * @param {Parameters<import("playwright-core").Clock["install"]>[0]} [options]
 */
export async function installClock(page, options) {
  await page.clock.install(options);
  await page.addInitScript(smallFrameIds);
}
