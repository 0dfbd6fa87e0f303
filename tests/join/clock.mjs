// A clock that stands still until it is moved, and its timers.

/** Lets everything that is due without the clock happen: promises, streams, sockets of this machine. */
export async function settle(turns = 8) {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits until something is so; what it waits for comes over a socket of this machine. */
export async function until(so, what = String(so), turns = 20_000) {
  for (let turn = 0; turn < turns; turn += 1) {
    if (await so()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never came to be: ${what}`);
}

export class Clock {
  #timers = new Map();
  #next = 1;
  /** ms since the page began: what timers go by. Nothing but `advance` and `freeze` moves it. */
  #elapsed = 0;
  /** What the wall clock says. It can jump. */
  #wall;

  constructor(at = Date.parse("2030-01-07T09:00:00Z")) {
    this.#wall = at;
  }

  now = () => this.#wall;
  monotonic = () => this.#elapsed;

  setTimeout = (callback, wait = 0, ...given) => {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#elapsed + Math.max(0, Number(wait) || 0), callback: () => callback(...given) });
    return id;
  };

  setInterval = (callback, wait) => {
    const id = this.#next++;
    const plan = () => this.#timers.set(id, { at: this.#elapsed + wait, callback: () => (plan(), callback()) });
    plan();
    return id;
  };

  clearTimeout = (id) => void this.#timers.delete(id);
  clearInterval = this.clearTimeout;

  /** How many timers are waiting. */
  get waiting() {
    return this.#timers.size;
  }

  /** ms until the next timer; null: there is none. */
  get next() {
    const all = [...this.#timers.values()].map(({ at }) => at - this.#elapsed);
    return all.length > 0 ? Math.min(...all) : null;
  }

  /** Time passes, timer by timer, and what each sets going has happened before the next. */
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

  /** The tab stands still: time passes, and no timer runs until it is over. */
  async freeze(ms) {
    this.#move(this.#elapsed + ms);
    await this.advance(0);
  }

  /** Somebody sets the wall clock. */
  jump(ms) {
    this.#wall += ms;
  }

  #move(to) {
    const passed = Math.max(0, to - this.#elapsed);
    this.#wall += passed;
    this.#elapsed += passed;
  }
}
