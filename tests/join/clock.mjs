// A manual clock and its timers.

/** Waits for pending promises, streams and local sockets, without moving the clock. */
export async function settle(turns = 8) {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits until the condition holds, without moving the clock. */
export async function until(condition, what = String(condition), turns = 20_000) {
  for (let turn = 0; turn < turns; turn += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`condition never held: ${what}`);
}

export class Clock {
  #timers = new Map();
  #next = 1;
  /** Monotonic time in ms, which timers use. Only `advance` and `freeze` move it. */
  #elapsed = 0;
  /** Wall clock time in ms; `jump` can set it. */
  #wall;

  constructor(at = Date.parse("2030-01-07T09:00:00Z")) {
    this.#wall = at;
  }

  now = () => this.#wall;
  monotonic = () => this.#elapsed;

  setTimeout = (callback, wait = 0, ...args) => {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#elapsed + Math.max(0, Number(wait) || 0), callback: () => callback(...args) });
    return id;
  };

  setInterval = (callback, wait) => {
    const id = this.#next++;
    const schedule = () => this.#timers.set(id, { at: this.#elapsed + wait, callback: () => (schedule(), callback()) });
    schedule();
    return id;
  };

  clearTimeout = (id) => void this.#timers.delete(id);
  clearInterval = this.clearTimeout;

  /** Number of pending timers. */
  get waiting() {
    return this.#timers.size;
  }

  /** ms until the next timer; null without timers. */
  get next() {
    const all = [...this.#timers.values()].map(({ at }) => at - this.#elapsed);
    return all.length > 0 ? Math.min(...all) : null;
  }

  /** Moves the clock, and settles after each timer before the next one fires. */
  async advance(ms) {
    const end = this.#elapsed + ms;
    await settle();
    for (;;) {
      const [id, due] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!due || due.at > end) break;
      this.#move(due.at);
      this.#timers.delete(id);
      due.callback();
      await settle();
    }
    this.#move(end);
    await settle();
  }

  /** Simulates a frozen tab: time passes and no timer fires until the end. */
  async freeze(ms) {
    this.#move(this.#elapsed + ms);
    await this.advance(0);
  }

  /** Changes the wall clock only. */
  jump(ms) {
    this.#wall += ms;
  }

  #move(to) {
    const passed = Math.max(0, to - this.#elapsed);
    this.#wall += passed;
    this.#elapsed += passed;
  }
}
