/**
 * What the page keeps for a panel of the WebAssembly module: everything that must outlive a panic of the module, and the
 * page itself. `src/embed/port.rs` describes each method. Only `load` may throw.
 */

/**
 * The stored texts as they were when they were first read. A panel that is built again starts from the text that the first
 * one started from, not from what that one has stored since, because its inputs are replayed on top.
 */
export class FirstReads {
  /** @type {Map<string, string | null>} */
  #texts = new Map();

  /** @param {string} key */
  read(key) {
    if (!this.#texts.has(key)) this.#texts.set(key, sessionStorage.getItem(key));
    return this.#texts.get(key);
  }

  forget() {
    this.#texts.clear();
  }
}

/**
 * @param {{
 *   observeStack: () => void,
 *   emit: (name: string, detail: object) => void,
 *   keep: (entry: string, numbered: boolean) => void,
 *   drawing: () => void,
 *   reads: FirstReads,
 *   notes: import("./smart.js").NoteChannel,
 *   devices: import("./devices.js").Devices,
 *   readChat: (on: boolean) => void,
 *   present: () => void,
 * }} panel
 */
export const makePort = ({ observeStack, emit, keep, drawing, reads, notes, devices, readChat, present }) => ({
  observeStack,
  emit,
  /** An intent that does not say so is taken to name somebody by number: leaving one out is safer than misplacing it. */
  keep: (entry, numbered = true) => keep(entry, numbered),
  drawing,
  load: (key) => reads.read(key),
  send: (origin, handle, messageId, resource) => notes.send(origin, handle, messageId, resource),
  giveUp: () => notes.giveUp(),
  readChat,
  testDevices: (on) => (on ? devices.start() : devices.stop()),
  present,
});
