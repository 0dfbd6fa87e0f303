/**
 * How often a page is told of errors with the same code. Whoever sends messages that cannot be read, by the thousand, makes an
 * error of each: the page's listener must not be flooded by it.
 * In JavaScript because errors of the room and of missing files come from here, too.
 */

/** How many errors with the same code are told within a minute. */
const MOST_ERRORS = 20;
const MINUTE_MS = 60_000;

export class ErrorLimit {
  #leftOut;
  #signal;
  /** @type {Map<string, number>} How many errors came with each code within the minute since the first of them. */
  #counts = new Map();

  /**
   * @param {(problem: { code: string, message: string }) => void} leftOut Called at the end of a minute in which errors were left out.
   * @param {AbortSignal} signal Nobody listens any more once it is aborted.
   */
  constructor(leftOut, signal) {
    this.#leftOut = leftOut;
    this.#signal = signal;
  }

  /** Whether the page is told of one more error with this code. @param {string} code */
  admits(code) {
    if (this.#signal.aborted) return false;
    const count = this.#counts.get(code) ?? 0;
    this.#counts.set(code, count + 1);
    if (count === 0) this.#begin(code);
    return count < MOST_ERRORS;
  }

  #begin(code) {
    const end = () => {
      this.#signal.removeEventListener("abort", stop);
      const more = this.#counts.get(code) - MOST_ERRORS;
      this.#counts.delete(code);
      if (more > 0) this.#leftOut({ code, message: `${more} more errors with this code came within a minute. They are not reported one by one.` });
    };
    const timer = setTimeout(end, MINUTE_MS);
    const stop = () => clearTimeout(timer);
    this.#signal.addEventListener("abort", stop);
  }
}
