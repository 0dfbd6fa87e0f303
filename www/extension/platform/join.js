/** One event stream of a Join conference: the node's events that the panel needs. */
import { MessageCache } from "./message_cache.js";
import { SHAPES } from "./join_messages.js";
import { pick } from "./pick.js";

const BEGIN = "participant_sync_begin";
const END = "participant_sync_end";

export class JoinStream {
  /** The latest message about each participant. */
  #rows = new MessageCache();
  /** The latest message about the rest of the conference. */
  #cache = new MessageCache();
  /** The markers of the list that have come: its begin and its end. */
  #begun = false;
  #ended = false;

  /** The messages that a new panel receives: everybody in one list, also those who came after it. */
  get messages() {
    const marker = (type, is) => (is ? [{ type, detail: null }] : []);
    return [...marker(BEGIN, this.#begun), ...this.#rows.messages, ...marker(END, this.#ended), ...this.#cache.messages];
  }

  /** The number of messages that are kept. */
  get size() {
    return this.#rows.size + this.#cache.size;
  }

  /** @param {unknown} type @param {unknown} text @returns {import("./message_cache.js").Message[]} */
  read(type, text) {
    if (typeof type !== "string" || !Object.hasOwn(SHAPES, type)) return [];
    const content = readJson(text);
    // An event without content carries null.
    const detail = content === null || type === BEGIN || type === END || type === "presentation_stop" ? null : (pick(SHAPES[type], content) ?? null);
    const message = { type, detail };
    const id = typeof detail?.uuid === "string" ? detail.uuid : null;
    if (type === BEGIN) {
      this.#rows.clear();
      [this.#begun, this.#ended] = [true, false];
    } else if (type === END) this.#ended = true;
    else if (type === "participant_delete") this.#rows.drop(id ?? "");
    else if (id !== null) this.#rows.keep(id, message);
    else if (type === "presentation_stop") this.#cache.drop("presentation_start");
    else this.#cache.keep(type, message);
    return [message];
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
