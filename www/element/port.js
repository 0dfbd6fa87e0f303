/** What the module may ask of the page. Only storage and the clipboard may throw or refuse. */

/** Browsers limit a timer to 31 bits of ms. A later time takes several timers. */
const LONGEST_MS = 2 ** 31 - 1;

/** One timer: a later call replaces an earlier one. */
export class Alarm {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ring;

  /** @param {() => void} ring */
  constructor(ring) {
    this.#ring = ring;
  }

  /** @param {number | null | undefined} at When to ring, in ms since the epoch; null for never. */
  set(at) {
    clearTimeout(this.#timer);
    if (at === null || at === undefined) return;
    const wait = Math.max(0, at - Date.now());
    this.#timer = wait > LONGEST_MS ? setTimeout(() => this.set(at), LONGEST_MS) : setTimeout(this.#ring, wait);
  }
}

/** Hidden pages get no animation frames, and frames outside the viewport may get none either. In ms. */
const NO_FRAME_MS = 200;

/** The next animation frame of the page, or a timer if none comes. */
export class NextFrame {
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #come;

  /** @param {() => void} come */
  constructor(come) {
    this.#come = come;
  }

  /** Requests the frame, unless it is requested already. */
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
 * The values of sessionStorage when each key was first read. A panel that is built again after a panic starts from these and
 * replays its inputs, so it must not read what was stored in between.
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

/** How long the address of an offered file stays valid, in ms. The browser reads it after the click. */
const OFFER_MS = 60_000;

/**
 * Offers a file as a download. A page in a sandboxed frame needs `allow-downloads`.
 * @param {string} name @param {string} mediaType @param {string} text
 */
export function offer(name, mediaType, text) {
  const href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), OFFER_MS);
}

/** A random UUID. `crypto.randomUUID` needs a secure context, which a page inside a hospital's network may not be. */
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
  /** `numbered` by default: to lose an answer in a replay is safer than to apply it to somebody else. */
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
