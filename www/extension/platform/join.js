/**
 * Join's conference, overheard in the tab of somebody who is in it: the events of its stream as the node sends them,
 * as far as the panel needs them, and what this browser tells beside them.
 */
import { OWN } from "../../element/platform/join/messages.js";
import { Ledger } from "./ledger.js";
import { LOST, SHAPES } from "./join_told.js";
import { pick } from "./pick.js";

export class Overheard {
  #ledger = new Ledger();
  #tell;
  /** The stream that was opened last: an older one has nothing more to say. */
  #stream = 0;
  #open = false;

  /** @param {(told: import("./ledger.js").Told) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** All that a panel must be told first. */
  get told() {
    return this.#ledger.told;
  }

  /** One message of the script in the page. @param {unknown[]} message */
  hear([kind, stream, type, text]) {
    if (kind === "screen") return this.#screen(stream === true, type);
    if (!Number.isInteger(stream) || stream < this.#stream) return;
    if (kind === "open" || (kind === "event" && stream > this.#stream)) this.#begin(stream);
    if (stream !== this.#stream) return;
    if (kind === "event" && Object.hasOwn(SHAPES, type)) this.#event(type, text);
    // It may be opened again by the page; until then nothing of what was told need still be so.
    else if (kind === "lost" || kind === "closed") this.#end();
  }

  #begin(stream) {
    if (stream === this.#stream && this.#open) return;
    this.#stream = stream;
    this.#open = true;
    this.#forget();
    this.#say("stream", OWN.stream, { status: "open" });
  }

  #end() {
    if (!this.#open) return;
    this.#open = false;
    this.#forget();
    this.#tell({ ...LOST });
  }

  /** What is shared from here is shared whatever becomes of the stream. */
  #forget() {
    const screen = this.#ledger.told.find(({ type }) => type === OWN.screen);
    this.#ledger.clear();
    if (screen) this.#ledger.keep("screen", screen);
  }

  #event(type, text) {
    const detail = readJson(text);
    // An event without content carries null.
    const told = detail === null ? null : (pick(SHAPES[type], detail) ?? null);
    const row = typeof told?.uuid === "string" ? `row ${told.uuid}` : null;
    if (type === "participant_sync_begin") {
      this.#ledger.dropAll("row ");
      this.#ledger.drop("end");
      this.#say("begin", type, null);
    } else if (type === "participant_sync_end") this.#say("end", type, null);
    else if (type === "participant_delete") {
      if (row) this.#ledger.drop(row);
      this.#tell({ type, detail: told });
    } else if (type === "presentation_stop") {
      this.#ledger.drop("presentation");
      this.#tell({ type, detail: null });
    } else if (row) this.#say(row, type, told);
    else this.#say({ presentation_start: "presentation" }[type] ?? type, type, told);
  }

  /** @param {boolean} on @param {unknown} surface */
  #screen(on, surface) {
    const detail = { on, surface: typeof surface === "string" ? surface : null };
    if (on) return this.#say("screen", OWN.screen, detail);
    this.#ledger.drop("screen");
    this.#tell({ type: OWN.screen, detail });
  }

  #say(key, type, detail) {
    this.#ledger.keep(key, { type, detail });
    this.#tell({ type, detail });
  }
}

/** @param {unknown} text @returns {unknown} Null where it is none. */
function readJson(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
