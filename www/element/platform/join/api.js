/**
 * Requests to one conference. Knows addresses, headers and time limits, and nothing of what the answers mean.
 *
 * The token and the PIN go as headers, so that no address holds them: the node takes the token so for the event stream
 * too, as the vendor's own clients for telephones do. The one exception is the farewell of a page that goes away.
 *
 * @typedef {object} World What the browser gives; played in tests.
 * @property {typeof fetch} fetch
 * @property {(callback: () => void, ms: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now ms since the epoch, for the times of messages only: it can jump.
 * @property {() => number} elapsed ms, never backwards.
 * @property {() => number} random From 0 to 1.
 * @property {EventTarget | null} page Tells of `pagehide`, `pageshow` and `online`.
 *
 * @typedef {{ status: number, json: unknown }} Reply `json`: undefined where the body was none.
 */
import { unreachable } from "./failure.js";

/** ms after which a request counts as lost. */
export const PATIENCE = 15_000;

const COMMON = Object.freeze({
  credentials: /** @type {const} */ ("omit"),
  cache: /** @type {const} */ ("no-store"),
  referrerPolicy: /** @type {const} */ ("no-referrer"),
  // A PIN or a token is for this node alone.
  redirect: /** @type {const} */ ("error"),
});

/** @returns {World} */
export const browserWorld = () => ({
  fetch: (address, init) => globalThis.fetch(address, init),
  setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
  page: typeof window === "undefined" ? null : window,
});

export class Api {
  #base;
  #world;

  /** @param {string} base As of `baseOf`. @param {World} world */
  constructor(base, world) {
    this.#base = base;
    this.#world = world;
  }

  /**
   * Asks, and reads the whole answer.
   * @param {string} path
   * @param {{ token?: string, pin?: string, body?: object, keepalive?: boolean }} [given]
   * @returns {Promise<Reply>}
   * @throws {import("./failure.js").JoinFailure} `node-unreachable`: nothing came back, or not in time.
   */
  async post(path, { token, pin, body, keepalive = false } = {}) {
    const headers = new Headers();
    if (token !== undefined) headers.set("token", token);
    if (pin !== undefined) headers.set("pin", pin);
    if (body !== undefined) headers.set("content-type", "application/json");
    return this.#within(new AbortController(), async (signal) => {
      const init = { ...COMMON, method: "POST", headers, signal, keepalive };
      const answer = await this.#world.fetch(this.#base + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      // Who answers with a page has not understood; what it says is not looked at.
      const said = /^application\/json\b/i.test(answer.headers.get("content-type") ?? "");
      const json = said ? await answer.json().catch((error) => (signal.aborted ? Promise.reject(error) : undefined)) : undefined;
      if (!said) answer.body?.cancel().catch(() => {});
      return { status: answer.status, json };
    });
  }

  /**
   * Opens the event stream. Only the way to its first byte has a time limit.
   * @param {string} token @param {AbortController} stop Ends it at any time.
   * @returns {Promise<Reply & { body: ReadableStream<Uint8Array> | null }>} `body`: null where it is no event stream.
   */
  async events(token, stop) {
    return this.#within(stop, async (signal) => {
      const headers = new Headers({ accept: "text/event-stream", token });
      const answer = await this.#world.fetch(`${this.#base}events`, { ...COMMON, headers, signal });
      const isStream = answer.status === 200 && /^text\/event-stream\b/i.test(answer.headers.get("content-type") ?? "");
      if (isStream) return { status: 200, json: undefined, body: answer.body };
      answer.body?.cancel().catch(() => {});
      return { status: answer.status, json: undefined, body: null };
    });
  }

  /**
   * Gives the token back as the page goes away. A browser asks no node for leave at that moment, so the request must be
   * one that needs none: no header of ours, hence the token in the address, where it is void as soon as it is read.
   * @param {string} token
   */
  farewell(token) {
    // A request in this mode may not refuse to be sent on; what it carries is void by then.
    const init = { ...COMMON, method: "POST", mode: /** @type {const} */ ("no-cors"), redirect: /** @type {const} */ ("follow"), keepalive: true };
    try {
      void this.#world.fetch(`${this.#base}release_token?token=${encodeURIComponent(token)}`, init).catch(() => {});
    } catch {
      // Nobody is left to be told; the node ends the connection itself when the token is not renewed.
    }
  }

  /**
   * @template T
   * @param {AbortController} stop @param {(signal: AbortSignal) => Promise<T>} ask @returns {Promise<T>}
   */
  async #within(stop, ask) {
    const timer = this.#world.setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await ask(stop.signal);
    } catch {
      // What the browser says of it can hold the address; that nothing came is all there is to know.
      throw unreachable();
    } finally {
      this.#world.clearTimeout(timer);
    }
  }
}
