/**
 * The room that one panel listens to: an element on the page, or a source. Finds it, follows it, and hands on what it
 * reports. In JavaScript because it must listen to the room before the module is there, and outlives a panic.
 */
import { EmbedWatch } from "./embed.js";
import { platformOf, transportOf } from "./platform/index.js";
import { findSource } from "./source.js";

/**
 * @typedef {import("./platform/index.js").Sink} Sink
 *
 * @typedef {object} Page
 * @property {() => import("./source.js").Given} given What the page gives to reach a conference.
 * @property {string} displayName What the panel is called in a conference that it joins.
 * @property {() => boolean} readsChat Whether the procedure allows chat texts to reach the module.
 *
 * @typedef {object} On
 * @property {(entry: import("./input_log.js").Entry) => void} input
 * @property {(problem: { code: string, message: string }) => void} problem For the host page.
 * @property {(missing: boolean) => void} missing Whether the page lacks the element that `for` names.
 */

export class RoomConnection {
  #element;
  #page;
  #on;
  /** @type {{ room: any, stop: AbortController } | null} */
  #connected = null;
  /** @type {EmbedWatch | null} */
  #watch = null;
  /** @type {AbortController | null} Ends the search for a room. */
  #search = null;

  /** @param {Element} element The panel. @param {Page} page @param {On} on */
  constructor(element, page, on) {
    this.#element = element;
    this.#page = page;
    this.#on = on;
  }

  /** The element or source that is listened to now. @returns {object | null} */
  get room() {
    return this.#connected?.room ?? null;
  }

  /** Searches for the room that the page names now. */
  connect() {
    const name = this.#element.getAttribute("platform");
    const platform = platformOf(name);
    const transport = transportOf(name);
    if (!platform && !transport) return;
    this.#search = new AbortController();
    if (transport) return this.#searchSource(transport, this.#search.signal);
    const on = {
      changed: (embed) => this.#listen(embed, platform),
      missing: (message) => {
        this.#on.missing(true);
        this.#none({ code: "missing-embed", message });
      },
    };
    const wanted = { id: this.#element.getAttribute("for"), tag: platform.TAG };
    this.#watch = new EmbedWatch(this.#element, wanted, on, this.#search.signal);
  }

  /** Stops the search and leaves the room. */
  disconnect() {
    this.#search?.abort();
    this.#watch = null;
    this.#listen(null);
  }

  /** The panel has been moved in the page. */
  moved() {
    this.#watch?.look();
  }

  /** Asks to be admitted to a conference. @param {string} [pin] Kept nowhere. */
  enter(pin) {
    this.#connected?.room.enter?.(pin);
  }

  /** @param {import("./platform/index.js").Transport} transport @param {AbortSignal} signal */
  #searchSource(transport, signal) {
    const found = (source) => {
      const allowed = (type, detail) => (this.#page.readsChat() ? detail : transport.withoutText(type, detail));
      const subscribe = (_, sink, stop) =>
        source.subscribe((at, type, detail) => {
          if (!stop.aborted && transport.types.has(type)) sink(Number.isFinite(at) ? at : Date.now(), type, allowed(type, detail));
        }, stop);
      try {
        this.#listen(source, { subscribe });
        source.enter?.();
      } catch {
        this.#listen(null);
        this.#none({ code: "invalid-attribute", message: '"source" threw when the panel began to listen to it. The panel asks a person instead.' });
      }
    };
    const refused = (type, detail) => this.#on.input({ at: Date.now(), kind: "seen", type, detail });
    const { given, displayName, readsChat } = this.#page;
    findSource(given, transport, { displayName, readsChat }, { found, none: (problem) => this.#none(problem), refused }, this.#element.ownerDocument, signal);
  }

  /** There is no room to listen to: the panel asks the person instead. @param {{ code: string, message: string }} problem */
  #none(problem) {
    this.#on.problem(problem);
    this.#on.input({ at: Date.now(), kind: "connect", embed: null });
  }

  /** @param {object | null} room @param {{ subscribe: (room: any, sink: Sink, signal: AbortSignal) => void }} [platform] */
  #listen(room, platform) {
    const previous = this.#connected;
    previous?.stop.abort();
    this.#connected = null;
    if (room && platform) {
      this.#on.missing(false);
      this.#connected = { room, stop: new AbortController() };
      this.#on.input({ at: Date.now(), kind: "connect", embed: new WeakRef(room) });
      platform.subscribe(room, (at, type, detail) => this.#on.input({ at, kind: "seen", type, detail }), this.#connected.stop.signal);
    } else if (previous) this.#on.input({ at: Date.now(), kind: "connect", embed: null });
  }
}
