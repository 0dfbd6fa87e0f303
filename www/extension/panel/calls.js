/**
 * The calls that a tab has at one time, and what of their messages the panel's adapter gets. A page can have several
 * connections: while it reconnects, in two rooms, or because somebody has taken it over. Nothing tells which of them the
 * clinician is in. So as long as there is more than one, the adapter is told so, and reads from all of them only what
 * records, transcribes or streams; when one is left, that one is told from its beginning.
 *
 * @typedef {{ type: string, detail: any, stream: number }} Message As a relay sends it.
 */
export class Calls {
  #own;
  #sink;
  #retell;
  /** @type {Map<string, number>} The frame of each call, by frame and stream. */
  #live = new Map();
  /** @type {Set<number>} The frames that share a screen. */
  #sharing = new Set();

  /**
   * @param {{ stream: string, screen: string, quality: string }} own The types of the messages about the streams, the screen and the quality.
   * @param {(type: string, detail: unknown) => void} sink
   * @param {(frame: number) => void} retell Asks a frame for all it knows.
   */
  constructor(own, sink, retell) {
    this.#own = own;
    this.#sink = sink;
    this.#retell = retell;
  }

  /** @param {number} frame @param {Message} message */
  receive(frame, { type, detail, stream }) {
    const call = `${frame} ${stream}`;
    if (type === this.#own.screen) this.#share(frame, detail);
    else if (type === this.#own.quality) this.#measured(frame, detail);
    else if (type !== this.#own.stream) {
      if (this.#live.has(call)) this.#sink(type, detail);
    } else if (detail.status === "open") this.#begin(call, frame);
    else if (this.#live.delete(call)) this.#ended();
  }

  /** A frame tells all it knows again. @param {number} frame */
  forget(frame) {
    for (const [call, of] of [...this.#live]) if (of === frame) this.#live.delete(call);
  }

  /** A frame is gone, with everything in it. @param {number} frame */
  lost(frame) {
    const before = this.#live.size;
    this.forget(frame);
    this.#sharing.delete(frame);
    if (this.#live.size < before) this.#ended();
  }

  #begin(call, frame) {
    if (this.#live.has(call)) return;
    this.#live.set(call, frame);
    this.#tell(this.#live.size === 1 ? "open" : "several");
  }

  #ended() {
    if (this.#live.size === 0) this.#tell("lost");
    else if (this.#live.size === 1) this.#retell([...this.#live.values()][0]);
  }

  #tell(status) {
    this.#sink(this.#own.stream, { status });
  }

  /** The measures are those of the one call, if its frame has no other. */
  #measured(frame, detail) {
    const [of] = this.#live.values();
    if (this.#live.size === 1 && of === frame) this.#sink(this.#own.quality, detail);
  }

  /** The screen is shared as long as one frame shares it. */
  #share(frame, detail) {
    if (detail.on) this.#sharing.add(frame);
    else this.#sharing.delete(frame);
    if (detail.on || this.#sharing.size === 0) this.#sink(this.#own.screen, detail);
  }
}
