/**
 * Requests to one conference: addresses, headers and time limits. It does not interpret the answers.
 *
 * The token and the PIN are sent as headers, so that no address contains them. The node accepts the token as a header for the
 * event stream too, as in the vendor's own mobile clients. The only exception is the release of the token on `pagehide`.
 *
 * @typedef {object} World The browser APIs that are used; tests replace them.
 * @property {typeof fetch} fetch
 * @property {(callback: () => void, ms: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {() => number} now ms since the Unix epoch, for the times of messages only: the wall clock can jump.
 * @property {() => number} elapsed ms, monotonic.
 * @property {() => number} random From 0 to 1.
 * @property {EventTarget | null} page Dispatches `pagehide`, `pageshow` and `online`.
 *
 * @typedef {{ status: number, json: unknown }} Reply `json`: undefined if the body is no JSON.
 */
import { FileTooLarge, readBody } from "../../fetch_file.js";
import { unreachable } from "./failure.js";

/** ms after which a request has failed. */
export const PATIENCE = 15_000;
/** The most bytes of an answer, decompressed: many times what a node sends. */
const LARGEST_ANSWER = 1024 * 1024;

const COMMON = Object.freeze({
  credentials: /** @type {const} */ ("omit"),
  cache: /** @type {const} */ ("no-store"),
  referrerPolicy: /** @type {const} */ ("no-referrer"),
  // A PIN or a token must not be sent to another server.
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

  /** @param {string} base From `baseOf`. @param {World} world */
  constructor(base, world) {
    this.#base = base;
    this.#world = world;
  }

  /**
   * Sends a request and reads the whole answer.
   * @param {string} path
   * @param {{ token?: string, pin?: string, body?: object, keepalive?: boolean }} [given]
   * @returns {Promise<Reply>}
   * @throws {import("./failure.js").JoinFailure} `node-unreachable`: there was no answer in time, or it is too large.
   */
  async post(path, { token, pin, body, keepalive = false } = {}) {
    const headers = new Headers();
    if (token !== undefined) headers.set("token", token);
    if (pin !== undefined) headers.set("pin", pin);
    if (body !== undefined) headers.set("content-type", "application/json");
    return this.#within(new AbortController(), async (signal) => {
      const init = { ...COMMON, method: "POST", headers, signal, keepalive };
      const answer = await this.#world.fetch(this.#base + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      // An answer of another type, such as an error page, does not come from the client API and is not read.
      const isJson = /^application\/json\b/i.test(answer.headers.get("content-type") ?? "");
      if (!isJson) answer.body?.cancel().catch(() => {});
      return { status: answer.status, json: isJson ? parsed(await readBody(answer, LARGEST_ANSWER)) : undefined };
    });
  }

  /**
   * Opens the event stream. The time limit applies until the answer begins.
   * @param {string} token @param {AbortController} stop Closes it at any time.
   * @returns {Promise<Reply & { body: ReadableStream<Uint8Array> | null }>} `body`: null if the answer is no event stream.
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
   * Releases the token while the page is unloaded. A browser sends no CORS preflight at that moment, so the request must not
   * need one: it has no header of its own, and the token is in the address, where it is void as soon as the node reads it.
   * @param {string} token
   */
  farewell(token) {
    // `no-cors` requires `redirect: "follow"`. The token is void by the time a redirect is followed.
    const init = { ...COMMON, method: "POST", mode: /** @type {const} */ ("no-cors"), redirect: /** @type {const} */ ("follow"), keepalive: true };
    try {
      void this.#world.fetch(`${this.#base}release_token?token=${encodeURIComponent(token)}`, init).catch(() => {});
    } catch {
      // Nobody is left to be notified; the node ends the connection itself when the token is not renewed.
    }
  }

  /**
   * @template T
   * @param {AbortController} stop @param {(signal: AbortSignal) => Promise<T>} request @returns {Promise<T>}
   */
  async #within(stop, request) {
    const timer = this.#world.setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await request(stop.signal);
    } catch (error) {
      // The browser's error can contain the address, so it is dropped.
      throw error instanceof FileTooLarge ? unreachable("too-large") : unreachable();
    } finally {
      this.#world.clearTimeout(timer);
    }
  }
}

/** @param {ArrayBuffer} body @returns {unknown} Undefined if it is no JSON. */
function parsed(body) {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // The browser's error repeats a part of the text.
    return undefined;
  }
}
