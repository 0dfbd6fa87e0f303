/**
 * Observes a page: its streams, each by itself, and screen sharing by this browser. What one stream reports never changes
 * what is known of another; what several of them mean together is decided by the panel (`../panel/calls.js`).
 *
 * @typedef {import("./message_cache.js").Message} Message
 * @typedef {(message: Message, stream: number) => void} Emit `stream`: its number; 0 for what concerns no stream.
 *
 * @typedef {object} Stream One stream of a page, from the moment the browser reports that it is open.
 * @property {(...content: unknown[]) => Message[]} read Reads one event, and returns the messages that it gives.
 * @property {Message[]} messages The messages that a new panel receives.
 * @property {number} size How much is kept for them.
 *
 * @typedef {object} Vendor
 * @property {new () => Stream} Stream
 * @property {{ stream: string, screen: string, quality: string }} OWN The types of the messages about the streams, the screen and the quality.
 * @property {boolean} speaksAtOnce Whether an open stream is a call, or only once it has reported something.
 */
import { JoinStream } from "./join.js";
import { OWN as JOIN } from "../../element/platform/join/messages.js";
import { MOST_TRACKS, Minute } from "../../quality/minute.js";
import { WherebyStream } from "./whereby.js";
import { OWN as WHEREBY } from "../../element/platform/whereby_signal/messages.js";

/** @type {Record<import("./hosts.js").Target["platform"], Vendor>} */
const VENDORS = {
  // The node opens an event stream for a participant only.
  join: { Stream: JoinStream, OWN: JOIN, speaksAtOnce: true },
  "whereby-sdk": { Stream: WherebyStream, OWN: WHEREBY, speaksAtOnce: false },
};

/** The most characters of one event or frame, as of an event stream that the panel itself reads. */
export const MOST_CHARACTERS = 4 * 1024 * 1024;
/** The most messages that are kept of one stream: more than one for each participant of any room. */
export const MOST_KEPT = 5_000;

export class Observer {
  /** @type {Map<number, { stream: Stream, speaks: boolean }>} The open streams, by number. */
  #open = new Map();
  /** @type {Message | null} */
  #screen = null;
  #minute = new Minute();
  /** The tracks of the reading that has begun. @type {Array<[number, any]>} */
  #tracks = [];
  /** @type {unknown} */
  #roundTrip = null;
  #emit;
  #vendor;

  /** @param {keyof typeof VENDORS} platform @param {Emit} emit */
  constructor(platform, emit) {
    this.#vendor = VENDORS[platform];
    this.#emit = emit;
  }

  /** The messages that a new panel receives first. @returns {Array<[message: Message, stream: number]>} */
  get snapshot() {
    const calls = [...this.#open].filter(([, { speaks }]) => speaks);
    /** @type {Array<[Message, number]>} */
    const told = calls.flatMap(([number, { stream }]) => [this.#status("open"), ...stream.messages].map((message) => [message, number]));
    return this.#screen === null ? told : [...told, [this.#screen, 0]];
  }

  /** Handles one message of the page script. @param {unknown[]} message */
  receive([kind, number, ...content]) {
    if (kind === "screen") return this.#share(number === true, content[0]);
    if (kind === "pair") return void (this.#roundTrip ??= number);
    if (kind === "read") return this.#measure(this.#minute.take(number, this.#tracks, this.#roundTrip));
    if (kind === "rest") return this.#measure(this.#minute.rest());
    if (!Number.isInteger(number)) return;
    if (kind === "track") return this.#track(number, content[0]);
    if (kind === "open") return this.#begin(number);
    const one = this.#open.get(number);
    // A stream that never opened, or has ended, reports nothing.
    if (!one) return;
    if (kind === "closed") return this.#end(number);
    // What is beyond the limits counts as the end of the stream, because the panel would miss something.
    if (content.some((text) => typeof text === "string" && text.length > MOST_CHARACTERS)) return this.#end(number);
    const messages = one.stream.read(...content);
    if (one.stream.size > MOST_KEPT) return this.#end(number);
    if (messages.length > 0) this.#speak(number);
    for (const message of messages) this.#emit(message, number);
  }

  #begin(number) {
    if (this.#open.has(number)) return;
    this.#open.set(number, { stream: new this.#vendor.Stream(), speaks: false });
    if (this.#vendor.speaksAtOnce) this.#speak(number);
  }

  #speak(number) {
    const one = this.#open.get(number);
    if (one.speaks) return;
    one.speaks = true;
    this.#emit(this.#status("open"), number);
  }

  #end(number) {
    const { speaks } = this.#open.get(number);
    this.#open.delete(number);
    if (speaks) this.#emit(this.#status("lost"), number);
  }

  #status(status) {
    return { type: this.#vendor.OWN.stream, detail: { status } };
  }

  /** @param {number} connection @param {unknown} track */
  #track(connection, track) {
    if (Array.isArray(track) && this.#tracks.length < MOST_TRACKS) this.#tracks.push([connection, track]);
  }

  /** @param {import("../../quality/minute.js").Measure | null} measure */
  #measure(measure) {
    [this.#tracks, this.#roundTrip] = [[], null];
    this.#emit({ type: this.#vendor.OWN.quality, detail: measure }, 0);
  }

  /** @param {boolean} on @param {unknown} surface */
  #share(on, surface) {
    const message = { type: this.#vendor.OWN.screen, detail: { on, surface: typeof surface === "string" ? surface : null } };
    this.#screen = on ? message : null;
    this.#emit(message, 0);
  }
}
