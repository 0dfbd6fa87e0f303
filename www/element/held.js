/**
 * What a person does on the first screen before the module can answer: it is held, and done again when it can. That is
 * the blink of an eye on most lines, and a press that nothing comes of is worse than one that is answered late.
 */

/** What the screen listens for. */
const TYPES = ["click", "change", "input", "keydown"];

export class Held {
  #root;
  /** @type {Array<[event: Event, target: EventTarget]>} An event outside its shadow root does not know its target any more. */
  #events = [];
  /** @type {AbortController | null} */
  #holding = null;

  /** @param {ShadowRoot} root What the screen stands in. */
  constructor(root) {
    this.#root = root;
  }

  /** Holds what is done inside a place. @param {HTMLElement} place */
  hold(place) {
    this.drop();
    this.#holding = new AbortController();
    const hold = (event) => {
      if (!place.contains(event.target)) return;
      event.stopImmediatePropagation();
      // What a press does by itself, such as folding something out, comes with the press that is done again.
      if (event.type === "click") event.preventDefault();
      this.#events.push([event, event.target]);
    };
    for (const type of TYPES) this.#root.addEventListener(type, hold, { capture: true, signal: this.#holding.signal });
  }

  /** Does again what was held, in order, and holds no more. */
  release() {
    const events = this.#events;
    this.drop();
    // An event of the same kind reads its properties off the one before.
    for (const [event, target] of events) target.dispatchEvent(new event.constructor(event.type, event));
  }

  /** Holds no more, and forgets what was held. */
  drop() {
    this.#holding?.abort();
    this.#holding = null;
    this.#events = [];
  }
}
