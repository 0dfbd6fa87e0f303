/** What the WebAssembly module may ask of the page. Only storage and the clipboard may throw or refuse. */

/** Browsers keep the length of a timer in 31 bits. A later moment is waited for in several goes. */
const LONGEST_MS = 2 ** 31 - 1;

/** One timer: a later call replaces the earlier. */
export class Alarm {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ring;

  /** @param {() => void} ring */
  constructor(ring) {
    this.#ring = ring;
  }

  /** @param {number | null | undefined} at When to ring, in ms since the epoch; null: not at all. */
  set(at) {
    clearTimeout(this.#timer);
    if (at === null || at === undefined) return;
    const wait = Math.max(0, at - Date.now());
    this.#timer = wait > LONGEST_MS ? setTimeout(() => this.set(at), LONGEST_MS) : setTimeout(this.#ring, wait);
  }
}

/** A hidden page gets no frames, and one in a frame out of sight may not either. */
const NO_FRAME_MS = 200;

/** The next frame of the page, or a moment later where none comes. */
export class NextFrame {
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #come;

  /** @param {() => void} come */
  constructor(come) {
    this.#come = come;
  }

  /** Asks for it, once until it comes. */
  ask() {
    if (this.#timer !== undefined) return;
    const come = () => {
      this.giveUp();
      this.#come();
    };
    this.#timer = setTimeout(come, NO_FRAME_MS);
    this.#frame = globalThis.requestAnimationFrame?.(come) ?? 0;
  }

  giveUp() {
    clearTimeout(this.#timer);
    if (this.#frame) cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = 0;
  }
}

/**
 * What sessionStorage held when each key was first read. A panel that is built again begins from what the first one
 * began from, not from what that one has stored since.
 */
export class FirstReads {
  /** @type {Map<string, string | null>} */
  #held = new Map();

  /** @param {string} key */
  read(key) {
    if (!this.#held.has(key)) this.#held.set(key, sessionStorage.getItem(key));
    return this.#held.get(key);
  }

  forget() {
    this.#held.clear();
  }
}

/** So long the browser may take to fetch a file that was offered: it reads the address after the click is over. */
const OFFER_MS = 60_000;

/**
 * Offers a file to the person, as a download. A page in a sandboxed frame needs `allow-downloads` for it.
 * @param {string} name @param {string} mediaType @param {string} text
 */
export function offer(name, mediaType, text) {
  const href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), OFFER_MS);
}

/** An opaque id. The browser's own are for secure contexts, and a page inside a hospital's network may be none. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @param {{
 *   now: () => number,
 *   emit: (name: string, detail: object) => void,
 *   keep: (entry: string, numbered: boolean) => void,
 *   alarm: Alarm,
 *   frame: NextFrame,
 *   reads: FirstReads,
 *   notes: import("./smart.js").NoteChannel,
 *   devices: import("./devices.js").Devices,
 *   readChat: (on: boolean) => void,
 *   present: () => void,
 * }} panel
 */
export const makePort = ({ now, emit, keep, alarm, frame, reads, notes, devices, readChat, present }) => ({
  now,
  emit,
  /** An answer that does not say so is taken to name somebody by number: leaving one out is safer than misplacing it. */
  keep: (entry, numbered = true) => keep(entry, numbered),
  wakeAt: (at) => alarm.set(at),
  nextFrame: () => {
    frame.ask();
    return true;
  },
  load: (key) => reads.read(key),
  save: (key, value) => sessionStorage.setItem(key, value),
  wipe: (key) => sessionStorage.removeItem(key),
  copy: async (text) => navigator.clipboard.writeText(text),
  offer,
  send: (origin, handle, resource) => notes.send(origin, handle, resource),
  giveUp: () => notes.giveUp(),
  newId,
  readChat,
  testDevices: (on) => (on ? devices.start() : devices.stop()),
  present,
});
