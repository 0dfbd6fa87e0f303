/**
 * What the module may ask of the page. `src/embed/port.rs` describes each method. Only `load` may throw.
 * In JavaScript because it must outlive a panic of the module.
 */

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

/**
 * @param {{
 *   observeStack: () => void,
 *   emit: (name: string, detail: object) => void,
 *   keep: (entry: string, numbered: boolean) => void,
 *   reads: FirstReads,
 *   notes: import("./smart.js").NoteChannel,
 *   devices: import("./devices.js").Devices,
 *   readChat: (on: boolean) => void,
 *   present: () => void,
 * }} panel
 */
export const makePort = ({ observeStack, emit, keep, reads, notes, devices, readChat, present }) => ({
  observeStack,
  emit,
  /** `numbered` by default: to lose an answer in a replay is safer than to apply it to somebody else. */
  keep: (entry, numbered = true) => keep(entry, numbered),
  load: (key) => reads.read(key),
  send: (origin, handle, messageId, resource) => notes.send(origin, handle, messageId, resource),
  giveUp: () => notes.giveUp(),
  readChat,
  testDevices: (on) => (on ? devices.start() : devices.stop()),
  present,
});
