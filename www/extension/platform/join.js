/**
 * Observes a Join conference in the tab of a participant: the node's events that the panel needs, and screen sharing
 * from this browser.
 */
import { OWN } from "../../element/platform/join/messages.js";
import { MessageCache } from "./message_cache.js";
import { LOST, SHAPES } from "./join_messages.js";
import { pick } from "./pick.js";

export class JoinObserver {
  #cache = new MessageCache();
  #emit;
  /** The latest stream; events of older ones are ignored. */
  #stream = 0;
  #open = false;

  /** @param {(message: import("./message_cache.js").Message) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** The messages that a new panel receives first. */
  get snapshot() {
    return this.#cache.messages;
  }

  /** Handles one message of the page script. @param {unknown[]} message */
  receive([kind, stream, type, text]) {
    if (kind === "screen") return this.#screen(stream === true, type);
    if (!Number.isInteger(stream) || stream < this.#stream) return;
    if (kind === "open" || (kind === "event" && stream > this.#stream)) this.#begin(stream);
    if (stream !== this.#stream) return;
    if (kind === "event" && Object.hasOwn(SHAPES, type)) this.#event(type, text);
    // The page may reconnect; until then the cached messages may be outdated.
    else if (kind === "lost" || kind === "closed") this.#end();
  }

  #begin(stream) {
    if (stream === this.#stream && this.#open) return;
    this.#stream = stream;
    this.#open = true;
    this.#clear();
    this.#keep("stream", OWN.stream, { status: "open" });
  }

  #end() {
    if (!this.#open) return;
    this.#open = false;
    this.#clear();
    this.#emit({ ...LOST });
  }

  /** Clears the cache except for screen sharing, which does not depend on the stream. */
  #clear() {
    const screen = this.#cache.messages.find(({ type }) => type === OWN.screen);
    this.#cache.clear();
    if (screen) this.#cache.keep("screen", screen);
  }

  #event(type, text) {
    const detail = readJson(text);
    // An event without content carries null.
    const picked = detail === null ? null : (pick(SHAPES[type], detail) ?? null);
    const row = typeof picked?.uuid === "string" ? `row ${picked.uuid}` : null;
    if (type === "participant_sync_begin") {
      this.#cache.dropAll("row ");
      this.#cache.drop("end");
      this.#keep("begin", type, null);
    } else if (type === "participant_sync_end") this.#keep("end", type, null);
    else if (type === "participant_delete") {
      if (row) this.#cache.drop(row);
      this.#emit({ type, detail: picked });
    } else if (type === "presentation_stop") {
      this.#cache.drop("presentation");
      this.#emit({ type, detail: null });
    } else if (row) this.#keep(row, type, picked);
    else this.#keep({ presentation_start: "presentation" }[type] ?? type, type, picked);
  }

  /** @param {boolean} on @param {unknown} surface */
  #screen(on, surface) {
    const detail = { on, surface: typeof surface === "string" ? surface : null };
    if (on) return this.#keep("screen", OWN.screen, detail);
    this.#cache.drop("screen");
    this.#emit({ type: OWN.screen, detail });
  }

  #keep(key, type, detail) {
    this.#cache.keep(key, { type, detail });
    this.#emit({ type, detail });
  }
}

/** @param {unknown} text @returns {unknown} Null if the text is not JSON. */
function readJson(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
