/**
 * The room that one panel listens to: an element on the page, or a source. Finds it, follows it, and passes on what it
 * reports. In JavaScript because it must listen to the room before the module is there, and outlives a panic.
 */
import { EmbedWatch, whenParsed } from "./embed.js";
import { MOST_CHARACTERS, MOST_VALUES, isTooLarge } from "./message_limit.js";
import { elementOf, transportOf } from "./platform/index.js";
import { task } from "./task.js";

/**
 * @typedef {import("./platform/index.js").Sink} Sink
 *
 * @typedef {object} Given What the page gives to reach a conference.
 * @property {unknown} source The property `source`.
 * @property {string | null} node
 * @property {string | null} conference
 * @property {string | null} viewer
 *
 * @typedef {object} Page
 * @property {() => Given} given
 * @property {string} displayName What the panel is called in a conference that it joins.
 * @property {() => boolean} readsChat Whether the procedure allows chat texts to reach the module.
 *
 * @typedef {object} On
 * @property {(entry: import("./input_log.js").Entry) => void} input
 * @property {(problem: { code: string, message: string }) => void} problem For the host page.
 * @property {(missing: boolean) => void} missing Whether the page lacks the element that `for` names.
 */

const NO_OWN = 'Set the property "source": this platform reports through nothing else. Until then the panel asks a person instead.';
const NOTHING = 'Give "node" and "conference", or set the property "source". Until then the panel asks a person instead.';
const PATIENT = 'Only a clinician\'s panel joins a conference: with viewer="patient" the attributes "node" and "conference" are left alone, and the panel asks the person instead.';
const NO_SOURCE = '"source" must be an object with the function "subscribe" and, where it takes commands, "run". The panel asks a person instead.';

const TOO_LARGE = `A message of the room has more than ${MOST_VALUES} values or ${MOST_CHARACTERS} characters, or is nested too deeply. It is taken without its content. Look for other code that dispatches on the room's element.`;

export class RoomConnection {
  #element;
  #page;
  #on;
  /** @type {{ room: any, stop: AbortController } | null} */
  #connected = null;
  /** @type {WeakRef<import("./platform/index.js").Opened> | null} The panel's own connection to a conference. */
  #opened = null;
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
    const roomElement = elementOf(name);
    const transport = transportOf(name);
    if (!roomElement && !transport) return;
    this.#search = new AbortController();
    if (transport) return this.#searchSource(transport, this.#search.signal);
    const on = {
      changed: (embed) => this.#listen(embed, roomElement),
      missing: (message) => {
        this.#on.missing(true);
        this.#none({ code: "missing-embed", message });
      },
    };
    const wanted = { id: this.#element.getAttribute("for"), tag: roomElement.TAG };
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

  /** Asks to be admitted to a conference. @param {string} [pin] Kept by the connection alone. */
  enter(pin) {
    this.#connected?.room.enter?.(pin);
  }

  /** Another consultation begins: the panel's own connection drops the PIN. */
  forget() {
    if (this.#connected && this.#connected.room === this.#opened?.deref()) this.#connected.room.forget();
  }

  /**
   * Searches for a source: the object that the page gives, or the panel's own connection to the node that the attributes name.
   * Searches after the current script has set all attributes, or, if none is set by then, when the page has been parsed.
   * @param {import("./platform/index.js").Platform} transport @param {AbortSignal} signal
   */
  #searchSource(transport, signal) {
    task(() => {
      if (signal.aborted) return;
      const { source, node, conference } = this.#page.given();
      if (source || (node && conference)) this.#findSource(transport, signal);
      else whenParsed(this.#element.ownerDocument, signal, () => this.#findSource(transport, signal));
    });
  }

  /** @param {import("./platform/index.js").Platform} transport @param {AbortSignal} signal */
  #findSource(transport, signal) {
    const { given, displayName, readsChat } = this.#page;
    const { source, node, conference, viewer } = given();
    const none = (code, message) => this.#none({ code, message });
    if (source) {
      const adapted = transport.adapt ? transport.adapt(source, this.#ofAdapted()) : checked(source);
      return typeof adapted === "string" ? none("invalid-attribute", adapted) : this.#listenToSource(adapted, transport);
    }
    if (transport.asksWithoutSource) return;
    if (!transport.open) return none("no-source", NO_OWN);
    if (!node || !conference) return none("no-source", NOTHING);
    // The patient would appear twice in the conference, and must not see the list of participants.
    if (viewer !== "clinician") return none("no-source", PATIENT);
    transport.open({ node, conference, displayName, readsChat }).then(
      (opened) => {
        if (signal.aborted) return;
        this.#opened = new WeakRef(opened);
        this.#listenToSource(opened, transport);
      },
      (failure) => {
        if (signal.aborted) return;
        const [type, detail] = transport.failed(failure);
        this.#on.input({ at: Date.now(), kind: "seen", type, detail });
      },
    );
  }

  /** @returns {import("./platform/index.js").Adapted} */
  #ofAdapted() {
    return {
      silent: (problem) => this.#none(problem),
      answers: () => this.#on.input({ at: Date.now(), kind: "connect", embed: new WeakRef(this.#connected.room) }),
    };
  }

  /** @param {import("./platform/index.js").Source} source @param {import("./platform/index.js").Platform} transport */
  #listenToSource(source, transport) {
    const allowed = (type, detail) => (this.#page.readsChat() ? detail : transport.withoutText(type, detail));
    const subscribe = (_, sink, stop) =>
      source.subscribe((at, type, detail) => {
        if (!stop.aborted && transport.types.has(type)) sink(Number.isFinite(at) ? at : Date.now(), type, allowed(type, detail));
      }, stop, this.#ofAdapted());
    try {
      this.#listen(source, { subscribe });
      source.enter?.();
    } catch {
      this.#listen(null);
      this.#none({ code: "invalid-attribute", message: '"source" threw when the panel began to listen to it. The panel asks a person instead.' });
    }
  }

  /** @param {number} at @param {string} type @param {unknown} detail */
  #report(at, type, detail) {
    const tooLarge = isTooLarge(detail);
    if (tooLarge) this.#on.problem({ code: "bad-message", message: TOO_LARGE });
    this.#on.input({ at, kind: "seen", type, detail: tooLarge ? null : detail });
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
      platform.subscribe(room, (at, type, detail) => this.#report(at, type, detail), this.#connected.stop.signal);
    } else if (previous) this.#on.input({ at: Date.now(), kind: "connect", embed: null });
  }
}

/** The source that the page gives, or what is wrong with it. @param {any} given @returns {import("./platform/index.js").Source | string} */
const checked = (given) => {
  try {
    const { subscribe, run, problem } = given;
    if (typeof problem === "string") return problem;
    return typeof subscribe === "function" && ["function", "undefined"].includes(typeof run) ? given : NO_SOURCE;
  } catch {
    // A getter or a proxy of the page.
    return NO_SOURCE;
  }
};
