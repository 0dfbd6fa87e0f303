/** Writes a server-sent event stream: named events with an id and one line of JSON. */

export class EventStream {
  #write;
  #end;
  #chunkSize;
  #nextId;
  #open = true;
  #encoder = new TextEncoder();
  /** @type {(() => void) | null} */
  onEnd = null;

  /**
   * @param {(bytes: Uint8Array) => void} write
   * @param {(broken: boolean) => void} end
   * @param {{ chunkSize: number | null, nextId: () => string }} how `chunkSize`: in bytes; null: one chunk for each event.
   */
  constructor(write, end, { chunkSize, nextId }) {
    this.#write = write;
    this.#end = end;
    this.#chunkSize = chunkSize;
    this.#nextId = nextId;
  }

  /** An event without content carries null, because browsers drop an event without data. @param {string} type @param {unknown} data */
  send(type, data) {
    this.raw(`event: ${type}\nid: ${btoa(this.#nextId())}\ndata: ${JSON.stringify(data ?? null)}\n\n`);
  }

  /** @param {string} text */
  raw(text) {
    if (!this.#open) return;
    const bytes = this.#encoder.encode(text);
    const size = this.#chunkSize ?? bytes.length;
    for (let from = 0; from < bytes.length; from += size) this.#write(bytes.subarray(from, from + size));
  }

  /** Ends the stream from the node's side. @param {boolean} broken */
  end(broken) {
    if (!this.#open) return;
    this.gone();
    this.#end(broken);
  }

  /** Handles a client that has disconnected. */
  gone() {
    if (!this.#open) return;
    this.#open = false;
    this.onEnd?.();
  }
}
