/**
 * The WebAssembly module that all panels of a page share: loaded when the first panel comes, watched, and restarted after a
 * panic. A panic makes the module unusable for every panel, so each is built again from the inputs it has kept, less the one
 * that was handed over last. A second panic within a minute ends on paper.
 * In JavaScript because it starts the module and outlives a panic.
 */
import { callingModule, isThrownBy, isThrownInside } from "./stack.js";

/** A second panic within this time is not answered by another restart. */
const RESTART_ONCE_IN_MS = 60_000;
/**
 * How long, in ms, nobody has pressed anything in a panel before the module is replaced: longer than the time within which the
 * module counts a second press as one of a double press, which the next instance does not know of.
 */
const AFTER_PRESS_MS = 600;
/** What a call throws that was still due when the module was restarted. It breaks nothing. */
const LEFT_OVER = /previous wasm instance/i;

/** Whether the module stopped inside, by a panic or because the stack was exhausted. @param {unknown} error */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && /call stack|too much recursion/i.test(error.message));

/**
 * @typedef {import("./input_log.js").Entry} Entry
 * @typedef {import("./loader.js").Glue} Glue
 *
 * @typedef {object} Session One panel, as the runtime sees it.
 * @property {() => void} wait The module is on its way.
 * @property {(glue: Glue) => void} begin The module is up: build the panel.
 * @property {() => void} halt The module has panicked: drop the panel.
 * @property {(glue: Glue, dropped: Entry | null) => void} restart The module is up again: build the panel without this input.
 * @property {() => void} rest The module is replaced: drop the panel, which is built again at once by `begin`.
 * @property {() => void} forget Drop all kept inputs.
 * @property {(error: Error) => void} fail There will be no panel.
 */

export class Runtime {
  #glue;
  #load;
  #here;
  #page;
  #now;
  #later;
  #elapsed;
  /** @type {Set<Session>} */
  #sessions = new Set();
  /** @type {"idle" | "loading" | "up" | "broken"} */
  #state = "idle";
  #loaded = false;
  /** @type {string | null} */
  #build = null;
  #used = false;
  /** @type {{ session: Session, entry: Entry } | null} The input that was handed to the module last. */
  #last = null;
  /** When the module last panicked, in ms since the epoch. */
  #panicked = -Infinity;
  /** @type {AbortController | null} */
  #watch = null;
  /** @type {string | null} What stacks call the module; null before its first call, or if the engine names no module. */
  #name = null;
  /** Whether the module is about to be replaced. */
  #renewing = false;
  /** When somebody last pressed something in a panel, in ms of the page's clock. */
  #pressed = -Infinity;

  /**
   * @param {Glue} glue
   * @param {() => Promise<string | null>} load Fetches and starts the module. Resolves to the hash of its file.
   * @param {object} options
   * @param {() => string[]} options.here Returns the addresses of the script, as they appear in stacks.
   * @param {EventTarget} [options.page] The window whose errors are examined.
   * @param {() => number} [options.now] ms since the epoch.
   * @param {(callback: () => void, ms: number) => void} [options.later] Calls back once.
   * @param {() => number} [options.elapsed] ms, monotonic.
   */
  constructor(glue, load, { here, page = globalThis.window, now = Date.now, later = setTimeout, elapsed = () => performance.now() }) {
    this.#glue = glue;
    this.#load = load;
    this.#here = here;
    this.#page = page;
    this.#now = now;
    this.#later = (callback, ms) => void later(callback, ms);
    this.#elapsed = elapsed;
  }

  /** Called from inside the module: shows what stacks call it. */
  observeStack() {
    this.#name = callingModule(new Error().stack);
  }

  /** Whether the module was ever requested. */
  get used() {
    return this.#used;
  }

  /** The SHA-256 of the file of the module that runs, in hex; null if it is not known. */
  get build() {
    return this.#build;
  }

  join(session) {
    this.#sessions.add(session);
    if (!this.#watch) this.#watchErrors();
    if (this.#state === "idle") this.start();
    // Never synchronously: the page may have added the panel while the module was running.
    else if (this.#state === "up") queueMicrotask(() => this.#begin());
  }

  leave(session) {
    this.#sessions.delete(session);
    if (this.#last?.session === session) this.#last = null;
    if (this.#sessions.size > 0) return;
    this.#watch?.abort();
    this.#watch = null;
    this.renew();
  }

  /** Somebody has pressed something in a panel. */
  pressed() {
    this.#pressed = this.#elapsed();
  }

  /**
   * Replaces the module by a fresh instance, and has every panel built again from what it keeps: soon, and never while the
   * module runs. Until then everything goes on as before.
   */
  renew() {
    if (this.#renewing || this.#state !== "up") return;
    this.#renewing = true;
    const wait = () => {
      const quiet = this.#elapsed() - this.#pressed;
      if (quiet < AFTER_PRESS_MS) this.#later(wait, AFTER_PRESS_MS - quiet);
      else this.#replace();
    };
    this.#later(wait, AFTER_PRESS_MS);
  }

  /** A session that could not begin can now. @param {Session} session */
  resume(session) {
    if (this.#state === "up" && this.#sessions.has(session)) session.begin(this.#glue);
  }

  /** Tries again for a session that has failed. @param {Session} session */
  retry(session) {
    if (this.#state === "idle") this.start();
    else {
      session.wait();
      this.resume(session);
    }
  }

  /** Loads the module, or restarts it if it was loaded and given up. */
  async start() {
    if (this.#state !== "idle") return;
    this.#state = "loading";
    for (const session of [...this.#sessions]) session.wait();
    try {
      // The module that imports this one may call `configure` first.
      await null;
      this.#used = true;
      if (this.#loaded) this.#glue.__wbg_reset_state();
      else this.#build = (await this.#load()) ?? null;
      this.#loaded = true;
      this.#state = "up";
    } catch (error) {
      this.#giveUp(error);
      return;
    }
    this.#begin();
  }

  /** Notes which input the module is handed now. If it panics, that input is dropped. @param {Session} session @param {Entry} entry */
  handed(session, entry) {
    this.#last = { session, entry };
  }

  /**
   * Runs a call into the module. Whatever it throws means that the module has panicked.
   * @param {() => void} work
   * @returns {boolean} Whether the call was made and returned.
   */
  call(work) {
    if (this.#state !== "up") return false;
    try {
      work();
      return true;
    } catch (error) {
      this.#broke(error);
      return false;
    }
  }

  #replace() {
    this.#renewing = false;
    // A module that has panicked gets a fresh instance anyway.
    if (this.#state !== "up") return;
    for (const session of [...this.#sessions]) session.rest();
    // One of them may have panicked.
    if (this.#state !== "up") return;
    this.#last = null;
    try {
      this.#glue.__wbg_reset_state();
    } catch (cause) {
      for (const session of this.#sessions) session.forget();
      this.#giveUp(new Error("The panel could not be built again for the next consultation, and was given up.", { cause }));
      return;
    }
    this.#begin();
  }

  #begin() {
    for (const session of [...this.#sessions]) if (this.#state === "up") session.begin(this.#glue);
  }

  /** A panic inside a callback of the module (an event, a rendering) reaches the window as an error. */
  #watchErrors() {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const examine = (event, error) => {
      if (!this.#isOurs(error)) return;
      event.preventDefault();
      this.#broke(error);
    };
    this.#page.addEventListener("error", (event) => examine(event, event.error), { signal });
    this.#page.addEventListener("unhandledrejection", (event) => examine(event, event.reason), { signal });
  }

  /**
   * Whether the module has panicked, or a call was left over from an earlier one. Errors of others are left alone, also those
   * of a listener of the page, which this script calls: they are reported before it returns.
   */
  #isOurs(error) {
    if (!this.#loaded || !(error instanceof Error)) return false;
    const scripts = this.#here();
    if (LEFT_OVER.test(error.message)) return isThrownBy(error.stack, scripts);
    return isTrap(error) && isThrownInside(error.stack, { scripts, modules: this.#name === null ? [] : [this.#name] });
  }

  #broke(error) {
    if (this.#state !== "up") return;
    if (error instanceof Error && LEFT_OVER.test(error.message)) return;
    this.#state = "broken";
    for (const session of this.#sessions) session.halt();
    queueMicrotask(() => this.#restart(error));
  }

  #restart(error) {
    const now = this.#now();
    const again = now - this.#panicked < RESTART_ONCE_IN_MS;
    this.#panicked = now;
    const last = this.#last;
    this.#last = null;
    try {
      // First of all, so that no timer of the broken panels can call the module again.
      this.#glue.__wbg_reset_state();
      if (again) throw error;
    } catch (cause) {
      this.#panicked = -Infinity;
      for (const session of this.#sessions) session.forget();
      this.#giveUp(new Error("The panel panicked again within a minute, or could not be restarted, and was given up.", { cause }));
      return;
    }
    this.#state = "up";
    for (const session of [...this.#sessions]) {
      if (this.#state === "up") session.restart(this.#glue, last?.session === session ? last.entry : null);
    }
  }

  #giveUp(error) {
    this.#state = "idle";
    for (const session of [...this.#sessions]) session.fail(error);
  }
}
