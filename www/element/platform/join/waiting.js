/** Waiting between tries: longer each time, never the same, never without end, and cut short when there is reason to. */

/** ms before the first try again, and between later ones at most. */
export const SHORTEST = 500;
export const LONGEST = 30_000;

/**
 * How long to wait. Half of it is left to chance, so that many panels that lost one node do not all come back at once.
 * @param {number} tries How many have failed so far, from 1.
 * @param {() => number} random
 * @returns {number} ms
 */
export function backOff(tries, random) {
  const whole = Math.min(LONGEST, SHORTEST * 2 ** Math.min(tries - 1, 16));
  return whole / 2 + (whole / 2) * random();
}

/** Waits that end early when somebody says that it is worth trying now. */
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
