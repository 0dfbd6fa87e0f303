/** Delays between attempts: they grow up to a limit, vary at random, and can end early. */

/** ms before the first retry, and the longest delay between later ones. */
export const SHORTEST = 500;
export const LONGEST = 30_000;

/**
 * The delay before the next attempt. Half of it is random, so that panels that lost the same node do not all return at once.
 * @param {number} tries The number of failed attempts, from 1.
 * @param {() => number} random
 * @returns {number} ms
 */
export function backOff(tries, random) {
  const whole = Math.min(LONGEST, SHORTEST * 2 ** Math.min(tries - 1, 16));
  return whole / 2 + (whole / 2) * random();
}

/** Waits that can be ended early. */
export class Waits {
  #world;
  /** @type {Set<() => void>} */
  #pending = new Set();

  /** @param {import("./api.js").World} world */
  constructor(world) {
    this.#world = world;
  }

  /**
   * @param {number} ms @param {AbortSignal} signal
   * @returns {Promise<boolean>} Whether it ended early.
   */
  async wait(ms, signal) {
    if (signal.aborted) return true;
    return new Promise((resolve) => {
      const end = (early) => {
        this.#world.clearTimeout(timer);
        this.#pending.delete(cut);
        signal.removeEventListener("abort", cut);
        resolve(early);
      };
      const cut = () => end(true);
      const timer = this.#world.setTimeout(() => end(false), ms);
      this.#pending.add(cut);
      signal.addEventListener("abort", cut);
    });
  }

  /** Ends all waits. */
  wake() {
    for (const cut of [...this.#pending]) cut();
  }
}
