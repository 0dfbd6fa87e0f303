/**
 * The WebAssembly module that all panels of a page share: loaded once when the first panel comes, watched, and started
 * afresh when it has panicked. A panic makes the module useless for every panel, so each is built again from what it kept.
 *
 * It comes in two parts, and so do its texts. The first is enough for a first screen; the rest is fetched when one stands.
 * A panel that needs more than that for its first screen, as after a reload in the middle of a talk, stops where the rest is
 * missing, and begins anew when it is here.
 */
import { moduleName } from "./own_address.js";
import { task } from "./task.js";

const MOST_RESTARTS = 3;
const WITHIN_MS = 60_000;
/** What a call says that was left over from before a restart. It breaks nothing. */
const LEFT_OVER = /previous wasm instance/i;

/** Whether the module came to a stop inside, by a panic or for want of room on the stack. @param {unknown} error */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError || (error instanceof Error && /call stack|too much recursion/i.test(error.message));

/**
 * @typedef {import("./kept.js").Entry} Entry
 * @typedef {import("./loader.js").Glue} Glue
 *
 * @typedef {object} Session One panel, as the runtime sees it.
 * @property {() => void} wait The module is on its way.
 * @property {(glue: Glue) => void} begin The module is up: build the panel.
 * @property {() => void} complete The rest of the module is here: it can be handed everything.
 * @property {() => void} halt The module is broken: let go of the panel.
 * @property {(glue: Glue, suspects: Entry[]) => void} restart The module is up again. One of the suspects broke it.
 * @property {() => void} forget Nothing kept can be trusted any more.
 * @property {(error: Error) => void} fail There will be no panel.
 *
 * @typedef {{ session: Session, entries: Entry[], before: Turn | null }} Turn What was handed to the module and has not yet been
 *   seen to go well, and the turn before it that has not either.
 */

export class Runtime {
  #glue;
  #load;
  #fetchRest;
  #library;
  #here;
  #page;
  #now;
  /** @type {Set<Session>} */
  #sessions = new Set();
  /** @type {"idle" | "loading" | "up" | "broken"} */
  #state = "idle";
  #loaded = false;
  #asked = false;
  /** @type {WebAssembly.Module | null} The rest of the module, when it is here. */
  #rest = null;
  #completing = false;
  /** @type {Turn | null} */
  #turn = null;
  /** Whether the timer runs in whose task all turns until then are over. */
  #settling = false;
  /** @type {number[]} When it broke, of late. */
  #crashes = [];
  /** @type {AbortController | null} */
  #watch = null;
  /** @type {string | null | undefined} The name of the module in stacks, where that is not its address; undefined until it has called. */
  #named;

  /**
   * @param {Glue} glue
   * @param {() => Promise<boolean>} load Tells whether stacks name the module by its address: to take a stack takes time.
   * @param {() => Promise<WebAssembly.Module>} fetchRest
   * @param {import("./library.js").Library} library
   * @param {{ here: () => string[], page?: EventTarget, now?: () => number }} options `here` tells the addresses of the
   *   script and the module's parts, as they stand in stacks; `page` is the window whose errors are looked at.
   */
  constructor(glue, load, fetchRest, library, { here, page = globalThis.window, now = Date.now }) {
    this.#glue = glue;
    this.#load = load;
    this.#fetchRest = fetchRest;
    this.#library = library;
    this.#here = here;
    this.#page = page;
    this.#now = now;
  }

  /** The moment, asked for by the module. The first time the stack tells how a module without an address is named. */
  moment() {
    if (this.#named === undefined) this.#named = moduleName(new Error().stack);
    return Date.now();
  }

  /** Whether the module was ever asked for. */
  get used() {
    return this.#asked;
  }

  /** Whether all of the module is here, and all that it says. */
  get whole() {
    return this.#rest !== null;
  }

  /** @param {Session} session */
  join(session) {
    this.#sessions.add(session);
    if (!this.#watch) this.#watchErrors();
    if (this.#state === "idle") this.start();
    // Never at once: the page may have put the panel in while the module itself was running.
    else if (this.#state === "up") queueMicrotask(() => this.#begin());
  }

  /** @param {Session} session */
  leave(session) {
    this.#sessions.delete(session);
    if (this.#sessions.size > 0) return;
    this.#watch?.abort();
    this.#watch = null;
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

  /** Loads the module, or starts it afresh where it was loaded and given up. */
  async start() {
    if (this.#state !== "idle") return;
    this.#state = "loading";
    for (const session of [...this.#sessions]) session.wait();
    try {
      // Lets the module that imports this one call `configure` first.
      await null;
      this.#asked = true;
      if (this.#loaded) this.#afresh();
      else if (await this.#load()) this.#named = null;
      this.#loaded = true;
      this.#state = "up";
    } catch (error) {
      this.#giveUp(error);
      return;
    }
    this.#begin();
  }

  /** A first screen stands: nothing that a person waits for is held up by the rest any more. */
  stands() {
    if (!this.whole) this.#complete();
  }

  /**
   * A turn: what is handed to the module now, until it is ended.
   * @param {Session} session @param {Entry[]} entries What is handed over, where that is known.
   * @returns {Turn}
   */
  turn(session, entries = []) {
    return (this.#turn = { session, entries, before: this.#turn });
  }

  /**
   * All of a turn is handed over. What it draws is drawn soon, so it is held to have gone well when a timer comes that runs
   * out at once; turns that follow each other share that. Where nothing is drawn by it nothing is left to go wrong, and no
   * timer is asked for: what breaks now is of the turn before.
   * @param {Turn} turn @param {boolean} draws
   */
  end(turn, draws) {
    if (this.#turn !== turn) return;
    if (!draws) this.#turn = turn.before;
    turn.before = null;
    if (!draws || this.#settling) return;
    this.#settling = true;
    setTimeout(() => {
      this.#settling = false;
      this.#turn = null;
    });
  }

  /** Names what was asked of the module from inside it: a person's click. @param {Session} session @param {Entry} entry */
  mark(session, entry) {
    const turn = this.#turn?.session === session ? this.#turn : this.turn(session);
    turn.entries.push(entry);
    this.end(turn, true);
  }

  /**
   * Runs a call into the module. Anything that it throws means that the module is broken.
   * @param {() => void} work
   * @param {Entry} [entry] What the call hands over.
   * @returns {boolean} Whether it went well.
   */
  call(work, entry) {
    if (this.#state !== "up") return false;
    try {
      work();
      return true;
    } catch (error) {
      if (this.#turn && entry) this.#turn.entries = [entry];
      this.#broke(error);
      return false;
    }
  }

  /** The same in a task of its own: the page can do something between. @param {() => void} work */
  soon(work) {
    task(() => this.call(work));
  }

  #begin() {
    for (const session of [...this.#sessions]) if (this.#state === "up") session.begin(this.#glue);
  }

  async #complete() {
    if (this.#completing) return;
    this.#completing = true;
    try {
      const [rest] = await Promise.all([this.#fetchRest(), this.#library.complete()]);
      this.#glue.complete(rest);
      this.#library.teach(this.#glue);
      this.#rest = rest;
    } catch (error) {
      for (const session of this.#sessions) this.#abandon(session);
      this.#giveUp(error);
      return;
    } finally {
      this.#completing = false;
    }
    if (this.#state === "loading") {
      this.#state = "up";
      this.#begin();
    }
    for (const session of [...this.#sessions]) if (this.#state === "up") session.complete();
  }

  /** The module as it was when it was loaded, with what has come of it since. */
  #afresh() {
    this.#glue.__wbg_reset_state();
    if (this.#rest) this.#glue.complete(this.#rest);
  }

  /** As if the session had not begun. @param {Session} session */
  #abandon(session) {
    session.halt();
    session.forget();
  }

  /** What breaks inside the module's own callbacks (a click, a rendering) comes out as an error of the window. */
  #watchErrors() {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const look = (event, error) => {
      if (!this.#isOurs(error)) return;
      event.preventDefault();
      this.#broke(error);
    };
    this.#page.addEventListener("error", (event) => look(event, event.error), { signal });
    this.#page.addEventListener("unhandledrejection", (event) => look(event, event.reason), { signal });
  }

  /** @param {unknown} error */
  #isOurs(error) {
    if (!this.#loaded || !(error instanceof Error)) return false;
    if (!isTrap(error) && !LEFT_OVER.test(error.message)) return false;
    // Calls into the module pass through this script, but not every stack reaches so far down.
    const names = this.#named ? [...this.#here(), this.#named] : this.#here();
    return names.some((name) => error.stack?.includes(name));
  }

  /** @param {unknown} error */
  #broke(error) {
    if (this.#state !== "up") return;
    if (error instanceof Error && LEFT_OVER.test(error.message)) return;
    const turn = this.#turn;
    this.#turn = null;
    if (!this.whole) {
      this.#waitForAll();
      return;
    }
    this.#state = "broken";
    for (const session of this.#sessions) session.halt();
    queueMicrotask(() => this.#restart(turn, error));
  }

  /** It stopped where the rest is missing, or for another reason that will show itself again when the rest is here. */
  #waitForAll() {
    this.#state = "loading";
    for (const session of this.#sessions) {
      this.#abandon(session);
      session.wait();
    }
    // At once: what was left over in the one that stopped must not run on, and the rest may come any moment.
    this.#glue.__wbg_reset_state();
    this.#complete();
  }

  /** @param {Turn | null} turn @param {unknown} error */
  #restart(turn, error) {
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < WITHIN_MS), now];
    try {
      // First of all, so that no timer of the broken panels can call the module again.
      this.#afresh();
      if (this.#crashes.length > MOST_RESTARTS) throw error;
    } catch (cause) {
      this.#crashes = [];
      for (const session of this.#sessions) session.forget();
      this.#giveUp(new Error("The panel broke again and again, and was given up.", { cause }));
      return;
    }
    this.#state = "up";
    for (const session of [...this.#sessions]) {
      if (this.#state === "up") session.restart(this.#glue, turn?.session === session ? turn.entries : []);
    }
  }

  /** @param {Error} error */
  #giveUp(error) {
    this.#state = "idle";
    for (const session of [...this.#sessions]) session.fail(error);
  }
}
