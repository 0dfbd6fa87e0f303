/**
 * What the observers of sockets and event streams have in common: which ones are the vendor's, and which of their events
 * the browser itself dispatched.
 */
import { natives } from "./natives.js";

const { URL, data, isTrusted, listen, matches, originOfMessage, originOfUrl, pathname, unlisten } = natives;

/**
 * @typedef {object} Address Which streams are the vendor's.
 * @property {RegExp} origin Scheme and host, with or without a port.
 * @property {RegExp} path
 */

/**
 * The streams of one kind that a page opens.
 * @template {EventTarget} Stream
 */
export class Streams {
  #address;
  #readyStateOf;
  #urlOf;
  #count = 0;
  #post;
  #stop = new AbortController();
  /**
   * The streams that are open, as a list linked by own properties: a page can put accessors on array indices.
   * @type {{ id: number, stream: Stream, open: boolean, next: any } | null}
   */
  #first = null;

  /** @param {{ prototype: object }} type Of the streams. @param {Address} address @param {(message: unknown[]) => void} post */
  constructor({ prototype }, address, post) {
    this.#address = address;
    this.#post = post;
    this.#urlOf = natives.captureGetter(prototype, "url");
    this.#readyStateOf = natives.captureGetter(prototype, "readyState");
  }

  /**
   * Begins to observe a stream. Its address can contain a token: nothing of it is passed on.
   * @param {Stream} stream
   * @param {readonly string[]} types The events with content.
   * @param {string} end The event with which it ends.
   * @param {(id: number, type: string, content: unknown) => void} received
   * @returns {number} Its id; 0 if it is not the vendor's.
   */
  add(stream, types, end, received) {
    const url = new URL(this.#urlOf(stream));
    const { origin, path } = this.#address;
    if (!matches(origin, originOfUrl(url)) || !matches(path, pathname(url))) return 0;
    const id = (this.#count += 1);
    const entry = { id, stream, open: false, next: this.#first };
    this.#first = entry;
    this.#listen(stream, "open", () => {
      entry.open = true;
      this.#post(["open", id]);
      this.#closeOthers(id);
    });
    this.#listen(stream, end, () => this.closed(id));
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index];
      this.#listen(stream, type, (event) => {
        // An event stream can be redirected to another server.
        if (matches(origin, originOfMessage(event))) received(id, type, data(event));
      });
    }
    return id;
  }

  /** A stream is closed or lost. It can open again. @param {number} id */
  closed(id) {
    for (let entry = this.#first; entry !== null; entry = entry.next) {
      if (entry.id !== id || !entry.open) continue;
      entry.open = false;
      this.#post(["closed", id]);
    }
  }

  /** Stops observing. */
  stop() {
    this.#stop.abort();
  }

  /**
   * Closed streams that did not report it: the browser reports the end of a socket only after the closing handshake, and a
   * page can close an event stream with the method of another frame.
   * @param {number} id Of the stream that was opened.
   */
  #closeOthers(id) {
    const OPEN = 1;
    for (let entry = this.#first; entry !== null; entry = entry.next) {
      if (entry.id !== id && entry.open && this.#readyStateOf(entry.stream) !== OPEN) this.closed(entry.id);
    }
  }

  #listen(stream, type, listener) {
    const safeListener = (event) => {
      try {
        if (isTrusted(event)) listener(event);
      } catch {
        // An error here must not reach the page's own event handling.
      }
    };
    listen(stream, [type, safeListener]);
    listen(this.#stop.signal, ["abort", () => unlisten(stream, [type, safeListener])]);
  }
}
