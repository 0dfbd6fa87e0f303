/**
 * The plugin's end of the channel to the web app that contains it: calls with replies, and events.
 *
 * The channel carries three kinds of object over `postMessage`, distinguished by their fields. It is the protocol of
 * `@pexip/plugin-api`; tests run both implementations through the same script. Why it is not that package:
 * docs/adr/0006-own-end-of-the-plugin-line.md.
 *
 * Whoever knows the channel id can use the channel, so it appears in no error or log.
 */
import { own } from "../element/own.js";

/**
 * @typedef {object} World The page's environment.
 * @property {Window} window
 * @property {() => string} newId Returns a unique id.
 * @typedef {(event: string, payload: any) => void} Listener
 */

/** The plugin's id in the web app's manifest. */
export const PLUGIN_ID = "trygtrom";

/** The web app refused the registration. */
export class RegistrationRefused extends Error {
  constructor() {
    super(`The web app refused to register the plugin: its manifest must list the id "${PLUGIN_ID}" exactly once.`);
    this.name = "RegistrationRefused";
  }
}

export class Channel {
  #id;
  #world;
  /** @type {Map<string, (payload: any) => void>} By call id. */
  #calls = new Map();
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @param {string} name Prefix of the channel id. @param {World} world */
  constructor(name, world) {
    this.#world = world;
    this.#id = `${name}-${world.newId()}`;
    world.window.addEventListener("message", this.#receive);
  }

  /**
   * Registers this page with the web app.
   * @param {"syn" | "syn:widget"} rpc @param {object} meta
   * @throws {RegistrationRefused}
   */
  async register(rpc, meta) {
    const answer = await this.call(rpc, meta);
    if (own(answer, "ack") === true) return;
    this.close();
    throw new RegistrationRefused();
  }

  /**
   * Calls the web app. The promise stays pending if the web app does not know the call.
   * @param {string} rpc @param {unknown} payload @returns {Promise<any>} Never rejects.
   */
  call(rpc, payload) {
    const id = this.#world.newId();
    return new Promise((resolve) => {
      this.#calls.set(id, resolve);
      // The web app's origin is unknown here. Calls contain no personal data, only ids that the web app gave.
      this.#world.window.parent.postMessage({ rpc, payload, id, chanId: this.#id }, "*");
    });
  }

  /** Subscribes to events. @param {Listener} listener @param {AbortSignal} [signal] */
  listen(listener, signal) {
    if (signal?.aborted) return;
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  close() {
    this.#world.window.removeEventListener("message", this.#receive);
    this.#listeners.clear();
    this.#calls.clear();
  }

  /** @param {MessageEvent} message */
  #receive = ({ data, source, isTrusted }) => {
    // Any page can post here; only the parent window is trusted, and only what it posted itself.
    if (!isTrusted || source !== this.#world.window.parent || own(data, "chanId") !== this.#id) return;
    const [replyTo, event, payload] = ["replyTo", "event", "payload"].map((name) => own(data, name));
    if (typeof replyTo === "string") {
      const answer = this.#calls.get(replyTo);
      this.#calls.delete(replyTo);
      answer?.(payload);
    }
    if (typeof event === "string") for (const listener of [...this.#listeners]) listener(event, payload);
  };
}
