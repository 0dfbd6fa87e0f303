/**
 * One end of the line between a plugin's page and the web app around it: calls that are answered, and events.
 *
 * The line is `postMessage` with objects of three kinds, told apart by their fields. It is the one that
 * `@pexip/plugin-api` speaks, and our tests put both through the same script. Why it is not that package: see
 * docs/adr/0006-own-end-of-the-plugin-line.md.
 *
 * The name of the line is what lets a page speak on it. It stands in no message, error or log of ours.
 */

/**
 * @typedef {object} World What the page gives.
 * @property {Window} window
 * @property {() => string} newId A text that is like no other.
 * @typedef {(event: string, payload: any) => void} Listener
 */

/** What the web app's manifest must call the plugin. */
export const PLUGIN_ID = "trygtrom";

/** The web app did not take this page for what it says it is. */
export class NotTaken extends Error {
  constructor() {
    super(`The web app did not take the plugin: its manifest must call it "${PLUGIN_ID}", and it may stand there once.`);
    this.name = "NotTaken";
  }
}

export class Channel {
  #id;
  #world;
  /** @type {Map<string, (payload: any) => void>} By the id of the call. */
  #calls = new Map();
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @param {string} name What the line's own name begins with. @param {World} world */
  constructor(name, world) {
    this.#world = world;
    this.#id = `${name}-${world.newId()}`;
    world.window.addEventListener("message", this.#take);
  }

  /**
   * Says to the web app what this page is.
   * @param {"syn" | "syn:widget"} rpc @param {object} meta
   * @throws {NotTaken}
   */
  async register(rpc, meta) {
    const answer = await this.call(rpc, meta);
    if (Object(answer).ack === true) return;
    this.close();
    throw new NotTaken();
  }

  /**
   * Asks the web app for something. It may never answer: a web app that does not know the call is silent.
   * @param {string} rpc @param {unknown} payload @returns {Promise<any>} Never rejected.
   */
  call(rpc, payload) {
    const id = this.#world.newId();
    return new Promise((resolve) => {
      this.#calls.set(id, resolve);
      // The web app's origin is not ours to know; what we say names nobody but by handles it gave.
      this.#world.window.parent.postMessage({ rpc, payload, id, chanId: this.#id }, "*");
    });
  }

  /** Hears the events from now on. @param {Listener} listener @param {AbortSignal} [signal] */
  listen(listener, signal) {
    if (signal?.aborted) return;
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  close() {
    this.#world.window.removeEventListener("message", this.#take);
    this.#listeners.clear();
    this.#calls.clear();
  }

  /** @param {MessageEvent} message */
  #take = ({ data, source }) => {
    // Any page can send anything here. Only the one around us speaks on this line.
    if (source !== this.#world.window.parent || data === null || typeof data !== "object" || data.chanId !== this.#id) return;
    if (typeof data.replyTo === "string") {
      const answer = this.#calls.get(data.replyTo);
      this.#calls.delete(data.replyTo);
      answer?.(data.payload);
    }
    if (typeof data.event === "string") for (const listener of [...this.#listeners]) listener(data.event, data.payload);
  };
}
