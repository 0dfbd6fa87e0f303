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

/**
 * @param {{
 *   emit: (name: string, detail: object) => void,
 *   keep: (entry: string, numbered: boolean) => void,
 *   alarm: Alarm,
 *   reads: FirstReads,
 *   devices: import("./devices.js").Devices,
 *   present: () => void,
 * }} panel
 */
export const makePort = ({ emit, keep, alarm, reads, devices, present }) => ({
  now: () => Date.now(),
  emit,
  /** An answer that does not say so is taken to name somebody by number: leaving one out is safer than misplacing it. */
  keep: (entry, numbered = true) => keep(entry, numbered),
  wakeAt: (at) => alarm.set(at),
  load: (key) => reads.read(key),
  save: (key, value) => sessionStorage.setItem(key, value),
  wipe: (key) => sessionStorage.removeItem(key),
  copy: async (text) => navigator.clipboard.writeText(text),
  testDevices: (on) => (on ? devices.start() : devices.stop()),
  present,
});
