/** Writes an event stream: named events with an id and one line of JSON each. */

export class EventStream {
  #write;
  #end;
  #pieces;
  #nextId;
  #open = true;
  #encoder = new TextEncoder();
  /** @type {(() => void) | null} */
  onEnd = null;

  /**
   * @param {(bytes: Uint8Array) => void} write
   * @param {(broken: boolean) => void} end
   * @param {{ pieces: number | null, nextId: () => string }} how `pieces`: how many bytes are written at a time.
   */
  constructor(write, end, { pieces, nextId }) {
    this.#write = write;
    this.#end = end;
    this.#pieces = pieces;
    this.#nextId = nextId;
  }

  /** An event without content carries null: browsers drop one that has no data at all. @param {string} type @param {unknown} data */
  send(type, data) {
    this.raw(`event: ${type}\nid: ${btoa(this.#nextId())}\ndata: ${JSON.stringify(data ?? null)}\n\n`);
  }

  /** @param {string} text */
  raw(text) {
    if (!this.#open) return;
    const bytes = this.#encoder.encode(text);
    const size = this.#pieces ?? bytes.length;
    for (let from = 0; from < bytes.length; from += size) this.#write(bytes.subarray(from, from + size));
  }

  /** The node ends it. @param {boolean} broken */
  end(broken) {
    if (!this.#open) return;
    this.gone();
    this.#end(broken);
  }

  /** The client is gone. */
  gone() {
    if (!this.#open) return;
    this.#open = false;
    this.onEnd?.();
  }
}
